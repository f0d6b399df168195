"""What was found is put in order: what costs least first, and each reading before its repetition.

A reading of a query is which words were taken for it. Of two that cost the same, the one that
more texts share is the likelier; and one text of each says more than ten of the first.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from dossier.search.keys import firsts, in_order
from dossier.search.postings import Texts
from dossier.search.weighing import COMMON, Matched

_AGAIN, _OFTEN = 600, 8  # a text costs so much more for each before it of its reading, up to a few
_SPREAD = 8000.0  # costs of one slot that divide a score by e
_ALL = 50.0  # times that; the rest is nothing

Places = npt.NDArray[np.float64]  # where texts stand in the order of all
_Dear = npt.NDArray[np.float32]


class Ranked(NamedTuple):
    """Texts in order, the best first, with their scores; one above 1 has every word."""

    texts: Texts
    scores: npt.NDArray[np.float64]


def rank(found: Matched, slots: int, limit: int, *, unfinished: bool) -> Ranked:
    """Put in order the first `limit` texts that have every word of a query of so many `slots`.

    Equal ones come as they stand. In an `unfinished` query what was typed to the letter may still
    become another word.
    """
    if not len(found.texts):
        return Ranked(found.texts, np.zeros(0))
    dear, rows = _in_reading(found, unfinished)
    if limit < len(dear):
        near = np.flatnonzero(dear <= np.partition(dear, limit)[limit])
        dear, rows = dear[near], rows[near]
    order = np.lexsort((rows, dear))[:limit]
    scores = 1 + _kept(dear[order], slots)
    return Ranked(found.texts[rows[order]], scores)


def rank_partly(found: Matched, slots: int) -> Ranked:
    """Put in order texts that have some words: `answered` are shares of a query, up to 1."""
    scores = found.answered * _kept(found.costs, slots)
    order = (-scores).argsort(kind="stable")
    return Ranked(found.texts[order], scores[order])


def _kept(costs: npt.NDArray[np.number], slots: int) -> npt.NDArray[np.float64]:
    """Give what is left of a score, which is half of it where nothing is lost."""
    spread: npt.NDArray[np.float64] = np.minimum(costs / (_SPREAD * slots), _ALL)
    return 1 / (1 + np.exp(spread))


def _in_reading(found: Matched, unfinished: bool) -> tuple[_Dear, npt.NDArray[np.int64]]:
    """Give the costs, with what a text gains by its reading and loses by those before it.

    What was typed to the letter gains as much as any and, once it is finished, loses nothing. The
    costs come reading by reading, with the rows of their texts in `found`.
    """
    rows, readings = in_order(found.readings, found.costs)
    edges = firsts(readings).nonzero()[0]
    counts = np.concatenate([edges[1:], [len(rows)]])
    counts -= edges
    shared = counts.repeat(counts)
    before = np.arange(len(rows)) - edges.repeat(counts)
    literal = found.literal[rows]
    if literal.any():
        shared[literal] = counts.max()
        if not unfinished:
            before[literal] = 0
    gained = np.log(shared, dtype=np.float32) * np.float32(COMMON)
    lost = _AGAIN * np.minimum(before, _OFTEN)
    return (found.costs[rows] + lost) - gained, rows
