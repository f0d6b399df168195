"""Changes are taken back by the journal: the latest, or one by its number."""

from __future__ import annotations

from collections.abc import Container
from contextlib import suppress

from dossier.codebook.forwarding import Forwarding
from dossier.errors import DossierError, UnknownNameError
from dossier.store import editing, ruling
from dossier.store.adding import describing
from dossier.store.amending import dismissing
from dossier.store.removal import returning, separating, withdrawing
from dossier.store.reviews import Reviews
from dossier.store.shelf import Shelf
from dossier.store.store import Store
from dossier.store.undo import journal, noting, reverting
from dossier.store.undo.journal import ChangeRow


def latest(store: Store, passed: Container[int] = ()) -> ChangeRow | None:
    """Give the latest change that stands, but for those (numbers) that are `passed` over."""
    forward = store.forwarding()

    return journal.standing(
        Shelf(store.workspace.store),
        lambda change: change.number not in passed and _stands(store, forward, change),
    )


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
    elif change.kind == "removal":
        more = _staying(returning.bring_back(store, change, when))
    elif change.kind == "addition":
        withdrawing.withdraw(store.workspace, change)
    elif change.kind == "correction":
        separating.separate(store.workspace, change)
    elif change.kind in {"dismissal", "return"}:
        dismissing.take_back(store.workspace, change)
    elif change.kind == "verdict":
        ruling.take_back(store, change)
    else:
        reverting.revert(store.workspace, change)
    return f"Taken back: {change.said}{more}"


def _stands(store: Store, forward: Forwarding, change: ChangeRow) -> bool:
    """Tell whether a change stands; one that was noted and then broken off does not.

    Of a change of reference data, and of the removal of an article, that is seen when it is taken
    back.
    """
    if change.kind == "statements":
        found = bool(noting.standing(store, forward, change))
    elif change.kind == "review":
        decisions = Reviews(store).read(change.article).decisions
        found = any(item.number == change.at and not item.undone for item in decisions)
    elif change.kind == "record":
        found = False
        with suppress(UnknownNameError):
            found = describing.stands(store.workspace, change.article, change.at)
    elif change.kind == "addition":
        found = withdrawing.stands(store.workspace, change)
    elif change.kind in {"dismissal", "return"}:
        found = dismissing.stands(store.workspace, change)
    elif change.kind == "verdict":
        found = ruling.stands(store, forward, change)
    else:
        found = True
    return found


def _edits(store: Store, change: ChangeRow, when: str) -> None:
    standing = noting.standing(store, store.forwarding(), change)
    if not standing:
        raise DossierError(f"nothing stands any more of change {change.number}: {change.said}")
    edits = [editing.taking_back(*step, "analyst", when) for step in reversed(standing)]
    store.apply(*edits, takes=change)


def _decision(store: Store, change: ChangeRow, when: str) -> str:
    """Take back a decision; say which statements stay."""
    _, stays = Reviews(store).undo(change.article, when, number=change.at)
    return _staying(stays)


def _staying(stays: tuple[str, ...]) -> str:
    """Say which statements stay as they are now."""
    if not stays:
        return ""
    what = "was edited since and stays" if len(stays) == 1 else "were edited since and stay"
    return f" ({', '.join(stays)} {what})"
