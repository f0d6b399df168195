"""The journal is verified, and that what is needed to take its changes back is there."""

from __future__ import annotations

from collections.abc import Container
from functools import partial

from dossier.store import backups, rows
from dossier.store.checking.faults import Faults
from dossier.store.checking.inspection import valid
from dossier.store.shelf import KEPT_FOLDER, Shelf, kept_of, page_of
from dossier.store.undo import journal, kept
from dossier.store.undo.journal import ChangeRow


def inspect_journal(shelf: Shelf, faults: Faults) -> None:
    """Note what is wrong: unreadable files, gaps, changes that could not be taken back."""
    read: set[str] = set()
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
                read.add(kept_of(change.number))
                if not is_missed(shelf, kept_of(change.number)):
                    faults.attempt(partial(kept.read, shelf, change.number))
    inspect_others(shelf, KEPT_FOLDER, read, faults)


def is_missed(shelf: Shelf, name: str) -> bool:
    """Tell whether a file is gone of which states are kept: that is told of every such file."""
    path = shelf.path(name)
    return not path.exists() and bool(backups.kept(path))


def inspect_others(shelf: Shelf, folder: str, read: Container[str], faults: Faults) -> None:
    """Note which files of a folder, but those `read` already (names), cannot be read."""
    for name in faults.attempt(shelf.beside) or ():
        if name.startswith(f"{folder}/") and name not in read and shelf.path(name).exists():
            faults.attempt(partial(shelf.drafts, name))
