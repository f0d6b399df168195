"""What answers to a slot of a query, in the numbers of the words of some texts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from zlib import crc32

import numpy as np
import numpy.typing as npt

from dossier.search.keys import SHIFT, Keys
from dossier.search.meaning import Slot, Word, completing
from dossier.search.postings import Postings, Run, Texts

_NONE = np.zeros(0, np.int64)
_KEPT = 256  # looked-up slots
_WORDING = 1 << 30  # from here on, numbers are those of wordings


class Range(NamedTuple):
    """Words from `first` up to `last`, and what they cost as answers, completing them aside.

    To the `key` each word adds its own, which holds what it costs to complete all its letters.
    """

    first: int
    last: int
    cost: int
    key: int


class Part(NamedTuple):
    """A slot in the numbers of one `Postings`, the dearest ranges first.

    `begun` are the ranges of more than one word, `words` the others, with their `keys`. `runs`
    come with a number that tells their wording; `literal` is the number of the word as it was
    typed, or -1. `size` is the number of places that would have to be looked at.
    """

    ranges: tuple[Range, ...] = ()
    begun: tuple[Range, ...] = ()
    words: npt.NDArray[np.int64] = _NONE
    keys: Keys = _NONE
    runs: tuple[tuple[Run, int], ...] = ()
    literal: int = -1
    size: int = 0

    def texts(self, postings: Postings) -> list[Texts]:
        """Give the texts of each range and of each run; a text may come more than once."""
        return [
            *(postings.texts(item.first, item.last) for item in self.ranges),
            *(run.texts for run, _ in self.runs),
        ]

    def rough_costs(self) -> list[int]:
        """Give a rough cost for each of these."""
        return [
            *(item.cost for item in self.ranges),
            *(int(run.costs[0]) for run, _ in self.runs),
        ]

    def outer(self) -> list[tuple[int, int]]:
        """Give the ranges that lie within no other, in order."""
        found: list[tuple[int, int]] = []
        for first, last in sorted((item.first, -item.last) for item in self.ranges):
            if not found or -last > found[-1][1]:
                found.append((first, -last))
        return found


class Parts:
    """Gives slots in the numbers of `postings`."""

    def __init__(self, postings: Postings) -> None:
        self._postings = postings
        self._known = postings.spellings
        self._parts: dict[Slot, Part] = {}

    def forget(self) -> None:
        """Forget the slots that were looked up before."""
        self._parts.clear()

    def part(self, slot: Slot) -> Part:
        """Give a slot in numbers."""
        part = self._parts.get(slot)
        if part is None:
            if len(self._parts) >= _KEPT:
                self.forget()
            part = self._parts[slot] = self._looked_up(slot)
        return part

    def _looked_up(self, slot: Slot) -> Part:
        ranges = tuple(found for word in slot.words if (found := self._range(word)))
        runs = []
        for wording in slot.wordings:
            parts = [self._postings.forms(stem) for stem in wording.phrase]
            run = self._postings.run(parts, wording.language, loose=True)
            if len(run.texts):
                runs.append((Run(run.texts, run.costs + wording.cost), _number(wording.phrase)))
        size = sum([self._postings.size(item.first, item.last) for item in ranges])
        size += sum(len(run.texts) for run, _ in runs)
        single = [item for item in ranges if item.last - item.first == 1]
        return Part(
            ranges=ranges,
            begun=tuple(item for item in ranges if item.last - item.first > 1),
            words=np.array([item.first for item in single], np.int64),
            keys=np.array([item.key for item in single], np.int64),
            runs=tuple(runs),
            literal=self._known.place(slot.literal),
            size=size,
        )

    def _range(self, word: Word) -> Range | None:
        if word.begins:
            first, last = self._known.beginning(word.text)
        else:
            first = self._known.place(word.text)
            last = first + 1
        if not 0 <= first < last:
            return None
        return Range(first, last, word.cost, word.cost - completing(len(word.text)) << SHIFT)


def _number(phrase: Sequence[str]) -> int:
    """Give a number for a wording that is none of a word."""
    return _WORDING | crc32(" ".join(phrase).encode("utf-8", "surrogatepass")) & _WORDING - 1
