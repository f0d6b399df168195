"""Several at once, and sudden death: no acknowledged edit is lost, no file becomes unreadable."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from filelock import FileLock
from msgspec.structs import replace

import dossier
from dossier.errors import ConflictError, StorageError
from dossier.store import keeping
from dossier.store.building.build import build, open_store
from dossier.store.checking.check import check
from dossier.store.shelf import Shelf
from dossier.store.store import Store
from dossier.workspace import Workspace

from .samples import STATEMENTS, YARD, evidence, snapshot, statement

ROOT = Path(dossier.__file__).parents[1]
HAMMER = Path(__file__).with_name("hammer.py")


RANDOM_KILLS = 100  # and 1,000 in the long run, in two halves that may go side by side


def hammer(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, str(HAMMER), *arguments],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=240,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    return done.stdout


def test_eight_processes_at_once_lose_no_edit(workspace: Workspace) -> None:
    store = open_store(workspace)
    names, times = "STUVWXYZ", 6
    with ThreadPoolExecutor(len(names)) as pool:
        list(pool.map(lambda name: hammer("write", str(workspace.root), name, str(times)), names))
    words = store.library().statement[YARD].text.split()
    expected = {f"{name}{number}" for name in names for number in range(times)}
    assert expected <= set(words)
    assert store.revision(YARD) == 1 + len(expected)
    assert check(workspace).faults == ()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a forked writer")
def test_a_killed_writer_leaves_every_file_readable_and_loses_nothing(
    workspace: Workspace,
) -> None:
    build(workspace)
    counts = json.loads(hammer("die", str(workspace.root), str(RANDOM_KILLS), "7"))
    assert counts == {"rounds": RANDOM_KILLS, "lost": 0, "unreadable": 0}
    open_store(workspace).delete(YARD, Store(workspace).revision(YARD), who="analyst")
    assert not [name for name in snapshot(workspace) if name.endswith(".new")]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a forked reviewer")
def test_a_killed_review_loses_no_decision(clipped: Workspace) -> None:
    counts = json.loads(hammer("review", str(clipped.root), "20", "7"))
    assert counts == {"rounds": 20, "lost": 0, "unreadable": 0}


@pytest.mark.long
@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills forked writers")
@pytest.mark.parametrize("half", ["1", "2"])
def test_a_thousand_random_kills_lose_nothing(workspace: Workspace, half: str) -> None:
    build(workspace)
    counts = json.loads(hammer("die", str(workspace.root), "500", half))
    assert counts == {"rounds": 500, "lost": 0, "unreadable": 0}


@pytest.mark.long
def test_eight_processes_at_length_lose_no_edit(workspace: Workspace) -> None:
    store = open_store(workspace)
    names, times = "STUVWXYZ", 30
    with ThreadPoolExecutor(len(names)) as pool:
        list(pool.map(lambda name: hammer("write", str(workspace.root), name, str(times)), names))
    words = set(store.library().statement[YARD].text.split())
    assert {f"{name}{number}" for name in names for number in range(times)} <= words
    assert store.revision(YARD) == 1 + len(names) * times


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a forked merger")
def test_a_killed_merge_and_a_killed_undo_can_be_taken_back(workspace: Workspace) -> None:
    open_store(workspace).add(
        statement("acme-0000aa", "sales", "Acme is named.", evidence("40 boats")), who="analyst"
    )
    (workspace.store / "journal" / "000001.json").unlink()  # the addition is to stay
    counts = json.loads(hammer("merge", str(workspace.root), "25", "7"))
    assert counts == {"rounds": 25, "lost": 0, "unreadable": 0}


def test_of_two_reviewers_with_the_same_revision_one_is_told(workspace: Workspace) -> None:
    build(workspace)

    def review(number: int) -> bool:
        new = replace(STATEMENTS[0], text=f"Reviewer {number}.")
        try:
            Store(workspace).save(new, revision=1, who="analyst")
        except ConflictError:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(review, range(8))) == [False] * 7 + [True]


def test_many_threads_may_share_a_store(workspace: Workspace) -> None:
    store = open_store(workspace)

    def work(number: int) -> int:
        item = STATEMENTS[number % 4]
        while True:
            revision = store.revision(item.id)
            try:
                return store.save(
                    replace(item, text=f"Text {number}."), revision=revision, who="analyst"
                )
            except ConflictError:
                continue

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(24)))
    assert sum(store.revision(item.id) for item in STATEMENTS) == 28


def test_a_store_in_use_is_told_after_a_while_and_can_still_be_read(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(workspace)
    store = Store(workspace)
    monkeypatch.setattr(keeping, "PATIENCE", 0.02)
    monkeypatch.setattr(keeping, "BRIEF", 0.02)
    held = FileLock(workspace.store / ".lock")
    with ThreadPoolExecutor(1) as pool:  # another holder: a lock is of one thread
        pool.submit(held.acquire).result()
        with pytest.raises(StorageError, match="another dossier is writing here"):
            store.save(STATEMENTS[0], revision=1, who="analyst")
        assert len(store.library().statements) == 4
        pool.submit(held.release).result()


def test_readers_keep_writers_out_and_not_each_other(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(workspace)
    store, folder = Store(workspace), Shelf(workspace.store)
    monkeypatch.setattr(keeping, "PATIENCE", 0.02)
    with folder.reading():
        with monkeypatch.context() as patched:
            patched.setattr(time, "sleep", lambda _: pytest.fail("a reader waits"))
            assert len(store.library().statements) == 4
        with pytest.raises(StorageError, match="another dossier is writing here"):
            store.save(STATEMENTS[0], revision=1, who="analyst")
    store.save(replace(STATEMENTS[0], text="A yard."), revision=1, who="analyst")


def test_a_reader_gives_its_share_back_where_a_forked_process_holds_the_file(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(workspace)
    store, original, forked = Store(workspace), os.open, []

    def inherited(path: str | Path, flags: int, mode: int = 0o777) -> int:
        descriptor = original(path, flags, mode)
        forked.append(os.dup(descriptor))
        return descriptor

    with monkeypatch.context() as patched:
        patched.setattr(os, "open", inherited)
        with Shelf(workspace.store).reading():
            pass
    assert forked
    monkeypatch.setattr(keeping, "PATIENCE", 0.02)
    store.save(replace(STATEMENTS[0], text="A yard."), revision=1, who="analyst")
    for descriptor in forked:
        os.close(descriptor)


def test_a_folder_that_cannot_be_written_can_be_read(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(workspace)
    store, before = Store(workspace), snapshot(workspace)
    (workspace.store / ".lock").unlink()
    original = os.open

    def read_only(path: str | Path, flags: int, mode: int = 0o777) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            raise OSError(30, "Read-only file system", str(path))
        return original(path, flags, mode)

    with monkeypatch.context() as patched:
        patched.setattr(os, "open", read_only)
        assert len(store.library().statements) == 4
        new = replace(STATEMENTS[0], text="A yard.")
        with pytest.raises(StorageError, match="writing is not allowed here"):
            store.save(new, revision=1, who="analyst")
        assert check(workspace).faults == ()
    assert snapshot(workspace) == before
