"""Which files make a workspace: those that are copied, and that colleagues have in common.

Not among them is what is each person's own (what was seen, the session, the exports), what can be
made anew (the search index), and the earlier states of the files.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dossier.workspace import Workspace

COPYING = "copying.txt"  # stands in a workspace while it is being copied there
_OWN = {"session.json"}
_STORE = ("data", "store")


def places(workspace: Workspace) -> dict[str, Path]:
    """Give the files that make a workspace, by their names in it (data/store/acme.json), sorted.

    Raises OSError where a folder cannot be read.
    """
    found = (path for folder in _folders(workspace) for path in _files(folder))
    named = {path.relative_to(workspace.root).as_posix(): path for path in found}
    return {name: named[name] for name in sorted(named) if is_common(name)}


def plain(workspace: Workspace) -> dict[str, Path]:
    """Give those among them that a person may change by hand: seeds, codebook, word lists."""
    return {name: path for name, path in places(workspace).items() if is_plain(name)}


def is_common(name: str) -> bool:
    """Tell whether a file, by its name in the workspace, makes it."""
    parts = tuple(name.split("/"))
    if any(part.startswith(".") or not part for part in parts):
        return False
    if name == COPYING:
        return True
    if parts[:2] == _STORE:
        return len(parts) in {3, 4} and name.endswith(".json") and parts[2] not in _OWN
    if parts[0] == "data" and len(parts) == 2:
        return name.endswith((".toml", ".txt"))
    return (parts[0] == "seeds" and len(parts) == 2) or (
        parts[:2] == ("data", "originals") and len(parts) == 3
    )


def is_plain(name: str) -> bool:
    """Tell whether a file that makes a workspace, by its name in it, may be changed by hand."""
    return not name.startswith(("data/store/", "data/originals/")) and name != COPYING


def is_unfinished(workspace: Workspace) -> bool:
    """Tell whether a copy into a workspace has not been brought to its end."""
    return (workspace.root / COPYING).exists()


def _folders(workspace: Workspace) -> Iterator[Path]:
    yield from (
        workspace.root,
        workspace.seeds,
        workspace.codebook.parent,
        workspace.originals,
        workspace.store,
    )
    if workspace.store.is_dir():
        yield from (item for item in workspace.store.iterdir() if item.is_dir())


def _files(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from (path for path in folder.iterdir() if path.is_file() and not path.is_symlink())
