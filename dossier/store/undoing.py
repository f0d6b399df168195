"""Changes are taken back by the journal: the latest, or one by its number."""

from __future__ import annotations

from collections.abc import Container

from dossier.errors import DossierError
from dossier.store import describing, editing, journal, noting, restoring
from dossier.store.journal import ChangeRow
from dossier.store.reviews import Reviews
from dossier.store.shelf import Shelf
from dossier.store.store import Store


def latest(store: Store, passed: Container[int] = ()) -> ChangeRow | None:
    """Give the latest change that stands, but for those (numbers) that are `passed` over."""
    forward = noting.forwarding(store.workspace)

    def is_it(change: ChangeRow) -> bool:
        if change.number in passed:
            return False
        # one that was noted and then broken off, or taken back step by step, stands no more
        return change.kind != "statements" or bool(noting.standing(store, forward, change))

    return journal.standing(Shelf(store.workspace.store), is_it)


def numbered(store: Store, number: int) -> ChangeRow:
    """Give a change by its number. Raises UnknownNameError where there is none."""
    return journal.numbered(Shelf(store.workspace.store), number)


def take_back(store: Store, change: ChangeRow, when: str) -> str:
    """Take back a change, and say in a sentence what was.

    Raises DossierError when it has been taken back already, or cannot be: something that it
    touched has changed since. Nothing is changed then.
    """
    if change.undone:
        raise DossierError(f"change {change.number} is taken back already: {change.said}")
    more = ""
    if change.kind == "statements":
        _edits(store, change, when)
    elif change.kind == "record":
        describing.undo(store.workspace, change.article, last=change.at, when=when)
    elif change.kind == "review":
        more = _decision(store, change, when)
    else:
        restoring.restore(store.workspace, change)
    return f"Taken back: {change.said}{more}"


def _edits(store: Store, change: ChangeRow, when: str) -> None:
    standing = noting.standing(store, noting.forwarding(store.workspace), change)
    if not standing:
        raise DossierError(f"nothing stands any more of change {change.number}: {change.said}")
    edits = [editing.taking_back(*step, "analyst", when) for step in reversed(standing)]
    store.apply(*edits, takes=change)


def _decision(store: Store, change: ChangeRow, when: str) -> str:
    """Take back a decision; say which statements stay."""
    _, stays = Reviews(store).undo(change.article, when, number=change.at)
    return f" ({', '.join(stays)} was edited since and stays)" if stays else ""
