"""Words are searched in texts: the phases of a query, over one or more batches of texts."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import compress
from threading import Lock
from typing import NamedTuple

import numpy as np

from dossier.search.batch import Batch, Fields, read_batch
from dossier.search.forms import telling
from dossier.search.lexicon import Lexicon, Phrase, stems
from dossier.search.matching import Found, cheapest
from dossier.search.meaning import NARROW, REACHES, Meanings, Slot
from dossier.search.parts import Part
from dossier.search.postings import Which
from dossier.search.ranking import Places, Ranked, rank, rank_partly
from dossier.search.weighing import Matched

ENOUGH = 10  # texts with every word: with fewer, one looks further
_HALF = 0.5  # of a query, by rarity: to so much a partial match must answer
_LITTLE = 2_000  # places to look at for partial matches: with more, only if nothing else is found
_CLOSE = 1e-4  # shares that differ by less are the same
_MANY = 128  # results; where more are asked for, all are put in order

_SEARCHING = Lock()  # searches share scratch space, also those of engines with the same batch


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


class Engine:
    """Searches texts: many, read at one time, and beside them a few that were added since."""

    def __init__(
        self, batches: Sequence[Batch], lexicon: Lexicon, added: Sequence[Fields] = ()
    ) -> None:
        self.batches = tuple(batches)
        self.added = tuple(added)  # what the last batch was read from, if there is more than one
        self._lexicon = lexicon
        self._count = sum(batch.living() for batch in batches)
        self._meanings = Meanings([batch.postings.spellings for batch in batches], lexicon)

    @classmethod
    def build(cls, texts: Iterable[Fields], lexicon: Lexicon) -> Engine:
        """Read texts, each of so many fields."""
        return cls([read_batch(texts)], lexicon)

    def with_changes(
        self,
        texts: Sequence[Fields] = (),
        removed: Collection[int] = (),
        order: Sequence[int] = (),
    ) -> Engine:
        """Give an engine with more `texts`, numbered on, and without those `removed`.

        The `order` is that of the numbers of all that are left; the new ones come last without it.
        """
        main, *small = self.batches
        added = (*self.added, *texts)
        batches = [main]
        if added:
            batch = read_batch(added, main.postings.count, main.postings.spellings)
            if small:
                batch = batch.after(small[0])
            batches.append(batch)
        batches = [batch.without(removed) for batch in batches]
        if order:
            places = np.zeros(sum(batch.postings.count for batch in batches))
            places[list(order)] = np.arange(len(order))
            batches = [
                batch._replace(places=places[batch.first :][: batch.postings.count])
                for batch in batches
            ]
        return Engine(batches, self._lexicon, added)

    def forget(self) -> None:
        """Forget the words that were looked up before."""
        self._meanings.forget()
        for batch in self.batches:
            batch.parts.forget()

    def search(self, question: Question, limit: int) -> Answer:
        """Answer a question: the first `limit` texts, and how many there are."""
        with _SEARCHING:
            return self._search(question, limit)

    def _search(self, question: Question, limit: int) -> Answer:
        fixed = [self._fixed(batch, question) for batch in self.batches]
        admitted = [
            self._admitted(batch, question, parts)
            for batch, parts in zip(self.batches, fixed, strict=True)
        ]
        slots, parts, found = self._full(question, fixed, admitted, limit)
        total = sum(item.total for item in found)
        count = len(parts[0])
        full = self._together([item.matched for item in found])
        ranked = [rank(*full, count, unfinished=question.unfinished)]
        ranked.append(self._left(found, ranked[0]))
        if count > 1 and (not total or (total < ENOUGH and _work(parts) < _LITTLE)):
            some, more = self._partly(parts, admitted, only=not total)
            ranked.append(rank_partly(*self._together(some), count))
            total += more
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

    def begun(self, beginning: str) -> list[str]:
        """Give the words of all texts that begin so, in order."""
        return sorted(
            {
                word
                for batch in self.batches
                for word in batch.postings.spellings.begun(beginning)
                if word
            }
        )

    def _full(
        self,
        question: Question,
        fixed: Sequence[list[Part]],
        admitted: Sequence[Which | None],
        limit: int,
    ) -> tuple[dict[int, Slot], list[list[Part]], list[Found]]:
        """Find the texts that have every word, looking further while these are few."""
        known: dict[Slot, list[Part]] = {}
        slots: dict[int, Slot] = {}
        parts: list[list[Part]] = []
        found: list[Found] = []
        for reach in REACHES:
            before, slots = (
                slots,
                self._meanings.slots(question.words, unfinished=question.unfinished, reach=reach),
            )
            if not found or slots != before:
                for slot in slots.values():
                    if slot not in known:
                        known[slot] = [batch.parts.part(slot) for batch in self.batches]
                parts = [
                    [*(known[slot][number] for slot in slots.values()), *more]
                    for number, more in enumerate(fixed)
                ]
                if reach == NARROW and _fewest(parts) < ENOUGH:
                    continue
                found = [
                    batch.matcher.find(some, which, everything=limit > _MANY)
                    for batch, some, which in zip(self.batches, parts, admitted, strict=True)
                ]
            total = sum(item.total for item in found)
            if total >= ENOUGH or (reach != NARROW and total):
                break
        return slots, parts, found

    def _partly(
        self, parts: Sequence[list[Part]], admitted: Sequence[Which | None], *, only: bool
    ) -> tuple[list[Matched], int]:
        """Find texts that answer to at least half of a query, and how many there are.

        Where not even such are found and these are the `only` ones, all that answer to anything.
        """
        holding = [
            [batch.matcher.holding(part, batch.alive) for part in some]
            for batch, some in zip(self.batches, parts, strict=True)
        ]
        sizes = [sum(map(len, texts)) for texts in zip(*holding, strict=True)]
        rarity = [math.log1p(self._count / size) if size else 0.0 for size in sizes]
        shares = [rare / (sum(rarity) or 1) for rare in rarity]
        held = [
            batch.matcher.share(texts, shares, which)
            for batch, texts, which in zip(self.batches, holding, admitted, strict=True)
        ]
        least = _HALF - _CLOSE
        if only and not any((answered >= least).any() for _, answered in held):
            least = 0.0
        matched, count = [], 0
        for batch, some, (texts, answered) in zip(self.batches, parts, held, strict=True):
            kept = (answered >= least) & (answered < 1 - _CLOSE if not only else True)
            count += int(kept.sum())
            chosen, _ = cheapest(texts[kept], -answered[kept], everything=False)
            matched.append(batch.weigher.weigh(chosen, some, shares))
        return matched, count

    def _fixed(self, batch: Batch, question: Question) -> list[Part]:
        """Give the quoted phrases as slots."""
        parts = []
        for ways in question.quoted:
            runs = [
                batch.postings.run([batch.postings.places([word]) for word in way]) for way in ways
            ]
            runs = [run for run in runs if len(run.texts)]
            size = sum(len(run.texts) for run in runs)
            parts.append(Part(runs=tuple((run, -1) for run in runs), literal=-1, size=size))
        return parts

    def _admitted(self, batch: Batch, question: Question, fixed: Sequence[Part]) -> Which | None:
        """Tell which texts of a batch may be given at all; None for any."""
        first, count = batch.first, batch.postings.count
        which = None if batch.alive is None else batch.alive.copy()
        if question.passing is not None:
            passing = question.passing[first : first + count]
            which = passing.copy() if which is None else which & passing
        for part in fixed:
            quoted = np.zeros(count, bool)
            for run, _ in part.runs:
                quoted[run.texts] = True
            which = quoted if which is None else which & quoted
        for phrase in question.without:
            which = np.ones(count, bool) if which is None else which
            words = [batch.postings.forms(part) for part in stems(telling(tuple(phrase)))]
            which[batch.postings.run(words, loose=True).texts] = False
        return which

    def admitted(self, question: Question) -> Which:
        """Tell by number which texts are left by what is quoted, left out, and passing."""
        with _SEARCHING:
            found = []
            for batch in self.batches:
                which = self._admitted(batch, question, self._fixed(batch, question))
                found.append(np.ones(batch.postings.count, bool) if which is None else which)
        return np.concatenate(found)

    def _together(self, matched: Sequence[Matched]) -> tuple[Matched, Places]:
        """Give the texts of all batches, and the places where they stand."""
        placed = [
            batch.places[some.texts] for batch, some in zip(self.batches, matched, strict=True)
        ]
        numbered = [
            some._replace(texts=some.texts + np.int32(batch.first))
            for batch, some in zip(self.batches, matched, strict=True)
        ]
        if len(numbered) == 1:
            return numbered[0], placed[0]
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
        texts = np.concatenate(
            [
                item.left + np.int32(batch.first)
                for batch, item in zip(self.batches, found, strict=True)
            ]
        )
        return Ranked(texts, np.repeat(ranked.scores[-1:], len(texts)))


def _work(parts: Sequence[list[Part]]) -> int:
    """Give the places of all slots in all batches."""
    return sum(part.size for some in parts for part in some)


def _fewest(parts: Sequence[list[Part]]) -> int:
    """Give the places of the slot with the fewest, in all batches together."""
    sizes = (sum(part.size for part in same) for same in zip(*parts, strict=True))
    return min(sizes, default=0)
