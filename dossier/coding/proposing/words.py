"""The words of a text with their places: what every rule of the proposer reads."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

_start = attrgetter("start")
_WORD = re.compile(r"[^\W_]+|[%$€£?]")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "Œ": "OE", "Æ": "AE"})
_ODD = str.maketrans({"ı": "i", "İ": "i", "ſ": "s"})


class Word(NamedTuple):
    """A word as printed, in lower case (accents kept), and folded (without them).

    `start` and `end` count from the text.
    """

    printed: str
    lower: str
    folded: str
    is_capital: bool
    start: int
    end: int


Words = tuple[Word, ...]


def words(text: str, start: int = 0, end: int | None = None) -> Words:
    """Give the words of `text[start:end]`; apostrophes, hyphens and stops divide.

    Signs of money, of a hundred and of a question are words of their own.
    """
    stop = len(text) if end is None else end
    found: list[Word] = []
    for match in _WORD.finditer(text, start, stop):
        printed = match[0]
        lower = printed.lower()
        folded = lower if printed.isascii() else fold(printed)
        begin, after = match.span()
        found.append(Word(printed, lower, folded, printed[0].isupper(), begin, after))
    return tuple(found)


def within(of: Words, start: int, end: int) -> Words:
    """Give the words that lie in `start` to `end` of the text."""
    first = bisect_left(of, start, key=_start)
    last = bisect_left(of, end, lo=first, key=_start)
    while last > first and of[last - 1].end > end:
        last -= 1
    return of[first:last]


def uncased(text: str) -> str:
    """Give what a search without case found in lower case: it takes these letters for i and s."""
    return text.translate(_ODD).lower()


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Give a name's word without case and accents: names are printed with and without."""
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFD", word.translate(_LIGATURES).lower())
    return "".join(part for part in parts if not unicodedata.combining(part))


def singular(noun: str) -> str:
    """Give a noun without the sign of the plural, if it has one: "yards", "yard"."""
    return noun.removesuffix("s")
