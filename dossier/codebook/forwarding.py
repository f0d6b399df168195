"""Former ids lead to the present ones: what was merged or moved is read as what it is now. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from dossier.model import Company, Facet, Statement
from dossier.proposals import Decision, Proposal, Suggestion


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
        self.is_idle = not (  # no former id at all
            self._companies
            or self._renumbered
            or self._facets
            or self._topics
            or any(self._moved.values())
        )

    def company(self, id_: str) -> str:
        """Give the present id of a company; one that is not known stays as it is."""
        return self._companies.get(id_, id_)

    def statement_id(self, id_: str) -> str:
        """Give the present id of a statement."""
        company, _, number = id_.rpartition("-")
        return self._renumbered.get(id_) or f"{self.company(company)}-{number}"

    def statement(self, statement: Statement) -> Statement:
        """Give a statement in the ids of today.

        A statement about two companies that have become one is no tie any more.
        """
        if self.is_idle:
            return statement
        facet, topic = self._row(statement.facet, statement.topic)
        return replace(
            statement,
            id=self.statement_id(statement.id),
            company=self.company(statement.company),
            facet=facet,
            topic=topic,
            parties=self._parties(statement),
        )

    def proposal(self, proposal: Proposal) -> Proposal:
        """Give a proposal in the ids of today."""
        suggestions: dict[str, Suggestion] = {}
        for item in proposal.suggestions:
            facet, topic = self._row(item.facet, item.topic)
            suggestions.setdefault(topic, replace(item, facet=facet, topic=topic))
        return replace(
            proposal,
            id=self.statement_id(proposal.id),
            company=self.company(proposal.company),
            suggestions=tuple(suggestions.values()),
            parties=self._parties(proposal),
        )

    def decision(self, decision: Decision) -> Decision:
        """Give a decision of a review in the ids of today."""
        steps = tuple(
            replace(
                step,
                proposal=self.proposal(step.proposal),
                statement=self.statement_id(step.statement) if step.statement else "",
                parts=tuple(map(self.proposal, step.parts)),
            )
            for step in decision.steps
        )
        return replace(decision, steps=steps)

    def _parties(self, told: Statement | Proposal) -> tuple[str, ...]:
        if not any(id_ in self._companies for id_ in (told.company, *told.parties)):
            return told.parties
        own = self.company(told.company)
        return tuple(id_ for id_ in dict.fromkeys(map(self.company, told.parties)) if id_ != own)

    def _row(self, facet: str, topic: str) -> tuple[str, str]:
        """Give the present facet and topic; the facet follows a topic that was merged or moved."""
        present = self._topics.get(topic, topic)
        among = {facet, self._facets.get(facet, facet)}
        if present != topic or among & self._moved.get(present, frozenset()):
            return self._home[present], present
        return self._facets.get(facet, facet), present
