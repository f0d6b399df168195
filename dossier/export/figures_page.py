"""Every number as a Markdown page, by unit: those of one kind together, as bars."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from dossier.export import footnotes, moments
from dossier.export import notes as notes_region
from dossier.export.citations import sources
from dossier.export.escaping import inline
from dossier.export.footnotes import reference
from dossier.export.frontmatter import front_matter
from dossier.export.sealing import seal
from dossier.export.tables import table
from dossier.model import Library
from dossier.views import wording
from dossier.views.bars import bar
from dossier.views.figures import Entry, beside, figures

_CELLS = 24
_LEGEND = (
    "Only figures that agree in unit, measure, period and place are drawn on one scale. A bar is "
    "solid up to the figure, shaded to the end of a range, hatched where it is only planned; an "
    "arrow stands for *more than* and *at least*, a bracket for *less than* and *at most*, a tilde "
    "for *about* and *nearly*. Every number is one that an article prints."
)


def figures_markdown(
    library: Library,
    company_ids: Sequence[str],
    facets: Sequence[str] = (),
    units: Sequence[str] = (),
    notes: str = "",
) -> str:
    """Write the figures of companies: a table for each unit, sources and evidence."""
    entries = figures(library, company_ids, facets=facets, units=units)
    names = ", ".join(library.company[item].name for item in company_ids)
    about = sorted({e.article for entry in entries for e in entry.told.statement.evidence})
    articles = [library.article[item] for item in about]
    narrowed = "; ".join(
        f"{what} {', '.join(sorted(set(chosen)))}"
        for what, chosen in (("facets", facets), ("units", units))
        if chosen
    )
    subject = "; ".join(filter(None, (f"figures {' '.join(company_ids)}", narrowed)))
    blocks = [
        front_matter(
            title=f"Figures: {names}",
            subject=moments.narrowed(library, subject),
            tags=("figures", *(item.replace("@", "-as-of-") for item in company_ids)),
            articles=articles,
        ),
        f"# Figures: {inline(names)}",
        *moments.said(library),
        *([inline(f"Only: {narrowed}.")] if narrowed else []),
        _LEGEND,
        notes_region.region(notes),
        *_tables(entries),
    ]
    if not entries:
        blocks.append("No figure is recorded.")
    if articles:
        blocks.append(sources(library, articles))
    blocks += footnotes.section(library, (entry.told.statement for entry in entries))
    return seal("\n\n".join(blocks) + "\n")


def _tables(entries: Sequence[Entry]) -> Iterator[str]:
    for unit, held in groupby(entries, key=lambda entry: entry.figure.unit):
        yield f"## {inline(unit.capitalize())}"
        header = ("Measure", "Company", "Figure", "", "Status")
        yield table(header, (_row(entries, entry) for entry in held))


def _row(entries: Sequence[Entry], entry: Entry) -> list[str]:
    kin = beside(entries, entry)
    drawn = f"`{bar(entry, kin.most, _CELLS)}`" if len(kin.alike) > 1 else ""
    return [
        inline(entry.figure.measure),
        inline(entry.company.name),
        f"{inline(wording.figure(entry.figure))}{reference(entry.told.statement)}",
        drawn,
        wording.status(entry.told.statement),
    ]
