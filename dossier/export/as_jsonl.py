"""One statement a line as JSON, everything in it (`docs/exports.md` tells the fields)."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from dossier.export.as_json import statement_json
from dossier.model import Library, Statement


def statements_jsonl(library: Library, statements: Iterable[Statement]) -> str:
    """Write the lines, each with its line feed; no line depends on another."""
    return "".join(
        f"{msgspec.json.encode(statement_json(library, item)).decode()}\n" for item in statements
    )
