"""What has been looked at: a fingerprint of every statement, in a plain file beside the store.

It is no data of the library: without it everything is new, and nothing else is lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from dossier.store import files
from dossier.store.keeping import FolderKeeping
from dossier.store.shelf import Shelf
from dossier.store.undo import journal
from dossier.store.undo.journal import ChangeRow
from dossier.workspace import Workspace


def read_seen(workspace: Workspace) -> dict[str, str] | None:
    """Give the fingerprints by id; None where nothing was looked at, or the file is damaged."""
    try:
        return msgspec.json.decode(workspace.seen.read_bytes(), type=dict[str, str])
    except (OSError, msgspec.DecodeError):
        return None


def write_seen(workspace: Workspace, seen: Mapping[str, str]) -> None:
    """Remember what has been looked at. Raises StorageError where that cannot be written."""
    with FolderKeeping(workspace.store).writing():  # it is one's own, also among colleagues
        files.replace({workspace.seen: msgspec.json.encode(dict(sorted(seen.items())))})


def edited_since(workspace: Workspace, day: str) -> tuple[str, ...]:
    """Give the statements (ids) that the analyst changed after a day (ISO), by the journal."""
    changes = _since(workspace, day)
    return tuple(dict.fromkeys(id_ for change in changes for id_, _ in change.steps))


def ruled_on_since(workspace: Workspace, day: str) -> tuple[str, ...]:
    """Give the statements (ids) of the pairs on which the analyst ruled after a day (ISO)."""
    return tuple(dict.fromkeys(id_ for change in _since(workspace, day) for id_ in change.pair))


def _since(workspace: Workspace, day: str) -> Iterator[ChangeRow]:
    for change in journal.newest(Shelf(workspace.store)):
        if change.when[:10] <= day:
            break
        if not change.undone:
            yield change
