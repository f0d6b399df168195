"""What was read of a file is kept for as long as the file has not changed."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
Mark = tuple[int, ...]


class Readings:
    """What was read, by the place of the file.

    Every write makes another file, so that its number, size and times tell it from the last.
    """

    def __init__(self) -> None:
        self._known: dict[str, tuple[object, Any]] = {}

    def of(self, path: Path, read: Callable[[Path], T]) -> T:
        """Read a file, or give what was read of it while it has not changed."""
        try:
            mark = _mark(path.stat())
        except OSError:
            return read(path)
        return self.marked(str(path), mark, lambda: read(path))

    def wrote(self, path: Path, value: object) -> None:
        """Keep what has just been written to a file, so that it need not be read again.

        To be called while nobody else can have written it.
        """
        self._known.pop(str(path), None)
        with suppress(OSError):
            self._known[str(path)] = (_mark(path.stat()), value)

    def marked(self, place: str, mark: object, read: Callable[[], T]) -> T:
        """Read what lies in a place, or give what was read there under the same mark."""
        known = self._known.get(place)
        if known is None or known[0] != mark:
            known = self._known[place] = (mark, read())
        value: T = known[1]
        return value


def marks(folder: Path) -> dict[str, Mark]:
    """Give the marks of all files of a folder, by their names; of one that is closed to us none."""
    found: dict[str, Mark] = {}
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            with suppress(OSError):  # gone meanwhile
                found[entry.name] = _mark(entry.stat())
    return found


def _mark(facts: os.stat_result) -> Mark:
    return (facts.st_ino, facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns)
