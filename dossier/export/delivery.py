"""A text is written to a file, and nobody's work is lost by it.

A file that is not there is created, never opened over another. An export of the same subject, as
this program wrote it but for the notes, is replaced in one step, its notes kept. Any other file,
and an export that was edited elsewhere than in its notes, is left alone unless forced, and then a
copy is kept beside it.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
import tempfile
from itertools import count
from pathlib import Path
from typing import Literal

from dossier.errors import DossierError, OccupiedError
from dossier.export import notes
from dossier.export.frontmatter import field, is_ours
from dossier.export.sealing import is_intact

Delivered = Literal["written", "unchanged"]


def deliver(path: Path, text: str, *, force: bool = False) -> Delivered:
    """Write `text` to the file `path`; `unchanged` means that it held these bytes already.

    The notes in a file on the same subject win over notes in `text`. With `force` a file that may
    not be replaced as it is, is first copied to `<name>.bak`, `<name>.bak2`, …

    Raises OccupiedError when only `force` may replace the file, another DossierError when it
    cannot be written; it then is as it was.
    """
    try:
        try:
            _create(path, text.encode("utf-8"))
        except FileExistsError:
            return _renew(path, text, force=force)
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


def _create(path: Path, data: bytes) -> None:
    file = path.open("xb")
    try:
        with file:
            file.write(data)
    except OSError:
        path.unlink()
        raise


def _renew(path: Path, text: str, *, force: bool) -> Delivered:
    _refuse_what_is_no_file(path)
    before = path.read_bytes()
    old = _as_text(before)
    kept = notes.kept(old) if _is_same_subject(old, text) else None
    after = (text if kept is None else notes.carry(kept, text)).encode("utf-8")
    if after == before:
        return "unchanged"
    if not path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH):
        raise DossierError("is read-only", where=str(path), advice="Choose another name.")
    refusal = _refusal(path, old, text)
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


def _as_text(data: bytes) -> str:
    """Read what an editor may have saved with other line ends or a byte order mark."""
    return data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")


def _is_same_subject(old: str, new: str) -> bool:
    """Compare what two pages are about; of an older export only the title tells."""
    known = "subject" if field(old, "subject") else "title"
    return is_ours(old) and bool(field(old, known)) and field(old, known) == field(new, known)


def _refusal(path: Path, old: str, new: str) -> OccupiedError | None:
    """Say why the text of a file may not be replaced, if so."""
    forced = f"use --force, which keeps the old file as {_free_name(path).name}."
    advice = f"Choose another name, or {forced}"
    if not is_ours(old):
        what = "exists and was not written by dossier"
    elif notes.kept(old) is None:
        what = "the lines that mark your notes are gone, so the notes cannot be kept"
        advice = f"Put {notes.OPENING} and {notes.CLOSING} around them, or {forced}"
    elif not _is_same_subject(old, new):
        subject = field(old, "subject") or field(old, "title") or "not named"
        what = f"holds the export of another subject ({subject})"
    elif not is_intact(old):
        sealed = bool(field(old, "checksum"))
        what = "was edited outside its notes" if sealed else "was edited, or is an older export"
        advice = f"Your own text is kept between the lines that mark the notes. {advice}"
    else:
        return None
    return OccupiedError(what, where=str(path), advice=advice)


def _free_name(path: Path) -> Path:
    names = (
        path.with_name(f"{path.name}.bak{number if number > 1 else ''}") for number in count(1)
    )
    return next(name for name in names if not name.exists() and not name.is_symlink())


def _keep_copy(path: Path, data: bytes) -> None:
    copy = _free_name(path)
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
