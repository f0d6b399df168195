"""The notes of a vault: one for each company, article and topic, and one that leads to them."""

from __future__ import annotations

from collections.abc import Iterator

from dossier.export.obsidian.company_note import company_note
from dossier.export.obsidian.other_notes import article_note, home_note, topic_note
from dossier.export.obsidian.writing import HOME, path
from dossier.export.scope import Scope, articles_in, statements_in
from dossier.model import Library, Statement
from dossier.views.comparison import compare


def vault(library: Library, scope: Scope) -> Iterator[tuple[str, str]]:
    """Give the notes, as paths in the vault and texts, the leading one first.

    What a comparison is narrowed to makes no difference: a note tells all.
    """
    scope = Scope(scope.companies, whole=scope.whole)
    companies = frozenset(scope.companies)
    articles = articles_in(library, scope)
    resting: dict[str, dict[str, Statement]] = {article.id: {} for article in articles}
    for statement in statements_in(library, scope):
        for evidence in statement.evidence:
            resting[evidence.article][statement.id] = statement
    rows = compare(library, scope.companies).rows
    yield HOME, home_note(library, scope.companies, rows, articles)
    for company in scope.companies:
        yield path("company", company), company_note(library, company, companies)
    for article in articles:
        told = resting[article.id].values()
        yield path("article", article.id), article_note(library, article, told, companies)
    for row in rows:
        yield path("topic", row.topic.id), topic_note(library, row, companies)
