"""A proposal that an analyst accepts becomes a statement; until it is worded, a quotation."""

from __future__ import annotations

from msgspec.structs import replace

from dossier.coding import identity
from dossier.coding.identity import IsFree
from dossier.model import Statement
from dossier.proposals import Proposal


def stated(proposal: Proposal, is_free: IsFree, row: int = 0) -> Statement:
    """Make the statement that a proposal suggests, under its first row or another (from 0)."""
    suggestion = proposal.suggestions[min(row, len(proposal.suggestions) - 1)]
    statement = Statement(
        id=proposal.id,
        company=proposal.company,
        facet=suggestion.facet,
        topic=suggestion.topic,
        text=proposal.quotation,
        status=proposal.status,
        speaker=proposal.speaker,
        evidence=(proposal.evidence,),
        date=proposal.date,
        date_words=proposal.date_words,
        figures=proposal.figures,
        names=proposal.names,
        parties=proposal.parties,
        denied=proposal.denied,
        quoted=True,
    )
    return identified(statement, is_free)


def identified(statement: Statement, is_free: IsFree) -> Statement:
    """Give a new statement an id of its company that no other has; no company is tied to itself."""
    company = statement.company
    parties = tuple(party for party in statement.parties if party != company)
    if statement.id.rpartition("-")[0] == company and is_free(statement.id):
        return replace(statement, parties=parties)
    passage = statement.evidence[0]
    id_ = identity.unused(passage.article, passage.start, passage.end, company, is_free)
    return replace(statement, id=id_, parties=parties)
