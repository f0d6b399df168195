"""A workspace is copied, file by file; broken off, it goes on where it was, and is verified."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from dossier.errors import DossierError, StorageError
from dossier.store.contents import COPYING, places
from dossier.store.files import reason
from dossier.store.shelf import Shelf
from dossier.workspace import Workspace

_BATCH = 100  # files that are written together
_LAST = "data/codebook.toml"  # it marks a workspace
Progress = Callable[[int, int], None]


def copy(source: Workspace, target: Workspace, progress: Progress, name: str = "") -> None:
    """Copy what makes a workspace into an empty one; `end` takes the copy for whole.

    A copy of the same `name` (of its source, if none is given) that was broken off is brought to
    its end: what is there already stays. Raises DossierError where `target` is not empty,
    StorageError where a file cannot be read or written.
    """
    with Shelf(source.store).reading():
        try:
            wanted = places(source)
            _begin(target, name or named(source))
            _carry(source, target, wanted, progress)
        except OSError as fault:
            where = str(fault.filename or source.root)
            raise StorageError(f"cannot be read: {reason(fault)}", where=where) from None


def end(source: Workspace, target: Workspace, copied: Workspace) -> None:
    """Compare what was copied, read afresh, with its source, and take the copy for whole.

    Raises StorageError where they differ, naming the files.
    """
    ours, theirs = _hashes(source), _hashes(copied)
    theirs.pop(COPYING, None)
    if ours != theirs:
        differ = sorted(name for name, _ in ours.items() ^ theirs.items())
        raise StorageError(
            f"is not what was copied: {', '.join(dict.fromkeys(differ))}",
            where=named(target),
            advice="If the source was changed meanwhile, copy again: that goes on from here.",
        )
    with Shelf(target.store).locked():
        Shelf(target.store).replace({target.root / COPYING: None})


def _begin(target: Workspace, said: str) -> None:
    """Mark a workspace as a copy in the making. Raises DossierError where it is not empty."""
    mark = target.root / COPYING
    if mark.exists():
        if mark.read_text("utf-8") != said:
            raise DossierError(
                "another copy was broken off here",
                where=named(target),
                advice=f"To bring it to its end, copy from {mark.read_text('utf-8')}",
            )
        return
    if places(target):
        raise DossierError("is not empty; nothing was copied", where=named(target))
    with Shelf(target.store).locked():
        Shelf(target.store).replace({mark: said.encode("utf-8")})


def _carry(
    source: Workspace, target: Workspace, wanted: dict[str, Path], progress: Progress
) -> None:
    shelf = Shelf(target.store)
    order = sorted(wanted, key=lambda name: (name == _LAST, name))
    target.seeds.mkdir(parents=True, exist_ok=True)
    done = 0
    for names in _batches(order):
        contents: dict[Path, bytes | None] = {}
        times: dict[Path, int] = {}
        for name in names:
            data, place = wanted[name].read_bytes(), target.root / name
            if not (place.is_file() and place.read_bytes() == data):
                contents[place] = data
                times[place] = wanted[name].stat().st_mtime_ns
        if contents:
            with shelf.locked():
                shelf.replace(contents, times)
        done += len(names)
        progress(done, len(order))
    gone = places(target).keys() - wanted.keys() - {COPYING}
    times = {target.seeds: source.seeds.stat().st_mtime_ns} if source.seeds.is_dir() else {}
    with shelf.locked():
        shelf.replace({target.root / name: None for name in gone}, times)


def _batches(names: list[str]) -> Iterator[list[str]]:
    left = iter(names)
    while batch := list(islice(left, _BATCH)):
        yield batch


def _hashes(workspace: Workspace) -> dict[str, str]:
    return {
        name: hashlib.sha256(path.read_bytes()).hexdigest()
        for name, path in places(workspace).items()
    }


def named(workspace: Workspace) -> str:
    """Name a workspace by its address, or its folder."""
    return workspace.server or str(workspace.root.resolve())
