"""Whatever the system refuses while files are replaced, they are then as they were."""

from __future__ import annotations

import errno
import itertools
import os
import subprocess
import sys
from pathlib import Path

import pytest

import dossier
from dossier.errors import StorageError
from dossier.store import backups, files
from dossier.store.store import is_built
from dossier.workspace import Workspace

from .disk import Countdown, fail, watched


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def states(path: Path) -> list[bytes]:
    return [state.read_bytes() for state in backups.kept(path)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files.replace({tmp_path / name: name.encode() for name in ("a", "b", "c")})
    files.replace({tmp_path / name: name.upper().encode() for name in ("a", "b", "c")})
    return tmp_path


def change(folder: Path) -> None:
    files.replace(
        {folder / "a": b"new a", folder / "b": None, folder / "c": b"new c", folder / "d": b"new d"}
    )


def test_files_are_replaced_removed_and_made(folder: Path) -> None:
    change(folder)
    assert contents(folder) == {"a": b"new a", "c": b"new c", "d": b"new d"}
    assert states(folder / "a") == [b"new a", b"A", b"a"]
    assert states(folder / "b") == [b"B", b"b"]


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES])
def test_a_refused_call_changes_nothing_or_can_be_done_without(folder: Path, code: int) -> None:
    after = {"a": b"new a", "c": b"new c", "d": b"new d"}
    before, refused = contents(folder), 0
    for nth in range(200):
        countdown = Countdown(nth, fail(code))
        told = ""
        try:
            with watched(folder, countdown):
                change(folder)
        except StorageError as fault:
            told = fault.advice
        if told:
            assert told == "Nothing was changed."
            assert contents(folder) == before
            refused += 1
        else:
            assert contents(folder) == after
            files.replace({folder / name: before.get(name) for name in before | after})
        if not countdown.reached:
            break
    assert refused > 30 or code == errno.ENOSPC  # where older states make room, and it goes again


def test_what_cannot_even_be_put_back_is_told(folder: Path) -> None:
    def broken(name: str, args: tuple[object, ...]) -> None:
        if name in {"replace", "link"} and ("c" in Path(str(args[1])).name or broken_down):
            broken_down.append(name)
            raise OSError(errno.EIO, "Input/output error")

    broken_down: list[str] = []
    with watched(folder, broken), pytest.raises(StorageError, match="only in part") as told:
        change(folder)
    assert "What it held is kept. Run: dossier check" in told.value.advice
    assert b"A" in states(folder / "a")


def test_states_are_thinned_to_the_newest_and_one_a_day(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"a")
    folder = backups.place(path)
    folder.mkdir(parents=True)
    for day, hour in itertools.product(range(1, 29), range(4)):
        (folder / f"202601{day:02}T{hour:02}0000000000Z").touch()
    backups.thin(path)
    left = [backups.when(state).strftime("%d %H") for state in backups.kept(path)]
    newest = ["28 03", "28 02", "28 01", "28 00"]
    assert left == [*newest, *(f"{day:02} 03" for day in range(27, 20, -1))]


def test_a_clock_that_goes_back_confuses_no_order(tmp_path: Path) -> None:
    path = tmp_path / "a"
    later = backups.place(path) / "29990101T000000999999Z"
    later.parent.mkdir(parents=True)
    later.write_bytes(b"later")
    files.replace({path: b"now"})
    assert states(path) == [b"now", b"later"]


def test_without_hard_links_the_backup_is_a_copy(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "no hard links")

    monkeypatch.setattr(os, "link", refuse)
    change(folder)
    assert states(folder / "a")[:2] == [b"new a", b"A"]
    assert not list(folder.rglob("*.part"))


def test_an_interruption_changes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(folder)
    replaced: list[Path] = []
    original = os.replace

    def interrupted(path: Path, target: Path) -> None:
        replaced.append(path)
        if len(replaced) == 2:
            raise KeyboardInterrupt
        original(path, target)

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", interrupted)
        with pytest.raises(KeyboardInterrupt):
            change(folder)
    assert contents(folder) == before


def test_what_a_crash_left_is_no_obstacle(folder: Path) -> None:
    (folder / ".a.new").write_bytes(b"half of a fi")
    change(folder)
    assert contents(folder) == {"a": b"new a", "c": b"new c", "d": b"new d"}


def test_a_full_disk_is_told_and_nothing_is_lost(folder: Path) -> None:
    before = contents(folder)
    script = f"""
import resource
from pathlib import Path
from dossier.errors import StorageError
from dossier.store import files
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
folder = Path({str(folder)!r})
try:
    files.replace({{folder / "a": b"small", folder / "b": b"large" * 10_000}})
except StorageError as fault:
    print(fault)
"""
    root = Path(dossier.__file__).parents[1]
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(root)},
    )
    assert done.stdout.startswith(f"{folder}: cannot be written: the disk is full")
    assert contents(folder) == before


def test_a_file_in_a_folder_closed_to_us_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*_: object, **__: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(os, "open", forbidden)
        patched.setattr(Path, "is_symlink", forbidden)
        with pytest.raises(StorageError, match="cannot be read: not permitted"):
            files.read(tmp_path / "file")
        patched.setattr(Path, "exists", forbidden)
        assert is_built(Workspace(tmp_path))  # there is something, and reading it tells
