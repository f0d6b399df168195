"""Texts are weighed word by word: what in them answers to a query, and what it costs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from dossier.search.keys import (
    NO_ANSWER,
    NOWHERE,
    SHIFT,
    Costs,
    Keys,
    costs_of,
    firsts,
    in_order,
    numbers_of,
)
from dossier.search.meaning import completing
from dossier.search.parts import Part
from dossier.search.postings import Codes, Postings, Texts, Which
from dossier.search.tables import FIELD_COSTS

READ = 384  # texts that are looked at word by word; the rest stands behind them
COMMON = 500  # what e times as many texts share costs so much less
_NEXT, _READINGS = 1_000_003, (1 << 31) - 1  # spread numbers of words over those of readings
_FIELD_KEYS = FIELD_COSTS << SHIFT
_NONE = np.zeros(0, np.int64)

Numbers = npt.NDArray[np.int64]


class Matched(NamedTuple):
    """Texts in order with what they cost, and by which words they answer: their readings."""

    texts: Texts
    costs: Costs
    readings: Numbers
    literal: Which
    answered: npt.NDArray[np.float64]  # of each text, the shares of the slots that it answers

    def kept(self, which: Which | Numbers) -> Matched:
        """Leave out all others, or give those at some places, in that order."""
        return Matched(
            self.texts[which],
            self.costs[which],
            self.readings[which],
            self.literal[which],
            self.answered[which],
        )


NOTHING = Matched(np.zeros(0, np.int32), _NONE, _NONE, np.zeros(0, bool), np.zeros(0))


class Weigher:
    """Weighs the texts of `postings`; `numbers` are those of its words in readings, if others."""

    def __init__(self, postings: Postings, numbers: Numbers | None = None) -> None:
        self._numbers = numbers
        self._postings = postings
        words = len(postings.spellings.words)
        self._own = completing(1) * postings.spellings.lengths.astype(np.int64) << SHIFT
        self._own |= np.arange(words)
        self._keys = np.full(words, NOWHERE)  # so between two uses
        often = np.maximum(postings.occurrences, 1)
        self._gains = (COMMON * np.log(often)).astype(np.int64) << SHIFT

    def weigh(
        self, texts: Texts, parts: Sequence[Part], shares: Sequence[float] | None = None
    ) -> Matched:
        """Look at the words of `texts`, which are in order: what answers, and at what cost.

        The cost of a slot without an answer is nought; its share (1 for each if none are given) is
        not in `answered`.
        """
        if not len(texts):
            return NOTHING
        costs, words = self._best(texts, parts)
        reached = costs < NO_ANSWER >> SHIFT
        readings = words[0]
        for more in words[1:]:
            readings = readings * _NEXT + more
        literal = words == np.array([[self._literal(part)] for part in parts])
        costs *= reached
        return Matched(
            texts=texts,
            costs=np.add.reduce(costs),
            readings=readings & _READINGS,
            literal=np.logical_and.reduce(literal),
            answered=np.add.reduce(reached if shares is None else np.array([shares]).T * reached),
        )

    def costs(self, texts: Texts, part: Part) -> Costs:
        """Give what the best answer of each text to a slot costs; without end for none."""
        costs: Costs = self._best(texts, [part])[0][0]
        return costs

    def likeliest(self, part: Part, most: int | None = None) -> Numbers:
        """Give the words that answer to a slot, or as many as are wanted, the likeliest first."""
        self._fill(part)
        found = [self._keys[first:last] - self._gains[first:last] for first, last in part.outer()]
        self._clear(part)
        keys = found[0] if len(found) == 1 else np.concatenate([_NONE, *found])
        if most is not None and len(keys) > most:
            keys = np.partition(keys, most)[:most]
        keys.sort()
        return numbers_of(keys)

    def one_slot(self, part: Part, texts: Texts, words: Numbers, codes: Codes) -> Matched:
        """Weigh some answers to a single slot: words, the texts that hold them, their fields.

        Of the texts that answer by their wording, as many are added as are read, the cheapest.
        """
        costs = costs_of(self._of(part, words) + _FIELD_KEYS[codes])
        words = self._named(words)
        if part.runs:
            texts, costs, words = _with_runs(part, texts, costs, words)
        order, numbers = in_order(texts, costs)
        order = order[firsts(numbers)]  # the cheapest of each text
        readings = words[order]
        return Matched(
            texts=texts[order],
            costs=costs[order],
            readings=readings,
            literal=readings == self._literal(part),
            answered=np.ones(len(order)),
        )

    def _best(self, texts: Texts, parts: Sequence[Part]) -> tuple[Costs, Numbers]:
        """Give what the cheapest answer to each slot costs (rows) in each text, and its number."""
        words, codes, begins = self._postings.gather(texts)
        keys = np.empty((len(parts), len(words)), np.int64)
        for row, part in zip(keys, parts, strict=True):
            self._of(part, words, row)
        keys += _FIELD_KEYS[codes]
        best = np.minimum.reduceat(keys, begins, axis=1)
        costs, found = costs_of(best), self._named(numbers_of(best))
        for place, part in enumerate(parts):
            for run, number in part.runs:
                at = np.minimum(np.searchsorted(run.texts, texts), len(run.texts) - 1)
                cheaper = (run.texts[at] == texts) & (run.costs[at] < costs[place])
                costs[place, cheaper] = run.costs[at[cheaper]]
                found[place, cheaper] = number
        return costs, found

    def _of(self, part: Part, words: npt.NDArray[np.integer[Any]], out: Keys | None = None) -> Keys:
        """Give the keys of words as answers to a slot, NOWHERE for none."""
        self._fill(part)
        keys = self._keys.take(words, out=out, mode="clip")  # with "raise", `out` would be copied
        self._clear(part)
        return keys

    def _fill(self, part: Part) -> None:
        for first, last, _, key in part.begun:
            np.add(self._own[first:last], key, out=self._keys[first:last])
        if len(part.words):
            known = self._own[part.words] + part.keys
            if part.begun:
                known = np.minimum(self._keys[part.words], known)
            self._keys[part.words] = known

    def _clear(self, part: Part) -> None:
        for first, last, _, _ in part.begun:
            self._keys[first:last] = NOWHERE
        if len(part.words):
            self._keys[part.words] = NOWHERE

    def _named(self, words: Numbers) -> Numbers:
        """Give the numbers that words have in readings."""
        return words if self._numbers is None else self._numbers[words]

    def _literal(self, part: Part) -> int:
        """Give that of the word as typed."""
        if self._numbers is None or part.literal < 0:
            return part.literal
        return int(self._numbers[part.literal])


def _with_runs(
    part: Part, texts: Texts, costs: Costs, words: Numbers
) -> tuple[Texts, Costs, Numbers]:
    """Add the texts that answer to a slot by their wording, the cheapest, as many as are read."""
    runs = [run for run, _ in part.runs]
    sizes = [len(run.texts) for run in runs]
    more = np.concatenate([run.costs for run in runs])
    chosen = more.argsort(kind="stable")[:READ]
    return (
        np.concatenate([texts, np.concatenate([run.texts for run in runs])[chosen]]),
        np.concatenate([costs, more[chosen]]),
        np.concatenate([words, np.repeat([number for _, number in part.runs], sizes)[chosen]]),
    )
