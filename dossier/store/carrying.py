"""Edits are carried out on files that have been read to be changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec.structs import replace
from tinydb import where

from dossier.errors import UnknownNameError
from dossier.model import Statement
from dossier.store import rows
from dossier.store.editing import Change, Edit, Standing
from dossier.store.rows import Entry, StatementRow
from dossier.store.shelf import Drafts, Shelf


def dossiers_of(shelf: Shelf, edits: Iterable[Edit]) -> list[str]:
    """Give the companies (ids) whose files some edits touch.

    Raises UnknownNameError where there is no such file.
    """
    touched = {edit.id: edit.id.rpartition("-")[0] for edit in edits}
    for id_, company in touched.items():
        if not shelf.has(company):
            raise UnknownNameError(f"there is no statement {id_!r}")
    return sorted(set(touched.values()))


Fitted = Callable[[Statement, Statement | None], Statement]


def carry_out(drafts: Drafts, shelf: Shelf, edit: Edit, fitted: Fitted) -> Change:
    """Edit a statement in the draft of its dossier; tell what came of it, as it is stored.

    `fitted` is given what is to stand and what stood: it brings the former to the present texts,
    and raises DossierError where it breaks a rule or rests on what no text holds. Raises what
    `edit` raises as well, and StorageError where a row cannot be read.
    """
    company = edit.id.rpartition("-")[0]
    db, path = drafts[company], shelf.path(company)
    table, past = db.table(rows.STATEMENTS), db.table(rows.HISTORY)
    document = table.get(where("id") == edit.id)
    row = rows.decode(document, StatementRow, path) if document else None
    history = [
        rows.decode(document, Entry, path)
        for document in past.search(where("statement") == edit.id)
    ]
    change = edit.decide(Standing(edit.id, row, history))
    new = change.row
    if new is not None and new.statement is not None:
        before = row.statement if row else None
        new = replace(new, statement=fitted(new.statement, before))
    if new is None:
        rows.drop(table, [edit.id])
    else:
        rows.put(table, [new])
    if change.entry is not None:
        rows.append(past, [change.entry])
    return replace(change, row=new)
