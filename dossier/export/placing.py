"""Bytes are put into a file: one that is not there is created, another replaced in one step.

What may be replaced, and by what, the caller decides; what is replaced by force is kept beside it.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import tempfile
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Literal

from dossier.errors import DossierError, OccupiedError

Delivered = Literal["written", "unchanged"]
Renew = Callable[[bytes], tuple[bytes, OccupiedError | None]]


def place(path: Path, data: bytes, renew: Renew, *, force: bool = False) -> Delivered:
    """Write `data` to the file `path`, or what `renew` makes of the bytes that are there.

    `renew` gives what the file is to hold, and why that may not replace it, if so: with `force` it
    does, and the file is first copied to `<name>.bak`, `<name>.bak2`, … `unchanged` means that it
    held these bytes already.

    Raises OccupiedError when only `force` may replace the file, another DossierError when it
    cannot be written; it then is as it was.
    """
    try:
        try:
            _create(path, data)
        except FileExistsError:
            return _renew(path, renew, force=force)
        except FileNotFoundError:
            raise DossierError(
                f"there is no folder {path.parent}",
                where=str(path),
                advice="Make the folder first, or choose another.",
            ) from None
    except OSError as fault:
        raise DossierError(f"cannot be written: {fault.strerror}", where=str(path)) from None
    return "written"


def make_folder(path: Path) -> None:
    """Make the folder `path` and those above it, if need be. Raises DossierError."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise DossierError(
            f"the folder cannot be made: {fault.strerror}", where=str(path)
        ) from None


def free_name(path: Path) -> Path:
    """Give the name under which the present version of a file would be kept."""
    names = (
        path.with_name(f"{path.name}.bak{number if number > 1 else ''}") for number in count(1)
    )
    return next(name for name in names if not name.exists() and not name.is_symlink())


def _create(path: Path, data: bytes) -> None:
    file = path.open("xb")
    try:
        with file:
            file.write(data)
    except OSError:
        path.unlink()
        raise


def _renew(path: Path, renew: Renew, *, force: bool) -> Delivered:
    _refuse_what_is_no_file(path)
    before = path.read_bytes()
    after, refusal = renew(before)
    if after == before:
        return "unchanged"
    if not path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
        raise DossierError("is read-only", where=str(path), advice="Choose another name.")
    if refusal:
        if not force:
            raise refusal
        _keep_copy(path, before)
    _replace(path, after)
    return "written"


def _refuse_what_is_no_file(path: Path) -> None:
    if path.is_dir():
        raise DossierError("is a folder", where=str(path), advice="Name a file in it.")
    if path.is_symlink() or not path.is_file():
        raise DossierError(
            "is a link or a device, not a file", where=str(path), advice="Choose another name."
        )


def _keep_copy(path: Path, data: bytes) -> None:
    copy = free_name(path)
    _create(copy, data)
    shutil.copymode(path, copy)


def _replace(path: Path, data: bytes) -> None:
    """Replace a file in one step: a reader sees the old bytes or the new, never a part."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(path, name)
        Path(name).replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
