"""Earlier states of a file are kept in a folder beside it, and thinned as they grow old."""

from __future__ import annotations

import filecmp
import os
import re
import shutil
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

FOLDER = ".backups"
_NEWEST = 4  # the present state and the three before it
_DAYS = 7  # before these, the last state of each of so many days
_FEWEST = 2  # what a full disk leaves: the present state and the one before it
_STAMP = "%Y%m%dT%H%M%S%fZ"
_TICK = timedelta(microseconds=1)
_NAME = re.compile(r"\d{8}T\d{12}Z")
_PART = ".part"
_DAMAGED = ".damaged"


def place(path: Path) -> Path:
    """Give the folder in which the states of a file are kept."""
    return path.parent / FOLDER / path.name


def kept(path: Path) -> list[Path]:
    """List the states of a file that are kept, the newest first."""
    try:
        found = [item for item in place(path).iterdir() if _NAME.fullmatch(item.name)]
    except OSError:  # there are none, or they are closed to us
        return []
    return sorted(found, reverse=True)


def is_one(path: Path) -> bool:
    """Tell whether a file is itself what is kept of another."""
    return path.parent.parent.name == FOLDER


def names(folder: Path) -> list[str]:
    """List the names of the files of a folder of which states are kept."""
    with suppress(OSError):
        return sorted(item.name for item in (folder / FOLDER).iterdir() if item.is_dir())
    return []


def when(state: Path) -> datetime:
    """Give the moment from which a state has been kept, in UTC."""
    return datetime.strptime(state.name, _STAMP).replace(tzinfo=UTC)


def keep(path: Path) -> Path:
    """Keep what a file holds now, if it is not kept yet; give where. Raises OSError."""
    found = kept(path)
    if found and _is_same(found[0], path):
        return found[0]
    state = place(path) / _next(found)
    state.parent.mkdir(parents=True, exist_ok=True)
    copy(path, state)
    return state


def set_aside(path: Path) -> Path:
    """Keep a damaged file for as long as nobody removes it; give where. Raises OSError."""
    state = place(path) / (_next(kept(path)) + _DAMAGED)
    state.parent.mkdir(parents=True, exist_ok=True)
    copy(path, state)
    return state


def copy(path: Path, to: Path) -> None:
    """Give a file a second place, which must be free, whole or not at all. Raises OSError."""
    try:
        os.link(path, to, follow_symlinks=False)
    except OSError:  # a file system without hard links
        part = to.with_name(to.name + _PART)
        part.touch(mode=0o600)
        shutil.copyfile(path, part)
        part.replace(to)


def thin(path: Path) -> None:
    """Remove the states of a file that are kept no longer, as far as they can be removed."""
    found = kept(path)
    last_of_day: dict[str, Path] = {}
    for state in found[_NEWEST:]:
        last_of_day.setdefault(state.name[:8], state)
    _remove(set(found[_NEWEST:]).difference(list(last_of_day.values())[:_DAYS]))


def forget(path: Path) -> None:
    """Remove all states of a file, as far as they can be removed."""
    shutil.rmtree(place(path), ignore_errors=True)


def shed(folder: Path) -> bool:
    """Remove what can be spared of the states of all files of a folder; tell if there was any."""
    states = [kept(folder / name)[_FEWEST:] for name in names(folder)]
    return _remove(state for found in states for state in found)


def _remove(states: Iterable[Path]) -> bool:
    removed = False
    for state in states:
        with suppress(OSError):
            state.unlink()
            removed = True
    return removed


def _next(found: list[Path]) -> str:
    """Name a state after the present moment; later than all others, whatever the clock says."""
    now = datetime.now(UTC)
    return max([now, *(when(state) + _TICK for state in found[:1])]).strftime(_STAMP)


def _is_same(state: Path, path: Path) -> bool:
    if os.path.samestat(os.lstat(state), os.lstat(path)):
        return True
    return path.is_file() and filecmp.cmp(state, path, shallow=False)
