"""The layer between the program and the disk: every call for a folder is seen, or made to fail."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

# what Python asks of the system while a store is read and written
CALLS = (
    "open", "write", "fsync", "close", "link", "replace", "rename", "unlink", "mkdir",
    "stat", "lstat", "listdir", "utime",
)  # fmt: skip
Before = Callable[[str, tuple[Any, ...]], None]
After = Callable[[str, tuple[Any, ...], Any], None]


def _nothing(*_: object) -> None:
    pass


@contextmanager
def watched(folder: Path, before: Before = _nothing, after: After = _nothing) -> Iterator[None]:
    """Tell of each call (its name and what it is given) that touches a folder or what is in it.

    `before` may raise: the call is not made then. `after` is given the result as well. A call by
    descriptor is told where the descriptor was opened meanwhile.
    """
    inside = str(folder)
    opened: set[int] = set()

    def watch(name: str) -> Callable[..., Any]:
        original = getattr(os, name)

        def call(*args: Any, **kwargs: Any) -> Any:
            first = args[0] if args else ""
            ours = first in opened if isinstance(first, int) else _is_in(first, inside)
            if ours:
                before(name, args)
            result = original(*args, **kwargs)
            if name == "open" and ours:
                opened.add(result)
            if ours:
                after(name, args, result)
            if name == "close":
                opened.discard(first)
            return result

        return call

    with ExitStack() as patched:
        for name in CALLS:
            patched.enter_context(mock.patch.object(os, name, watch(name)))
        yield


def _is_in(path: object, folder: str) -> bool:
    return isinstance(path, str | os.PathLike) and os.fspath(path).startswith(folder)


class Countdown:
    """Does something at the call number `at` (from 0), once; `reached` tells whether it came."""

    def __init__(self, at: int, action: Callable[[], None]) -> None:
        self._left = at
        self._action = action
        self.call = ""

    @property
    def reached(self) -> bool:
        """Whether the call came."""
        return self._left < 0

    def __call__(self, name: str, _args: tuple[Any, ...]) -> None:
        """Count a call."""
        if self._left == 0:
            self._left -= 1
            self.call = name
            self._action()
        self._left -= 1


def fail(code: int) -> Callable[[], None]:
    """Give an action that fails as the system does, with an error number."""

    def action() -> None:
        raise OSError(code, os.strerror(code))

    return action
