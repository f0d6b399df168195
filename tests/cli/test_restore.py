"""Earlier states by command, and a store whose files others have put their hands on."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from dossier.store import backups
from dossier.store.store import Store
from dossier.workspace import Workspace
from tests.cli.conftest import Run

PLANT = "norvane-000000"


def edit(workspace: Workspace, text: str) -> None:
    store = Store(workspace)
    new = replace(store.library().statement[PLANT], text=text)
    store.save(new, revision=store.revision(PLANT), who="analyst")


def text(workspace: Workspace) -> str:
    return Store(workspace).library().statement[PLANT].text


@pytest.fixture
def edited(made_up: Workspace) -> Workspace:
    """Give a library with three states of one dossier."""
    edit(made_up, "First.")
    edit(made_up, "Second.")
    return made_up


def test_states_are_listed_and_one_is_brought_back(run: Run, edited: Workspace) -> None:
    listed = run("restore", workspace=edited)
    assert listed.returncode == 0
    assert [line for line in listed.stdout.splitlines() if line[0] != " "] == [
        "articles", "calder", "norvane", "untold", "journal/000001",
    ]  # fmt: skip
    lines = run("restore", "norvane", workspace=edited).stdout.splitlines()
    assert [line.split(", ", 1)[1] for line in lines[1:]] == [
        "generation 3, 6 statements, as it is now",
        "generation 2, 6 statements",
        "generation 1, 6 statements",
    ]
    told = json.loads(run("restore", "norvane", "--json", workspace=edited).stdout)
    assert [(item["number"], item["statements"], item["sound"]) for item in told] == [
        (1, 6, True), (2, 6, True), (3, 6, True),
    ]  # fmt: skip
    done = run("restore", "norvane", "2", "--yes", workspace=edited)
    assert (done.returncode, text(edited)) == (0, "First.")
    assert "Brought norvane back" in done.stderr
    assert run("restore", "norvane", "2", "--yes", workspace=edited).returncode == 0
    assert text(edited) == "Second."
    assert run("check", workspace=edited).returncode == 0


def test_nothing_is_brought_back_unasked_unknown_or_unsound(run: Run, edited: Workspace) -> None:
    asked = run("restore", "norvane", "2", workspace=edited)
    assert (asked.returncode, "say --yes" in asked.stderr) == (2, True)
    assert run("restore", "nobody", workspace=edited).returncode == 2
    none = run("restore", "norvane", "9", "--yes", workspace=edited)
    assert (none.returncode, none.stderr) == (2, "dossier: norvane has no state 9; there are 3\n")
    backups.kept(edited.store / "norvane.json")[1].write_text("{", "utf-8")
    unsound = run("restore", "norvane", "2", "--yes", workspace=edited)
    assert (unsound.returncode, "is not valid JSON" in unsound.stderr) == (1, True)
    assert "unsound: is not valid JSON" in run("restore", "norvane", workspace=edited).stdout
    assert text(edited) == "Second."


def test_a_file_that_cannot_be_read_is_brought_back_and_kept_aside(
    run: Run, edited: Workspace
) -> None:
    path = edited.store / "norvane.json"
    path.unlink()
    path.write_text("half of a fi", "utf-8")
    assert run("restore", "norvane", "1", "--yes", workspace=edited).returncode == 0
    assert text(edited) == "Second."
    (aside,) = backups.place(path).glob("*.damaged")
    assert aside.read_text("utf-8") == "half of a fi"


def test_a_merge_is_taken_back_with_the_companies_file(run: Run, edited: Workspace) -> None:
    assert run("company", "merge", "untold", "calder", "--yes", workspace=edited).returncode == 0
    assert run("restore", "companies.toml", "2", "--yes", workspace=edited).returncode == 0
    for name in ("untold", "calder"):
        number = "1" if name == "untold" else "2"
        assert run("restore", name, number, "--yes", workspace=edited).returncode == 0
    assert run("check", workspace=edited).returncode == 0
    assert len(Store(edited).library().companies) == 3


def _gone(workspace: Workspace) -> None:
    (workspace.store / "norvane.json").unlink()


def _articles_gone(workspace: Workspace) -> None:
    (workspace.store / "articles.json").unlink()


def _older(workspace: Workspace) -> None:
    path = workspace.store / "norvane.json"
    old = backups.kept(path)[1].read_bytes()
    path.unlink()
    path.write_bytes(old)


def _cut(workspace: Workspace) -> None:
    path = workspace.store / "norvane.json"
    data = path.read_bytes()
    path.unlink()
    path.write_bytes(data[: len(data) // 2])


def _swapped(workspace: Workspace) -> None:
    one, two = workspace.store / "norvane.json", workspace.store / "calder.json"
    one.rename(one.with_suffix(".tmp"))
    two.rename(one)
    one.with_suffix(".tmp").rename(two)


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (_gone, "norvane.json: is gone; states of it are kept"),
        (_articles_gone, "articles.json: is gone; states of it are kept"),
        (_older, "is of generation 2, and was of generation 3 before: an older file was put in"),
        (_cut, "norvane.json:"),
        (_swapped, "but it holds the record of 'calder'"),
    ],
    ids=["gone", "articles gone", "older", "cut", "swapped"],
)
def test_what_a_synchroniser_does_is_told_and_put_right(
    run: Run, edited: Workspace, harm: Callable[[Workspace], None], told: str
) -> None:
    harm(edited)
    found = run("check", workspace=edited)
    assert (found.returncode, told in found.stdout) == (1, True), found.stdout
    mended = run("check", "--repair", workspace=edited)
    assert mended.returncode == 0, mended.stdout
    assert "restored: data/store/" in mended.stdout
    assert text(edited) == "Second."


def test_a_swapped_file_is_refused_by_name(run: Run, edited: Workspace) -> None:
    _swapped(edited)
    listed = run("list", workspace=edited)
    assert listed.returncode == 1
    assert "calder.json: holds the record of 'norvane'" in listed.stderr
    assert "dossier check --repair" in listed.stderr


def test_a_conflict_copy_is_told_and_read_by_nobody(run: Run, edited: Workspace) -> None:
    path = edited.store / "norvane.json"
    shutil.copy(path, path.with_name("norvane (Ada's conflicted copy).json"))
    assert run("list", workspace=edited).returncode == 0
    found = run("check", workspace=edited)
    assert found.returncode == 1
    assert "is no file of the store by its name" in found.stdout


@pytest.mark.parametrize("linked", ["file", "dangling"])
def test_a_link_in_the_place_of_a_file_is_refused(
    run: Run, edited: Workspace, tmp_path: Path, linked: str
) -> None:
    """A link is not followed: what it leads to is no file of this store, and is not overwritten."""
    path, elsewhere = edited.store / "norvane.json", tmp_path / "elsewhere.json"
    path.rename(elsewhere)
    before = elsewhere.read_bytes()
    path.symlink_to(elsewhere if linked == "file" else tmp_path / "nowhere")
    for command in (["list"], ["undo", PLANT], ["restore", "norvane", "2", "--yes"]):
        refused = run(*command, workspace=edited)
        assert (refused.returncode, "is not a plain file" in refused.stderr) == (1, True), command
    assert "is not a plain file" in run("check", "--repair", workspace=edited).stdout
    assert path.is_symlink()
    assert elsewhere.read_bytes() == before


def test_a_linked_folder_is_followed(run: Run, edited: Workspace, tmp_path: Path) -> None:
    edited.store.rename(tmp_path / "store")
    edited.store.symlink_to(tmp_path / "store")
    assert run("undo", PLANT, workspace=edited).returncode == 0
    assert text(edited) == "First."


def test_a_newer_schema_is_left_alone_by_every_command(run: Run, edited: Workspace) -> None:
    path = edited.store / "norvane.json"
    newer = path.read_bytes().replace(b'"schema": 1', b'"schema": 99', 1)
    path.unlink()
    path.write_bytes(newer)
    for command in (["list"], ["check"], ["check", "--repair"], ["build"]):
        done = run(*command, workspace=edited)
        assert done.returncode == 1
        assert "is of schema 99; this dossier knows schemas up to 1" in done.stdout + done.stderr
    assert path.read_bytes() == newer


def test_a_folder_that_may_only_be_read_is_read(edited: Workspace, tmp_path: Path) -> None:
    bound = ["setpriv", "--bounding-set=-all"] if os.geteuid() == 0 else []
    if bound and not shutil.which(bound[0]):
        pytest.skip("root may write anywhere")

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*bound, sys.executable, "-m", "dossier", "-w", str(edited.root), *arguments],
            capture_output=True, text=True, check=False, cwd=tmp_path, timeout=60,
        )  # fmt: skip

    folders = [path for path in (edited.store, *edited.store.rglob("*")) if path.is_dir()]
    for folder in folders:
        folder.chmod(0o555)
    (edited.store / ".lock").unlink(missing_ok=True) if os.geteuid() == 0 else None
    try:
        assert run("list").returncode == 0
        assert run("check").returncode == 0
        refused = run("undo", PLANT)
        assert (refused.returncode, "not permitted" in refused.stderr) == (1, True), refused.stderr
        assert run("restore", "norvane", "2", "--yes").returncode == 1
    finally:
        for folder in folders:
            folder.chmod(0o755)
    assert text(edited) == "Second."


def test_no_build_begins_anew_what_is_gone(run: Run, edited: Workspace) -> None:
    _gone(edited)
    refused = run("build", workspace=edited)
    assert (refused.returncode, "is gone; states of it are kept" in refused.stderr) == (1, True)
    told = "the dossier of norvane is gone; run dossier check --repair"
    assert told in run("list", workspace=edited).stderr
    path = edited.store / "norvane.json"
    shutil.rmtree(backups.place(path))
    assert run("build", workspace=edited).returncode == 0
    assert text(edited).startswith("Norvane opened")
