"""A proposal that an analyst accepts becomes a statement; until it is worded, a quotation."""

from __future__ import annotations

from msgspec.structs import replace

from dossier.coding import identity
from dossier.coding.identity import IsFree
from dossier.model import Statement
from dossier.proposals import Proposal

_SHARED = set(Statement.__struct_fields__) & set(Proposal.__struct_fields__) - {"evidence"}


def stated(proposal: Proposal, is_free: IsFree, row: int = 0) -> Statement:
    """Make the statement that a proposal suggests, under its first row or another (from 0)."""
    suggestion = proposal.suggestions[min(row, len(proposal.suggestions) - 1)]
    shared = {name: getattr(proposal, name) for name in _SHARED}
    statement = Statement(
        **shared,
        facet=suggestion.facet,
        topic=suggestion.topic,
        text=proposal.quotation,
        evidence=(proposal.evidence,),
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
