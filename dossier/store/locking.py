"""The lock of a folder as readers take it: they keep writers out, and not each other.

Writers use filelock, which on POSIX is a flock of the file; a shared one beside it is all that a
reader needs, and spares it the loading of filelock, which takes as long as a library is read.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

POLL = 0.005  # seconds


@contextmanager
def shared(path: Path, patience: float) -> Iterator[None]:
    """Share the lock `path` with other readers, or go without when `patience` (seconds) is over.

    A thread that holds the lock must not ask for a share: it would wait for itself.

    Raises OSError where there is no such file, since nobody has written yet, or no such lock.
    """
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    try:
        until = time.monotonic() + patience
        while not _taken(descriptor) and time.monotonic() < until:
            time.sleep(POLL)
        yield
    finally:
        _release(descriptor)


def _taken(descriptor: int) -> bool:
    import fcntl  # of POSIX alone

    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):  # so some filesystems tell that it is taken
        return False
    return True


def _release(descriptor: int) -> None:
    """Give the share back, also where a process that was forked meanwhile holds the file open.

    A share that is given back is so even if the closing is refused: nobody has to know.
    """
    import fcntl

    with suppress(OSError):
        fcntl.flock(descriptor, fcntl.LOCK_UN)
        os.close(descriptor)
