"""A page is written to a file, and nobody's work is lost by it.

A file that is not there is created, never opened over another. An export of the same subject, as
this program wrote it but for the notes, is replaced in one step, its notes kept. Any other file,
and an export that was edited elsewhere than in its notes, is left alone unless forced, and then a
copy is kept beside it.
"""

from __future__ import annotations

from pathlib import Path

from dossier.articles.own_page import field, is_ours
from dossier.errors import OccupiedError
from dossier.export import notes
from dossier.export.placing import Delivered, free_name, place
from dossier.export.sealing import is_intact


def deliver(path: Path, text: str, *, force: bool = False) -> Delivered:
    """Write `text` to the file `path`; `unchanged` means that it held these bytes already.

    The notes in a file on the same subject win over notes in `text`. With `force` a file that may
    not be replaced as it is, is first copied to `<name>.bak`, `<name>.bak2`, …

    Raises OccupiedError when only `force` may replace the file, another DossierError when it
    cannot be written; it then is as it was.
    """

    def renew(before: bytes) -> tuple[bytes, OccupiedError | None]:
        old = as_text(before, "replace")
        kept = None
        if is_same_subject(old, text):
            kept = notes.kept(as_text(before, "surrogateescape"))  # to the byte
        after = text if kept is None else notes.carry(kept, text)
        return after.encode("utf-8", "surrogateescape"), refusal(
            path, old, text, intact=is_intact(old)
        )

    return place(path, text.encode("utf-8"), renew, force=force)


def as_text(data: bytes, errors: str) -> str:
    """Read what an editor may have saved with other line ends, all of them, or an order mark."""
    if data.count(b"\r\n") == data.count(b"\n"):
        data = data.replace(b"\r\n", b"\n")
    return data.decode("utf-8-sig", errors)


def is_same_subject(old: str, new: str) -> bool:
    """Compare what two pages are about; of an older export only the title tells."""
    known = "subject" if field(old, "subject") else "title"
    return is_ours(old) and bool(field(old, known)) and field(old, known) == field(new, known)


def refusal(path: Path, old: str, new: str, *, intact: bool) -> OccupiedError | None:
    """Say why the text of a file may not be replaced, if so; `intact`: it is as it was written."""
    forced = f"use --force, which keeps the old file as {free_name(path).name}."
    advice = f"Choose another name, or {forced}"
    if not is_ours(old):
        what = "exists and was not written by dossier"
    elif notes.kept(old) is None:
        what = "the lines that mark your notes are gone, so the notes cannot be kept"
        advice = f"Put {notes.OPENING} and {notes.CLOSING} around them, or {forced}"
    elif not is_same_subject(old, new):
        subject = field(old, "subject") or field(old, "title") or "not named"
        what = f"holds the export of another subject ({subject})"
    elif not intact:
        sealed = bool(field(old, "checksum"))
        what = "was edited outside its notes" if sealed else "was edited, or is an older export"
        advice = f"Your own text is kept between the lines that mark the notes. {advice}"
    else:
        return None
    return OccupiedError(what, where=str(path), advice=advice)
