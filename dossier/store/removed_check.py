"""What is kept of removed and corrected articles is verified."""

from __future__ import annotations

from contextlib import suppress
from functools import partial

from dossier.errors import DossierError
from dossier.store import journal, removed
from dossier.store.faults import Faults
from dossier.store.shelf import Shelf


def inspect_removed(shelf: Shelf, faults: Faults) -> None:
    """Note of every change that stands if what is needed to take it back cannot be read."""
    with suppress(DossierError):  # a damaged page is noted with the journal
        for change in journal.newest(shelf):
            if change.kind in {"removal", "correction"} and not change.undone:
                faults.attempt(partial(removed.read, shelf, change.number))
