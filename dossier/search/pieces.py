"""Fields are read in bulk: they become numbers of words, each new piece folded only once.

A piece is what stands between two signs that never join words. Texts are taken many at a time,
as one string of bytes, and cut by arrays; Python sees a piece only when it is new.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import compress, count

import numpy as np
import numpy.typing as npt

from dossier.language.folding import fold, words
from dossier.search.numbering import SPACE, Numbering

BOUNDARY = ""  # stands before the words of each field, and before all words in order

_MARK, _MARKED = "\x01", ":"  # begins a field; what it is read as, a piece of its own
_AT_ONCE = 1 << 20  # numbers
_JOINING = b"'.,"  # signs that may stand within a word or a figure
_ONE_SPACE, _LEAST = ord(" "), ord("0")  # of bytes as read, all from the least on are of a piece


def _sign(code: int) -> int:
    """Give what a byte is read as: itself, its small letter, or the end of a line."""
    byte = bytes([code])
    if byte == _MARK.encode():
        return ord(_MARKED)
    return (byte.lower() if code > 127 or byte.isalnum() or byte in b" '.," else b"\n")[0]


_SIGNS = bytes(map(_sign, range(256)))


class Pieces:
    """Numbers the words of fields as they come, from 1 on; 0 is BOUNDARY, before each field."""

    def __init__(self) -> None:
        self._known: dict[str, int] = defaultdict(count(1).__next__, {BOUNDARY: 0})
        self._read = bytearray()  # grows in place, where a list of arrays would leave holes
        self._pieces = Numbering()
        self._several: list[list[int]] = [[]]  # what a piece stands for that is no single word
        self._figures: dict[bytes, int] = {}
        self._words = np.zeros(0, np.int32)  # by piece, its word, or less than 0 for several
        self._begins = np.zeros(0, bool)  # whether its first sign, or its last, is a figure
        self._ends = np.zeros(0, bool)

    def read(self, texts: list[str]) -> None:
        """Read some fields, at least one."""
        joined = _MARK.join(["", *texts])
        if joined.count(_MARK) > len(texts):
            joined = _MARK.join(["", *(text.replace(_MARK, "\n") for text in texts)])
        raw = joined.replace(_MARK, f"\n{_MARK}\n").encode("utf-8", "surrogatepass")
        data = raw.translate(_SIGNS) + b"\n" * SPACE
        starts, ends = _cut(np.frombuffer(data, np.uint8))
        pieces = self._pieces.numbers(data, starts, ends)
        self._learn()
        numbers = self._words[pieces]
        follows = self._ends[pieces[:-1]] & self._begins[pieces[1:]]
        joins = np.flatnonzero(follows)
        joins = joins[starts[joins + 1] - ends[joins] == 1]
        joins = joins[np.frombuffer(data, np.uint8)[ends[joins]] == _ONE_SPACE]
        if len(joins):
            breaks = np.diff(joins) > 1
            firsts, lasts = joins[np.append(True, breaks)], joins[np.append(breaks, True)] + 1
            for first, last in zip(firsts.tolist(), lasts.tolist(), strict=True):
                numbers[first] = self._figure(data[starts[first] : ends[last]])
            kept = np.ones(len(numbers), bool)
            kept[joins + 1] = False
            numbers = numbers[kept]
        self._read += _spread(numbers, self._several).data

    def result(self) -> tuple[dict[str, int], npt.NDArray[np.int32]]:
        """Give the words that were read with their numbers, and these in the order read."""
        numbers = np.frombuffer(self._read, np.int32)
        used = count_each(numbers, len(self._known)) > 0
        used[0] = True
        return dict(compress(self._known.items(), used.tolist())), numbers

    def _learn(self) -> None:
        """Fold the pieces that are new."""
        new = self._pieces.pieces(len(self._words))
        if not new:
            return
        texts = b"\n".join(new).decode("utf-8", "surrogatepass").split("\n")
        folded = iter(fold("\n".join(text for text in texts if not text.isascii())).split("\n"))
        bare = [text if text.isascii() else next(folded) for text in texts]
        known = self._known
        numbers = [
            known[text] if text.isascii() and text.isalnum() else self._number(text)
            for text in bare
        ]
        self._words = np.append(self._words, np.array(numbers, np.int32))
        begins = [text[:1].isdecimal() for text in bare]
        ends = [text[-1:].isdecimal() for text in bare]
        self._begins, self._ends = np.append(self._begins, begins), np.append(self._ends, ends)

    def _number(self, folded: str) -> int:
        """Give the number of a folded text that is one word, or a new one below 0."""
        if folded == _MARKED:
            return 0
        numbers = [self._known[word] for word in words(folded)]
        if len(numbers) == 1:
            return numbers[0]
        self._several.append(numbers)
        return 1 - len(self._several)

    def _figure(self, run: bytes) -> int:
        """Give the number of figures with single spaces between them."""
        if run not in self._figures:
            self._figures[run] = self._number(fold(run.decode("utf-8", "surrogatepass")))
        return self._figures[run]


def count_each(numbers: npt.NDArray[np.int32], size: int) -> npt.NDArray[np.int64]:
    """Count how often each number below `size` comes."""
    counts = np.zeros(size, np.int64)
    for part in slices(numbers):
        counts += np.bincount(part, minlength=size)
    return counts


def slices(numbers: npt.NDArray[np.int32]) -> Iterator[npt.NDArray[np.int32]]:
    """Give an array in parts: numpy makes numbers that are used as places twice as wide first."""
    for start in range(0, len(numbers), _AT_ONCE):
        yield numbers[start : start + _AT_ONCE]


def _cut(signs: npt.NDArray[np.uint8]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Give where each piece starts and ends (exclusive).

    A joining sign is of a piece only between two others that are.
    """
    inside = signs >= _LEAST
    joining = (signs > _ONE_SPACE) & ~inside
    joining[1:-1] &= inside[:-2] & inside[2:]
    inside |= joining
    edges = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    return edges[::2], edges[1::2]


def _spread(numbers: npt.NDArray[np.int32], several: list[list[int]]) -> npt.NDArray[np.int32]:
    """Put in place of each negative number the words that it stands for."""
    places = np.flatnonzero(numbers < 0)
    if not len(places):
        return numbers
    which = -numbers[places]
    sizes = np.fromiter(map(len, several), np.int64, len(several))[which]
    held = [word for piece in which.tolist() for word in several[piece]]
    wide = np.ones(len(numbers), np.int64)
    wide[places] = sizes
    spread = np.repeat(numbers, wide)
    spread[spread < 0] = held
    return spread
