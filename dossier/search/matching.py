"""Slots of a query are matched against texts: which have an answer to each, and at what cost.

The slot with the fewest texts goes first, and each further one only narrows what is left. Where
more is left than anyone reads, the cheapest are chosen by rough costs; only for these are the
words looked at one by one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from zlib import crc32

import numpy as np
import numpy.typing as npt

from dossier.search.meaning import Slot, Word, completing
from dossier.search.postings import Costs, Gathered, Postings, Run, Texts, Which, distinct

READ = 384  # texts that are looked at word by word; the rest stands behind them
_A_WORD = READ // 16  # of these, texts of one word where many words answer
_COMMON = 0.5  # a reading that e times as many texts share costs so much less
_NOWHERE = np.float32(np.inf)

Readings = npt.NDArray[np.int64]


_NONE = np.zeros(0, np.int64)
_FREE = np.zeros(0, np.float32)


class _Range(NamedTuple):
    """Words from `first` up to `last`; `letters` of each are typed, or are as good as typed."""

    first: int
    last: int
    cost: float
    letters: int


class Part(NamedTuple):
    """A slot in the numbers of one `Postings`, the dearest ranges first.

    `runs` come with a number that tells their wording; `literal` is the number of the word as it
    was typed, or -1. `size` is the number of places that would have to be looked at.
    """

    ranges: tuple[_Range, ...] = ()
    begun: tuple[_Range, ...] = ()
    words: npt.NDArray[np.int64] = _NONE
    costs: npt.NDArray[np.float32] = _FREE
    runs: tuple[tuple[Run, int], ...] = ()
    literal: int = -1
    size: int = 0


class Matched(NamedTuple):
    """Texts with what they cost, and by which words they answer; `missing` counts slots."""

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


class Found(NamedTuple):
    """The texts that were looked at, how many there are in all, and those left, roughly ranked."""

    matched: Matched
    total: int
    left: Texts


class Matcher:
    """Matches the slots of queries against the texts of one `Postings`."""

    def __init__(self, postings: Postings) -> None:
        self._postings = postings
        self._known = postings.spellings
        self._dear = np.zeros(postings.count, np.float32)  # all 0 between two uses
        self._last = np.zeros(postings.count, np.int32)
        self._value = np.full(len(self._known.words), _NOWHERE)  # all infinite between two uses
        self._ranges: dict[Word, _Range | None] = {}

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

    def find(self, parts: Sequence[Part], admitted: Which | None, *, everything: bool) -> Found:
        """Find the `admitted` texts that answer to every one of `parts`.

        Those `left` are given only with `everything` set.
        """
        if not all(part.size for part in parts):
            return self._found(self._nothing(), parts, 0)
        rarest, *others = sorted(parts, key=lambda part: part.size)
        if not others:
            return self._find_one(rarest, admitted, everything=everything)
        texts, dear = self._answering(rarest)
        if admitted is not None:
            kept = admitted[texts]
            texts, dear = texts[kept], dear[kept]
        for other in others:
            if len(texts) <= READ:
                break
            more = self._rough(other, texts)
            kept = more > 0
            texts, dear = texts[kept], dear[kept] + more[kept]
        chosen, left = cheapest(texts, dear, everything=everything)
        return self._found(chosen, parts, len(texts), left)

    def share(
        self, parts: Sequence[Part], shares: Sequence[float], admitted: Which | None
    ) -> tuple[Texts, Costs]:
        """Give the `admitted` texts, in order, that answer to any of `parts`, with their shares."""
        held = [self._answering(part)[0] if part.size else self._nothing() for part in parts]
        for some, share in zip(held, shares, strict=True):
            self._dear[some] += np.float32(share)
        texts = distinct(held)
        answered = self._dear[texts]
        self._dear[texts] = 0
        if admitted is not None:
            kept = admitted[texts]
            texts, answered = texts[kept], answered[kept]
        return texts, answered

    def weigh(self, texts: Texts, parts: Sequence[Part], shares: Sequence[float]) -> Matched:
        """Look at the words of `texts`: what answers, and at what cost.

        The cost of a slot without an answer is nought; its share is not in `answered`.
        """
        gathered = self._postings.gather(texts)
        field_costs = gathered.costs
        rows = np.repeat(
            np.arange(len(texts)), np.diff(np.append(gathered.starts, len(field_costs)))
        )
        costs = np.zeros(len(texts), np.float32)
        answered = np.zeros(len(texts), np.float32)
        readings = np.zeros(len(texts), np.int64)
        literal = np.ones(len(texts), bool)
        for part, share in zip(parts, shares, strict=True):
            best, words = self._best(part, texts, gathered, field_costs, rows)
            reached = best < _NOWHERE
            costs[reached] += best[reached]
            answered[reached] += np.float32(share)
            readings = readings * 1_000_003 + words
            literal &= words == part.literal
        return Matched(texts, costs, readings, literal, answered)

    def _best(
        self,
        part: Part,
        texts: Texts,
        gathered: Gathered,
        field_costs: Costs,
        rows: npt.NDArray[np.int64],
    ) -> tuple[Costs, Readings]:
        """Give for each text the cheapest answer to a slot, and the number of its word."""
        self._value_words(part)
        value = self._value[gathered.words]
        self._forget(part)
        at = np.flatnonzero(value < _NOWHERE)
        value = value[at] + field_costs[at]
        order = np.argsort(-value, kind="stable")  # the cheapest is written last, and stays
        best = np.full(len(texts), _NOWHERE)
        words = np.zeros(len(texts), np.int64)
        best[rows[at[order]]] = value[order]
        words[rows[at[order]]] = gathered.words[at[order]]
        for run, key in part.runs:
            place = np.minimum(np.searchsorted(run.texts, texts), len(run.texts) - 1)
            cheaper = (run.texts[place] == texts) & (run.costs[place] < best)
            best[cheaper] = run.costs[place[cheaper]]
            words[cheaper] = key
        return best, words

    def _find_one(self, part: Part, admitted: Which | None, *, everything: bool) -> Found:
        """Find the texts of a single slot, of many the best of each of the likeliest words."""
        held = _held(self._postings, part)
        total = part.size if part.size <= READ else self._postings.holders(held, admitted)
        left = self._nothing()
        if total <= READ or everything:
            texts, dear = self._answering(part)
            if admitted is not None:
                kept = admitted[texts]
                texts, dear = texts[kept], dear[kept]
            if total <= READ:
                return self._found(texts, [part], len(texts))
            left = texts[np.lexsort((texts, dear))]
        chosen = self._of_each_word(part, admitted)
        return self._found(chosen, [part], total, left[~np.isin(left, chosen)])

    def _of_each_word(self, part: Part, admitted: Which | None) -> Texts:
        """Give texts of the likeliest words that answer to a slot, about as many as are read."""
        self._value_words(part)
        words = distinct([np.arange(item.first, item.last) for item in part.ranges])
        value = self._value[words] - _COMMON * np.log(
            np.maximum(self._postings.occurrences[words], 1)
        )
        self._forget(part)
        chosen, count = [run.texts[:_A_WORD] for run, _ in part.runs], 0
        share = max(_A_WORD, READ // len(words))
        for word in words[np.argsort(value, kind="stable")].tolist():
            texts = self._postings.texts(word, word + 1)
            if admitted is not None:
                texts = texts[admitted[texts]]
            chosen.append(texts[:share])
            count += len(chosen[-1])
            if count >= READ:
                break
        return distinct(chosen)

    def _found(
        self, texts: Texts, parts: Sequence[Part], total: int, left: Texts | None = None
    ) -> Found:
        matched = self.weigh(texts, parts, [1.0] * len(parts))
        full = matched.answered > len(parts) - 0.5
        if not full.all():  # not every slot had been looked at
            matched = matched.kept(full)
            total = len(matched.texts)
        return Found(matched, total, self._nothing() if left is None else left)

    def _answering(self, part: Part) -> tuple[Texts, Costs]:
        """Give each text that answers to a slot once, with a rough cost."""
        held = _held(self._postings, part)
        costs = [item.cost for item in part.ranges] + [float(run.costs[0]) for run, _ in part.runs]
        texts = np.concatenate(held)
        place = np.arange(len(texts), dtype=np.int32)
        self._last[texts] = place  # the last, which is the cheapest, stays
        kept = self._last[texts] == place
        dear = np.repeat(np.array(costs, np.float32), [len(some) for some in held])
        return texts[kept], dear[kept]

    def _rough(self, part: Part, texts: Texts) -> Costs:
        """Give for each of `texts` a rough cost above nought of the slot; nought for no answer."""
        for item in part.ranges:
            self._dear[self._postings.texts(item.first, item.last)] = item.cost + 1
        for run, _ in part.runs:
            self._dear[run.texts] = np.maximum(run.costs + 3, 1)
        rough = self._dear[texts]
        for item in part.ranges:
            self._dear[self._postings.texts(item.first, item.last)] = 0
        for run, _ in part.runs:
            self._dear[run.texts] = 0
        return rough

    def _value_words(self, part: Part) -> None:
        for first, last, cost, letters in part.begun:
            self._value[first:last] = cost + completing(1) * (
                self._known.lengths[first:last] - letters
            )
        words = part.words
        self._value[words] = np.minimum(self._value[words], part.costs)

    def _forget(self, part: Part) -> None:
        for item in part.begun:
            self._value[item.first : item.last] = _NOWHERE
        self._value[part.words] = _NOWHERE

    def _range(self, word: Word) -> _Range | None:
        if word not in self._ranges:
            if len(self._ranges) > 8192:
                self._ranges.clear()
            self._ranges[word] = self._looked_up(word)
        return self._ranges[word]

    def _looked_up(self, word: Word) -> _Range | None:
        if word.begins:
            first, last = self._known.beginning(word.text)
        else:
            first = self._known.place(word.text)
            last = first + 1
        return _Range(first, last, word.cost, len(word.text)) if 0 <= first < last else None

    def _nothing(self) -> Texts:
        return np.zeros(0, np.int32)


def _held(postings: Postings, part: Part) -> list[Texts]:
    return [
        *(postings.texts(item.first, item.last) for item in part.ranges),
        *(run.texts for run, _ in part.runs),
    ]


def cheapest(texts: Texts, dear: Costs, *, everything: bool) -> tuple[Texts, Texts]:
    """Give as many texts as are read, the cheapest, the first among equals, and those left."""
    if len(texts) <= READ:
        return texts, texts[:0]
    if everything:
        order = np.lexsort((texts, dear))
        return texts[order[:READ]], texts[order[READ:]]
    limit = np.partition(dear, READ - 1)[READ - 1]
    below, level = texts[dear < limit], texts[dear == limit]
    return np.concatenate([below, np.sort(level)[: READ - len(below)]]), texts[:0]


def _key(phrase: Sequence[str]) -> int:
    """Give a number for a wording that is none of a word."""
    return -1 - crc32(" ".join(phrase).encode("utf-8", "surrogatepass"))
