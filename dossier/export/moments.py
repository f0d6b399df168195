"""At what date a page shows the library: in its words, and in what it says it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dossier.model import Library
from dossier.views import wording
from dossier.views.as_of import moments


def said(library: Library) -> Iterator[str]:
    """Say at what date the library is shown, if not at present."""
    if library.moment:
        yield f"**{wording.moment(library.moment)}.**"


def plainly(library: Library, companies: Iterable[str]) -> list[str]:
    """Say both without markup, for other formats than Markdown."""
    whole = [f"{wording.moment(library.moment)}."] if library.moment else []
    return [*whole, *said_of(library, companies)]


def is_present(library: Library, companies: Iterable[str]) -> bool:
    """Tell whether all is shown as it stands now."""
    return library.moment is None and not any(moments(library, companies))


def said_of(library: Library, companies: Iterable[str]) -> Iterator[str]:
    """Say of each company at a date (`id@date`) what is left out of its dossier."""
    for company, moment in moments(library, companies):
        if left := wording.left_out(moment):
            yield f"{company.name}: {left}."


def narrowed(library: Library, subject: str) -> str:
    """Give the subject of a page, which is another one at another date."""
    at = library.moment
    return f"{subject}; as {at.by} by {at.when}" if at else subject
