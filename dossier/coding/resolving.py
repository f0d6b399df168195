"""What an analyst decides on a passage that a corrected text does not hold. Pure."""

from __future__ import annotations

from msgspec.structs import replace

from dossier.articles.moving import evidence_at
from dossier.model import Article, Evidence, Statement

Span = tuple[int, int]


def placed(
    statement: Statement, lost: Evidence, article: Article, text: str, span: Span
) -> Statement:
    """Let a statement rest on a span of an article's present text, in the place of a lost passage.

    A statement that is still a quotation of the lost passage says the new words from then on.
    Raises DossierError where the span is not inside one paragraph.
    """
    found = evidence_at(article, text, *span)
    follows = statement.quoted and statement.evidence[0] == lost
    return replace(
        statement,
        evidence=tuple(found if item == lost else item for item in statement.evidence),
        text=text[slice(*span)] if follows else statement.text,
    )


def kept(statement: Statement, lost: Evidence) -> Statement:
    """Let a statement rest on the earlier version, knowingly."""
    settled = replace(lost, kept=True)
    return replace(
        statement,
        evidence=tuple(settled if item == lost else item for item in statement.evidence),
    )
