"""What an edit makes of a statement's row and its history. Pure; compare-and-set by revision."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from dossier.errors import ConflictError, DossierError, UnknownNameError
from dossier.model import Statement
from dossier.store.rows import Entry, StatementRow, Who


@dataclass(frozen=True)
class Standing:
    """A statement as the store has it: its row, if any, and its history, oldest entry first."""

    id: str
    row: StatementRow | None
    history: Sequence[Entry]

    @property
    def revision(self) -> int:
        """The number of the last change, 0 when there was none."""
        return self.history[-1].revision if self.history else 0


@dataclass(frozen=True)
class Change:
    """The new row (None: there is none any more) and what goes into the history, if anything."""

    revision: int
    row: StatementRow | None
    entry: Entry | None = None

    @property
    def is_made(self) -> bool:
        """Whether something was changed that can be taken back."""
        return self.entry is not None and self.entry.what != "undone"


Decide = Callable[[Standing], Change]


@dataclass(frozen=True)
class Edit:
    """What is to be done to a statement (an id), once it is known how it stands."""

    id: str
    decide: Decide


def adding(statement: Statement, who: Who, when: str) -> Edit:
    """Take a new statement."""
    return Edit(statement.id, lambda standing: add(standing, statement, who, when))


def saving(statement: Statement, revision: int, who: Who, when: str) -> Edit:
    """Put a statement in the place of its revision `revision`."""
    return Edit(statement.id, lambda standing: save(standing, statement, revision, who, when))


def deleting(id_: str, revision: int, who: Who, when: str) -> Edit:
    """Remove a statement that has this revision."""
    return Edit(id_, lambda standing: delete(standing, revision, who, when))


def undoing(id_: str, revision: int, who: Who, when: str) -> Edit:
    """Take back the last change of a statement that has this revision."""
    return Edit(id_, lambda standing: undo(standing, revision, who, when))


def taking_back(id_: str, change: int, who: Who, when: str) -> Edit:
    """Take back a change (the revision that it led to), which must be the last that stands."""
    return Edit(id_, lambda standing: take_back(standing, change, who, when))


def add(standing: Standing, statement: Statement, who: Who, when: str) -> Change:
    """Take a new statement. Raises ConflictError when its id is in use."""
    row = standing.row
    if row is not None and row.statement is not None:
        raise ConflictError(
            f"there is a statement with this id; it reads: {row.statement.text}", where=row.id
        )
    entry = Entry(statement.id, standing.revision + 1, who, "added", when)
    if row is None:
        return _logged(StatementRow(statement.id, entry.revision, who, statement), entry)
    return _logged(_rewritten(row, statement), entry)


def save(standing: Standing, statement: Statement, revision: int, who: Who, when: str) -> Change:
    """Put `statement` in the place of what stands; saving what stands settles a conflict.

    Raises ConflictError when `revision` is not the present one.
    """
    row = _expected(standing, revision)
    before = _present(row)
    if before == statement:
        return Change(revision, replace(row, conflict=False))
    entry = Entry(row.id, row.revision + 1, who, "changed", when, before)
    return _logged(_rewritten(row, statement), entry)


def move(standing: Standing, before: Statement, statement: Statement, when: str) -> Change:
    """Put a statement whose evidence followed its article in the place of what stands."""
    row = _expected(standing, standing.revision)
    entry = Entry(row.id, row.revision + 1, "analyst", "moved", when, before)
    return _logged(_rewritten(row, statement), entry)


def delete(standing: Standing, revision: int, who: Who, when: str) -> Change:
    """Remove a statement; its row stays, so that no seed brings it back.

    Raises ConflictError when `revision` is not the present one.
    """
    row = _expected(standing, revision)
    entry = Entry(row.id, row.revision + 1, who, "removed", when, _present(row))
    return _logged(_rewritten(row, None), entry)


def undo(standing: Standing, revision: int, who: Who, when: str) -> Change:
    """Take back the last change that has not been taken back; what the seeds did stays.

    So does that evidence followed an article to another text: the caller lets it follow again.

    Raises ConflictError when `revision` is not the present one, DossierError when nothing is
    left to undo.
    """
    row = _expected(standing, revision)
    done = _standing_changes(standing.history)
    if not done or done[-1].who == "seed":
        raise DossierError("there is nothing to undo", where=row.id)
    last = done.pop()
    entry = Entry(row.id, row.revision + 1, who, "undone", when, row.statement)
    if last.what == "added":  # a seed that holds it by now must not bring it back
        return _logged(_rewritten(row, None) if row.base else None, entry)
    of_seed = any(past.who == "seed" for past in done[-1:])
    if of_seed and not _is_taken_over(standing.history, row):  # it follows its seed again
        return _logged(StatementRow(row.id, entry.revision, "seed", last.before), entry)
    return _logged(replace(_rewritten(row, last.before), conflict=row.conflict), entry)


def take_back(standing: Standing, change: int, who: Who, when: str) -> Change:
    """Take back a change by the revision that it led to; changes taken back since do not matter.

    Raises ConflictError when another change stands upon it, else as `undo` does.
    """
    done = _standing_changes(standing.history)
    if not done or done[-1].revision != change:
        _expected(standing, change)  # says what stands now
    return undo(standing, standing.revision, who, when)


def last_change(history: Sequence[Entry]) -> int:
    """Give the revision of the last change that has not been taken back, 0 where there is none."""
    done = _standing_changes(history)
    return done[-1].revision if done else 0


def stands(history: Sequence[Entry], change: int) -> bool:
    """Tell whether a change, by the revision that it led to, has not been taken back."""
    return any(entry.revision == change for entry in _standing_changes(history))


def _standing_changes(history: Sequence[Entry]) -> list[Entry]:
    """Give the changes that have not been taken back, oldest first."""
    done: list[Entry] = []
    for entry in history:
        if entry.what == "undone":
            del done[-1:]
        elif entry.what != "moved":
            done.append(entry)
    return done


def _is_taken_over(history: Sequence[Entry], row: StatementRow) -> bool:
    """Tell whether the seed says by now what a person had made of the statement."""
    own = [entry.before for entry in history if entry.who != "seed"]
    return row.base is not None and row.base in (row.statement, *own)


def _logged(row: StatementRow | None, entry: Entry) -> Change:
    return Change(entry.revision, row, entry)


def _rewritten(row: StatementRow, statement: Statement | None) -> StatementRow:
    base = row.base
    if statement is not None and statement == base:
        return StatementRow(row.id, row.revision + 1, "seed", statement)
    return StatementRow(row.id, row.revision + 1, row.origin, statement, seed=base)


def _expected(standing: Standing, revision: int) -> StatementRow:
    row = standing.row
    if row is None:
        raise UnknownNameError(f"there is no statement {standing.id!r}")
    if row.revision == revision:
        return row
    what = f"has changed since: it stands at revision {row.revision}, not {revision}"
    if standing.history:
        last = standing.history[-1]
        what += f" ({' '.join(filter(None, (last.what, 'by', last.who, last.when)))})"
    text = f"It now reads: {row.statement.text}" if row.statement else "It is no longer there."
    raise ConflictError(what, where=row.id, advice=text)


def _present(row: StatementRow) -> Statement:
    if row.statement is None:
        raise ConflictError("has been removed; undo brings it back", where=row.id)
    return row.statement
