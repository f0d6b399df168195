"""What is stored follows what was merged or moved: statements with all on them, and their files."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from msgspec.structs import replace
from tinydb import TinyDB

from dossier.codebook.forwarding import Forwarding
from dossier.errors import DossierError
from dossier.model import Statement
from dossier.proposals import Decision, Proposal
from dossier.store import rows
from dossier.store.rows import Entry, StatementRow, VerdictRow
from dossier.store.shelf import Drafts, Shelf
from dossier.store.verdicts import renamed


def recode(
    shelf: Shelf, drafts: Drafts, companies: Iterable[str], forward: Forwarding
) -> list[str]:
    """Bring the dossiers of `companies` to the ids of today; a company merged away has none left.

    Gives the new ids of the statements that stand and have followed. Raises DossierError when two
    statements would have the same id. Doing it again changes nothing.
    """
    followed: list[str] = []
    for company in companies:
        db, path, into = drafts[company], shelf.path(company), forward.company(company)
        stored = rows.fetch(db.table(rows.STATEMENTS), StatementRow, path)
        for row in stored:
            new = statement_row(row, forward)
            if new.statement is not None and new.statement != row.statement:
                followed.append(new.id)
        if into != company:
            _move(db, path, drafts[into], shelf.path(into), forward)
        else:
            rows.rewrite(
                db.table(rows.STATEMENTS), StatementRow, path,
                lambda row: statement_row(row, forward),
            )  # fmt: skip
            rows.rewrite(
                db.table(rows.HISTORY), Entry, path, lambda entry: history_entry(entry, forward)
            )
            rows.rewrite(
                db.table(rows.VERDICTS), VerdictRow, path,
                lambda row: renamed(row, forward.statement_id),
            )  # fmt: skip
    return followed


def recode_reviews(shelf: Shelf, drafts: Drafts, names: Iterable[str], forward: Forwarding) -> None:
    """Bring proposals and what was decided on them to the ids of today."""
    for name in names:
        db, path = drafts[name], shelf.path(name)
        rows.rewrite(db.table(rows.PROPOSALS), Proposal, path, forward.proposal)
        rows.rewrite(db.table(rows.DECISIONS), Decision, path, forward.decision)


def statement_row(row: StatementRow, forward: Forwarding) -> StatementRow:
    """Give a row in the ids of today; an edit that is now what the seed says follows it again."""
    statement, seed = _forwarded(row.statement, forward), _forwarded(row.seed, forward)
    id_ = forward.statement_id(row.id)
    if statement is not None and statement == seed:
        return StatementRow(id_, row.revision, "seed", statement)
    return replace(row, id=id_, statement=statement, seed=seed)


def history_entry(entry: Entry, forward: Forwarding) -> Entry:
    """Give a line of a statement's history in the ids of today."""
    before = _forwarded(entry.before, forward)
    return replace(entry, statement=forward.statement_id(entry.statement), before=before)


def _forwarded(statement: Statement | None, forward: Forwarding) -> Statement | None:
    return None if statement is None else forward.statement(statement)


def _move(db: TinyDB, path: Path, into: TinyDB, target: Path, forward: Forwarding) -> None:
    """Move all of a dossier into another; what a broken-off move left there is not doubled."""
    moved = [
        statement_row(row, forward)
        for row in rows.fetch(db.table(rows.STATEMENTS), StatementRow, path)
    ]
    past = [
        history_entry(entry, forward) for entry in rows.fetch(db.table(rows.HISTORY), Entry, path)
    ]
    there = rows.fetch(into.table(rows.HISTORY), Entry, target)
    taken = {row.id: row for row in rows.fetch(into.table(rows.STATEMENTS), StatementRow, target)}
    if not all(entry in there for entry in past):
        used = taken.keys() | {entry.statement for entry in there}
        for id_ in sorted({item.id for item in moved} | {entry.statement for entry in past}):
            if id_ in used:
                raise DossierError(
                    f"two statements would have the id {id_}: one that stands here, and one of "
                    f"{path.name}",
                    where=str(target),
                    advice="Say under the company in data/companies.toml which id the second is to "
                    'have: renumbered = { old-123abc = "new-456def" }',
                )
        rows.append(into.table(rows.HISTORY), past)
        rows.put(into.table(rows.STATEMENTS), moved)
        ruled = rows.fetch(db.table(rows.VERDICTS), VerdictRow, path)
        rows.put(into.table(rows.VERDICTS), [renamed(row, forward.statement_id) for row in ruled])
    db.drop_tables()
