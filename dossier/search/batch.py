"""Texts that were read at one time, with all that it takes to search them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from dossier.search.document import Field
from dossier.search.matching import Matcher
from dossier.search.parts import Parts
from dossier.search.postings import Postings, Which
from dossier.search.ranking import Places
from dossier.search.spellings import Spellings
from dossier.search.weighing import Weigher

Fields = Sequence[Field]


class Batch(NamedTuple):
    """Texts by number, the first being `first`.

    `places` is where each stands among all texts; `alive` tells which have not been removed since,
    None for all.
    """

    postings: Postings
    parts: Parts
    weigher: Weigher
    matcher: Matcher
    places: Places
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

    def after(self, shorter: Batch) -> Batch:
        """Know the places and removals of a batch that this one begins with."""
        count = shorter.postings.count
        places = np.concatenate([shorter.places, self.places[count:]])
        alive = np.ones(self.postings.count, bool)
        alive[:count] = True if shorter.alive is None else shorter.alive
        return self._replace(places=places, alive=alive)


def read_batch(texts: Iterable[Fields], first: int = 0, known: Spellings | None = None) -> Batch:
    """Read texts, the first of them as number `first`; `known` are the words of an earlier batch.

    Words that both hold then have one number in readings.
    """
    return make_batch(Postings.read(texts), first, known)


def make_batch(postings: Postings, first: int = 0, known: Spellings | None = None) -> Batch:
    """Make a batch of texts that have been read, the first of them number `first`."""
    weigher = Weigher(postings, None if known is None else _numbers(postings.spellings, known))
    return Batch(
        postings=postings,
        parts=Parts(postings),
        weigher=weigher,
        matcher=Matcher(postings, weigher),
        places=np.arange(first, first + postings.count, dtype=np.float64),
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
