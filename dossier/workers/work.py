"""Many things that are done alike, some at once; what comes of them comes in their order."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, wait
from contextlib import AbstractContextManager
from itertools import islice
from threading import Event
from typing import Generic, TypeVar

Shared = TypeVar("Shared")
Item = TypeVar("Item")
Result = TypeVar("Result")

# What is done to each: a function of a module, of what all share and of one item alone. It may
# end early, with any result or fault, when the event is set.
Task = Callable[[Shared, Item, Event], Result]

_AHEAD = 2  # items that are begun for each one that can be done at once
_LOOK = 0.1  # seconds after which it is looked whether to stop


class Ready(Generic[Result]):
    """What stands in the place of an item for which there is nothing to do: its result."""

    def __init__(self, result: Result) -> None:
        self._result = result

    def is_done(self) -> bool:
        """Wait a moment and tell whether the result is there."""
        return True

    def result(self) -> Result:
        """Give the result, or raise the fault that there was instead."""
        return self._result

    def cancel(self) -> None:
        """Do not begin, if it has not been begun yet."""


class Begun(Ready[Result]):
    """An item that somebody is at work on."""

    def __init__(self, future: Future[Result]) -> None:
        self._future = future

    def is_done(self) -> bool:
        """Wait a moment and tell whether the result is there."""
        return bool(wait([self._future], _LOOK).done)

    def result(self) -> Result:
        """Give the result, or raise the fault that there was instead."""
        return self._future.result()

    def cancel(self) -> None:
        """Do not begin, if it has not been begun yet."""
        self._future.cancel()


class Workers(ABC):
    """Those who do the work. What comes of it does not depend on who does it."""

    @property
    @abstractmethod
    def at_once(self) -> int:
        """How many items can be done at the same time."""

    @abstractmethod
    def beginning(
        self, task: Task[Shared, Item, Result], shared: Shared, stop: Event
    ) -> AbstractContextManager[Callable[[Item], Ready[Result]]]:
        """Give a function that begins the work on an item, for as long as the block lasts."""

    def outcomes(
        self,
        task: Task[Shared, Item, Result],
        shared: Shared,
        items: Iterable[Item | Ready[Result]],
        stop: Event,
    ) -> Generator[Ready[Result]]:
        """Do the `task` for each item, and give the results, or faults, in the order of the items.

        Items are taken as they are needed, few more than can be done at once. Nothing is given
        once `stop` is set.
        """
        waiting, begun = iter(items), deque[Ready[Result]]()
        with self.beginning(task, shared, stop) as begin:
            try:
                while not stop.is_set():
                    room = max(0, _AHEAD * self.at_once - len(begun))
                    for item in islice(waiting, room):
                        begun.append(item if isinstance(item, Ready) else begin(item))
                    if not begun:
                        return
                    while not (begun[0].is_done() or stop.is_set()):
                        pass
                    if not stop.is_set():
                        yield begun.popleft()
            finally:
                for left in begun:
                    left.cancel()
