"""What was found is weighed: rare words count more, and having every word counts most."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from dossier.search.index import Found

_ENOUGH = 0.5  # the share of a query, by rarity, to which a partial match must answer


def rank(slots: Sequence[Found], size: int, admitted: Callable[[int], bool]) -> dict[int, float]:
    """Give a score to each admitted document that answers to enough of a query.

    `slots` holds, for each word of the query, the documents that answer to it and how well;
    `size` is the number of all documents. A score above 1 says that every word was answered.
    """
    rarity = [math.log1p(size / len(found)) if found else 0.0 for found in slots]
    whole = sum(rarity)
    quality: dict[int, float] = {}
    share: dict[int, float] = {}
    count: dict[int, int] = {}
    for found, rare in zip(slots, rarity, strict=True):
        for number, weight in found.items():
            quality[number] = quality.get(number, 0.0) + weight * rare
            share[number] = share.get(number, 0.0) + rare
            count[number] = count.get(number, 0) + 1
    passing = [number for number in quality if admitted(number)]
    enough = [number for number in passing if share[number] >= whole * _ENOUGH]
    # No weight reaches 2, so that half of a mean of weights stays below 1.
    return {
        number: (count[number] == len(slots)) + quality[number] / whole / 2
        for number in enough or passing
    }
