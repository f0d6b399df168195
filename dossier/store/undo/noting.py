"""How edits of statements stand in the journal: in which words, and which change one belongs to."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Protocol

from dossier.codebook.forwarding import Forwarding
from dossier.errors import UnknownNameError
from dossier.store import editing
from dossier.store.editing import Change, Edit
from dossier.store.rows import Entry
from dossier.store.shelf import Shelf
from dossier.store.undo import journal
from dossier.store.undo.journal import ChangeRow, Steps
from dossier.workspace import Workspace

_LONGEST = 90  # characters of a statement that tell which one it is
_WORDS = {"added": "added", "changed": "edited", "removed": "removed"}


class Histories(Protocol):
    """Knows what happened to statements."""

    workspace: Workspace

    def history(self, statement_id: str) -> tuple[Entry, ...]:
        """Give it, oldest first; raises UnknownNameError where there never was such a statement."""

    def forwarding(self) -> Forwarding:
        """Give the way from former ids."""


def steps(edits: Sequence[Edit], done: Sequence[Change]) -> Steps:
    """Give what a change of statements is made of: ids, and the revisions that it led to."""
    made = zip(edits, done, strict=True)
    return tuple((edit.id, change.revision) for edit, change in made if change.is_made)


def words(edits: Sequence[Edit], done: Sequence[Change]) -> str:
    """Say what was done to statements."""
    return "; ".join(
        _said(edit.id, change.entry, change)
        for edit, change in zip(edits, done, strict=True)
        if change.entry is not None and change.is_made
    )


def shortened(text: str) -> str:
    """Give the beginning of a text, which tells what it is."""
    return textwrap.shorten(text, _LONGEST, placeholder=" …")


def standing(histories: Histories, forward: Forwarding, change: ChangeRow) -> Steps:
    """Give the steps of a change that have not been taken back, by the ids of today."""
    now = ((forward.statement_id(id_), revision) for id_, revision in change.steps)
    return tuple(step for step in now if _stands(histories, *step))


def noted(histories: Histories, statement_id: str) -> ChangeRow | None:
    """Give the change that is taken back with the last change of a statement, if there is one.

    None too where something else stands that was changed together with it.
    """
    last = editing.last_change(histories.history(statement_id))
    if not last:
        return None
    forward = histories.forwarding()

    def is_it(change: ChangeRow) -> bool:
        return any(
            revision == last and forward.statement_id(id_) == statement_id
            for id_, revision in change.steps
        )

    found = journal.standing(Shelf(histories.workspace.store), is_it)
    return found if found and len(standing(histories, forward, found)) == 1 else None


def _stands(histories: Histories, statement_id: str, revision: int) -> bool:
    try:
        return editing.stands(histories.history(statement_id), revision)
    except UnknownNameError:
        return False


def _said(id_: str, entry: Entry, change: Change) -> str:
    now = change.row.statement if change.row else None
    told = now or entry.before
    return f"{_WORDS[entry.what]} {id_}" + (f": {shortened(told.text)}" if told else "")
