"""A page carries a checksum of what was generated, so that an edit outside the notes is seen."""

from __future__ import annotations

import hashlib

from dossier.articles.own_page import field
from dossier.export import notes

_DIGITS = 16


def seal(page: str) -> str:
    """Put the checksum of a page into its front matter."""
    head, fence, rest = page.partition("\n---\n")
    return f"{head}{_line(_checksum(page))}{fence}{rest}"


def is_intact(text: str) -> bool:
    """Tell whether a file's text is as it was generated, but for notes and space at line ends."""
    stated = field(text, "checksum")
    return bool(stated) and _checksum(text.replace(_line(stated), "", 1)) == stated


def _line(checksum: str) -> str:
    return f'\nchecksum: "{checksum}"'


def _checksum(page: str) -> str:
    lines = (line.rstrip() for line in notes.carry("", page).rstrip().split("\n"))
    return hashlib.sha256("\n".join(lines).encode("utf-8")).hexdigest()[:_DIGITS]
