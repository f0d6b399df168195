"""A page carries a checksum of what was generated, so that an edit outside the notes is seen."""

from __future__ import annotations

import hashlib

from dossier.articles.own_page import field
from dossier.export import notes

_DIGITS = 16


def seal(page: str) -> str:
    """Put the checksum of a page into its front matter."""
    head, fence, rest = page.partition("\n---\n")
    return f"{head}{_line(checksum(page))}{fence}{rest}"


def is_intact(text: str) -> bool:
    """Tell whether a file's text is as it was generated, but for notes and space at line ends."""
    stated = field(text, "checksum")
    return bool(stated) and checksum(text.replace(_line(stated), "", 1)) == stated


def checksum(page: str) -> str:
    """Give what tells a text from every other, but for its notes and space at line ends."""
    lines = (line.rstrip() for line in notes.carry("", page).rstrip().split("\n"))
    return hashlib.sha256("\n".join(lines).encode("utf-8")).hexdigest()[:_DIGITS]


def _line(checksum: str) -> str:
    return f'\nchecksum: "{checksum}"'
