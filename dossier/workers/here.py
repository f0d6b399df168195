"""The work is done by threads of this process, or by one: which is one thing after the other."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event

from dossier.workers.work import Begun, Item, Ready, Result, Shared, Task, Workers


class Here(Workers):
    """Threads: of use where the work is done by processes of its own, or is waiting."""

    def __init__(self, threads: int) -> None:
        self._threads = threads

    @property
    def at_once(self) -> int:
        """How many items can be done at the same time."""
        return self._threads

    @contextmanager
    def beginning(
        self, task: Task[Shared, Item, Result], shared: Shared, stop: Event
    ) -> Iterator[Callable[[Item], Ready[Result]]]:
        """Give a function that begins the work on an item, for as long as the block lasts."""
        pool = ThreadPoolExecutor(self._threads)
        try:
            yield lambda item: Begun(pool.submit(task, shared, item, stop))
        finally:
            pool.shutdown(cancel_futures=True)


THREADS = Here(min(4, os.cpu_count() or 1))
ONE_BY_ONE = Here(1)
