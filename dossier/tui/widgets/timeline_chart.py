"""The timeline: a lane a company, a line a statement; on an axis the days its date may mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from msgspec import Struct
from textual.content import Content

from dossier import dates
from dossier.tui import render
from dossier.tui.commands import bindings
from dossier.tui.widgets.drawn_lines import Line, Piece, Stop
from dossier.tui.widgets.lines import LineView
from dossier.views import wording
from dossier.views.axis import Axis, fitted
from dossier.views.comparison import Told
from dossier.views.timeline import KINDS, Kind, Lane, Mark, Timeline

_LEAST, _MOST = 30, 72  # cells of the words on the left
_STRETCH: dict[Kind, str] = {"deed": "━", "plan": "┄", "view": "·"}
_STYLE: dict[Kind, str] = {
    "deed": "$text-success",
    "plan": "$text-secondary",
    "view": "$text-accent",
}
_BEFORE, _AFTER = "◂", "▸"


class Spot(NamedTuple):
    """A statement (an id) in the lane of a company (an id)."""

    company: str
    statement: str


class _Row(Struct, frozen=True):
    """A line: what stands on the left, and a mark or words on the right."""

    left: Content
    spot: Spot | None = None
    mark: Mark | None = None
    right: Content | None = None


class TimelineChart(LineView):
    """Draws a `Timeline`; `window` is the stretch of days in sight, None for all of them."""

    BINDINGS = bindings("chart")

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._timeline = Timeline((), None, None)
        self._rows: list[_Row] = []
        self._shelves = 0  # the first row that has no place on the axis
        self._numbers: dict[Stop, int] = {}
        self._window: tuple[date, date] | None = None

    def show(self, timeline: Timeline, *, cursor: Stop | None = None) -> None:
        """Show a timeline; the cursor stays where it is if that is still there."""
        self._timeline = timeline
        self._rows = [row for lane in timeline.lanes for row in _placed(lane)]
        self._shelves = len(self._rows)
        self._rows += [row for lane in timeline.lanes for row in _shelved(lane)]
        self._numbers = {row.spot: at for at, row in enumerate(self._rows) if row.spot}
        self.renew(cursor=cursor)

    # --- lines -------------------------------------------------------------------------------

    def order(self) -> Sequence[Stop]:
        """The statements from top to bottom."""
        return tuple(self._numbers)

    def block_of(self, stop: Stop) -> int | None:
        """A line is a block."""
        return self._numbers.get(stop)

    def guesses(self, width: int) -> Sequence[int]:
        """Every row has one line."""
        return [1] * len(self._rows)

    def header(self, width: int) -> list[Line]:
        """The axis; where only shelves are in sight no year may stand above their words."""
        left = _left(width)
        axis = self._axis(width)
        words = "When" if axis else "No statement here has a date with a year"
        if axis is None:
            return [(Piece(render.plain(f" {words}"), width),)]
        if self._among_shelves():
            said = render.plain("as the articles say it")
            return [(Piece(render.plain(f" {words}"), left), Piece(said, width - left))]
        ruler = [" "] * (axis.cells + 6)
        for cell, label in axis.ticks():
            ruler[cell : cell + len(label)] = label
        text = "".join(ruler)[: axis.cells]
        return [(Piece(render.plain(f" {words}"), left), Piece(render.plain(text), width - left))]

    def _among_shelves(self) -> bool:
        return 0 < self._shelves <= self.scroll_offset.y

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Show the axis only beside what stands on it."""
        super().watch_scroll_y(old_value, new_value)
        if (round(old_value) < self._shelves) != (round(new_value) < self._shelves):
            self._header = self.header(self.scrollable_content_region.width)
            self.refresh_lines(0, len(self._header))

    def block(self, number: int, width: int) -> list[Line]:
        """Draw a statement, or a heading."""
        row, left = self._rows[number], _left(width)
        if row.spot is None:
            return [(Piece(row.left, width),)]
        words = row.left.truncate(left - 2, ellipsis=True)
        right = row.right or self._drawn(row.mark, width)
        return [(Piece(words, left, row.spot), Piece(right, width - left))]

    def _axis(self, width: int) -> Axis | None:
        first, last = self._timeline.first, self._timeline.last
        if first is None or last is None:
            return None
        cells = max(1, width - _left(width) - 1)
        return Axis(*self._window, cells) if self._window else fitted(first, last, cells)

    def _drawn(self, mark: Mark | None, width: int) -> Content:
        """Draw the days that a date may mean; an arrow tells where it lies out of sight."""
        axis = self._axis(width)
        if mark is None or axis is None:
            return Content("")
        place = axis.cells_of(mark.first, mark.last)
        if place is None:
            gone = mark.last < axis.first
            arrow = _BEFORE if gone else " " * (axis.cells - 1) + _AFTER
            return render.styled(arrow, render.MUTED)
        first, last = place
        sign = wording.sign(mark.told.statement)
        line = [_STRETCH[mark.kind]] * (last - first + 1)
        if len(line) > 2:
            line[0], line[-1] = ("~", "~") if mark.about else ("├", "┤")
        line[len(line) // 2] = sign
        return Content(" " * first) + render.styled("".join(line), _STYLE[mark.kind])

    # --- keys --------------------------------------------------------------------------------

    def _change(self, axis: Axis) -> None:
        self._window = (axis.first, axis.last)
        self.renew()

    def _present(self) -> Axis | None:
        return self._axis(self.scrollable_content_region.width)

    def action_earlier(self) -> None:
        """Move the window to earlier days."""
        if axis := self._present():
            self._change(axis.moved(-0.25))

    def action_later(self) -> None:
        """Move the window to later days."""
        if axis := self._present():
            self._change(axis.moved(0.25))

    def action_closer(self) -> None:
        """Show half as many days, around the statement under the cursor."""
        if axis := self._present():
            self._change(axis.zoomed(0.5, self._middle(axis)))

    def action_wider(self) -> None:
        """Show twice as many days."""
        if axis := self._present():
            self._change(axis.zoomed(2, self._middle(axis)))

    def action_whole(self) -> None:
        """Show all days."""
        self._window = None
        self.renew()

    def _middle(self, axis: Axis) -> date:
        """Give the middle of the mark under the cursor, else of the window."""
        number = self._numbers.get(self.cursor) if self.cursor else None
        mark = self._rows[number].mark if number is not None else None
        first, last = (mark.first, mark.last) if mark else (axis.first, axis.last)
        middle = first + (last - first) / 2
        return min(max(middle, axis.first), axis.last) if not mark else middle


def _left(width: int) -> int:
    """Give the cells of the words, about half of the width."""
    return min(_MOST, max(_LEAST, width * 9 // 20))


def _placed(lane: Lane) -> Iterator[_Row]:
    """Give what stands on the axis, under the name of the company and what does not."""
    counts = (
        f"{len(lane.marks)} on the axis",
        f"{len(lane.yearless)} without a year" if lane.yearless else "",
        f"{len(lane.worded)} in words only" if lane.worded else "",
        f"{lane.undated} undated" if lane.undated else "",
    )
    name = render.styled(f" {lane.company.name.upper()}", render.HEADING)
    yield _Row(name + render.styled(f"  {' · '.join(filter(None, counts))}", render.MUTED))
    for mark in lane.marks:
        yield _Row(_words(mark.told), _spot(lane, mark.told), mark)


def _shelved(lane: Lane) -> Iterator[_Row]:
    """Give what has no place on the axis."""
    for title, held in (("Year not stated", lane.yearless), ("In words only", lane.worded)):
        if held:
            name = render.styled(f" {lane.company.name.upper()}", render.HEADING)
            yield _Row(name + render.styled(f"  {title}", render.STRONG))
        for told in held:
            yield _Row(_words(told), _spot(lane, told), right=_when(told))


def _words(told: Told) -> Content:
    return render.plain(" ") + render.sign(told.statement) + render.told(told)


def _when(told: Told) -> Content:
    """Say when, where the axis cannot show it."""
    statement = told.statement
    said = dates.words(statement.date).partition(" (")[0]
    words = said or f"“{statement.date_words}”"
    return render.styled(words, _STYLE[KINDS[statement.status]])


def _spot(lane: Lane, told: Told) -> Spot:
    return Spot(lane.company.id, told.statement.id)
