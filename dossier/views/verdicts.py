"""What the analyst has ruled on pairs of statements, in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from dossier.model import Library, Ruling, Statement, Verdict

ON_TENSIONS: tuple[Ruling, ...] = ("stand", "superseded", "error", "unrelated")
OUTCOMES: tuple[Ruling, ...] = ("done", "changed", "dropped")
ON_PROMISES: tuple[Ruling, ...] = (*OUTCOMES, "unrelated")

Pair = tuple[str, str]
Which = Literal["all", "open", "ruled"]


def by_pair(library: Library, rulings: Iterable[Ruling]) -> dict[Pair, Verdict]:
    """Give the verdicts with one of these rulings by their two statements (ids, sorted)."""
    wanted = frozenset(rulings)
    return {item.pair: item for item in library.verdicts if item.ruling in wanted}


def pair(one: Statement, other: Statement) -> Pair:
    """Give the ids of two statements, sorted."""
    low, high = sorted((one.id, other.id))
    return low, high


def ruled(verdict: Verdict, first: str) -> str:
    """Say a verdict from the side of the statement (id) that is shown first, with its note."""
    is_first = verdict.first == first
    this, that = ("the first", "the second") if is_first else ("the second", "the first")
    said = {
        "stand": "both stand",
        "superseded": f"{this} is superseded by {that}",
        "error": f"{this} is an error",
        "unrelated": "nothing to do with each other",
    }.get(verdict.ruling, verdict.ruling)
    return f"{said}: {verdict.note}" if verdict.note else said
