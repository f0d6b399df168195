"""What is kept of removed and corrected articles is verified."""

from __future__ import annotations

from contextlib import suppress
from functools import partial

from dossier.errors import DossierError
from dossier.store.checking.faults import Faults
from dossier.store.checking.journal_check import inspect_others, is_missed
from dossier.store.removal import removed
from dossier.store.shelf import REMOVED_FOLDER, Shelf, removed_of
from dossier.store.undo import journal


def inspect_removed(shelf: Shelf, faults: Faults) -> None:
    """Note of every change that stands if what is needed to take it back cannot be read."""
    read: set[str] = set()
    with suppress(DossierError):  # a damaged page is noted with the journal
        for change in journal.newest(shelf):
            if change.kind in {"removal", "correction"} and not change.undone:
                read.add(removed_of(change.number))
                if not is_missed(shelf, removed_of(change.number)):
                    faults.attempt(partial(removed.read, shelf, change.number))
    inspect_others(shelf, REMOVED_FOLDER, read, faults)
