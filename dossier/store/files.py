"""Files are read only where they are plain files, and replaced whole or not at all."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from dossier.errors import StorageError

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EROFS, errno.EACCES, errno.EPERM}
_BINARY = getattr(os, "O_BINARY", 0)
# neither a link is followed, nor a pipe waited for
_READ = os.O_RDONLY | _BINARY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_CREATE = os.O_WRONLY | _BINARY | os.O_CREAT | os.O_EXCL


def backup(path: Path) -> Path:
    """Give the place where the version before the present one of `path` is kept."""
    return path.with_name(f"{path.name}.bak")


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

    What a file held before stays beside it as its backup. When this returns, the contents are on
    the disk. The caller holds the lock of the store.

    Raises StorageError; every file is then as it was.
    """
    existed: dict[Path, bool] = {}
    begun: list[Path] = []
    try:
        existed.update((path, path.exists()) for path in contents)
        for path, content in contents.items():
            if content is not None:
                _stage(path, content)
        for path, content in contents.items():
            if existed[path]:
                _keep(path)
            begun.append(path)
            if content is None:
                path.unlink(missing_ok=True)
            else:
                _staged(path).replace(path)
        for folder in {path.parent for path in contents}:
            _sync(folder)
    except BaseException as fault:
        for path in begun:
            _put_back(path, existed=existed[path])
        if isinstance(fault, OSError):
            raise StorageError(
                f"cannot be written: {reason(fault)}",
                where=str(next(iter(contents)).parent),
                advice="Nothing was changed.",
            ) from fault
        raise
    finally:
        for path in contents:
            with suppress(OSError):
                _staged(path).unlink(missing_ok=True)


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


def _stage(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    staged = _staged(path)
    staged.unlink(missing_ok=True)
    with os.fdopen(os.open(staged, _CREATE, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _keep(path: Path) -> None:
    kept = backup(path)
    kept.unlink(missing_ok=True)
    try:
        os.link(path, kept)
    except OSError:  # a file system without hard links
        shutil.copyfile(path, kept)


def _put_back(path: Path, *, existed: bool) -> None:
    with suppress(OSError):
        if existed:
            backup(path).replace(path)
        else:
            path.unlink(missing_ok=True)


def _sync(folder: Path) -> None:
    if os.name == "nt":  # a folder cannot be opened there, and a rename is journalled
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
