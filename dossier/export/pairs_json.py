"""Tensions and promises as plain data for scripts: every field present, empty or not."""

from __future__ import annotations

from collections.abc import Iterable

from dossier.export.json_parts import Json, statement_json
from dossier.model import Library, Statement, Verdict
from dossier.views.promises import Promise
from dossier.views.tensions import Tension


def tensions_json(library: Library, found: Iterable[Tension]) -> list[Json]:
    """Give pairs of statements, in what they disagree, and the verdict."""

    def told(item: Tension, statement: Statement) -> Json:
        return statement_json(library.of(item.company.id), statement)

    return [
        {
            "company": item.company.id,
            "kind": item.kind,
            "words": item.words,
            "open": item.is_open,
            "settled": item.is_settled,
            "verdict": _verdict(item.verdict),
            "statements": [told(item, item.first), told(item, item.second)],
        }
        for item in found
    ]


def promises_json(library: Library, found: Iterable[Promise]) -> list[Json]:
    """Give plans, what became of them, and the statements that tell, ruled or proposed."""

    def told(item: Promise, statement: Statement) -> Json:
        return statement_json(library.of(item.company.id), statement)

    return [
        {
            "company": item.company.id,
            "fate": item.fate,
            "words": item.words,
            "open": item.is_open,
            "plan": told(item, item.plan),
            "later": [
                {
                    "ruling": later.ruling,
                    "proposed": later.verdict is None,
                    "ordered": later.is_ordered,
                    "verdict": _verdict(later.verdict),
                    "statement": told(item, later.statement),
                }
                for later in item.later
            ],
        }
        for item in found
    ]


def _verdict(verdict: Verdict | None) -> Json | None:
    if verdict is None:
        return None
    return {field: getattr(verdict, field) for field in Verdict.__struct_fields__}
