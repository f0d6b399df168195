"""What is measured, by name: ours first, then the peers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from searching.contract import Measured
from searching.dictionaries import Dictionaries
from searching.every_text import Fzf, PartialRatio, WRatio
from searching.full_text import Fts5, Tantivy, Trigrams
from searching.minisearch import MiniSearch
from searching.ours import Ours

_WORTH = 40.0  # seconds of queries to be put to one engine over texts of one size
_FEWER = (200, 100, 50, 25, 10, 5)


@dataclass(frozen=True)
class Engine:
    """One that is measured: what makes it, what it is, and how slow."""

    make: Callable[[Sequence[str]], Measured]
    what: str
    each: float = 0.0  # about how many microseconds of a query for each text, where that matters

    def queries(self, size: int, count: int) -> int:
        """Give how many of `count` queries are put to it: fewer where it is slow."""
        most = _WORTH / (self.each * 1e-6 * size) if self.each else count
        return count if count <= most else min(count, next((n for n in _FEWER if n <= most), 5))


ENGINES = {
    "ours": Engine(Ours, "the engine of Dossier"),
    "tantivy": Engine(Tantivy, "fuzzy terms, all required, exact ones boosted"),
    "minisearch": Engine(MiniSearch, "fuzzy words, all required; JavaScript", 0.15),
    "dictionaries": Engine(
        Dictionaries, "rapidfuzz over the vocabulary, texts in dictionaries", 0.1
    ),
    "fts5": Engine(Fts5, "SQLite's FTS5, unicode61: every word, the last as a prefix", 0.1),
    "fts5-trigram": Engine(Trigrams, "SQLite's FTS5: any three letters in a row", 1.0),
    "partial-ratio": Engine(PartialRatio, "rapidfuzz's partial_ratio over every text", 2.3),
    "wratio": Engine(WRatio, "rapidfuzz's WRatio over every text", 8.3),
    "fzf": Engine(Fzf, "fzf --filter: letters in order, a process for each query", 8.0),
}
