"""Where the files of a store are kept for good: in the folder itself, or on a server.

A store reads and writes the files of a folder. What is kept on a server has a folder too, the
replica of this machine, which is brought up to date before it is read or changed.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from dossier.errors import StorageError
from dossier.store import files
from dossier.store.locking import POLL, shared

if TYPE_CHECKING:
    from filelock import FileLock

PATIENCE = 20.0  # seconds that a writer waits for the others
BRIEF = 2.0  # seconds that a reader waits; reading is possible without the lock
_LOCK = ".lock"

Contents = Mapping[Path, bytes | None]  # None: the file goes
Times = Mapping[Path, int]  # nanoseconds since 1970


class Keeping(Protocol):
    """What a store asks of the place where its files are kept."""

    def reading(self) -> AbstractContextManager[None]:
        """Bring the folder up to date, and keep writers out for a while.

        Raises OSError where that cannot be; the folder can be read all the same.
        """

    def writing(self) -> AbstractContextManager[None]:
        """Bring the folder up to date, and keep every other writer out.

        Raises StorageError where others write for too long, or writing is not allowed.
        """

    def replace(self, contents: Contents, times: Times) -> None:
        """Give files their new contents, all or none, and some the times that they are to bear.

        The caller writes. Raises StorageError; nothing is changed then.
        """

    def by_hand(self) -> Contents:
        """Give the plain files that were changed by other means, where they must be handed in."""


class FolderKeeping:
    """The files are kept in the folder, and a lock in it is held by one process and thread."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def _lock(self) -> FileLock:
        from filelock import FileLock

        return FileLock(self._folder / _LOCK, mode=0o600, poll_interval=POLL)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Keep writers out for a while."""
        with ExitStack() as held:
            if "_lock" not in vars(self) or not self._lock.is_locked:  # by this very thread
                held.enter_context(self._shared())
            yield

    def _shared(self) -> AbstractContextManager[object]:
        if os.name == "nt":  # there no lock is shared
            return self._lock.acquire(timeout=BRIEF)
        return shared(self._folder / _LOCK, BRIEF)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Keep every other process out, and make the folder where there is none."""
        from filelock import Timeout

        try:
            files.make(self._folder)
            held = self._lock.acquire(timeout=PATIENCE)
        except Timeout:
            raise busy(str(self._folder)) from None
        except OSError as fault:
            raise StorageError(
                f"cannot be written: {files.reason(fault)}",
                where=str(self._folder),
                advice="Nothing was changed.",
            ) from fault
        with held:
            yield

    def replace(self, contents: Contents, times: Times) -> None:
        """Write the files together."""
        files.replace(contents)
        files.stamp(times)

    def by_hand(self) -> Contents:
        """Nothing need be handed in."""
        return {}


def busy(where: str) -> StorageError:
    """Say that others write for too long."""
    return StorageError(
        "another dossier is writing here",
        where=where,
        advice="Try again when it has finished. Nothing was changed.",
    )


_ELSEWHERE: dict[Path, Keeping] = {}


def keep_elsewhere(folder: Path, keeping: Keeping) -> None:
    """Let a folder be, in this process, the replica of what is kept elsewhere."""
    _ELSEWHERE[folder] = keeping


def keep_here(folder: Path) -> Keeping | None:
    """Let a folder be one like any other again; give what kept its files."""
    return _ELSEWHERE.pop(folder, None)


def keeping_of(folder: Path, make: Callable[[Path], Keeping] = FolderKeeping) -> Keeping:
    """Give what keeps the files of a folder: the folder itself, unless it is a replica."""
    return _ELSEWHERE.get(folder) or make(folder)
