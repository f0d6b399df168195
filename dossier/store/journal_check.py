"""The journal is verified, and that what is needed to take its changes back is there."""

from __future__ import annotations

from functools import partial

from dossier.store import journal, kept, rows
from dossier.store.faults import Faults
from dossier.store.inspection import valid
from dossier.store.journal import ChangeRow
from dossier.store.shelf import Shelf, page_of


def inspect_journal(shelf: Shelf, faults: Faults) -> None:
    """Note what is wrong: unreadable pages, gaps, changes that could not be taken back."""
    for page in shelf.pages():
        name = page_of(page)
        drafts = faults.attempt(partial(shelf.drafts, name))
        if drafts is None:
            continue
        changes = valid(drafts[name].table(rows.CHANGES), ChangeRow, shelf.path(name), faults)
        first = journal.first_of(page)
        if [change.number for change in changes] != list(range(first, first + len(changes))):
            what = f"the changes are not numbered {first}, {first + 1}, {first + 2} …"
            faults.add(shelf.path(name), "", what)
        for change in changes:
            if change.kind == "reference" and not change.undone:
                faults.attempt(partial(kept.read, shelf, change.number))
