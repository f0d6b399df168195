"""Former ids lead to the present ones: what was merged or moved is read as what it is now. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from dossier.model import Company, Facet, Statement


class Forwarding:
    """The way from every former id of companies, statements, facets and topics."""

    def __init__(self, companies: Iterable[Company], facets: Iterable[Facet]) -> None:
        companies, facets = tuple(companies), tuple(facets)
        topics = [(topic, facet) for facet in facets for topic in facet.topic]
        self._companies = {id_: item.id for item in companies for id_ in item.formerly}
        self._renumbered = {was: now for item in companies for was, now in item.renumbered.items()}
        self._facets = {id_: item.id for item in facets for id_ in item.formerly}
        self._topics = {id_: topic.id for topic, _ in topics for id_ in topic.formerly}
        self._home = {topic.id: facet.id for topic, facet in topics}
        self._moved = {topic.id: frozenset(topic.moved_from) for topic, _ in topics}

    def company(self, id_: str) -> str:
        """Give the present id of a company; one that is not known stays as it is."""
        return self._companies.get(id_, id_)

    def statement_id(self, id_: str) -> str:
        """Give the present id of a statement."""
        company, _, number = id_.rpartition("-")
        return self._renumbered.get(id_) or f"{self.company(company)}-{number}"

    def statement(self, statement: Statement) -> Statement:
        """Give a statement in the ids of today; the same one where nothing has changed.

        A statement about two companies that have become one is no tie any more.
        """
        company = self.company(statement.company)
        parties = statement.parties
        if any(id_ in self._companies for id_ in (statement.company, *parties)):
            told = dict.fromkeys(map(self.company, parties))
            parties = tuple(id_ for id_ in told if id_ != company)
        facet, topic = self._row(statement.facet, statement.topic)
        found = replace(
            statement,
            id=self.statement_id(statement.id),
            company=company,
            facet=facet,
            topic=topic,
            parties=parties,
        )
        return statement if found == statement else found

    def _row(self, facet: str, topic: str) -> tuple[str, str]:
        """Give the present facet and topic; the facet follows a topic that was merged or moved."""
        present = self._topics.get(topic, topic)
        among = {facet, self._facets.get(facet, facet)}
        if present != topic or among & self._moved.get(present, frozenset()):
            return self._home[present], present
        return self._facets.get(facet, facet), present
