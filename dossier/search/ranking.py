"""What was found is put in order: what costs least first, and each reading before its repetition.

A reading of a query is which words were taken for it. Of two that cost the same, the one that
more texts share is the likelier; and one text of each says more than ten of the first.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from dossier.search.postings import Costs, Texts, firsts
from dossier.search.weighing import Matched

_COMMON = 0.5  # a reading that e times as many texts share costs so much less
_AGAIN, _OFTEN = 0.6, 8  # a text costs so much more for each before it of its reading, up to a few
_SPREAD = 8.0  # costs of one slot that divide a score by e

Places = npt.NDArray[np.float64]  # where texts stand in the order of all


class Ranked(NamedTuple):
    """Texts in order, the best first, with their scores; one above 1 has every word."""

    texts: Texts
    scores: npt.NDArray[np.float64]


def rank(found: Matched, places: Places, slots: int, *, unfinished: bool) -> Ranked:
    """Put in order texts that have every word of a query of so many `slots`.

    Among equals the order is that of `places`, one for each text. In an `unfinished` query what
    was typed to the letter may still become another word.
    """
    if not len(found.texts):
        return Ranked(found.texts, np.zeros(0))
    costs, texts = _in_reading(found, places, unfinished)
    order = np.lexsort((places[texts], costs))
    scores = 1 + 1 / (1 + np.exp((costs[order] / (_SPREAD * slots)).clip(-50, 50)))
    return Ranked(found.texts[texts[order]], scores)


def rank_partly(found: Matched, places: Places, slots: int) -> Ranked:
    """Put in order texts that have some words: `answered` are shares of a query, up to 1."""
    kept = 1 / (1 + np.exp(np.clip(found.costs / (_SPREAD * slots), -50, 50)))
    scores = found.answered * kept
    order = np.lexsort((places, -scores))
    return Ranked(found.texts[order], scores[order])


def _in_reading(
    found: Matched, places: Places, unfinished: bool
) -> tuple[Costs, npt.NDArray[np.int64]]:
    """Give the costs, with what a text gains by its reading and loses by those before it.

    What was typed to the letter gains as much as any and, once it is finished, loses nothing. The
    costs come reading by reading, with the places of their texts in `found`.
    """
    order = np.lexsort((places, found.costs, found.readings))
    readings = found.readings[order]
    edges = firsts(readings).nonzero()[0]
    counts = np.empty_like(edges)
    np.subtract(edges[1:], edges[:-1], out=counts[:-1])
    counts[-1] = len(order) - edges[-1]
    shared = counts.repeat(counts)
    before = np.arange(len(order)) - edges.repeat(counts)
    literal = found.literal[order]
    shared[literal] = counts.max()
    if not unfinished:
        before[literal] = 0
    gained = np.float32(_COMMON) * np.log(shared, dtype=np.float32)
    lost = np.float32(_AGAIN) * np.minimum(before, _OFTEN).astype(np.float32)
    return found.costs[order] - gained + lost, order
