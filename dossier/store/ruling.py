"""What an analyst rules on two statements is stored beside them, withdrawn, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

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
    "stand": "{0} and {1} both stand",
    "superseded": "{0} is superseded by {1}",
    "error": "{0} is an error, beside {1}",
    "done": "{0} was done, as {1} tells",
    "changed": "{0} was changed, as {1} tells",
    "dropped": "{0} was dropped, as {1} tells",
    "unrelated": "{0} and {1} are unrelated",
}
_RULINGS = ", ".join(_SAID)


def give(workspace: Workspace, verdict: Verdict) -> Verdict:
    """Store a verdict in the place of those that answer the same; give it as it is stored.

    Raises UnknownNameError when a statement is not there, DossierError when the verdict is not
    sound, StorageError when it cannot be written.
    """
    verdict = accepted(verdict)

    def change(present: Given) -> Given:
        return in_order((*(item for item in present if not verdict.replaces(item)), verdict))

    _change(workspace, verdict.pair, f"ruled that {said(verdict)}", change)
    return verdict


def withdraw(workspace: Workspace, first: str, second: str) -> None:
    """Withdraw what was ruled on two statements (ids).

    Raises DossierError when nothing was, else as `give`.
    """

    def change(present: Given) -> Given:
        if not present:
            raise DossierError(f"nothing was ruled on {first} and {second}")
        return ()

    pair = accepted(Verdict(first, second, "unrelated")).pair
    _change(workspace, pair, f"withdrew what was ruled on {first} and {second}", change)


def ruled(store: Store, first: str, second: str) -> Given:
    """Give what is ruled on two statements (ids). Raises UnknownNameError as `give` does."""
    library = store.library()
    for statement in (first, second):
        if statement not in library.statement:
            raise _unknown(statement)
    return tuple(item for item in library.verdicts if set(item.pair) == {first, second})


def accepted(verdict: Verdict) -> Verdict:
    """Clean a verdict that is handed in. Raises DossierError when it is not sound by itself."""
    if verdict.ruling not in _SAID:
        raise DossierError(f"{verdict.ruling!r} is no ruling", advice=f"Choose one of: {_RULINGS}.")
    if what := misruled(verdict):
        raise DossierError(what, where=f"{verdict.first}, {verdict.second}")
    return replace(verdict, note=clean_line(verdict.note))


def said(verdict: Verdict) -> str:
    """Say what a verdict is, as in "ruled that …"; the note is left to others."""
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
        after = change(row.given)
        if after != row.given:
            new = replace(row, revision=row.revision + 1, given=after)
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
