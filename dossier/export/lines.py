"""What a table or lines hold: statements at their date, and the empty cells of a comparison."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from dossier.export.scope import Scope, told_in
from dossier.model import Company, Facet, Library, Moment, Statement, Topic
from dossier.views.ages import age
from dossier.views.as_of import divided
from dossier.views.comparison import Gap, Kind, compare


class Standing(Struct, frozen=True):
    """How a cell stands in its comparison; outside one all of it is empty.

    `kind` is that of its row, `gap` its own, `newest` the date (EDTF) of its newest evidence.
    """

    kind: Kind | Literal[""] = ""
    gap: Gap | Literal[""] = ""
    newest: str = ""


class Line(Struct, frozen=True):
    """A statement as it stood at a date, or as it is (None), as told of a company (an id)."""

    statement: Statement
    moment: Moment | None = None
    standing: Standing = Standing()
    company: str = ""


class Silence(Struct, frozen=True):
    """A cell of a comparison in which nothing is written."""

    company: Company
    facet: Facet
    topic: Topic
    moment: Moment | None
    standing: Standing


def lines(library: Library, scope: Scope) -> tuple[Line, ...]:
    """Give each statement once for each date at which it is shown, in source order.

    One that stands in several cells of a comparison is told from the side of its own company.
    """
    standings = _standings(library, scope) if scope.compared else {}
    found: dict[tuple[str, str], Line] = {}
    for company, item in told_in(library, scope):
        name, when = divided(company)
        if (when, item.id) not in found or item.company == name:
            standing = standings.get((company, item.id), Standing())
            found[when, item.id] = Line(item, _moment(library, when), standing, company)
    dates = list(dict.fromkeys(when for when, _ in found))
    return tuple(
        found[when, item.id]
        for when in dates
        for item in library.statements
        if (when, item.id) in found
    )


def silences(library: Library, scope: Scope) -> Iterator[Silence]:
    """Give the cells of a comparison in which nothing is written, in the order of the codebook."""
    if not scope.compared:
        return
    shown = compare(library, scope.companies, facets=scope.facets, rows=scope.rows, empty_rows=True)
    for row in shown.rows:
        for cell in row.cells:
            if not cell.told:
                name, when = divided(cell.company.id)
                standing = Standing(row.kind, cell.gap or "")
                at = _moment(library, when)
                yield Silence(library.company[name], row.facet, row.topic, at, standing)


def _standings(library: Library, scope: Scope) -> dict[tuple[str, str], Standing]:
    """Give by company and statement (ids) how the cell stands."""
    shown = compare(library, scope.companies, facets=scope.facets, rows=scope.rows)
    found: dict[tuple[str, str], Standing] = {}
    for row in shown.rows:
        for cell in row.cells:
            newest = age(library, (told.statement for told in cell.told)).newest
            standing = Standing(row.kind, cell.gap or "", newest)
            found |= {(cell.company.id, told.statement.id): standing for told in cell.told}
    return found


def _moment(library: Library, when: str) -> Moment | None:
    return Moment(when) if when else library.moment
