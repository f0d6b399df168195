"""The file of a review is put right: decisions are kept, proposals are made anew."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from dossier.model import Original
from dossier.proposals import Decision, Proposal
from dossier.store import rows
from dossier.store.checking import past
from dossier.store.checking.review_check import misdecided, misproposed
from dossier.store.repair.report import Told
from dossier.store.repair.units import Document, Earlier, documents, table, valid
from dossier.store.reviews import Basis
from dossier.store.storage import Tables


def mend_review(
    article: str, tables: Tables, earlier: Sequence[Earlier], text: Original | None, told: Told
) -> Tables:
    """Give the tables of the review of an article (an id) as far as they can be put right."""
    return _with_proposals(article, _with_decisions(article, tables, earlier, told), text, told)


def _with_decisions(article: str, tables: Tables, earlier: Sequence[Earlier], told: Told) -> Tables:
    stored = documents(tables, rows.DECISIONS)
    if _is_sound(article, stored):
        return tables
    for kept, words in earlier:
        decisions = documents(kept, rows.DECISIONS)
        if len(decisions) >= len(stored) and _is_sound(article, decisions):
            told.restore("the decisions", words)
            return {**tables, rows.DECISIONS: table(decisions)}
    left: list[Decision] = []
    for item in valid(stored, Decision):
        dated = item if past.is_moment(item.when) else replace(item, when="")
        if not [*misdecided(article, [replace(dated, number=1)])]:
            left.append(replace(dated, number=len(left) + 1))
    told.restore("the decisions", "what is left of them")
    if lost := len(stored) - len(left):
        told.lose("the decisions", f"{lost} of {len(stored)} could not be restored")
    return {**tables, rows.DECISIONS: table(map(rows.encode, left))}


def _with_proposals(article: str, tables: Tables, text: Original | None, told: Told) -> Tables:
    """Let proposals that are not sound be made anew when the review is opened next."""
    stored = documents(tables, rows.PROPOSALS)
    proposals = valid(stored, Proposal)
    bases = valid(documents(tables, rows.REVIEW), Basis)
    sound = len(proposals) == len(stored) and not [*misproposed(article, proposals, text)]
    own = len(documents(tables, rows.REVIEW)) == len(bases) <= 1
    own = own and all(item.article == article for item in bases) and bool(bases or not stored)
    if sound and own:
        return tables
    told.restore("the proposals", "the text, when the review is opened next")
    basis = rows.encode(Basis(article, ""))
    return {**tables, rows.PROPOSALS: {}, rows.REVIEW: table([basis])}


def _is_sound(article: str, stored: Sequence[Document]) -> bool:
    decisions = valid(stored, Decision)
    return len(decisions) == len(stored) and not [*misdecided(article, decisions)]
