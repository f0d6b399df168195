"""What a reader gives, whatever the format."""

from __future__ import annotations

from dossier.errors import DossierError
from dossier.model import Author, Plain

LANGUAGE_UNKNOWN = "und"  # ISO 639-2 for a language that nobody has determined
_NAME_PARTS = 2


class Document(Plain, frozen=True):
    """The text of a file, and the bibliographic fields that the file itself gives.

    `text` has one paragraph per line; `headings` are lines of it that the format marks as such.
    `issued` is EDTF. `questions` say what the file leaves open, in words for the analyst.
    """

    text: str
    title: str = ""
    author: tuple[Author, ...] = ()
    container_title: str = ""
    publisher: str = ""
    issued: str = ""
    url: str = ""
    language: str = ""
    headings: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()


def author(name: str) -> Author:
    """Make an author of a printed name; only two words can be divided without guessing."""
    parts = name.split()
    if len(parts) == _NAME_PARTS:
        return Author(given=parts[0], family=parts[1])
    return Author(literal=" ".join(parts))


def needs_extra(what: str) -> DossierError:
    """Make the error for a format whose library is not installed."""
    return DossierError(
        f"{what} needs a library that is not installed",
        advice="Get it with: pip install 'dossier[documents]'",
    )
