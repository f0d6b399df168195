"""A statement with its source in one paragraph, for pasting into a text of one's own."""

from __future__ import annotations

from dossier.model import Library, Statement
from dossier.views import wording
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
