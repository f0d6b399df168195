"""Tensions as plain text: what is between two statements, both of them, the verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from dossier.cli.layout import Line, lay_out
from dossier.cli.pages import attributed
from dossier.model import Library
from dossier.views import wording
from dossier.views.tensions import Tension
from dossier.views.verdicts import ruled


def tensions_page(library: Library, found: Sequence[Tension], width: int | None = None) -> str:
    """Write one pair after the other, company by company."""
    if not found:
        return "Nothing here disagrees, as far as words, figures and dates tell."
    return lay_out(_lines(library, found), width)


def _lines(library: Library, found: Sequence[Tension]) -> Iterator[Line]:
    for company, held in groupby(found, key=lambda item: item.company):
        yield Line("", company.name.upper())
        known = library.of(company.id)
        for item in held:
            state = f"  [{item.state}]" if item.state else ""
            yield Line("  ", f"{item.kind}: {item.words}{state}")
            for statement in (item.first, item.second):
                yield Line(f"    {wording.sign(statement)} ", wording.said(statement))
                yield Line("      ", attributed(known, statement))
            if item.verdict:
                yield Line("    = ", ruled(item.verdict, item.first.id))
