"""What a search has found, as plain data for scripts."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dossier.search.search import Hit


def hit_json(hit: Hit) -> dict[str, Any]:
    """Give something found by a search."""
    return {**asdict(hit), "marks": [list(mark) for mark in hit.marks]}
