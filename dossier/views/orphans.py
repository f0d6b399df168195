"""Statements that rest on an earlier version of an article, until somebody has decided on them."""

from __future__ import annotations

from msgspec import Struct

from dossier.model import Evidence, Library, Statement


class Orphan(Struct, frozen=True):
    """A statement, and the piece of its evidence that has no place in the present text."""

    statement: Statement
    evidence: Evidence

    @property
    def key(self) -> tuple[str, int]:
        """What tells it from all others: the statement's id and the number of the piece."""
        return self.statement.id, self.statement.evidence.index(self.evidence)


def orphans(library: Library, article: str = "") -> tuple[Orphan, ...]:
    """List them, of one article (an id) or of all, in the order of their sources."""
    statements = library.coded.get(article, ()) if article else library.statements
    return tuple(
        Orphan(statement, evidence)
        for statement in statements
        for evidence in statement.evidence
        if evidence.version and not evidence.kept and article in {"", evidence.article}
    )
