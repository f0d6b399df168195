"""Texts that were read at one time, with all that it takes to search them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from dossier.search.document import Field
from dossier.search.matching import Matcher
from dossier.search.parts import Parts
from dossier.search.postings import Postings, Which
from dossier.search.reading import Read
from dossier.search.spellings import Spellings
from dossier.search.tables import make_tables
from dossier.search.weighing import Weigher

Fields = Sequence[Field]


class Batch(NamedTuple):
    """Texts by number, the first being `first`.

    `alive` tells which have not been removed since, None for all.
    """

    postings: Postings
    parts: Parts
    weigher: Weigher
    matcher: Matcher
    first: int = 0
    alive: Which | None = None

    def living(self) -> int:
        """Count the texts that are alive."""
        return self.postings.count if self.alive is None else int(np.count_nonzero(self.alive))

    def without(self, removed: Collection[int]) -> Batch:
        """Leave out the texts of these numbers; those of other batches do not matter."""
        here = [number - self.first for number in removed]
        here = [number for number in here if 0 <= number < self.postings.count]
        if not here:
            return self
        alive = np.ones(self.postings.count, bool) if self.alive is None else self.alive.copy()
        alive[here] = False
        return self._replace(alive=alive)


def read_batch(given: Read, first: int = 0, known: Spellings | None = None) -> Batch:
    """Make a batch of what was read, the first text being number `first`.

    `known` are the words of an earlier batch: what both hold then has one number in readings.
    """
    return make_batch(Postings(Spellings(given.words), make_tables(given)), first, known)


def make_batch(postings: Postings, first: int = 0, known: Spellings | None = None) -> Batch:
    """Make a batch of what is known of texts; the rest as above."""
    weigher = Weigher(postings, None if known is None else _numbers(postings.spellings, known))
    return Batch(
        postings=postings,
        parts=Parts(postings),
        weigher=weigher,
        matcher=Matcher(postings, weigher),
        first=first,
    )


def _numbers(own: Spellings, known: Spellings) -> npt.NDArray[np.int64]:
    """Give for each of our `own` words its number among those `known`, or one above these."""
    count = len(known.words)
    numbers = (
        place if (place := known.place(word)) >= 0 else count + number
        for number, word in enumerate(own.words)
    )
    return np.fromiter(numbers, np.int64, len(own.words))
