"""Known words in order, and which of them lie near to what was typed.

Every beginning of every word is a node: a range of the ordered words. A slip (one letter left
out, added or mistaken, or two swapped) is found through deletion neighbourhoods, as in SymSpell
(W. Garbe, 2012): what is typed and what is known are one slip apart only if they can become equal
by leaving out at most one letter of each. The table holds a hash of each node with each of its
letters left out; rapidfuzz settles which of the few candidates really are near.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST, LONGEST = 3, 24  # letters of a node; what is longer is known by its beginning
_FEW = 2000  # words whose slips are read only when a slip is looked for
_LAST = "\U0010ffff"
_FACTOR = np.uint32(2654435761)

Numbers = npt.NDArray[np.int64]
_Hashes = npt.NDArray[np.uint32]


class Spellings:
    """The `words`, in order and without doubles, for looking up words as people type them."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = words
        self._places = dict(zip(words, range(len(words)), strict=True))
        self.lengths = np.fromiter(map(len, words), np.int32, len(words))
        self._power = np.cumprod(np.full(LONGEST + 2, _FACTOR), dtype=np.uint32)
        self._first = np.zeros(0, np.int32)  # of a node, its first word, and one past its last
        self._last = np.zeros(0, np.int32)
        self._size = np.zeros(0, np.uint8)
        self._sets = np.zeros(0, np.uint64)  # of a node, its letters as bits
        self._levels = [0] * (LONGEST + 2)  # the number of the first node of so many letters
        self._hash = np.zeros(0, np.uint32)
        self._node = np.zeros(0, np.uint32)
        self._is_read = False
        if len(words) > _FEW:
            self._read()

    def __contains__(self, word: object) -> bool:
        return word in self._places

    def place(self, word: str) -> int:
        """Give the place of `word`, or -1."""
        return self._places.get(word, -1)

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
        self._read()
        hashes = np.unique(self._hashes(typed[:LONGEST]))
        first = np.searchsorted(self._hash, hashes, "left").tolist()
        last = np.searchsorted(self._hash, hashes, "right").tolist()
        found = {
            node
            for start, end in zip(first, last, strict=True)
            for node in self._node[start:end].tolist()
        }
        for node in sorted(found):
            yield from self._settled(typed[:LONGEST], node, 1, begun)

    def far(self, typed: str, *, begun: bool) -> Iterator[tuple[str, bool]]:
        """Give the words two slips away that share the first letter; of beginnings as above."""
        self._read()
        typed = typed[:LONGEST]
        size = len(typed)
        wanted = np.bitwise_or.reduce(_bits(_letters(typed)))
        first, last = self.beginning(typed[0])
        for letters in range(max(size - 2, SHORTEST), min(size + 2, LONGEST) + 1):
            # A beginning two letters off is held by, or holds, one that is nearer.
            begin = begun and abs(letters - size) < 2
            low, high = self._levels[letters], self._levels[letters + 1]
            low, high = low + np.searchsorted(self._first[low:high], (first, last))
            # So many letters more or less leave the rest of two slips for other letters.
            more = letters - size
            held = self._sets[low:high]
            apart = np.bitwise_count(wanted & ~held) <= 2 - max(more, 0)
            apart &= np.bitwise_count(held & ~wanted) <= 2 + min(more, 0)
            if not begin:
                apart &= self.lengths[self._first[low:high]] == letters
            nodes = low + np.flatnonzero(apart)
            names = [self.words[place][:letters] for place in self._first[nodes].tolist()]
            if names:
                distances = process.cdist([typed], names, scorer=OSA.distance, score_cutoff=2)[0]
                for number in np.flatnonzero(distances == 2).tolist():
                    yield from self._settled(typed, int(nodes[number]), 2, begin)

    def _settled(
        self, typed: str, node: int, slips: int, begun: bool
    ) -> Iterator[tuple[str, bool]]:
        place, size = int(self._first[node]), int(self._size[node])
        word = self.words[place]
        known = word[:size]
        if len(word) == size or begun:
            if OSA.distance(typed, known, score_cutoff=slips) != slips:
                return
            if digits(typed) != digits(known):
                return
            if len(word) == size:
                yield known, False
                place += 1
            if begun and place < self._last[node]:
                yield known, True

    def _read(self) -> None:
        """Note the nodes and the hashes of their neighbourhoods, once."""
        if self._is_read or not self.words:
            return
        self._is_read = True
        count = len(self.words)
        width = min(int(self.lengths.max()), LONGEST)
        letters = np.array(self.words, dtype=f"U{width}").view(np.uint32).reshape(count, -1)
        firsts, lasts, sets = [], [], []
        keys: list[npt.NDArray[np.uint64]] = []
        new = np.zeros(count + 1, bool)  # where a word begins otherwise than the one before it
        new[0] = new[count] = True
        seen = np.zeros(count, np.uint64)
        nodes = 0
        for size in range(1, letters.shape[1] + 1):
            column = letters[:, size - 1]
            new[1:count] |= column[1:] != column[:-1]
            seen |= np.where(column > 0, _bits(column), np.uint64(0))
            self._levels[size:] = [nodes] * (LONGEST + 2 - size)
            if size < SHORTEST:
                continue
            first = np.flatnonzero(new[:count] & (column != 0))
            edges = np.flatnonzero(new)
            firsts.append(first)
            lasts.append(edges[np.searchsorted(edges, first, side="right")])
            sets.append(seen[first])
            keys += self._keys(letters[first, :size], nodes)
            nodes += len(first)
            self._levels[size + 1 :] = [nodes] * (LONGEST + 1 - size)
        if not keys:
            return
        self._first = np.concatenate(firsts).astype(np.int32)
        self._last = np.concatenate(lasts).astype(np.int32)
        self._size = np.repeat(
            np.arange(SHORTEST, SHORTEST + len(firsts)), [len(first) for first in firsts]
        ).astype(np.uint8)
        self._sets = np.concatenate(sets)
        ordered = np.concatenate(keys)
        ordered.sort()
        self._hash = (ordered >> np.uint64(32)).astype(np.uint32)
        self._node = ordered.astype(np.uint32)

    def _keys(self, block: npt.NDArray[np.uint32], nodes: int) -> Iterator[npt.NDArray[np.uint64]]:
        """Give hash and number of each row of letters, whole and with each letter left out."""
        number = np.arange(nodes, nodes + len(block), dtype=np.uint64)
        hashes = self._neighbourhood(block)
        yield (hashes[0].astype(np.uint64) << np.uint64(32)) | number
        for place, hashed in enumerate(hashes[1:]):
            # One of the same letter twice in a row gives the same whichever is left out.
            kept = block[:, place] != block[:, place - 1] if place else slice(None)
            yield (hashed[kept].astype(np.uint64) << np.uint64(32)) | number[kept]

    def _hashes(self, typed: str) -> _Hashes:
        block = _letters(typed).reshape(1, -1)
        return np.concatenate(self._neighbourhood(block))

    def _neighbourhood(self, block: npt.NDArray[np.uint32]) -> list[_Hashes]:
        """Hash each row: sums of letters times a power of their place, which shifts in a gap."""
        size = block.shape[1]
        mixed = (block * np.uint32(40503)) ^ (block >> np.uint32(3))
        before = np.cumsum(mixed * self._power[:size], axis=1, dtype=np.uint32)
        shifted = mixed[:, 1:] * self._power[: size - 1]
        after = np.cumsum(shifted[:, ::-1], axis=1, dtype=np.uint32)[:, ::-1]
        gone = [after[:, 0] if size > 1 else np.zeros(len(block), np.uint32)]
        gone += [before[:, place - 1] + after[:, place] for place in range(1, size - 1)]
        gone += [before[:, size - 2]] if size > 1 else []
        return [before[:, size - 1], *gone]


def digits(word: str) -> str:
    """Give the figures in a word."""
    return "" if word.isalpha() else "".join(letter for letter in word if letter.isdecimal())


def _letters(typed: str) -> npt.NDArray[np.uint32]:
    return np.frombuffer(typed.encode("utf-32-le", "surrogatepass"), np.uint32)


def _bits(letters: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint64]:
    return np.uint64(1) << (letters % np.uint32(64)).astype(np.uint64)
