"""Statements with their sources, a paragraph each, for pasting into a text of one's own."""

from __future__ import annotations

from dossier.model import Library, Statement
from dossier.views import wording
from dossier.views.comparison import Cell, Row
from dossier.views.evidence import exhibits


def cite(library: Library, statement: Statement) -> str:
    """Give the statement, its status, speaker and date, each source, and its id.

    The quotation stands there only where the original is attached and verified.
    """
    beside = (
        wording.status(statement),
        wording.speaker(library, statement),
        wording.when(statement),
        *wording.ruled_out(library, statement),
    )
    head = f"{wording.said(statement)} [{'; '.join(beside)}]"
    sources = []
    for item in exhibits(library, statement):
        article = item.article
        parts = [
            wording.headline(article),
            article.container_title or article.publisher,
            wording.authors(article),
            wording.published(article),
            wording.language(article.language),
            wording.locator(item.evidence),
        ]
        source = ", ".join(part for part in parts if part)
        if item.quotation:
            source += f": “{item.quotation}”"
        sources.append(source)
    return f"{head} — {'; '.join(sources)} ({statement.id})"


def cite_cell(library: Library, cell: Cell) -> str:
    """Give the company, then every statement of a cell of a comparison, or what its gap says."""
    if cell.told:
        known = library.of(cell.company.id)
        said = "\n".join(f"- {cite(known, told.statement)}" for told in cell.told)
    else:
        said = f"{wording.GAP_SIGN} {wording.gap(cell)}"
    return f"{cell.company.name}\n{said}"


def cite_row(library: Library, row: Row) -> str:
    """Give the topic and how the companies compare on it, then cell after cell."""
    head = f"{row.facet.name}, {row.topic.name}: {row.verdict}"
    return "\n\n".join((head, *(cite_cell(library, cell) for cell in row.cells)))
