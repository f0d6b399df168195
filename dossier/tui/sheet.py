"""What an export writes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from msgspec import Struct

from dossier.model import Library

if TYPE_CHECKING:
    from dossier.export.scope import Scope


class Sheet(Struct, frozen=True):
    """Something to write: what it is, a file name, and how its text is made.

    `others` are pages (file names and texts) that go into the same folder. Where `part` tells
    which part of a library it is, there are other formats than Markdown.
    """

    title: str
    filename: str
    text: Callable[[], str]
    others: Callable[[], Iterable[tuple[str, str]]] = tuple
    part: tuple[Library, Scope] | None = None
