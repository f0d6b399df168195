"""What an export writes."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import Struct


class Sheet(Struct, frozen=True):
    """Something to write: what it is, a file name, and how its text is made.

    `others` are pages (file names and texts) that go into the same folder.
    """

    title: str
    filename: str
    text: Callable[[], str]
    others: Callable[[], Iterable[tuple[str, str]]] = tuple
