"""Statements and their history follow an article to another text, in every dossier at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from msgspec.structs import replace
from tinydb import TinyDB

from dossier.articles import moving
from dossier.articles.moving import Moves
from dossier.model import Article, Evidence
from dossier.store import editing, rows
from dossier.store.editing import Standing
from dossier.store.rows import Entry, StatementRow
from dossier.store.shelf import Drafts, Shelf


@dataclass(frozen=True)
class Step:
    """An article goes from the record `left` to the record `reached`, whose text is `text`."""

    left: Article
    reached: Article
    text: str
    when: str


def follow(drafts: Drafts, shelf: Shelf, companies: Iterable[str], step: Step) -> Moves:
    """Move the evidence of every statement, in drafts; give what became of each passage."""
    stored = {
        company: rows.fetch(
            drafts[company].table(rows.STATEMENTS), StatementRow, shelf.path(company)
        )
        for company in companies
    }
    passages = {
        evidence
        for held in stored.values()
        for row in held
        if row.statement is not None
        for evidence in row.statement.evidence
        if evidence.article == step.left.id
    }
    moves = moving.moves(sorted(passages, key=_place), step.left.version, step.reached, step.text)
    for company, held in stored.items():
        entries = rows.fetch(drafts[company].table(rows.HISTORY), Entry, shelf.path(company))
        _follow(drafts[company], held, entries, moves, step)
    return moves


def _follow(
    db: TinyDB, held: list[StatementRow], entries: list[Entry], moves: Moves, step: Step
) -> None:
    """Move the statements of one dossier.

    What the history holds of this article was coded in the text that it leaves: that is written
    there now, since "the present text" is soon another one.
    """
    renewed = [_named(entry, step) for entry in entries]
    past: dict[str, list[Entry]] = {}
    for entry in renewed:
        past.setdefault(entry.statement, []).append(entry)
    changes = []
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


def _named(entry: Entry, step: Step) -> Entry:
    if entry.before is None:
        return entry
    before = moving.named(entry.before, step.left.id, step.left.version)
    return replace(entry, before=before)


def _place(evidence: Evidence) -> tuple[int, int, str, str]:
    return (evidence.start, evidence.end, evidence.fingerprint, evidence.version)
