"""Where blocks of lines lie below each other, before the height of each is known."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate


class Extents:
    """The lines that blocks take, each a guess until it has been measured."""

    def __init__(self, guesses: Iterable[int] = ()) -> None:
        self._heights = list(guesses)
        self._tops = [0]
        self._summed = 0  # the tops up to this block hold

    def __len__(self) -> int:
        """Count the blocks."""
        return len(self._heights)

    @property
    def lines(self) -> int:
        """The lines of all blocks together."""
        return self.top(len(self))

    def top(self, block: int) -> int:
        """Give the first line of a block; of one past the last, where it would begin."""
        if self._summed < len(self):
            here = self._summed
            self._tops[here:] = accumulate(self._heights[here:], initial=self._tops[here])
            self._summed = len(self)
        return self._tops[block]

    def at(self, line: int) -> int:
        """Give the block in which a line is; the first or the last where it is outside."""
        self.top(0)
        return max(0, min(bisect_right(self._tops, line) - 1, len(self) - 1))

    def height(self, block: int) -> int:
        """Give the lines of a block."""
        return self._heights[block]

    def measure(self, block: int, height: int) -> None:
        """Say how high a block really is."""
        if self._heights[block] != height:
            self._heights[block] = height
            self._summed = min(self._summed, block)
