"""Known words in order, and which of them lie near to what was typed.

The table of `neighbours.py` gives the few that may; rapidfuzz settles which really do.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA

from dossier.search.neighbours import (
    LONGEST,
    SHORTEST,
    Neighbours,
    bits,
    letters,
    read_neighbours,
)

_FEW = 2000  # words whose slips are read only when a slip is looked for
_LAST = "\U0010ffff"


class Spellings:
    """The `words`, in order and without doubles, for looking up words as people type them.

    Their `neighbours` are read unless they are given.
    """

    def __init__(self, words: Sequence[str], neighbours: Neighbours | None = None) -> None:
        self.words = words
        self.places = dict(zip(words, range(len(words)), strict=True))
        self.lengths = np.fromiter(map(len, words), np.int32, len(words))
        if neighbours is not None:
            self.neighbours = neighbours
        elif len(words) > _FEW:
            self.neighbours  # noqa: B018 - read now rather than at the first slip

    @cached_property
    def neighbours(self) -> Neighbours:
        """Give the beginnings of the words, and which are near to which."""
        return read_neighbours(self.words, int(self.lengths.max(initial=0)))

    def __contains__(self, word: object) -> bool:
        return word in self.places

    def place(self, word: str) -> int:
        """Give the place of `word`, or -1."""
        return self.places.get(word, -1)

    def beginning(self, typed: str) -> tuple[int, int]:
        """Give the place of the first word that begins so, and one past that of the last."""
        first = bisect_left(self.words, typed)
        return first, bisect_left(self.words, typed + _LAST, first)

    def begins(self, typed: str) -> bool:
        """Tell whether any word begins with `typed`."""
        place = bisect_left(self.words, typed)
        return place < len(self.words) and self.words[place].startswith(typed)

    def begun(self, typed: str) -> Sequence[str]:
        """Give the words that begin with `typed`."""
        first, last = self.beginning(typed)
        return self.words[first:last]

    def near(self, typed: str, *, begun: bool) -> Iterator[tuple[str, bool]]:
        """Give the words one slip away from `typed`, with `begun` beginnings of words too.

        Each comes with whether it is a beginning. Another figure is never a slip.
        """
        if not self.words:
            return
        typed = typed[:LONGEST]
        figures = digits(typed)
        for first, last, size in self.neighbours.near(typed):
            name = self.words[first][:size]
            if not begun and len(self.words[first]) > size:
                continue
            if OSA.distance(typed, name, score_cutoff=1) == 1 and digits(name) == figures:
                yield from self._of_node(first, last, name, begun)

    def far(self, typed: str, *, begun: bool) -> Iterator[tuple[str, bool]]:
        """Give the words two slips away that share the first letter; of beginnings as above."""
        if not self.words:
            return
        known = self.neighbours
        typed = typed[:LONGEST]
        size = len(typed)
        figures = digits(typed)
        wanted = np.bitwise_or.reduce(bits(letters(typed)))
        alike = np.array(self.beginning(typed[0]), np.int32)
        for count in range(max(size - 2, SHORTEST), min(size + 2, LONGEST) + 1):
            # A beginning two letters off is held by, or holds, one that is nearer.
            begin = begun and abs(count - size) < 2
            low, high = int(known.levels[count]), int(known.levels[count + 1])
            low, high = low + np.searchsorted(known.first[low:high], alike)
            # So many letters more or less leave the rest of two slips for other letters.
            more = count - size
            held = known.sets[low:high]
            apart = np.bitwise_count(wanted & ~held) <= 2 - max(more, 0)
            apart &= np.bitwise_count(held & ~wanted) <= 2 + min(more, 0)
            if not begin:
                apart &= self.lengths[known.first[low:high]] == count
            nodes = low + np.flatnonzero(apart)
            names = [self.words[place][:count] for place in known.first[nodes].tolist()]
            if names:
                distances = process.cdist([typed], names, scorer=OSA.distance, score_cutoff=2)[0]
                for number in np.flatnonzero(distances == 2).tolist():
                    if digits(names[number]) == figures:
                        node = nodes[number]
                        first, last = int(known.first[node]), int(known.last[node])
                        yield from self._of_node(first, last, names[number], begin)

    def _of_node(self, first: int, last: int, name: str, begun: bool) -> Iterator[tuple[str, bool]]:
        """Give the word of these letters if there is one, and them as a beginning of others."""
        if len(self.words[first]) == len(name):
            yield name, False
            first += 1
        if begun and first < last:
            yield name, True


def digits(word: str) -> str:
    """Give the figures in a word."""
    return "" if word.isalpha() else "".join(letter for letter in word if letter.isdecimal())
