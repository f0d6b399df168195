"""What an export writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from dossier.model import Library

if TYPE_CHECKING:
    from dossier.export.scope import Scope


class Sheet(Struct, frozen=True):
    """Something to write: what it is in words, and which part of the library."""

    title: str
    library: Library
    scope: Scope
