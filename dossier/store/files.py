"""Files are read only where they are plain files, and replaced whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from dossier.errors import StorageError
from dossier.store import backups

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EROFS, errno.EACCES, errno.EPERM}
_BINARY = getattr(os, "O_BINARY", 0)
# neither a link is followed, nor a pipe waited for
_READ = os.O_RDONLY | _BINARY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_CREATE = os.O_WRONLY | _BINARY | os.O_CREAT | os.O_EXCL


def read(path: Path) -> bytes:
    """Read a plain file.

    Raises FileNotFoundError where there is none, StorageError where it is a link, a folder, a
    pipe or a device, or cannot be read.
    """
    try:
        with os.fdopen(os.open(path, _READ), "rb") as file:
            if stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                return file.read()
    except FileNotFoundError:
        raise
    except OSError as fault:
        if not _is_other(path):
            raise StorageError(f"cannot be read: {reason(fault)}", where=str(path)) from fault
    raise StorageError("is not a plain file", where=str(path), advice="Move it out of the way.")


def _is_other(path: Path) -> bool:
    try:
        return path.is_symlink() or path.is_dir()
    except OSError:  # in a folder that is closed to us
        return False


def replace(contents: Mapping[Path, bytes | None]) -> None:
    """Give each file its new content (None: remove it), all of them or none.

    What a file held before is kept as a state of it, and so is the new content. When this
    returns, the contents are on the disk. On a full disk older states make room. The caller holds
    the lock of the store.

    Raises StorageError; every file is then as it was, or the message says which is not.
    """
    folders = {path.parent for path in contents}
    try:
        try:
            _replace(contents)
        except OSError as fault:
            if fault.errno not in _FULL or not _make_room(folders):
                raise
            _replace(contents)
    except OSError as fault:
        raise StorageError(
            f"cannot be written: {reason(fault)}",
            where=str(next(iter(contents)).parent),
            advice="Nothing was changed.",
        ) from fault
    for path in contents:
        with suppress(OSError):  # what is written is written; a state more is a comfort
            if path.exists() and not backups.is_one(path):
                backups.keep(path)
            backups.thin(path)


def _replace(contents: Mapping[Path, bytes | None]) -> None:
    """Do it. Raises OSError when nothing was changed, StorageError when that is not sure."""
    held: dict[Path, Path | None] = {}
    begun: list[Path] = []
    try:
        for path, content in contents.items():
            if content is not None:
                _stage(path, content)
        held.update((path, backups.keep(path) if path.exists() else None) for path in contents)
        for path, content in contents.items():
            begun.append(path)
            if content is not None:
                _staged(path).replace(path)
            elif held[path]:
                path.unlink()
        for folder in {path.parent for path in contents}:
            _sync(folder)
    except BaseException:
        lost = [str(path) for path in begun if not _put_back(path, held[path])]
        if lost:
            raise StorageError(
                "could be written only in part, and not be put back as it was",
                where=", ".join(lost),
                advice="What it held is kept. Run: dossier check",
            ) from None
        raise
    finally:
        for path in contents:
            with suppress(OSError):
                _staged(path).unlink(missing_ok=True)


def stamp(times: Mapping[Path, int]) -> None:
    """Let files bear these times (nanoseconds), as far as they let us; what they say stays."""
    for path, moment in times.items():
        with suppress(OSError):
            os.utime(path, ns=(moment, moment))


def reason(fault: OSError) -> str:
    """Say in plain words why the system refused."""
    if fault.errno in _FULL:
        return "the disk is full"
    if fault.errno in _FORBIDDEN:
        return "writing is not allowed here" if fault.errno == errno.EROFS else "not permitted"
    return fault.strerror or type(fault).__name__


def _staged(path: Path) -> Path:
    # one fixed name: under the lock nobody else uses it, and what a crash leaves is reused
    return path.with_name(f".{path.name}.new")


def _make_room(folders: Iterable[Path]) -> bool:
    """Give up older states of the files of some folders; tell whether there were any."""
    return any(list(map(backups.shed, folders)))


def make(folder: Path) -> None:
    """Make a folder that is on the disk when this returns. Raises OSError."""
    missing = [item for item in (folder, *folder.parents) if not item.is_dir()]
    for item in reversed(missing):
        with suppress(FileExistsError):
            item.mkdir()
        _sync(item.parent)


def _stage(path: Path, content: bytes) -> None:
    make(path.parent)
    staged = _staged(path)
    staged.unlink(missing_ok=True)
    descriptor = os.open(staged, _CREATE, 0o600)
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(descriptor, left) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _put_back(path: Path, held: Path | None) -> bool:
    """Let a file be as it was; tell whether it is."""
    staged = _staged(path)
    try:
        staged.unlink(missing_ok=True)
        if held is None:
            path.unlink(missing_ok=True)
        else:
            backups.copy(held, staged)
            staged.replace(path)
    except OSError:
        return False
    return True


def _sync(folder: Path) -> None:
    if os.name == "nt":  # a folder cannot be opened there, and a rename is journalled
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
