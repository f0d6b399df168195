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

from dossier.search.keys import NO_ANSWER, SHIFT
from dossier.search.parts import Part
from dossier.search.postings import Codes, Postings, Texts, Which, distinct
from dossier.search.weighing import NOTHING, READ, Matched, Numbers, Weigher

_NEVER = np.float32(1 << 23)  # more than anything costs; below, whole numbers are exact
_WORDS = 24  # of a text, looked at as fast as so many places of a word
_NOWHERE = np.float32(NO_ANSWER >> SHIFT)
_A_WORD = READ // 16  # of the texts that are read, those of one word where many words answer
_NO_TEXTS = np.zeros(0, np.int32)

Rough = npt.NDArray[np.float32]  # costs


class Found(NamedTuple):
    """The texts that were looked at, how many there are in all, and those left, roughly ranked."""

    matched: Matched
    total: int
    left: Texts = _NO_TEXTS


_NOTHING = Found(NOTHING, 0)


class Matcher:
    """Matches the slots of queries against the texts of one `Postings`."""

    def __init__(self, postings: Postings, weigher: Weigher) -> None:
        self._postings = postings
        self._weigher = weigher
        self._dear = np.zeros(postings.count, np.float32)  # all 0 between two uses
        self._last = np.zeros(postings.count, np.int32)

    def find(self, parts: Sequence[Part], admitted: Which | None, *, everything: bool) -> Found:
        """Find the `admitted` texts that answer to every one of `parts`.

        Those `left` are given only with `everything` set.
        """
        if not all(part.size for part in parts):
            return _NOTHING
        rarest, *others = sorted(parts, key=lambda part: part.size)
        if not others:
            return self._find_one(rarest, admitted, everything=everything)
        if rarest.size <= READ:
            texts = _admitted(distinct(rarest.texts(self._postings)), admitted)
            return self._found(texts, parts, len(texts))
        texts, dear = self._answering(rarest)
        if admitted is not None:
            kept = admitted[texts]
            texts, dear = texts[kept], dear[kept]
        for other in others:
            if len(texts) <= READ:
                break
            if other.size > _WORDS * len(texts):
                more = self._weigher.costs(texts, other).astype(np.float32)
            else:
                more = self._rough(other, texts)
            kept = more < _NOWHERE
            texts, dear = texts[kept], dear[kept] + more[kept]
        chosen, left = cheapest(texts, dear, everything=everything)
        return self._found(chosen, parts, len(texts), left)

    def holding(self, part: Part, alive: Which | None) -> Texts:
        """Give the texts that answer to a slot, those that are `alive`, each once."""
        if not part.size:
            return _NO_TEXTS
        return _admitted(distinct(part.texts(self._postings)), alive)

    def share(
        self, held: Sequence[Texts], shares: Sequence[float], admitted: Which | None
    ) -> tuple[Texts, Rough]:
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
        if part.size <= READ:
            return _counted(self._all_of(part), admitted)
        ranges = [(item.first, item.last) for item in part.ranges]
        more = [run.texts for run, _ in part.runs]
        total = self._postings.holders(ranges, more, admitted)
        if total <= READ:
            texts = distinct(part.texts(self._postings))
            return _counted(self._weigher.weigh(texts, [part]), admitted)
        matched = _counted(self._of_each_word(part, admitted), admitted).matched
        left = _NO_TEXTS
        if everything:
            texts, dear = self._answering(part)
            if admitted is not None:
                kept = admitted[texts]
                texts, dear = texts[kept], dear[kept]
            left = texts[np.lexsort((texts, dear))]
            left = left[~np.isin(left, matched.texts)]
        return Found(matched, total, left)

    def _all_of(self, part: Part) -> Matched:
        """Weigh all answers to a slot, which are few."""
        words = self._weigher.likeliest(part)
        often = self._postings.occurrences[words]
        return self._weigher.one_slot(part, *self._postings.best(words, often))

    def _of_each_word(self, part: Part, admitted: Which | None) -> Matched:
        """Weigh texts of the likeliest words that answer to a slot, about as many as are read."""
        # Each word stands somewhere, so that so many are enough if all texts are admitted.
        words = self._weigher.likeliest(part, READ if admitted is None else None)
        share = max(_A_WORD, READ // max(len(words), 1))
        if admitted is not None:
            return self._weigher.one_slot(part, *self._admitted(words, share, admitted))
        often = np.minimum(self._postings.occurrences[words], share)
        last = int(np.searchsorted(often.cumsum(), READ)) + 1
        return self._weigher.one_slot(part, *self._postings.best(words[:last], often[:last]))

    def _admitted(
        self, words: Numbers, share: int, admitted: Which
    ) -> tuple[Texts, Numbers, Codes]:
        """Give a share of the `admitted` texts of each word, until there are enough."""
        texts, codes, sizes, count = [_NO_TEXTS], [np.zeros(0, np.uint8)], [], 0
        for word in words.tolist():
            held, own = self._postings.texts(word, word + 1), self._postings.codes(word, word + 1)
            kept = admitted[held]
            texts.append(held[kept][:share])
            codes.append(own[kept][:share])
            sizes.append(len(texts[-1]))
            count += sizes[-1]
            if count >= READ:
                break
        return np.concatenate(texts), words[: len(sizes)].repeat(sizes), np.concatenate(codes)

    def _found(
        self, texts: Texts, parts: Sequence[Part], total: int, left: Texts = _NO_TEXTS
    ) -> Found:
        matched = self._weigher.weigh(texts, parts)
        full = matched.answered == len(parts)
        if not full.all():  # not every slot had been looked at
            matched = matched.kept(full)
            total = len(matched.texts)
        return Found(matched, total, left)

    def _answering(self, part: Part) -> tuple[Texts, Rough]:
        """Give each text that answers to a slot once, with a rough cost."""
        held = part.texts(self._postings)
        texts = np.concatenate(held)
        place = np.arange(len(texts), dtype=np.int32)
        self._last[texts] = place  # the last, which is the cheapest, stays
        kept = self._last[texts] == place
        dear = np.repeat(np.array(part.rough_costs(), np.float32), [len(some) for some in held])
        return texts[kept], dear[kept]

    def _rough(self, part: Part, texts: Texts) -> Rough:
        """Give for each of `texts` a rough cost of the slot; without end for no answer."""
        held = part.texts(self._postings)
        for some, cost in zip(held, part.rough_costs(), strict=True):
            self._dear[some] = cost - _NEVER
        rough = self._dear[texts]
        for some in held:
            self._dear[some] = 0
        return np.where(rough < 0, rough + _NEVER, _NOWHERE)


def cheapest(texts: Texts, dear: Rough, *, everything: bool) -> tuple[Texts, Texts]:
    """Give as many texts as are read, the cheapest, the first among equals; and those left.

    The former come in their own order, the latter by their costs.
    """
    if len(texts) <= READ:
        return np.sort(texts), _NO_TEXTS
    if everything:
        order = np.lexsort((texts, dear))
        return np.sort(texts[order[:READ]]), texts[order[READ:]]
    limit = np.partition(dear, READ - 1)[READ - 1]
    below, level = texts[dear < limit], texts[dear == limit]
    return np.sort(np.concatenate([below, np.sort(level)[: READ - len(below)]])), _NO_TEXTS


def _counted(matched: Matched, admitted: Which | None) -> Found:
    if admitted is not None:
        matched = matched.kept(admitted[matched.texts])
    return Found(matched, len(matched.texts))


def _admitted(texts: Texts, which: Which | None) -> Texts:
    return texts if which is None else texts[which[texts]]
