"""The simple way: rapidfuzz over the vocabulary, and for each word a list of its texts."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import nsmallest

from rapidfuzz import process
from rapidfuzz.distance import OSA

from dossier.language.folding import words
from searching.contract import LIMIT, InProcess

_GOING_ON = 0.3  # what it costs that a word goes on, as a share of a slip


class Dictionaries(InProcess):
    """Each word is compared with all known words; texts have to answer to every word."""

    packages = ("rapidfuzz",)

    def __init__(self, texts: Iterable[str]) -> None:
        super().__init__()
        self._texts: defaultdict[str, list[int]] = defaultdict(list)
        self._count = 0
        for text in texts:
            self._enter(text)
        self._known = sorted(self._texts)

    def search(self, typed: str) -> Sequence[int]:
        """Add up for each text what its words cost."""
        *whole, last = words(typed) or ("",)
        costs = [self._costs(word, unfinished=False) for word in whole]
        costs.append(self._costs(last, unfinished=not typed.endswith(" ")))
        fewest, *others = sorted(costs, key=len)
        sums = (
            (cost + sum(other[text] for other in others), text)
            for text, cost in fewest.items()
            if all(text in other for other in others)
        )
        return [text for _, text in nsmallest(LIMIT, sums)]

    def add(self, text: str) -> None:
        """Enter its words."""
        for word in self._enter(text):
            insort(self._known, word)

    def _enter(self, text: str) -> list[str]:
        """Note where the words stand; give those that were not known."""
        found = sorted(set(words(text)))
        unknown = [word for word in found if word not in self._texts]
        for word in found:
            self._texts[word].append(self._count)
        self._count += 1
        return unknown

    def _costs(self, word: str, unfinished: bool) -> dict[int, float]:
        """Give the texts that answer to a word, with the least that it costs in each."""
        costs: dict[int, float] = {}
        for known, cost in sorted(self._answers(word, unfinished), key=lambda each: -each[1]):
            costs.update(dict.fromkeys(self._texts[known], cost))
        return costs

    def _answers(self, word: str, unfinished: bool) -> Iterator[tuple[str, float]]:
        slips = 0 if len(word) < 4 else 1 if len(word) < 8 else 2
        for known, distance, _ in process.extract(
            word, self._known, scorer=OSA.distance, score_cutoff=slips, limit=None
        ):
            yield known, distance
        if unfinished and word:
            start = bisect_left(self._known, word)
            end = bisect_left(self._known, f"{word}\U0010ffff")
            yield from ((known, _GOING_ON) for known in self._known[start:end] if known != word)
