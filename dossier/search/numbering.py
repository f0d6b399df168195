"""A dictionary for whole arrays: pieces of text, as bytes, get numbers in the order first seen.

A piece of up to sixteen bytes is two numbers of 64 bits, and known by these exactly: they are
looked up in a table with free places, all pieces of an array at once. Longer ones are rare, and
stand in a Python dictionary.
"""

from __future__ import annotations

import os

import numpy as np
import numpy.typing as npt

SPACE = 16  # bytes after the last piece, to be read beyond it
_MASKS = np.array([(1 << 8 * size) - 1 for size in range(9)], np.uint64)
_FREE = -1

Numbers = npt.NDArray[np.int32]
_Places = npt.NDArray[np.int64]
_Parts = npt.NDArray[np.uint64]


class Numbering:
    """Numbers of pieces, from 0 on."""

    def __init__(self) -> None:
        self.count = 0
        self._low = np.zeros(0, np.uint64)  # by number, the first eight bytes and the next
        self._high = np.zeros(0, np.uint64)
        self._table = np.zeros(0, np.int32)
        self._long: dict[bytes, int] = {}
        # Odd, and drawn anew, so that nobody can write pieces that all want the same place.
        self._mix = np.frombuffer(os.urandom(16), np.uint64) | np.uint64(1)

    def numbers(self, data: bytes, starts: _Places, ends: _Places) -> Numbers:
        """Give the numbers of pieces of `data`, none empty; SPACE bytes stand after the last."""
        sizes = ends - starts
        short = np.flatnonzero(sizes <= SPACE)
        low, high = _parts(data, starts[short], sizes[short])
        numbers = np.empty(len(starts), np.int32)
        numbers[short] = self._looked_up(low, high)
        for place in np.flatnonzero(sizes > SPACE).tolist():
            piece = data[starts[place] : ends[place]]
            if piece not in self._long:
                self._long[piece] = self._new(1)
            numbers[place] = self._long[piece]
        return numbers

    def pieces(self, first: int) -> list[bytes]:
        """Give the pieces from number `first` on."""
        parts = np.stack([self._low[first : self.count], self._high[first : self.count]], axis=1)
        found: list[bytes] = parts.astype("<u8", order="C").view(f"S{SPACE}").ravel().tolist()
        for piece, number in reversed(self._long.items()):
            if number < first:
                break
            found[number - first] = piece
        return found

    def _looked_up(self, low: _Parts, high: _Parts) -> Numbers:
        self._make_room(len(low))
        numbers = np.empty(len(low), np.int32)
        left = np.arange(len(low))
        places = self._places(low, high)
        while len(left):
            held = self._table[places]
            free = held == _FREE
            if free.any():
                self._settle(low[left[free]], high[left[free]], places[free])
                held = self._table[places]
            same = (self._low[held] == low[left]) & (self._high[held] == high[left])
            numbers[left[same]] = held[same]
            other = ~same
            left = left[other]
            places = (places[other] + 1) & (len(self._table) - 1)
        return numbers

    def _settle(self, low: _Parts, high: _Parts, places: _Places) -> None:
        """Give each free place to the last of those who want it."""
        wanting = np.arange(len(places), dtype=np.int32)
        self._table[places] = wanting
        winners = np.flatnonzero(self._table[places] == wanting)
        first = self._new(len(winners))
        self._low[first : self.count] = low[winners]
        self._high[first : self.count] = high[winners]
        self._table[places[winners]] = np.arange(first, self.count, dtype=np.int32)

    def _new(self, count: int) -> int:
        """Give the first of so many new numbers."""
        first = self.count
        self.count += count
        if self.count > len(self._low):
            more = np.zeros(max(self.count, 1024), np.uint64)
            self._low, self._high = np.append(self._low, more), np.append(self._high, more)
        return first

    def _make_room(self, more: int) -> None:
        """Let at least half of the table be free with so many pieces more."""
        wanted = 1 << (2 * (self.count + more)).bit_length()
        if len(self._table) >= wanted:
            return
        self._table = np.full(wanted, _FREE, np.int32)
        left = np.flatnonzero(self._low[: self.count])  # the long ones have no place in it
        places = self._places(self._low[left], self._high[left])
        while len(left):
            free = self._table[places] == _FREE
            self._table[places[free]] = left[free]
            other = self._table[places] != left
            left = left[other]
            places = (places[other] + 1) & (wanted - 1)

    def _places(self, low: _Parts, high: _Parts) -> _Places:
        mixed: _Parts = low * self._mix[0] ^ high * self._mix[1]
        mixed ^= mixed >> np.uint64(29)
        mixed *= self._mix[0]
        mixed >>= np.uint64(65 - len(self._table).bit_length())
        return mixed.astype(np.int64)


def _parts(data: bytes, starts: _Places, sizes: _Places) -> tuple[_Parts, _Parts]:
    """Give the first eight bytes of each piece as a number, and the next eight."""
    eights = np.ndarray(len(data) - 7, "<u8", data, strides=(1,))
    low = eights[starts].astype(np.uint64) & _MASKS[np.minimum(sizes, 8)]
    high = eights[starts + 8].astype(np.uint64) & _MASKS[np.maximum(sizes - 8, 0)]
    return low, high
