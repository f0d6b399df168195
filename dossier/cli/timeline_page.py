"""The timeline as plain text: lanes of dated statements, then what has no place in time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dossier import dates
from dossier.cli.layout import Line, lay_out
from dossier.cli.pages import attributed, worded
from dossier.model import Library
from dossier.views import wording
from dossier.views.comparison import Told
from dossier.views.timeline import Kind, Lane, timeline


def timeline_page(
    library: Library,
    companies: Sequence[str],
    facets: Sequence[str],
    kinds: Sequence[Kind],
    width: int | None = None,
) -> str:
    """Write one lane after the other."""
    shown = timeline(library, companies, facets=facets, kinds=kinds)
    if not shown.lanes:
        return "No company yet."
    return lay_out((line for lane in shown.lanes for line in _lane(library, lane)), width)


def _lane(library: Library, lane: Lane) -> Iterator[Line]:
    library = library.of(lane.company.id)
    yield Line("", lane.company.name.upper())
    for mark in lane.marks:
        yield from _told(library, mark.told, f"  {dates.words(mark.told.statement.date):<16} ")
    for title, held in (("Year not stated", lane.yearless), ("In words only", lane.worded)):
        if held:
            yield Line("  ", title)
        for told in held:
            statement = told.statement
            when = dates.words(statement.date).partition(" (")[0] or f"“{statement.date_words}”"
            yield from _told(library, told, f"    {when}: ")
    yield Line("  ", f"Undated: {wording.count(lane.undated, 'further statement')}.")
    yield Line("")


def _told(library: Library, told: Told, before: str) -> Iterator[Line]:
    yield Line(f"{before}{wording.sign(told.statement)} ", worded(told))
    yield Line("      ", attributed(library, told.statement))
