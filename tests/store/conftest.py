"""A workspace with the small library, built or not; in a folder, and for some tests on a server."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.store.building.build import open_store
from dossier.store.store import Store
from dossier.workspace import Workspace
from tests.shared import Desk

from .samples import make_workspace

# what is asked of a store wherever its files are kept; of the second, only in the long run
_EVERYWHERE = {"test_store", "test_undoing"}
_LONG = {
    "test_build", "test_describing", "test_following", "test_freshness", "test_rebuilding",
    "test_removing", "test_round_trip", "test_versions",
}  # fmt: skip


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Let tests of the store run on both of its kinds."""
    name = metafunc.module.__name__.rpartition(".")[2]
    on_disk = metafunc.definition.get_closest_marker("on_disk")
    if name in _EVERYWHERE | _LONG and "workspace" in metafunc.fixturenames and not on_disk:
        marks = [pytest.mark.long] if name in _LONG else []
        kinds = ["folder", pytest.param("server", marks=marks)]
        metafunc.parametrize("workspace", kinds, indirect=True)


@pytest.fixture
def workspace(tmp_path: Path, request: pytest.FixtureRequest) -> Workspace:
    made = make_workspace(tmp_path / "library")
    if getattr(request, "param", "folder") == "folder":
        return made
    desk: Desk = request.getfixturevalue("desk_of_many")
    return desk.share(made)


@pytest.fixture
def store(workspace: Workspace) -> Store:
    return open_store(workspace)
