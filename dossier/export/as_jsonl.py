"""One statement a line as JSON, everything in it (`docs/exports.md` tells the fields)."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from dossier.export.json_parts import Json, statement_json
from dossier.export.lines import Line
from dossier.model import Library


def statements_jsonl(library: Library, lines: Iterable[Line]) -> str:
    """Write the lines, each with its line feed; no line depends on another."""
    return "".join(f"{msgspec.json.encode(_line_json(library, item)).decode()}\n" for item in lines)


def _line_json(library: Library, line: Line) -> Json:
    moment, standing = line.moment, line.standing
    return {
        **statement_json(library.of(line.company), line.statement),
        "as_of": moment.when if moment else "",
        "as_of_by": moment.by if moment else "",
        "compared": standing.kind,
        "gap": standing.gap,
        "newest": standing.newest,
    }
