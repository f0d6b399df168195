"""Beginnings of known words, and a table by which those near to a typed one are found.

Every beginning of every word is a node: a range of the ordered words. A slip (one letter left
out, added or mistaken, or two swapped) is found through deletion neighbourhoods, as in SymSpell
(W. Garbe, 2012): what is typed and what is known are one slip apart only if they can become equal
by leaving out at most one letter of each. The table holds a hash of each node with each of its
letters left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

SHORTEST, LONGEST = 3, 24  # letters of a node; what is longer is known by its beginning
_POWER = np.cumprod(np.full(LONGEST + 2, 2654435761, np.uint32), dtype=np.uint32)
_POWERS: list[int] = _POWER.tolist()
_MIX, _ALL = 40503, 0xFFFFFFFF
_HIGH = np.uint32(16)  # the upper bits of a hash tell where it stands

Nodes = npt.NDArray[np.int32]
Sets = npt.NDArray[np.uint64]
_Hashes = npt.NDArray[np.uint32]
_NONE = np.zeros(0, np.int32)


class Neighbours(NamedTuple):
    """The nodes, the shorter first and those of a size in order, and the table of their hashes.

    Of a node, `first` is its first word and `last` one past its last, `size` the number of its
    letters and `sets` these as bits. `levels` are by number of letters the first node of so many.
    Hashes with the upper bits n stand from `starts[n]` up to `starts[n + 1]`: `lower` are their
    other bits, `nodes` whose they are.
    """

    first: Nodes
    last: Nodes
    size: npt.NDArray[np.uint8]
    sets: Sets
    levels: Nodes
    starts: Nodes
    lower: npt.NDArray[np.uint16]
    nodes: Nodes

    def near(self, typed: str) -> Iterator[tuple[int, int, int]]:
        """Give those nodes that may be one slip from `typed`: first, last, and size of each."""
        hashes = np.array(list(_hashes(typed)), np.uint32)
        upper, lower = hashes >> _HIGH, hashes.astype(np.uint16)
        starts = self.starts[upper]
        sizes = self.starts[upper + 1] - starts
        places = (starts - sizes.cumsum() + sizes).repeat(sizes)
        places += np.arange(len(places))
        near = self.nodes[places[self.lower[places] == lower.repeat(sizes)]]
        columns = self.first[near], self.last[near], self.size[near]
        return zip(*(column.tolist() for column in columns), strict=True)


def read_neighbours(words: Sequence[str], longest: int) -> Neighbours:
    """Read ordered words, the longest of so many letters."""
    count = len(words)
    rows = np.array(words, dtype=f"U{max(min(longest, LONGEST), 1)}")
    columns = np.ascontiguousarray(rows.view(np.uint32).reshape(count, -1).T)
    del rows
    before = np.zeros(count, np.uint32)  # the letters before those of the column
    without: list[_Hashes] = []
    tells: list[npt.NDArray[np.bool_]] = []
    new = np.zeros(count + 1, bool)  # where a word begins otherwise than the one before it
    new[0] = new[count] = True
    seen = np.zeros(count, np.uint64)
    levels = np.zeros(LONGEST + 2, np.int32)
    found = [(_NONE, _NONE, _NONE.astype(np.uint8), _NONE.astype(np.uint64))]
    hashes: list[_Hashes] = []
    owners: list[Nodes] = []
    nodes = 0
    for size, (column, whole, after, gap) in enumerate(_sums(columns), 1):
        new[1:count] |= column[1:] != column[:-1]
        seen |= np.where(column > 0, bits(column), np.uint64(0))
        without.append(gap)
        tells.append(column != before)  # else it is the same whichever of two is left out
        before = column
        levels[size:] = nodes
        if size < SHORTEST:
            continue
        first = np.flatnonzero(new[:count] & (column != 0)).astype(np.int32)
        edges = np.flatnonzero(new).astype(np.int32)
        last = edges[np.searchsorted(edges, first, side="right")]
        found.append((first, last, np.full(len(first), size, np.uint8), seen[first]))
        numbers = np.arange(nodes, nodes + len(first), dtype=np.int32)
        hashes.append(whole[first])
        owners.append(numbers)
        behind = after[first]
        for place in range(size):
            kept = tells[place][first]
            hashes.append((without[place][first] + behind)[kept])
            owners.append(numbers[kept])
        nodes += len(first)
        levels[size + 1 :] = nodes
    del columns, without, tells
    first, last, sizes, sets = (np.concatenate(part) for part in zip(*found, strict=True))
    return Neighbours(first, last, sizes, sets, levels, *_table(hashes, owners))


def letters(typed: str) -> npt.NDArray[np.uint32]:
    """Give the code points of a word."""
    return np.frombuffer(typed.encode("utf-32-le", "surrogatepass"), np.uint32)


def bits(some: npt.NDArray[np.uint32]) -> Sets:
    """Give each letter as one bit of 64; different letters may share one."""
    return np.uint64(1) << (some % np.uint32(64)).astype(np.uint64)


def _sums(
    columns: npt.NDArray[np.uint32],
) -> Iterator[tuple[npt.NDArray[np.uint32], _Hashes, _Hashes, _Hashes]]:
    """Give, letter by letter (rows), the hash of each word (columns) up to there.

    It is a sum of letters times a power of their place. Also the sum with these powers shifted by
    one place, as behind a gap; and what to add to a later one of these to have the hash without
    this letter.
    """
    whole = after = np.zeros(columns.shape[1], np.uint32)
    for place, column in enumerate(columns):
        mixed = (column * np.uint32(_MIX)) ^ (column >> np.uint32(3))
        if place:
            after = after + mixed * _POWER[place - 1]
        without = whole - after
        whole = whole + mixed * _POWER[place]
        yield column, whole, after, without


def _hashes(typed: str) -> set[int]:
    """Give the same hashes of a single word, whole and with each letter left out."""
    mixed = [(code * _MIX & _ALL) ^ code >> 3 for code in map(ord, typed)]
    whole = [0, *accumulate(letter * power for letter, power in zip(mixed, _POWERS, strict=False))]
    after = [
        0,
        *accumulate(letter * power for letter, power in zip(mixed[1:], _POWERS, strict=False)),
    ]
    gone = {whole[place] + after[-1] - after[place] & _ALL for place in range(len(typed))}
    return {whole[-1] & _ALL, *gone}


def _table(
    hashes: list[_Hashes], owners: list[Nodes]
) -> tuple[Nodes, npt.NDArray[np.uint16], Nodes]:
    """Put hashes in order of their upper bits."""
    every = np.concatenate([np.zeros(0, np.uint32), *hashes])
    hashes.clear()
    upper = (every >> _HIGH).astype(np.uint16)
    order = np.argsort(upper, kind="stable")
    starts = np.append(0, np.cumsum(np.bincount(upper, minlength=1 << 16)))
    lower = every.astype(np.uint16)[order]
    return starts.astype(np.int32), lower, np.concatenate([_NONE, *owners])[order]
