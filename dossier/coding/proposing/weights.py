"""What each piece of evidence weighs for a company (`weights.toml`, beside this file)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import fsum
from pathlib import Path

from dossier import records
from dossier.model import Plain

FILE = Path(__file__).with_suffix(".toml")

Table = Mapping[str, float]


class Weights(Plain, frozen=True):
    """Weights by the place of a company in a text, those of a company not named in `reference`.

    A company whose evidence weighs more than `threshold` is one that the sentence is about.
    """

    schema: int
    threshold: float
    named: dict[str, float]
    focus: dict[str, float]
    beside: dict[str, float]
    main: dict[str, float]
    away: dict[str, float]
    reference: dict[str, float]

    def table(self, name: str) -> Table:
        """Give the table of a name."""
        found: Table = getattr(self, name)
        return found


@lru_cache(maxsize=1)
def read_weights() -> Weights:
    """Read the weights of the package."""
    return records.read(FILE, Weights)


def weigh(table: Table, evidence: Iterable[str]) -> float:
    """Add up what the pieces of evidence weigh; what the table does not know weighs nothing.

    The sum is exact, so that it is the same in whatever order they come.
    """
    return fsum(table[name] for name in evidence if name in table)
