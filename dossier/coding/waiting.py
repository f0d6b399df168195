"""Which proposals of an article still wait for the analyst."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dossier.model import Evidence, Statement
from dossier.proposals import Decision, Proposal, Step

_MOST_IN_COMMON = 0.5  # of the shorter of two passages; from there on they are about the same


def waiting(
    proposals: Iterable[Proposal], decisions: Iterable[Decision], statements: Iterable[Statement]
) -> tuple[Proposal, ...]:
    """Give the proposals on which nothing has been decided, in the order of the text.

    A passage is settled by a decision on it, and by a statement on the same company that rests on
    it, however that came about. The parts of a split proposal wait in its stead.
    """
    steps = [step for decision in decisions if not decision.undone for step in decision.steps]
    coded = [
        (company, evidence)
        for statement in statements
        for company in (statement.company, *statement.parties)
        for evidence in statement.evidence
    ]
    open_ = [item for item in proposals if not _is_settled(item, steps, coded)]
    decided = {step.proposal.id for step in steps}
    parts = (part for step in steps for part in step.parts if part.id not in decided)
    open_ += [part for part in parts if not _is_coded(part, coded)]
    return tuple(
        sorted(open_, key=lambda item: (item.evidence.start, item.evidence.end, item.company))
    )


def _is_settled(
    proposal: Proposal, steps: Sequence[Step], coded: Sequence[tuple[str, Evidence]]
) -> bool:
    decided = any(
        step.proposal.company == proposal.company
        and _overlap(step.proposal.evidence, proposal.evidence)
        for step in steps
    )
    return decided or _is_coded(proposal, coded)


def _is_coded(proposal: Proposal, coded: Sequence[tuple[str, Evidence]]) -> bool:
    return any(
        company == proposal.company and _overlap(evidence, proposal.evidence)
        for company, evidence in coded
    )


def _overlap(one: Evidence, other: Evidence) -> bool:
    common = min(one.end, other.end) - max(one.start, other.start)
    shorter = min(one.end - one.start, other.end - other.start)
    return one.article == other.article and common >= _MOST_IN_COMMON * shorter
