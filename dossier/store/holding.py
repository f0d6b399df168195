"""A passage is held to its article's text before a statement may rest on it."""

from __future__ import annotations

from collections.abc import Container, Mapping

from dossier.articles.anchoring import holds
from dossier.errors import DossierError
from dossier.model import Evidence, Statement


def chosen(statement: Statement, known: Container[Evidence]) -> list[Evidence]:
    """Give the passages of present texts that are new to a statement."""
    return [item for item in statement.evidence if item not in known and not item.version]


def hold(statement: Statement, passages: list[Evidence], texts: Mapping[str, str]) -> None:
    """Verify passages by the texts of their articles (ids), where these are at hand.

    Raises DossierError where one is not there: the article may have been corrected since the
    passage was chosen.
    """
    for item in passages:
        text = texts.get(item.article)
        if text is not None and not holds(text, item, item.start, item.end):
            raise DossierError(
                f"the text of {item.article} does not hold the passage in this place",
                where=statement.id,
                advice="The article may have been corrected meanwhile: open it again.",
            )
