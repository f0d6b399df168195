"""Figures as plain text: each with its bar where others are of its kind, and its source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dossier.cli.layout import Line, lay_out
from dossier.cli.pages import attributed
from dossier.model import Library
from dossier.views import wording
from dossier.views.bars import bar
from dossier.views.figures import Entry, beside

_CELLS = 30


def figures_page(library: Library, entries: Sequence[Entry], width: int | None = None) -> str:
    """Write one figure after the other."""
    if not entries:
        return "No figure is recorded."
    return lay_out((line for entry in entries for line in _entry(library, entries, entry)), width)


def _entry(library: Library, entries: Sequence[Entry], entry: Entry) -> Iterator[Line]:
    figure, kin = entry.figure, beside(entries, entry)
    yield Line(
        f"{wording.sign(entry.told.statement)} ",
        f"{wording.figure(figure)} — {entry.company.name}: {figure.measure}",
    )
    if len(kin.alike) > 1:
        yield Line("  ", bar(entry, kin.most, _CELLS))
    yield Line("    ", attributed(library.of(entry.company.id), entry.told.statement))
