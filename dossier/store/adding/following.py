"""Statements, their history and a review follow an article to another text, all at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from msgspec.structs import replace
from tinydb import TinyDB

from dossier.articles import moving
from dossier.articles.moving import Moves
from dossier.model import Article, Evidence
from dossier.proposals import Decision, Proposal
from dossier.store import editing, rows
from dossier.store.editing import Change, Standing
from dossier.store.reviews import Basis
from dossier.store.rows import Entry, StatementRow
from dossier.store.shelf import Drafts, Shelf, review_of


@dataclass(frozen=True)
class Succession:
    """An article goes from the record `left` to the record `reached`, whose text is `text`."""

    left: Article
    reached: Article
    text: str
    when: str

    def moves(self, passages: Iterable[Evidence]) -> Moves:
        """Give what becomes of passages of the article."""
        asked = sorted(
            (item for item in passages if item.article == self.left.id),
            key=lambda item: (item.start, item.end, item.fingerprint, item.version),
        )
        return moving.moves(asked, self.left.version, self.reached, self.text)


def follow(drafts: Drafts, shelf: Shelf, companies: Iterable[str], step: Succession) -> Moves:
    """Move the evidence of every statement, in drafts; give what became of each passage."""
    stored = {
        company: rows.fetch(
            drafts[company].table(rows.STATEMENTS), StatementRow, shelf.path(company)
        )
        for company in companies
    }
    standing = (row.statement for held in stored.values() for row in held)
    moves = step.moves({e for statement in standing if statement for e in statement.evidence})
    for company, held in stored.items():
        entries = rows.fetch(drafts[company].table(rows.HISTORY), Entry, shelf.path(company))
        _follow(drafts[company], held, entries, moves, step)
    review = review_of(step.left.id)
    decisions = rows.fetch(drafts[review].table(rows.DECISIONS), Decision, shelf.path(review))
    _follow_review(drafts[review], decisions, step)
    return moves


def _follow(
    db: TinyDB, held: list[StatementRow], entries: list[Entry], moves: Moves, step: Succession
) -> None:
    """Move the statements of one dossier.

    What the history holds of this article was coded in the text that it leaves: that is written
    there now, since "the present text" is soon another one.
    """
    renewed = [_named(entry, step) for entry in entries]
    past: dict[str, list[Entry]] = {}
    for entry in renewed:
        past.setdefault(entry.statement, []).append(entry)
    changes: list[Change] = []
    for row in held:
        if row.statement is None:
            continue
        moved = moving.moved(row.statement, moves)
        if moved != row.statement:
            before = moving.named(row.statement, step.left.id, step.left.version)
            standing = Standing(row.id, row, past.get(row.id, []))
            changes.append(editing.move(standing, before, moved, step.when))
    rows.put(db.table(rows.STATEMENTS), [change.row for change in changes if change.row])
    added = [change.entry for change in changes if change.entry]
    if added or renewed != entries:
        db.drop_table(rows.HISTORY)
        rows.append(db.table(rows.HISTORY), [*renewed, *added])


def _named(entry: Entry, step: Succession) -> Entry:
    if entry.before is None:
        return entry
    before = moving.named(entry.before, step.left.id, step.left.version)
    return replace(entry, before=before)


def _follow_review(db: TinyDB, decisions: list[Decision], step: Succession) -> None:
    """Move what was decided in the review of the article; its proposals are to be made anew."""
    db.drop_table(rows.PROPOSALS)
    if db.table(rows.REVIEW).all():
        rows.put(db.table(rows.REVIEW), [Basis(step.left.id, "")])
    decided = [item for decision in decisions for item in _proposals(decision)]
    moves = step.moves({item.evidence for item in decided})

    def moved(proposal: Proposal) -> Proposal:
        return replace(proposal, evidence=moves.get(proposal.evidence, proposal.evidence))

    renewed = [
        replace(
            decision,
            steps=tuple(
                replace(
                    item,
                    proposal=moved(item.proposal),
                    parts=tuple(map(moved, item.parts)),
                )
                for item in decision.steps
            ),
        )
        for decision in decisions
    ]
    rows.put(db.table(rows.DECISIONS), renewed)


def _proposals(decision: Decision) -> Iterable[Proposal]:
    for step in decision.steps:
        yield step.proposal
        yield from step.parts
