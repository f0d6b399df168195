"""Plans as plain text: each with what became of it, and the statements that tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from dossier.cli.layout import Line, lay_out
from dossier.cli.pages import attributed
from dossier.model import Library
from dossier.views import wording
from dossier.views.promises import Promise, told_as


def promises_page(library: Library, found: Sequence[Promise], width: int | None = None) -> str:
    """Write one plan after the other, company by company."""
    if not found:
        return "No such plan."
    return lay_out(_lines(library, found), width)


def _lines(library: Library, found: Sequence[Promise]) -> Iterator[Line]:
    for company, held in groupby(found, key=lambda item: item.company):
        yield Line("", company.name.upper())
        known = library.of(company.id)
        for item in held:
            yield Line(f"  {wording.sign(item.plan)} ", wording.said(item.plan))
            yield Line("    ", attributed(known, item.plan))
            yield Line("    → ", item.words)
            for later in item.later:
                statement = later.statement
                yield Line(
                    f"      {wording.sign(statement)} ",
                    f"{told_as(later)}: {wording.said(statement)}",
                )
                yield Line("        ", attributed(known, statement))
