"""Fixtures for all tests: nothing of the user's is read, everything is written to tmp."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from dossier.model import Library
from dossier.store.building.attachments import attach
from dossier.store.building.build import build
from dossier.store.store import Store
from dossier.workspace import Workspace, create
from tests import disputed, invented, postgres
from tests.clippings import add_clippings
from tests.shared import Desk

# of every property that does not count its own examples; `pytest --hypothesis-profile thorough`
settings.register_profile("quick", deadline=None, max_examples=100)
settings.register_profile("thorough", deadline=None, max_examples=1_000)
settings.load_profile("quick")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--first`, for a long run that is over in a minute or two."""
    parser.addoption(
        "--first", action="store_true", help="of a test in several pieces run the first only"
    )


@pytest.hookimpl(trylast=True)  # once marks have chosen
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out all pieces of a test but the first, where that was asked for."""
    if not config.getoption("first"):
        return
    firsts: dict[str, pytest.Item] = {}
    for item in items:
        firsts.setdefault(item.nodeid.partition("[")[0], item)
    kept = list(firsts.values())
    config.hook.pytest_deselected(items=[item for item in items if item not in kept])
    items[:] = kept


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DOSSIER_CONFIG", str(tmp_path / "config"))
    monkeypatch.setenv("DOSSIER_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("DOSSIER_WORKSPACE", raising=False)
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture(scope="session")
def _sample_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("sample") / "library"
    build(create(root, sample=True))
    return root


@pytest.fixture(scope="session")
def _invented_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("invented") / "library"
    build(invented.make(root))
    return root


@pytest.fixture(scope="session")
def _disputed_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("disputed") / "library"
    build(disputed.make(root))
    return root


@pytest.fixture(scope="session")
def server() -> Iterator[postgres.Server]:
    """A PostgreSQL server, where this machine has one."""
    pytest.importorskip("psycopg", reason="psycopg is not installed: no test with a server")
    programs = postgres.programs()
    if programs is None:
        pytest.skip("no PostgreSQL on this machine: no test with a server")
    with postgres.running(programs) as found:
        yield found


@pytest.fixture
def desk_of_many(
    server: postgres.Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    """People who share workspaces on the server."""
    desk = Desk(server, tmp_path / "machines", monkeypatch)
    yield desk
    desk.close()


@pytest.fixture
def sample(_sample_built: Path, tmp_path: Path) -> Workspace:
    """The library that the package carries, built, without originals."""
    return Workspace(shutil.copytree(_sample_built, tmp_path / "sample"))


@pytest.fixture
def made_up(_invented_built: Path, tmp_path: Path) -> Workspace:
    """A library of our own invention, built, without originals."""
    return Workspace(shutil.copytree(_invented_built, tmp_path / "invented"))


@pytest.fixture
def contested(_disputed_built: Path, tmp_path: Path) -> Workspace:
    """A library in which articles disagree and plans wait for their outcome, built."""
    return Workspace(shutil.copytree(_disputed_built, tmp_path / "contested"))


@pytest.fixture(scope="session")
def contested_library(_disputed_built: Path) -> Library:
    """The same, read: for questions that change nothing."""
    return Store(Workspace(_disputed_built)).library()


@pytest.fixture(scope="session")
def sample_library(_sample_built: Path) -> Library:
    """The library that the package carries, read."""
    return Store(Workspace(_sample_built)).library()


@pytest.fixture
def with_originals(made_up: Workspace) -> Workspace:
    """The invented library with its originals attached."""
    attach(made_up, sorted((made_up.root / "originals").iterdir()))
    return made_up


@pytest.fixture
def clipped(made_up: Workspace, tmp_path: Path) -> Workspace:
    """The invented library with two articles added from files, not yet reviewed."""
    return add_clippings(made_up, tmp_path / "clippings")
