"""What changed around the store since its last build, told at a glance and without reading it.

The file of the articles carries the time of the last build as its own.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from dossier.codebook import read_companies
from dossier.coding.seeds import seed_files
from dossier.errors import DossierError
from dossier.store import backups
from dossier.store.shelf import ARTICLES_FILE, Shelf
from dossier.workspace import Workspace

_NAMED = 3
_SEEDS = "seeds/"


def notes(workspace: Workspace) -> list[str]:
    """Tell what the store misses: changed seeds or reference data, and lost dossiers.

    Nothing is told of a store that is not built yet.
    """
    built = built_at(workspace)
    if built is None:
        return []
    told: list[str] = []
    try:
        changed = [name for name, moment in _times(workspace).items() if moment > built]
        lost = _lost(workspace)
    except DossierError as fault:
        return [f"{fault.where}: {fault.what}"]
    if any(name.startswith(_SEEDS) for name in changed[1:]):
        changed = [name for name in changed if name != _SEEDS]
    if changed:
        told.append(f"{_listed(changed)} changed since the last build; run dossier build")
    kept = [id_ for id_ in lost if backups.kept(Shelf(workspace.store).path(id_))]
    new = [id_ for id_ in lost if id_ not in kept]
    if kept:
        told.append(f"the dossier of {_listed(kept)} is gone; run dossier check --repair")
    if new:
        told.append(f"the store has no dossier of {_listed(new)}; run dossier build")
    return told


def built_at(workspace: Workspace) -> int | None:
    """Give the time of the last build, None where there was none."""
    try:
        return _stamp(workspace).stat().st_mtime_ns
    except OSError:
        return None


def mark_built(workspace: Workspace, moment: int) -> None:
    """Take a time as that of the last build; what the file says is not touched."""
    Shelf(workspace.store).replace({}, {_stamp(workspace): moment})


def write(
    workspace: Workspace, contents: Mapping[Path, bytes | None], built: int | None = None
) -> None:
    """Replace files of the store; the time of the last build stays, but where `built` is another.

    The caller holds the lock of the store. Raises StorageError; nothing is changed then.
    """
    moment = built or built_at(workspace)
    times = {} if moment is None else {_stamp(workspace): moment}
    Shelf(workspace.store).replace(contents, times)


def now(workspace: Workspace) -> int:
    """Give the time of a build that begins now: no earlier than any of its inputs claims to be.

    Raises DossierError when the seeds cannot be listed.
    """
    return max(time.time_ns(), *_times(workspace).values())


def _stamp(workspace: Workspace) -> Path:
    return Shelf(workspace.store).path(ARTICLES_FILE)


def _times(workspace: Workspace) -> dict[str, int]:
    """Give by name when each thing that a build starts from was last changed.

    The folder of the seeds, which comes first, stands for those that are gone.
    """
    found: dict[str, int] = {}
    seeds = seed_files(workspace.seeds)
    for path in (
        workspace.seeds,
        *seeds,
        workspace.codebook,
        workspace.companies,
        workspace.lexicon,
    ):
        name = path.relative_to(workspace.root).as_posix()
        with suppress(OSError):
            found[_SEEDS if path == workspace.seeds else name] = path.stat().st_mtime_ns
    return found


def _lost(workspace: Workspace) -> list[str]:
    there = set(Shelf(workspace.store).companies())
    return [item.id for item in read_companies(workspace.companies) if item.id not in there]


def _listed(names: list[str]) -> str:
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" and {more} more" if more > 0 else "")
