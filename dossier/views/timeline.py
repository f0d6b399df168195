"""What happened when, and what is only meant to: statements by their dates, a lane a company.

A statement stands where the article dates it, as exactly as it does and no more exactly: a day, a
month, a year, a decade. One of an unknown year, or dated by words alone ("by autumn"), has a shelf
of its own; one without any date is counted. Nothing is placed by guess.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from msgspec import Struct

from dossier import dates
from dossier.model import Company, Library, Statement, Status
from dossier.views.comparison import Told, tell

Kind = Literal["deed", "plan", "view"]

KINDS: dict[Status, Kind] = {
    "done": "deed",
    "ongoing": "deed",
    "negotiating": "plan",
    "planned": "plan",
    "considered": "plan",
    "claimed": "view",
}


class Mark(Struct, frozen=True):
    """A statement on the axis: the first and the last day that its date may mean.

    `about` is true where the article gives the date as approximate or doubtful.
    """

    told: Told
    first: date
    last: date
    about: bool

    @property
    def kind(self) -> Kind:
        """Whether it tells a deed, a plan, or somebody's view."""
        return KINDS[self.told.statement.status]


class Lane(Struct, frozen=True):
    """One company: `marks` by date, then what has no place on the axis.

    `yearless` statements have a month or a day of an unknown year, `worded` ones a date in words
    only; `undated` counts the others.
    """

    company: Company
    marks: tuple[Mark, ...]
    yearless: tuple[Told, ...]
    worded: tuple[Told, ...]
    undated: int


class Timeline(Struct, frozen=True):
    """The lanes, and the days between which their marks lie (None where there is none)."""

    lanes: tuple[Lane, ...]
    first: date | None
    last: date | None


def timeline(
    library: Library,
    companies: Sequence[str],
    *,
    facets: Sequence[str] = (),
    kinds: Sequence[Kind] = (),
) -> Timeline:
    """Lay the statements of `companies` (ids) along one axis.

    `facets` (ids) and `kinds` restrict it to these; without any, all are shown.
    """
    lanes = tuple(_lane(library, item, facets, kinds) for item in companies)
    marks = [mark for lane in lanes for mark in lane.marks]
    return Timeline(
        lanes,
        min((mark.first for mark in marks), default=None),
        max((mark.last for mark in marks), default=None),
    )


def _lane(library: Library, id_: str, facets: Sequence[str], kinds: Sequence[Kind]) -> Lane:
    marks: list[Mark] = []
    yearless: list[Told] = []
    worded: list[Told] = []
    undated = 0
    for statement in library.told[id_]:
        if not _is_wanted(statement, facets, kinds):
            continue
        told = tell(library, statement, id_)
        span = dates.span(statement.date)
        if span.first is not None and span.last is not None:
            about = any(sign in statement.date for sign in "~?")
            marks.append(Mark(told, span.first, span.last, about))
        elif statement.date:
            yearless.append(told)
        elif statement.date_words:
            worded.append(told)
        else:
            undated += 1
    marks.sort(key=lambda mark: (mark.first, mark.last))
    yearless.sort(key=lambda told: told.statement.date)
    return Lane(library.company[id_], tuple(marks), tuple(yearless), tuple(worded), undated)


def _is_wanted(statement: Statement, facets: Sequence[str], kinds: Sequence[Kind]) -> bool:
    return (not facets or statement.facet in facets) and (
        not kinds or KINDS[statement.status] in kinds
    )
