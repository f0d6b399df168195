"""Texts become tables: their words in order, and for each word the places where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from dossier.search.pieces import count_each
from dossier.search.reading import Read

WEIGHT = 3.0  # what it costs to stand in a field that weighs 1/e as much as another
_LONG = 200  # a field of so many words weighs half of one that says the same in a word
_CHEAPEST, _STEP, _STEPS = -1.5, 0.125, 64  # costs of fields are kept in 64 steps
_LANGUAGES = ("", "en", "fr")  # of the lexicon; a code holds the step and one of these
_AT_ONCE = 1 << 20  # places that are put in order at a time, to save memory

# In thousandths, by code.
FIELD_COSTS = np.rint(1000 * (_CHEAPEST + _STEP * (np.arange(256) >> 2))).astype(np.int64)

_Codes = npt.NDArray[np.uint8]
_Numbers = npt.NDArray[np.int32]


class Tables(NamedTuple):
    """What was read, as arrays.

    `forward` are the words of all texts in order, by number, with `codes` that tell the cost and
    the language of their fields; the text of number n has those from `begins[n]` up to
    `begins[n + 1]`. The word of number n stands in the texts from `starts[n]` up to
    `starts[n + 1]` of `texts`, the best fields first, as `text_codes` tell.
    """

    forward: _Numbers
    codes: _Codes
    begins: npt.NDArray[np.int64]
    starts: npt.NDArray[np.int64]
    texts: _Numbers
    text_codes: _Codes


def make_tables(given: Read) -> Tables:
    """Make the tables of what was read."""
    edges = np.append(np.flatnonzero(given.numbers == 0), len(given.numbers))
    codes = _codes(given, np.diff(edges))
    begins = edges[np.append(0, np.cumsum(given.fields, dtype=np.int64))]
    starts = np.append(0, np.cumsum(count_each(given.numbers, len(given.words))))
    owners = np.repeat(np.arange(len(given.fields), dtype=np.int32), np.diff(begins))
    held, held_codes = np.empty(len(owners), np.int32), np.empty(len(owners), np.uint8)
    for first, last in _shares(starts):
        places = _places(given.numbers, codes, first, last)
        held[starts[first] : starts[last]] = owners[places]
        held_codes[starts[first] : starts[last]] = codes[places]
    return Tables(given.numbers, codes, begins, starts, held, held_codes)


def language(name: str) -> int:
    """Give the part of a code that tells a language: of codes, the lowest two bits."""
    return _LANGUAGES.index(name) if name in _LANGUAGES else len(_LANGUAGES)


def _codes(given: Read, sizes: npt.NDArray[np.int64]) -> _Codes:
    """Give for each word what its field costs, and its language; `sizes` are those of fields."""
    weighed = np.maximum(given.weights * (_LONG / (_LONG + sizes - 1)), 1e-6)
    steps = np.rint((-WEIGHT * np.log(weighed) - _CHEAPEST) / _STEP).clip(0, _STEPS - 1)
    languages = np.fromiter(map(language, given.languages), np.uint8, len(sizes))
    return np.repeat(steps.astype(np.uint8) << 2 | languages, sizes)


def _shares(starts: npt.NDArray[np.int64]) -> Iterator[tuple[int, int]]:
    """Give ranges of words that stand together in about so many places as are ordered at once."""
    first = 0
    while first < len(starts) - 1:
        last = int(np.searchsorted(starts, starts[first] + _AT_ONCE, "right")) - 1
        last = max(last, first + 1)
        yield first, last
        first = last


def _places(numbers: _Numbers, codes: _Codes, first: int, last: int) -> npt.NDArray[np.int64]:
    """Give the places of the words from `first` up to `last`: by word, code, and as they stand."""
    inside = numbers >= first
    inside &= numbers < last
    among = np.flatnonzero(inside)
    keys = (numbers[among] - np.int32(first)).astype(np.uint32) << 8 | codes[among]
    # Sixteen bits at a time, the lowest first: a stable order of so few is made by counting.
    order = np.argsort(keys.astype(np.uint16), kind="stable")
    keys = keys[order] >> 16
    if keys.any():
        order = order[np.argsort(keys.astype(np.uint16), kind="stable")]
    return among[order]
