"""A cost and what it belongs to are one number of 64 bits, so that the least is the cheapest.

The upper half is the cost in thousandths, the lower the number of a word. Costs are added to such
keys shifted; what is picked or put in order needs no second look at what it was.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Keys = npt.NDArray[np.int64]
Costs = npt.NDArray[np.int64]
_Numbers = npt.NDArray[np.integer[Any]]

SHIFT = 32  # of a cost in a key
NOWHERE = 1 << 60  # the key of no answer; whatever is added, it stays above NO_ANSWER
NO_ANSWER = 1 << 59
_LOWER = (1 << SHIFT) - 1
_ROWS = 12  # bits of the place of a row
MOST = 1 << _ROWS  # rows that can be put in order
_LEAST, _MOST = -(1 << 19), (1 << 19) - 1  # no cost is less; those that are more count as equal


def costs_of(keys: Keys) -> Costs:
    """Give the costs in keys."""
    return keys >> SHIFT


def numbers_of(keys: Keys) -> Keys:
    """Give the numbers that the costs belong to."""
    return keys & _LOWER


def in_order(numbers: _Numbers, costs: Costs) -> tuple[Keys, Keys]:
    """Give the places of rows by number, the cheapest first and equal ones as they stand.

    With them the numbers, in that order. There are at most MOST rows, and numbers below 1 << 31.
    """
    keys = numbers.astype(np.int64) << SHIFT
    keys |= (np.minimum(costs, _MOST) - _LEAST) << _ROWS
    keys |= np.arange(len(keys))
    keys.sort()
    return keys & (MOST - 1), keys >> SHIFT


def firsts(ordered: npt.NDArray[Any]) -> npt.NDArray[np.bool_]:
    """Tell which in order differ from the one before."""
    first = np.empty(len(ordered), bool)
    first[:1] = True
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    return first
