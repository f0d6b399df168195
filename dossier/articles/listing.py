"""What a folder holds, for somebody who looks for articles in it."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from dossier.articles.gathering import is_known
from dossier.cleaning import clean_line
from dossier.errors import DossierError

_NAMELESS = "(a name that cannot be shown)"


@dataclass(frozen=True)
class Entry:
    """A file or a folder: its `path`, and its `name` as it may be shown.

    `known` tells of a file that it may be an article; `size` is in bytes, 0 for a folder.
    """

    path: Path
    name: str
    folder: bool
    known: bool
    size: int


@dataclass(frozen=True)
class Listing:
    """Folders and files of a folder, both in order of names; `hidden` and `others` are left out.

    `others` counts files of no known kind, and what is neither file nor folder.
    """

    folder: Path
    entries: tuple[Entry, ...]
    hidden: int
    others: int


def list_folder(folder: Path, *, everything: bool = False) -> Listing:
    """List a folder; `everything` shows hidden ones and files of other kinds as well.

    A link is shown as what it leads to; one that leads nowhere, a pipe and a device never are.
    Raises DossierError when the folder is not there or cannot be read.
    """
    entries: list[Entry] = []
    hidden = others = 0
    try:
        with os.scandir(folder) as found:
            for item in found:
                entry = _entry(Path(folder), item)
                is_hidden = item.name.startswith(".")
                if (
                    entry is not None
                    and (everything or not is_hidden)
                    and (everything or entry.folder or entry.known)
                ):
                    entries.append(entry)
                elif is_hidden:
                    hidden += 1
                else:
                    others += 1
    except OSError as fault:
        raise DossierError(
            f"cannot be opened: {fault.strerror}", where=shown(str(folder))
        ) from None
    entries.sort(key=lambda entry: (not entry.folder, entry.name.casefold(), entry.path.name))
    return Listing(folder, tuple(entries), hidden, others)


def shown(path: str) -> str:
    """Give a path or a name as it may be shown, whatever its bytes are."""
    return clean_line(os.fsencode(path).decode("utf-8", "replace")) or _NAMELESS


def _entry(folder: Path, item: os.DirEntry[str]) -> Entry | None:
    """Describe what a folder holds; None for what is neither file nor folder."""
    try:
        facts = item.stat()
    except OSError:  # gone by now, a link to nowhere, a loop
        return None
    is_folder = stat.S_ISDIR(facts.st_mode)
    if not is_folder and not stat.S_ISREG(facts.st_mode):
        return None
    return Entry(
        folder / item.name,
        shown(item.name),
        is_folder,
        known=not is_folder and is_known(item.name),
        size=0 if is_folder else facts.st_size,
    )
