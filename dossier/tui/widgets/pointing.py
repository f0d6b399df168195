"""What a click means: the stop under the mouse or nearest to it, a box, a header."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from dossier.tui.widgets.drawn_lines import Line, Piece, Stop

TWICE = 2  # clicks; a third one lands on what the second has opened
OTHER = 3  # the right button


class _Area(NamedTuple):
    """The cells from `left` to `right` (exclusive) of a line that belong to a stop."""

    stop: Stop
    row: int
    left: int
    right: int


def stop(lines: Sequence[Line], row: int, x: int, lane: Collection[Stop]) -> Stop | None:
    """Give the stop of a block's lines that a click on cell `x` of line `row` means.

    Where there is none, it is the nearest one: the blank below a cell belongs to the cell, a bar to
    its figure. A label, left of all, means the stop of the `lane` in which the cursor moves.
    """
    areas = list(_areas(lines))
    if areas and x < min(area.left for area in areas):
        areas = [area for area in areas if area.stop in lane] or areas
    nearest = min(areas, key=lambda area: (_away(area, x), abs(area.row - row)), default=None)
    return nearest.stop if nearest else None


def _areas(lines: Sequence[Line]) -> Iterator[_Area]:
    for row, line in enumerate(lines):
        for piece, left in _placed(line):
            if piece.stop is not None:
                yield _Area(piece.stop, row, left, left + piece.width)


def _away(area: _Area, x: int) -> int:
    return max(area.left - x, x - area.right + 1, 0)


def _placed(line: Line) -> Iterator[tuple[Piece, int]]:
    """Give the pieces of a line with the first cell of each."""
    left = 0
    for piece in line:
        yield piece, left
        left += piece.width


def is_box(line: Line, x: int) -> bool:
    """Tell whether a cell is one of a box that a click marks."""
    return any(left <= x < left + piece.box for piece, left in _placed(line))


def action(line: Line, x: int) -> str:
    """Give the action of the piece of a header at a cell, empty where it has none."""
    return next(
        (piece.click for piece, left in _placed(line) if left <= x < left + piece.width), ""
    )
