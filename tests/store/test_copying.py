"""A workspace is copied between folders and a server: whole, verified, and on from where it was."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dossier.errors import DossierError, StorageError
from dossier.store import contents, copying
from dossier.store.building.attachments import attach
from dossier.store.building.build import open_store
from dossier.store.checking.check import check
from dossier.store.freshness import notes
from dossier.store.opening import copy_workspace, make_workspace, open_workspace
from dossier.workspace import Workspace
from tests.shared import Desk

from .samples import HARBOUR, YARD, edit, write_text


@pytest.fixture
def source(workspace: Workspace, tmp_path: Path) -> Workspace:
    """A library with an edit, an attached text, and what is each person's own."""
    edit(open_store(workspace), YARD, "A yard.")
    attach(workspace, [write_text(tmp_path, HARBOUR)])
    workspace.exports.mkdir()
    (workspace.exports / "acme.md").write_text("mine", "utf-8")
    workspace.session.write_text("{}", "utf-8")
    workspace.dismissed.write_text("Nobody Ltd\n", "utf-8")
    return workspace


def held(workspace: Workspace) -> dict[str, bytes]:
    """Give the files that make a workspace."""
    return {name: path.read_bytes() for name, path in contents.places(workspace).items()}


def test_there_and_back_the_bytes_are_the_same(
    source: Workspace, desk_of_many: Desk, tmp_path: Path
) -> None:
    back = copy_workspace(desk_of_many.share(source), str(tmp_path / "back"))
    assert held(back) == held(source)
    assert f"data/originals/{HARBOUR}.txt" in held(back)
    assert not back.exports.exists()
    assert not back.session.exists()
    assert notes(back) == []
    assert not check(back).faults


def test_what_a_store_cannot_have_written_is_copied_as_it_is(
    source: Workspace, desk_of_many: Desk, tmp_path: Path
) -> None:
    acme = source.store / "acme.json"
    acme.write_bytes(acme.read_bytes().replace(b"A yard.", b"A \xff yard."))
    (source.store / "bolt (Ada's copy).json").write_text('{"a":1}', "utf-8")
    back = copy_workspace(desk_of_many.share(source), str(tmp_path / "back"))
    assert held(back) == held(source)


@pytest.mark.parametrize("to", ["folder", "server"])
def test_a_copy_that_was_broken_off_goes_on(
    source: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
    to: str,
) -> None:
    target = str(tmp_path / "copy")
    if to == "server":
        desk: Desk = request.getfixturevalue("desk_of_many")
        target = desk.server.address(workspace=desk.new())
    monkeypatch.setattr(copying, "_BATCH", 2)

    def stop(done: int, of: int) -> None:
        if done >= of // 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        copy_workspace(source, target, stop)
    with pytest.raises(DossierError):
        open_workspace(target, pytest.fail)
    stranger = Workspace(shutil.copytree(source.root, tmp_path / "stranger"))
    with pytest.raises(DossierError, match=f"copy from {source.root}"):
        copy_workspace(stranger, target)
    told: list[int] = []
    made = copy_workspace(source, target, lambda done, _: told.append(done))
    assert held(made) == held(source)
    assert held(open_workspace(target, pytest.fail)) == held(source)
    with pytest.raises(DossierError, match="is not empty"):
        copy_workspace(source, target)
    if to == "server":
        desk.leave(made)


def test_a_copy_that_differs_is_not_taken_for_whole(
    source: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spoil(done: int, of: int) -> None:
        if done == of:
            (tmp_path / "copy" / "data" / "lexicon.toml").write_text("schema = 1\n", "utf-8")

    with pytest.raises(StorageError, match=r"is not what was copied: data/lexicon.toml"):
        copy_workspace(source, str(tmp_path / "copy"), spoil)
    with pytest.raises(DossierError, match="not brought to its end"):
        open_workspace(str(tmp_path / "copy"), pytest.fail)


def test_a_workspace_is_made_on_the_server_as_in_a_folder(
    desk_of_many: Desk, tmp_path: Path
) -> None:
    address = desk_of_many.server.address(workspace=desk_of_many.new())
    made = make_workspace(address, sample=False)
    here = make_workspace(str(tmp_path / "here"), sample=False)
    assert held(made) == held(here)
    with pytest.raises(DossierError, match="is not empty"):
        make_workspace(address, sample=True)
    desk_of_many.leave(made)


def test_a_replica_is_not_taken_for_a_workspace_of_its_own(
    desk_of_many: Desk, source: Workspace
) -> None:
    shared = desk_of_many.share(source)
    with pytest.raises(DossierError, match="is the replica of a workspace on a server"):
        open_workspace(str(shared.root), pytest.fail)
    assert shared.root.stat().st_mode & 0o077 == 0  # nobody else reads the texts
