"""Companies side by side as a Markdown page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from dossier.export import footnotes, moments
from dossier.export import notes as notes_region
from dossier.export.citations import dated, sources
from dossier.export.escaping import inline
from dossier.export.frontmatter import front_matter
from dossier.export.phrases import in_brief
from dossier.export.scope import fullest
from dossier.export.sealing import seal
from dossier.export.tables import BREAK, table
from dossier.model import Article, Library
from dossier.views import wording
from dossier.views.ages import age
from dossier.views.comparison import (
    Cell,
    Comparison,
    Row,
    Rows,
    articles_about,
    compare,
)

_LEGEND = (
    "A cell says: *status, speaker, date:* statement. Where no speaker stands the journalist "
    "reports; where no date stands the article gives none. *claimed* is an opinion or assessment, "
    "*denied* says that it is not so, and over a cell that all of it does. *not mentioned* means "
    "that the articles read about the company say nothing on the topic. The newest evidence of a "
    "cell is its latest article with a date. The last column compares who is written about, not "
    "whether statements agree. "
    + " ".join(f"*{kind}:* {meaning}." for kind, meaning in wording.COMPARED.items())
)


def comparison_markdown(
    library: Library,
    company_ids: Sequence[str],
    facets: Sequence[str] = (),
    rows: Rows = "all",
    notes: str = "",
) -> str:
    """Write a comparison: one table for each facet, then sources and evidence.

    `facets` (ids) restricts it to these, `rows` to topics that compare in one way.
    """
    every = compare(library, company_ids, facets=facets, empty_rows=True)
    shown = compare(library, company_ids, facets=facets, rows=rows)
    names = [company.name for company in shown.companies]
    about = {company.id: articles_about(library, company.id) for company in shown.companies}
    articles = [library.article[item] for item in sorted(set().union(*about.values()))]
    told = (item.statement for row in shown.rows for cell in row.cells for item in cell.told)
    blocks = [
        front_matter(
            title=f"Comparison: {', '.join(names)}",
            subject=moments.narrowed(library, _subject(company_ids, facets, rows)),
            tags=("comparison", *(item.replace("@", "-as-of-") for item in company_ids)),
            articles=articles,
        ),
        f"# {inline(', '.join(names))}",
        *moments.said(library),
        _facts(library, shown, about, articles),
        *map(inline, moments.said_of(library, company_ids)),
        *_restrictions(library, every, facets, rows),
        *([_LEGEND] if shown.rows else []),
        notes_region.region(notes),
        *_tables(library, shown),
        *_gaps(every),
    ]
    if articles:
        blocks.append(sources(library, articles))
    blocks += footnotes.section(library, fullest(library, told))
    return seal("\n\n".join(blocks) + "\n")


def _subject(company_ids: Sequence[str], facets: Sequence[str], rows: Rows) -> str:
    parts = [f"comparison {' '.join(company_ids)}"]
    if facets:
        parts.append(f"facets {' '.join(sorted(set(facets)))}")
    if rows != "all":
        parts.append(f"rows {rows}")
    return "; ".join(parts)


def _facts(
    library: Library,
    shown: Comparison,
    about: dict[str, tuple[str, ...]],
    articles: Sequence[Article],
) -> str:
    read = [
        f"{company.name} ({wording.read([library.article[item] for item in about[company.id]])})"
        for company in shown.companies
    ]
    topics = wording.count(len(shown.rows), "topic")
    ground = f", {wording.read(articles)} in all" if articles else ""
    when = f" ({dated(articles)})" if articles else ""
    return f"{inline(', '.join(read))}: {topics} compared{ground}{when}."


def _restrictions(
    library: Library, every: Comparison, facets: Sequence[str], rows: Rows
) -> Iterator[str]:
    if facets:
        names = [facet.name for facet in library.facets if facet.id in facets]
        yield f"Only: {inline('; '.join(names))}."
    if rows != "all":
        yield f"Only topics compared as *{rows}*."
        for kind in wording.COMPARED:
            topics = [row.topic.name for row in every.rows if row.kind == kind != rows]
            if topics:
                yield f"Left out, compared as *{kind}*: {inline('; '.join(topics))}."
    homeless = {
        statement.id
        for company in every.companies
        for statement in library.told[company.id]
        if statement.topic not in library.topic
    }
    if homeless:
        number = wording.count(len(homeless), "statement")
        yield f"Left out, under topics not in the codebook: {number}; the dossiers show them."


def _tables(library: Library, shown: Comparison) -> Iterator[str]:
    header = ["Topic", *(inline(company.name) for company in shown.companies), "Compared"]
    for facet, rows in groupby(shown.rows, key=lambda row: row.facet):
        yield f"## {inline(facet.name)}"
        yield table(header, [_row(library, row) for row in rows])


def _row(library: Library, row: Row) -> list[str]:
    cells = (_cell(library, cell) for cell in row.cells)
    return [f"**{inline(row.topic.name)}**", *cells, inline(row.verdict)]


def _cell(library: Library, cell: Cell) -> str:
    lines = [f"{wording.gap_sign(cell.gap)} {wording.gap(cell)}"] if cell.gap else []
    lines += [in_brief(library, told, cell.company.id) for told in cell.told]
    if cell.told:
        aged = wording.aged(age(library, (told.statement for told in cell.told)))
        lines.append(f"({inline(aged)})")
    return BREAK.join(lines)


def _gaps(every: Comparison) -> Iterator[str]:
    """Name the topics on which nothing is written about any of the companies."""
    silent: dict[str, list[str]] = {}
    for row in every.rows:
        if row.kind == "empty":
            silent.setdefault(row.facet.name, []).append(row.topic.name)
    if silent:
        yield "## Gaps"
        yield "Nothing is written about any of these companies on:"
        yield "\n".join(
            f"- {inline(f'{facet}: ' + '; '.join(topics))}" for facet, topics in silent.items()
        )
