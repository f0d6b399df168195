"""What an analyst rules on two statements is stored beside them, withdrawn, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
from msgspec.structs import replace
from tinydb import TinyDB, where

from dossier.cleaning import clean_line
from dossier.codebook.forwarding import Forwarding
from dossier.errors import ConflictError, DossierError, UnknownNameError
from dossier.model import Verdict
from dossier.store import rows
from dossier.store.removal.returning import refuse_undone
from dossier.store.rows import StatementRow, VerdictRow
from dossier.store.shelf import Shelf
from dossier.store.store import Store
from dossier.store.stored import read_dossier
from dossier.store.undo import journal
from dossier.store.undo.journal import ChangeRow
from dossier.store.verdicts import in_order, misruled, renamed
from dossier.workspace import Workspace

Given = tuple[Verdict, ...]

_SAID = {
    "stand": "that {0} and {1} both stand",
    "superseded": "that {0} is superseded by {1}",
    "error": "that {0} is an error, beside {1}",
    "done": "that {0} was done, by {1}",
    "changed": "that {0} was changed, by {1}",
    "dropped": "that {0} was dropped, by {1}",
    "unrelated": "that {0} and {1} are unrelated",
}


def rule(workspace: Workspace, verdict: Verdict) -> Verdict:
    """Store a verdict in the place of those that answer the same; give it as it is stored.

    Raises UnknownNameError when a statement is not there, DossierError when the verdict is not
    sound, StorageError when it cannot be written.
    """
    verdict = accepted(verdict)

    def change(given: Given) -> Given:
        return in_order((*(item for item in given if not verdict.replaces(item)), verdict))

    _change(workspace, verdict.pair, f"ruled {said(verdict)}", change)
    return verdict


def withdraw(workspace: Workspace, first: str, second: str) -> Given:
    """Withdraw what was ruled on two statements (ids); give it.

    Raises DossierError when nothing was, else as `rule`.
    """
    withdrawn: list[Verdict] = []

    def change(given: Given) -> Given:
        if not given:
            raise DossierError(f"nothing was ruled on {first} and {second}")
        withdrawn.extend(given)
        return ()

    pair = accepted(Verdict(first, second, "unrelated")).pair
    _change(workspace, pair, f"withdrew what was ruled on {first} and {second}", change)
    return tuple(withdrawn)


def accepted(verdict: Verdict) -> Verdict:
    """Clean a verdict that is handed in. Raises DossierError when it is not sound by itself."""
    cleaned = replace(verdict, note=clean_line(verdict.note))
    try:
        verdict = msgspec.convert(msgspec.to_builtins(cleaned), Verdict)
    except msgspec.ValidationError as fault:
        raise DossierError(f"is not a valid verdict: {fault}") from None
    if what := misruled(verdict):
        raise DossierError(what, where=f"{verdict.first}, {verdict.second}")
    return verdict


def said(verdict: Verdict) -> str:
    """Say what a verdict is, as after `ruled`."""
    return _SAID[verdict.ruling].format(verdict.first, verdict.second)


def stands(store: Store, forward: Forwarding, change: ChangeRow) -> bool:
    """Tell whether what a change has ruled, or withdrawn, is the last on its two statements."""
    id_ = rows.verdicts_id(map(forward.statement_id, change.pair))
    shelf, company = Shelf(store.workspace.store), _company(id_)
    if not shelf.has(company):
        return False
    dossier = store.kept(shelf.path(company), read_dossier)
    return any(row.id == id_ and row.revision == change.at for row in dossier.ruled)


def take_back(store: Store, change: ChangeRow) -> None:
    """Bring back what was ruled on two statements before a change.

    Raises ConflictError when they were ruled on again since, StorageError when it cannot be
    written.
    """
    forward = store.forwarding()
    id_ = rows.verdicts_id(map(forward.statement_id, change.pair))
    shelf, company = Shelf(store.workspace.store), _company(id_)
    if not shelf.has(company):
        raise ConflictError("their company is gone", where=id_)
    with journal.changing(shelf, company) as (drafts, pen):
        refuse_undone(shelf, change)
        db = drafts[company]
        row = _row(db, shelf.path(company), id_)
        if row.revision != change.at:
            raise ConflictError(
                "were ruled on again since, so this cannot be taken back",
                where=id_,
                advice="Take back that first: dossier history",
            )
        before = replace(row, revision=change.at - 1, given=change.was)
        _put(db, renamed(before, forward.statement_id))
        pen.mark(change)


def _change(
    workspace: Workspace, pair: tuple[str, str], did: str, change: Callable[[Given], Given]
) -> None:
    """Change what is ruled on two statements that stand; the journal has it as what one `did`."""
    id_ = rows.verdicts_id(pair)
    shelf, company = Shelf(workspace.store), _company(id_)
    if not shelf.has(company):
        raise _unknown(pair[0])
    with journal.changing(shelf, company) as (drafts, pen):
        db, path = drafts[company], shelf.path(company)
        for statement in pair:
            found = db.table(rows.STATEMENTS).get(where("id") == statement)
            if found is None or rows.decode(found, StatementRow, path).statement is None:
                raise _unknown(statement)
        row = _row(db, path, id_)
        given = change(row.given)
        if given != row.given:
            new = replace(row, revision=row.revision + 1, given=given)
            _put(db, new)
            pen.record("verdict", did, pair=pair, at=new.revision, was=row.given)


def _row(db: TinyDB, path: Path, id_: str) -> VerdictRow:
    """Read what was ruled on two statements; where nothing was, that is a row as well."""
    found = db.table(rows.VERDICTS).get(where("id") == id_)
    return rows.decode(found, VerdictRow, path) if found else VerdictRow(id_)


def _put(db: TinyDB, row: VerdictRow) -> None:
    if row == VerdictRow(row.id):
        rows.drop(db.table(rows.VERDICTS), [row.id])
    else:
        rows.put(db.table(rows.VERDICTS), [row])


def _company(id_: str) -> str:
    return id_.partition(" ")[0].rpartition("-")[0]


def _unknown(statement_id: str) -> UnknownNameError:
    return UnknownNameError(f"there is no statement {statement_id!r}")
