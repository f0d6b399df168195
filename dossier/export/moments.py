"""At what date a page shows the library: in its words, and in what it says it is about."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.model import Library
from dossier.views import wording


def said(library: Library) -> Iterator[str]:
    """Say at what date the library is shown, if not at present."""
    if library.moment:
        yield f"**{wording.moment(library.moment).capitalize()}.**"


def narrowed(library: Library, subject: str) -> str:
    """Give the subject of a page, which is another one at another date."""
    at = library.moment
    return f"{subject}; as {at.by} by {at.when}" if at else subject
