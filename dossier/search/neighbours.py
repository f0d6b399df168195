"""Beginnings of known words, and a table by which those near to a typed one are found.

Every beginning of every word is a node: a range of the ordered words. Whatever is one slip from
what is typed (a letter left out, added or mistaken, or two swapped) can be made of it with the
letters that there are: a few hundred spellings. None of them is written out. The hash of a word is
a sum over its letters, so that all their hashes come of a few sums; a table tells which are nodes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

SHORTEST, LONGEST = 3, 24  # letters of a node; what is longer is known by its beginning
_NEXT = 2654435761  # by which a letter weighs more than one of the place before
_BACK = pow(_NEXT, -1, 1 << 32)
_POWERS = np.cumprod(np.full(LONGEST + 1, _NEXT, np.uint32), dtype=np.uint32)
_MIX = np.uint32(40503)
_HIGH = np.uint32(16)  # the upper bits of a hash tell where it stands
_SPARSE = 4  # places for each node, at least, where it is noted that there is one

Nodes = npt.NDArray[np.int32]
Sets = npt.NDArray[np.uint64]
_Hashes = npt.NDArray[np.uint32]
_NONE = np.zeros(0, np.int32)


class Neighbours(NamedTuple):
    """The nodes, the shorter first and those of a size in order, and the table of their hashes.

    Of a node, `first` is its first word and `last` one past its last, `size` the number of its
    letters and `sets` these as bits. `levels` are by number of letters the first node of so many.
    Hashes with the upper bits n stand from `starts[n]` up to `starts[n + 1]`: `lower` are their
    other bits, `nodes` whose they are; `there` tells of more bits than these whether any has them.
    `letters` are, in rows, what each letter of all words counts at a place.
    """

    first: Nodes
    last: Nodes
    size: npt.NDArray[np.uint8]
    sets: Sets
    levels: Nodes
    starts: Nodes
    lower: npt.NDArray[np.uint16]
    nodes: Nodes
    there: npt.NDArray[np.bool_]
    letters: _Hashes

    def near(self, typed: str) -> set[tuple[int, int, int]]:
        """Give those nodes that may be one slip from `typed`: first, last, and size of each."""
        hashes = _slips(_mixed(letters(typed)), self.letters.reshape(LONGEST + 1, -1))
        hashes = hashes[self.there[hashes >> _beyond(len(self.there))]]
        upper, lower = hashes >> _HIGH, hashes.astype(np.uint16)
        starts = self.starts[upper]
        sizes = self.starts[upper + 1] - starts
        places = (starts - sizes.cumsum() + sizes).repeat(sizes)
        places += np.arange(len(places))
        near = self.nodes[places[self.lower[places] == lower.repeat(sizes)]]
        columns = self.first[near], self.last[near], self.size[near]
        return set(zip(*(column.tolist() for column in columns), strict=True))


def read_neighbours(words: Sequence[str], longest: int) -> Neighbours:
    """Read ordered words, the longest of so many letters."""
    count = len(words)
    rows = np.array(words, dtype=f"U{max(min(longest, LONGEST), 1)}")
    columns = np.ascontiguousarray(rows.view(np.uint32).reshape(count, -1).T)
    new = np.zeros(count + 1, bool)  # where a word begins otherwise than the one before it
    new[0] = new[count] = True
    seen = np.zeros(count, np.uint64)
    sums = np.zeros(count, np.uint32)
    levels = np.zeros(LONGEST + 2, np.int32)
    found = [(_NONE, _NONE, _NONE.astype(np.uint8), _NONE.astype(np.uint64))]
    hashes = [_NONE.astype(np.uint32)]
    nodes = 0
    for size, column in enumerate(columns, 1):
        new[1:count] |= column[1:] != column[:-1]
        seen |= np.where(column > 0, bits(column), np.uint64(0))
        sums += _mixed(column) * _POWERS[size - 1]
        levels[size:] = nodes
        if size < SHORTEST:
            continue
        first = np.flatnonzero(new[:count] & (column != 0)).astype(np.int32)
        edges = np.flatnonzero(new).astype(np.int32)
        last = edges[np.searchsorted(edges, first, side="right")]
        found.append((first, last, np.full(len(first), size, np.uint8), seen[first]))
        hashes.append(sums[first])
        nodes += len(first)
        levels[size + 1 :] = nodes
    first, last, sizes, sets = (np.concatenate(part) for part in zip(*found, strict=True))
    known = _mixed(letters("".join(sorted(set().union(*words)))))
    table = _table(np.concatenate(hashes))
    return Neighbours(first, last, sizes, sets, levels, *table, np.outer(_POWERS, known).ravel())


def letters(typed: str) -> npt.NDArray[np.uint32]:
    """Give the code points of a word."""
    return np.frombuffer(typed.encode("utf-32-le", "surrogatepass"), np.uint32)


def bits(some: npt.NDArray[np.uint32]) -> Sets:
    """Give each letter as one bit of 64; different letters may share one."""
    return np.uint64(1) << (some % np.uint32(64)).astype(np.uint64)


def _mixed(some: npt.NDArray[np.uint32]) -> _Hashes:
    """Give what letters count in a hash, which is the sum of all, each times a power."""
    return (some * _MIX) ^ (some >> np.uint32(3))


def _slips(typed: _Hashes, others: _Hashes) -> _Hashes:
    """Give the hashes of all that is one slip away from letters, as they count at no place.

    The `others` are what each letter counts at each place.
    """
    size = len(typed)
    powers = _POWERS[:size]
    parts = typed * powers
    before = np.zeros(size + 1, np.uint32)
    parts.cumsum(dtype=np.uint32, out=before[1:])
    whole = before[-1]
    behind = whole - before
    mistaken = others[:size] + (whole - parts)[:, None]
    added = others[: size + 1] + (before + behind * np.uint32(_NEXT))[:, None]
    without = before[:-1] + behind[1:] * np.uint32(_BACK)
    swapped = whole + (typed[1:] - typed[:-1]) * (powers[:-1] - powers[1:])
    return np.concatenate([mistaken.ravel(), added.ravel(), without, swapped])


def _beyond(size: int) -> np.uint32:
    """Give how many bits of a hash are not looked at in a table of so many places."""
    return np.uint32(33 - size.bit_length())


def _table(
    hashes: _Hashes,
) -> tuple[Nodes, npt.NDArray[np.uint16], Nodes, npt.NDArray[np.bool_]]:
    """Put hashes in order of their upper bits, and note which there are."""
    upper = (hashes >> _HIGH).astype(np.uint16)
    order = np.argsort(upper, kind="stable").astype(np.int32)
    starts = np.append(0, np.cumsum(np.bincount(upper, minlength=1 << 16)))
    there = np.zeros(1 << (_SPARSE * len(hashes)).bit_length(), bool)
    there[hashes >> _beyond(len(there))] = True
    return starts.astype(np.int32), hashes.astype(np.uint16)[order], order, there
