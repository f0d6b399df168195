"""Slots of a query are matched against texts: which have an answer to each, and at what cost.

The slot with the fewest texts goes first, and each further one only narrows what is left. Where
more is left than anyone reads, the cheapest are chosen by rough costs; only for these are the
words looked at one by one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from dossier.search.parts import Part
from dossier.search.postings import Costs, Postings, Texts, Which, distinct
from dossier.search.weighing import Matched, Weigher

_NEVER = np.float32(1000.0)  # more than anything costs
_WORDS = 24  # of a text, looked at as fast as so many places of a word
_NO_WORDS = np.zeros(0, np.int64)
_NOWHERE = np.float32(np.inf)
READ = 384  # texts that are looked at word by word; the rest stands behind them
_A_WORD = READ // 16  # of these, texts of one word where many words answer
_COMMON = 0.5  # a reading that e times as many texts share costs so much less


class Found(NamedTuple):
    """The texts that were looked at, how many there are in all, and those left, roughly ranked."""

    matched: Matched
    total: int
    left: Texts


class Matcher:
    """Matches the slots of queries against the texts of one `Postings`."""

    def __init__(self, postings: Postings, weigher: Weigher) -> None:
        self._postings = postings
        self._weigher = weigher
        self._dear = np.zeros(postings.count, np.float32)  # all 0 between two uses
        self._last = np.zeros(postings.count, np.int32)
        often = np.maximum(postings.occurrences, 1)
        self._gains = (_COMMON * np.log(often)).astype(np.float32)

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
            if other.size > _WORDS * len(texts):
                more = self._weigher.costs(texts, other)
            else:
                more = self._rough(other, texts)
            kept = more < _NOWHERE
            texts, dear = texts[kept], dear[kept] + more[kept]
        chosen, left = cheapest(texts, dear, everything=everything)
        return self._found(chosen, parts, len(texts), left)

    def holding(self, part: Part, alive: Which | None) -> Texts:
        """Give the texts that answer to a slot, those that are `alive`, each once."""
        if not part.size:
            return self._nothing()
        texts = self._answering(part)[0]
        return texts if alive is None else texts[alive[texts]]

    def share(
        self, held: Sequence[Texts], shares: Sequence[float], admitted: Which | None
    ) -> tuple[Texts, Costs]:
        """Give the `admitted` ones of the texts that are held, in order, with all their shares."""
        for some, share in zip(held, shares, strict=True):
            self._dear[some] += np.float32(share)
        texts = distinct(held)
        answered = self._dear[texts]
        self._dear[texts] = 0
        if admitted is not None:
            kept = admitted[texts]
            texts, answered = texts[kept], answered[kept]
        return texts, answered

    def _find_one(self, part: Part, admitted: Which | None, *, everything: bool) -> Found:
        """Find the texts of a single slot, of many the best of each of the likeliest words."""
        total = part.size
        if total > READ:
            ranges = [(item.first, item.last) for item in part.ranges]
            more = [run.texts for run, _ in part.runs]
            total = self._postings.holders(ranges, more, admitted)
        if total <= READ:
            matched = self._admit(self._all_of(part), admitted)
            return Found(matched, len(matched.texts), self._nothing())
        matched = self._admit(self._of_each_word(part, admitted), admitted)
        left = self._nothing()
        if everything:
            texts, dear = self._answering(part)
            if admitted is not None:
                kept = admitted[texts]
                texts, dear = texts[kept], dear[kept]
            left = texts[np.lexsort((texts, dear))]
            left = left[~np.isin(left, matched.texts)]
        return Found(matched, total, left)

    def _all_of(self, part: Part) -> Matched:
        """Weigh all texts of a slot."""
        ranges = [(item.first, item.last) for item in part.ranges]
        occurrences = self._postings.occurrences
        words = [np.arange(first, last).repeat(occurrences[first:last]) for first, last in ranges]
        return self._weigher.one_slot(
            part,
            np.concatenate([self._nothing(), *(self._postings.texts(*item) for item in ranges)]),
            np.concatenate([_NO_WORDS, *words]),
            np.concatenate(
                [np.zeros(0, np.float32), *(self._postings.costs(*item) for item in ranges)]
            ),
        )

    def _of_each_word(self, part: Part, admitted: Which | None) -> Matched:
        """Weigh texts of the likeliest words that answer to a slot, about as many as are read."""
        ranges = [np.arange(item.first, item.last) for item in part.ranges]
        words = ranges[0] if len(ranges) == 1 else distinct([_NO_WORDS, *ranges])
        value = self._weigher.values(part, words) - self._gains[words]
        if admitted is None and len(words) > READ:  # each stands somewhere, so these are enough
            likeliest = np.sort(np.argpartition(value, READ)[:READ])
            words, value = words[likeliest], value[likeliest]
        share = max(_A_WORD, READ // max(len(words), 1))
        order = words[value.argsort(kind="stable")]
        if admitted is not None:
            return self._weigher.one_slot(part, *self._admitted(order, share, admitted))
        often = np.minimum(self._postings.occurrences[order], share)
        last = int(np.searchsorted(often.cumsum(), READ)) + 1
        return self._weigher.one_slot(part, *self._postings.best(order[:last], often[:last]))

    def _admitted(
        self, order: npt.NDArray[np.int64], share: int, admitted: Which
    ) -> tuple[Texts, npt.NDArray[np.int64], Costs]:
        """Give a share of the `admitted` texts of each word, until there are enough."""
        texts, costs, sizes, count = [self._nothing()], [np.zeros(0, np.float32)], [], 0
        for word in order.tolist():
            held, dear = self._postings.texts(word, word + 1), self._postings.costs(word, word + 1)
            kept = admitted[held]
            texts.append(held[kept][:share])
            costs.append(dear[kept][:share])
            sizes.append(len(texts[-1]))
            count += sizes[-1]
            if count >= READ:
                break
        return np.concatenate(texts), order[: len(sizes)].repeat(sizes), np.concatenate(costs)

    def _admit(self, matched: Matched, admitted: Which | None) -> Matched:
        return matched if admitted is None else matched.kept(admitted[matched.texts])

    def _found(
        self, texts: Texts, parts: Sequence[Part], total: int, left: Texts | None = None
    ) -> Found:
        matched = self._weigher.weigh(texts, parts, [1.0] * len(parts))
        full = matched.answered > len(parts) - 0.5
        if not full.all():  # not every slot had been looked at
            matched = matched.kept(full)
            total = len(matched.texts)
        return Found(matched, total, self._nothing() if left is None else left)

    def _answering(self, part: Part) -> tuple[Texts, Costs]:
        """Give each text that answers to a slot once, with a rough cost."""
        held = part.texts(self._postings)
        texts = np.concatenate(held)
        place = np.arange(len(texts), dtype=np.int32)
        self._last[texts] = place  # the last, which is the cheapest, stays
        kept = self._last[texts] == place
        dear = np.repeat(np.array(part.rough_costs(), np.float32), [len(some) for some in held])
        return texts[kept], dear[kept]

    def _rough(self, part: Part, texts: Texts) -> Costs:
        """Give for each of `texts` a rough cost of the slot; without end for no answer."""
        held = part.texts(self._postings)
        for some, cost in zip(held, part.rough_costs(), strict=True):
            self._dear[some] = cost - _NEVER
        rough = self._dear[texts]
        for some in held:
            self._dear[some] = 0
        return np.where(rough < 0, rough + _NEVER, _NOWHERE)

    def _nothing(self) -> Texts:
        return np.zeros(0, np.int32)


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
