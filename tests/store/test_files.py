"""Whatever the system refuses while files are replaced, they are then as they were."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import dossier
from dossier.errors import StorageError
from dossier.store import files
from dossier.store.store import is_built
from dossier.workspace import Workspace

CALLS = [
    (os, "open"),
    (os, "fdopen"),
    (os, "fsync"),
    (os, "link"),
    (Path, "exists"),
    (Path, "mkdir"),
    (Path, "replace"),
    (Path, "unlink"),
]


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.name: path.read_bytes() for path in folder.iterdir() if not path.name.endswith(".bak")
    }


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
    assert files.backup(folder / "a").read_bytes() == b"A"
    assert files.backup(folder / "b").read_bytes() == b"B"


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES])
@pytest.mark.parametrize(("owner", "name"), CALLS, ids=[name for _, name in CALLS])
def test_a_refused_call_changes_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, owner: object, name: str, code: int
) -> None:
    before = contents(folder)
    original: Callable[..., Any] = getattr(owner, name)
    survived = 0
    for nth in range(40):
        calls = 0

        def faulty(*args: Any, nth: int = nth, **kwargs: Any) -> Any:
            nonlocal calls
            calls += 1
            if calls == nth + 1:
                raise OSError(code, os.strerror(code))
            return original(*args, **kwargs)

        with monkeypatch.context() as patched:
            patched.setattr(owner, name, faulty)
            try:
                change(folder)
            except StorageError as fault:
                told = str(fault)
            else:
                break  # the call that fails is no longer reached, or can be done without
        assert contents(folder) == before
        assert "Nothing was changed." in told
        survived += 1
    assert survived or name == "link"


def test_without_hard_links_the_backup_is_a_copy(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, "no hard links")

    monkeypatch.setattr(os, "link", refuse)
    change(folder)
    assert files.backup(folder / "a").read_bytes() == b"A"


def test_an_interruption_changes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(folder)
    replaced: list[Path] = []
    original = Path.replace

    def interrupted(path: Path, target: Path) -> Path:
        replaced.append(path)
        if len(replaced) == 2:
            raise KeyboardInterrupt
        return original(path, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", interrupted)
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
