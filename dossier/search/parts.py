"""What answers to a slot of a query, in the numbers of the words of some texts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from zlib import crc32

import numpy as np
import numpy.typing as npt

from dossier.search.meaning import Slot, Word, completing
from dossier.search.postings import Costs, Postings, Run, Texts

_NO_WORDS, _NO_COSTS = np.zeros(0, np.int64), np.zeros(0, np.float32)
_KEPT = 8192  # looked-up words


class Range(NamedTuple):
    """Words from `first` up to `last`; `letters` of each are typed, or are as good as typed."""

    first: int
    last: int
    cost: float
    letters: int


class Part(NamedTuple):
    """A slot in the numbers of one `Postings`, the dearest ranges first.

    `begun` are the ranges of more than one word, `words` the others, with their `costs`. `runs`
    come with a number that tells their wording; `literal` is the number of the word as it was
    typed, or -1. `size` is the number of places that would have to be looked at.
    """

    ranges: tuple[Range, ...] = ()
    begun: tuple[Range, ...] = ()
    words: npt.NDArray[np.int64] = _NO_WORDS
    costs: Costs = _NO_COSTS
    runs: tuple[tuple[Run, int], ...] = ()
    literal: int = -1
    size: int = 0

    def texts(self, postings: Postings) -> list[Texts]:
        """Give the texts of each range and of each run; a text may come more than once."""
        return [
            *(postings.texts(item.first, item.last) for item in self.ranges),
            *(run.texts for run, _ in self.runs),
        ]

    def rough_costs(self) -> list[float]:
        """Give a rough cost for each of these."""
        return [
            *(item.cost for item in self.ranges),
            *(float(run.costs[0]) for run, _ in self.runs),
        ]


class Parts:
    """Gives slots in the numbers of `postings`."""

    def __init__(self, postings: Postings) -> None:
        self._postings = postings
        self._known = postings.spellings
        self._ranges: dict[Word, Range | None] = {}

    def forget(self) -> None:
        """Forget the words that were looked up before."""
        self._ranges.clear()

    def part(self, slot: Slot) -> Part:
        """Give a slot in numbers."""
        ranges = tuple(found for word in slot.words if (found := self._range(word)))
        runs = []
        for wording in slot.wordings:
            parts = [self._postings.forms(stem) for stem in wording.phrase]
            run = self._postings.run(parts, wording.language, loose=True)
            if len(run.texts):
                dearer = Run(run.texts, run.costs + np.float32(wording.cost))
                runs.append((dearer, _key(wording.phrase)))
        size = sum(self._postings.size(item.first, item.last) for item in ranges)
        size += sum(len(run.texts) for run, _ in runs)
        single = [item for item in ranges if item.last - item.first == 1]
        return Part(
            ranges=ranges,
            begun=tuple(item for item in ranges if item.last - item.first > 1),
            words=np.array([item.first for item in single], np.int64),
            costs=np.array(
                [
                    item.cost + completing(int(self._known.lengths[item.first]) - item.letters)
                    for item in single
                ],
                np.float32,
            ),
            runs=tuple(runs),
            literal=self._known.place(slot.literal),
            size=size,
        )

    def _range(self, word: Word) -> Range | None:
        if word not in self._ranges:
            if len(self._ranges) > _KEPT:
                self.forget()
            self._ranges[word] = self._looked_up(word)
        return self._ranges[word]

    def _looked_up(self, word: Word) -> Range | None:
        if word.begins:
            first, last = self._known.beginning(word.text)
        else:
            first = self._known.place(word.text)
            last = first + 1
        return Range(first, last, word.cost, len(word.text)) if 0 <= first < last else None


def _key(phrase: Sequence[str]) -> int:
    """Give a number for a wording that is none of a word."""
    return -1 - crc32(" ".join(phrase).encode("utf-8", "surrogatepass"))
