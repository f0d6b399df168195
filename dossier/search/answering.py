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
from dossier.search.weighing import Matched, Numbers

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
    """Answers a question from `batches`, whose words have the `meanings`.

    `places` are where the texts stand among all, by number, where that is not their order.
    """

    def __init__(
        self,
        batches: Sequence[Batch],
        places: Places | None,
        meanings: Meanings,
        question: Question,
    ) -> None:
        self._batches = batches
        self._places = places
        self._meanings = meanings
        self._question = question
        self._quoted = [_quoted(batch, question) for batch in batches]
        self._admitted = [
            admitted(batch, question, parts)
            for batch, parts in zip(batches, self._quoted, strict=True)
        ]

    def answer(self, limit: int) -> Answer:
        """Give the first `limit` texts, and how many there are."""
        limit = max(limit, 0)
        everything = limit > _MANY
        slots, parts, found = self._full(everything=everything)
        total = sum(item.total for item in found)
        sizes = _sizes(parts)
        count = len(sizes)
        unfinished = self._question.unfinished
        ranked = [rank(self._together(found), count, limit, unfinished=unfinished)]
        if everything:
            ranked.append(self._left(found, ranked[-1]))
        if count > 1 and (not total or (total < _ENOUGH and sum(sizes) < _LITTLE)):
            found = self._partly(parts, only=not total, everything=everything)
            ranked.append(rank_partly(self._together(found), count))
            if everything:
                ranked.append(self._left(found, ranked[-1]))
            total += sum(item.total for item in found)
        empty = [not size for size in sizes]
        return Answer(
            texts=[text for some in ranked for text in some.texts.tolist()][:limit],
            scores=[score for some in ranked for score in some.scores.tolist()][:limit],
            total=total,
            slots=slots,
            empty=tuple(compress(slots, empty)),
            unquoted=tuple(compress(range(count - len(slots)), empty[len(slots) :])),
            anything=not all(empty),
        )

    def _full(self, *, everything: bool) -> tuple[dict[int, Slot], list[list[Part]], list[Found]]:
        """Find the texts that have every word, looking further while these are few."""
        asked = self._question
        slots: dict[int, Slot] = {}
        parts: list[list[Part]] = []
        found: list[Found] = []
        for reach in REACHES:
            before = slots
            empty = [place for place, size in zip(slots, _sizes(parts), strict=False) if not size]
            slots = self._meanings.slots(
                asked.words, unfinished=asked.unfinished, reach=reach, empty=empty
            )
            if not found or slots != before:
                parts = [
                    [*map(batch.parts.part, slots.values()), *more]
                    for batch, more in zip(self._batches, self._quoted, strict=True)
                ]
                if reach == NARROW and min(_sizes(parts), default=0) < _ENOUGH:
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

    def _together(self, found: Sequence[Found]) -> Matched:
        """Give the texts of all batches, in the order of all."""
        first = found[0].matched
        if len(found) == 1 and self._places is None:
            return first
        numbers = [
            item.matched.texts + np.int32(batch.first)
            for batch, item in zip(self._batches, found, strict=True)
        ]
        columns = zip(*(item.matched[1:] for item in found), strict=True)
        together = Matched(*map(np.concatenate, (numbers, *columns)))
        if self._places is None:
            return together
        order: Numbers = self._places[together.texts].argsort(kind="stable")
        return together.kept(order)

    def _left(self, found: Sequence[Found], ranked: Ranked) -> Ranked:
        """Give the texts that were not looked at, behind those that were."""
        texts = np.concatenate(
            [
                item.left + np.int32(batch.first)
                for batch, item in zip(self._batches, found, strict=True)
            ]
        )
        return Ranked(texts, ranked.scores[-1:].repeat(len(texts)))


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


def _sizes(parts: Sequence[Sequence[Part]]) -> list[int]:
    """Give the places of each slot, in all batches together."""
    if len(parts) == 1:
        return [part.size for part in parts[0]]
    return [sum(part.size for part in same) for same in zip(*parts, strict=True)]
