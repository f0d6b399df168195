"""Texts are weighed word by word: what in them answers to a query, and what it costs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from dossier.search.meaning import completing
from dossier.search.parts import Part
from dossier.search.postings import Costs, Gathered, Postings, Texts, Which, firsts

_NOWHERE = np.float32(np.inf)
_NEXT = 1_000_003  # spreads the numbers of words over those of readings

Readings = npt.NDArray[np.int64]


class Matched(NamedTuple):
    """Texts with what they cost, and by which words they answer."""

    texts: Texts
    costs: Costs
    readings: Readings
    literal: Which
    answered: npt.NDArray[np.float32]  # of each text, the shares of the slots that it answers

    def kept(self, which: Which) -> Matched:
        """Leave out all others."""
        return Matched(
            self.texts[which],
            self.costs[which],
            self.readings[which],
            self.literal[which],
            self.answered[which],
        )


class Weigher:
    """Weighs the texts of `postings`; `numbers` are those of its words in readings, if others."""

    def __init__(self, postings: Postings, numbers: npt.NDArray[np.int64] | None = None) -> None:
        self._numbers = numbers
        self._postings = postings
        self._letters = completing(1) * postings.spellings.lengths.astype(np.float32)
        self._value = np.full(len(self._letters), _NOWHERE)  # all infinite between two uses

    def weigh(self, texts: Texts, parts: Sequence[Part], shares: Sequence[float]) -> Matched:
        """Look at the words of `texts`: what answers, and at what cost.

        The cost of a slot without an answer is nought; its share is not in `answered`.
        """
        gathered = self._postings.gather(texts)
        field_costs = gathered.costs
        costs = np.zeros(len(texts), np.float32)
        answered = np.zeros(len(texts), np.float32)
        readings = np.zeros(len(texts), np.int64)
        literal = np.ones(len(texts), bool)
        for part, share in zip(parts, shares, strict=True):
            best, words = self._best(part, texts, gathered, field_costs)
            reached = best < _NOWHERE
            costs[reached] += best[reached]
            answered[reached] += np.float32(share)
            readings = readings * _NEXT + words
            literal &= words == self._literal(part)
        return Matched(texts, costs, readings, literal, answered)

    def _best(
        self,
        part: Part,
        texts: Texts,
        gathered: Gathered,
        field_costs: Costs,
    ) -> tuple[Costs, Readings]:
        """Give for each text the cheapest answer to a slot, and the number of its word."""
        value = self.values(part, gathered.words)
        at = np.flatnonzero(value < _NOWHERE)
        value = value[at] + field_costs[at]
        order = (-value).argsort(kind="stable")  # the cheapest is written last, and stays
        at = at[order]
        rows = gathered.rows[at]
        best = np.full(len(texts), _NOWHERE)
        words = np.zeros(len(texts), np.int64)
        best[rows] = value[order]
        found = gathered.words[at]
        words[rows] = found if self._numbers is None else self._numbers[found]
        for run, key in part.runs:
            place = np.minimum(np.searchsorted(run.texts, texts), len(run.texts) - 1)
            cheaper = (run.texts[place] == texts) & (run.costs[place] < best)
            best[cheaper] = run.costs[place[cheaper]]
            words[cheaper] = key
        return best, words

    def one_slot(
        self, part: Part, texts: Texts, words: npt.NDArray[np.int64], field_costs: Costs
    ) -> Matched:
        """Weigh the answers to a single slot: words, the texts that hold them, their fields."""
        costs = self.values(part, words) + field_costs
        named = words if self._numbers is None else self._numbers[words]
        for run, key in part.runs:
            texts = np.concatenate([texts, run.texts])
            costs = np.concatenate([costs, run.costs])
            named = np.concatenate([named, np.full(len(run.texts), key)])
        order = np.lexsort((named, costs, texts))
        texts = texts[order]
        first = firsts(texts)  # the cheapest of each text
        order = order[first]
        return Matched(
            texts=texts[first],
            costs=costs[order],
            readings=named[order],
            literal=named[order] == self._literal(part),
            answered=np.ones(len(order), np.float32),
        )

    def _literal(self, part: Part) -> int:
        """Give the number of the word as typed, as it stands in readings."""
        if self._numbers is None or part.literal < 0:
            return part.literal
        return int(self._numbers[part.literal])

    def costs(self, texts: Texts, part: Part) -> Costs:
        """Give what the best answer of each text to a slot costs; without end for none."""
        gathered = self._postings.gather(texts)
        return self._best(part, texts, gathered, gathered.costs)[0]

    def values(self, part: Part, words: npt.NDArray[np.integer[Any]]) -> Costs:
        """Give what each of `words` costs as an answer to a slot; without end for none."""
        for first, last, cost, letters in part.begun:
            known = np.float32(cost - completing(letters))
            np.add(self._letters[first:last], known, out=self._value[first:last])
        self._value[part.words] = np.minimum(self._value[part.words], part.costs)
        values: Costs = self._value[words]
        for item in part.begun:
            self._value[item.first : item.last] = _NOWHERE
        self._value[part.words] = _NOWHERE
        return values
