"""One question is answered: its phases, over one or more batches of texts."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import compress
from typing import NamedTuple

import numpy as np

from dossier.language.forms import telling
from dossier.language.lexicon import Phrase, stems
from dossier.search.batch import Batch
from dossier.search.matching import Found, cheapest
from dossier.search.meaning import NARROW, REACHES, Meanings, Slot
from dossier.search.parts import Part
from dossier.search.postings import Which
from dossier.search.ranking import Places, Ranked, rank, rank_partly
from dossier.search.weighing import Matched

_ENOUGH = 10  # texts with every word: with fewer, one looks further
_HALF = 0.5  # of a query, by rarity: to so much a partial match must answer
_LITTLE = 600  # places to look at for partial matches: with more, only if nothing else is found
_CLOSE = 1e-4  # shares that differ by less are the same
_MANY = 128  # results; where more are asked for, all are put in order


class Answer(NamedTuple):
    """Texts by number with their scores, the best first, out of `total`.

    `slots` are those that were matched in the end, by the place of their word; `empty` are the
    places of those that nothing answers to, `unquoted` the numbers of the quoted phrases that
    stand nowhere, and `anything` tells whether there is an answer to any other.
    """

    texts: list[int]
    scores: list[float]
    total: int
    slots: Mapping[int, Slot]
    empty: tuple[int, ...]
    unquoted: tuple[int, ...]
    anything: bool


class Question(NamedTuple):
    """What texts are asked for.

    `words` are folded, the last may be `unfinished`. Of each of `quoted`, one of its phrases has to
    stand there to the letter; of those `without`, none may in any form. `passing` tells by number
    which texts are wanted at all.
    """

    words: Sequence[str]
    unfinished: bool = False
    quoted: Sequence[Sequence[Phrase]] = ()
    without: Sequence[Phrase] = ()
    passing: Which | None = None


class Answering:
    """Answers a question from `batches`, whose words have the `meanings`."""

    def __init__(self, batches: Sequence[Batch], meanings: Meanings, question: Question) -> None:
        self._batches = batches
        self._meanings = meanings
        self._question = question
        self._quoted = [_quoted(batch, question) for batch in batches]
        self._admitted = [
            admitted(batch, question, parts)
            for batch, parts in zip(batches, self._quoted, strict=True)
        ]

    def answer(self, limit: int) -> Answer:
        """Give the first `limit` texts, and how many there are."""
        everything = limit > _MANY
        slots, parts, found = self._full(everything=everything)
        total = sum(item.total for item in found)
        count = len(parts[0])
        whole = rank(*self._together(found), count, unfinished=self._question.unfinished)
        ranked = [whole, self._left(found, whole)]
        if count > 1 and (not total or (total < _ENOUGH and _work(parts) < _LITTLE)):
            found = self._partly(parts, only=not total, everything=everything)
            partly = rank_partly(*self._together(found), count)
            ranked += [partly, self._left(found, partly)]
            total += sum(item.total for item in found)
        empty = [not any(part.size for part in same) for same in zip(*parts, strict=True)]
        return Answer(
            texts=np.concatenate([item.texts for item in ranked])[: max(limit, 0)].tolist(),
            scores=np.concatenate([item.scores for item in ranked])[: max(limit, 0)].tolist(),
            total=total,
            slots=slots,
            empty=tuple(compress(slots, empty)),
            unquoted=tuple(compress(range(count - len(slots)), empty[len(slots) :])),
            anything=not all(empty),
        )

    def _full(self, *, everything: bool) -> tuple[dict[int, Slot], list[list[Part]], list[Found]]:
        """Find the texts that have every word, looking further while these are few."""
        asked = self._question
        known: dict[Slot, list[Part]] = {}
        slots: dict[int, Slot] = {}
        parts: list[list[Part]] = []
        found: list[Found] = []
        for reach in REACHES:
            before = slots
            slots = self._meanings.slots(
                asked.words, unfinished=asked.unfinished, reach=reach, empty=_empty(before, parts)
            )
            if not found or slots != before:
                for slot in slots.values():
                    if slot not in known:
                        known[slot] = [batch.parts.part(slot) for batch in self._batches]
                parts = [
                    [*(known[slot][number] for slot in slots.values()), *more]
                    for number, more in enumerate(self._quoted)
                ]
                if reach == NARROW and _fewest(parts) < _ENOUGH:
                    continue
                found = [
                    batch.matcher.find(some, which, everything=everything)
                    for batch, some, which in zip(self._batches, parts, self._admitted, strict=True)
                ]
            total = sum(item.total for item in found)
            if total >= _ENOUGH or (reach != NARROW and total):
                break
        return slots, parts, found

    def _partly(self, parts: Sequence[list[Part]], *, only: bool, everything: bool) -> list[Found]:
        """Find texts that answer to at least half of a query.

        Where not even such are found and these are the `only` ones, all that answer to anything.
        """
        holding = [
            [batch.matcher.holding(part, batch.alive) for part in some]
            for batch, some in zip(self._batches, parts, strict=True)
        ]
        count = sum(batch.living() for batch in self._batches)
        sizes = [sum(map(len, texts)) for texts in zip(*holding, strict=True)]
        rarity = [math.log1p(count / size) if size else 0.0 for size in sizes]
        shares = [rare / (sum(rarity) or 1) for rare in rarity]
        held = [
            batch.matcher.share(texts, shares, which)
            for batch, texts, which in zip(self._batches, holding, self._admitted, strict=True)
        ]
        least = _HALF - _CLOSE
        if only and not any((answered >= least).any() for _, answered in held):
            least = 0.0
        found = []
        for batch, some, (texts, answered) in zip(self._batches, parts, held, strict=True):
            kept = (answered >= least) & (only or answered < 1 - _CLOSE)
            chosen, left = cheapest(texts[kept], -answered[kept], everything=everything)
            matched = batch.weigher.weigh(chosen, some, shares)
            found.append(Found(matched, int(np.count_nonzero(kept)), left))
        return found

    def _together(self, found: Sequence[Found]) -> tuple[Matched, Places]:
        """Give the texts of all batches, and the places where they stand."""
        if len(found) == 1:
            return found[0].matched, self._batches[0].places[found[0].matched.texts]
        placed = [
            batch.places[item.matched.texts]
            for batch, item in zip(self._batches, found, strict=True)
        ]
        numbered = [
            item.matched._replace(texts=item.matched.texts + np.int32(batch.first))
            for batch, item in zip(self._batches, found, strict=True)
        ]
        together = Matched(
            np.concatenate([some.texts for some in numbered]),
            np.concatenate([some.costs for some in numbered]),
            np.concatenate([some.readings for some in numbered]),
            np.concatenate([some.literal for some in numbered]),
            np.concatenate([some.answered for some in numbered]),
        )
        return together, np.concatenate(placed)

    def _left(self, found: Sequence[Found], ranked: Ranked) -> Ranked:
        """Give the texts that were not looked at, behind those that were."""
        if not any(len(item.left) for item in found):
            return Ranked(found[0].left, ranked.scores[:0])
        texts = np.concatenate(
            [
                item.left + np.int32(batch.first)
                for batch, item in zip(self._batches, found, strict=True)
            ]
        )
        return Ranked(texts, np.repeat(ranked.scores[-1:], len(texts)))


def admitted(batch: Batch, question: Question, quoted: Sequence[Part]) -> Which | None:
    """Tell which texts of a batch may be given at all; None for any."""
    first, count = batch.first, batch.postings.count
    which = None if batch.alive is None else batch.alive.copy()
    if question.passing is not None:
        passing = question.passing[first : first + count]
        which = passing.copy() if which is None else which & passing
    for part in quoted:
        standing = np.zeros(count, bool)
        for run, _ in part.runs:
            standing[run.texts] = True
        which = standing if which is None else which & standing
    for phrase in question.without:
        which = np.ones(count, bool) if which is None else which
        words = [batch.postings.forms(part) for part in stems(telling(tuple(phrase)))]
        which[batch.postings.run(words, loose=True).texts] = False
    return which


def _quoted(batch: Batch, question: Question) -> list[Part]:
    """Give the quoted phrases as slots."""
    parts = []
    for ways in question.quoted:
        runs = [batch.postings.run([batch.postings.places([word]) for word in way]) for way in ways]
        runs = [run for run in runs if len(run.texts)]
        size = sum(len(run.texts) for run in runs)
        parts.append(Part(runs=tuple((run, -1) for run in runs), literal=-1, size=size))
    return parts


def _empty(slots: Mapping[int, Slot], parts: Sequence[list[Part]]) -> list[int]:
    """Give the places to which nothing answers in any batch."""
    same = list(zip(*parts, strict=True))[: len(slots)]
    return [
        place
        for place, some in zip(slots, same, strict=False)
        if not any(part.size for part in some)
    ]


def _work(parts: Sequence[list[Part]]) -> int:
    """Give the places of all slots in all batches."""
    return sum(part.size for some in parts for part in some)


def _fewest(parts: Sequence[list[Part]]) -> int:
    """Give the places of the slot with the fewest, in all batches together."""
    sizes = (sum(part.size for part in same) for same in zip(*parts, strict=True))
    return min(sizes, default=0)
