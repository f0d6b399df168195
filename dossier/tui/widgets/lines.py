"""Lines with a cursor that stops at some of them, for keys and mouse."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from textual import events
from textual.geometry import Region
from textual.message import Message

from dossier.tui.commands import bindings
from dossier.tui.widgets import pointing
from dossier.tui.widgets.drawn_lines import DrawnLines, Stop

HEADINGS = 2  # lines that may stand above a stop and say what it belongs to


class LineView(DrawnLines):
    """Base of lists and tables: moves the cursor, keeps it in sight, and tells the screen."""

    BINDINGS = bindings("lists")

    class Moved(Message):
        """The cursor has come to the stop `at` (or to nothing, in an empty list)."""

        def __init__(self, view: LineView, at: Stop | None) -> None:
            super().__init__()
            self.view = view
            self.at = at

        @property
        def control(self) -> LineView:
            """The view in which the cursor moved."""
            return self.view

    class Opened(Moved):
        """Enter was pressed, or the place clicked twice."""

    class Marked(Moved):
        """Space was pressed, or the place clicked with the other button, or its box."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._wanted: Stop | None = None
        self._stops: Sequence[Stop] | None = None
        self._lane = 0
        self._ranks: dict[Stop, int] = {}

    # --- what a subclass gives ---------------------------------------------------------------

    def order(self) -> Sequence[Stop]:
        """Give the stops in the order in which `down` visits them."""
        raise NotImplementedError  # pragma: no cover

    def block_of(self, stop: Stop) -> int | None:
        """Give the block in which a stop is, None where there is no such stop."""
        raise NotImplementedError  # pragma: no cover

    # --- stops -------------------------------------------------------------------------------

    def lane(self) -> int:
        """Give the column in which `up` and `down` lead; where there are none, always the same."""
        return 0

    def stops(self) -> Sequence[Stop]:
        """Give the stops of the lane in order, gathered once."""
        lane = self.lane()
        if self._stops is None or lane != self._lane:
            self._lane = lane
            self._stops = self.order()
            self._ranks = dict(zip(self._stops, range(len(self._stops)), strict=True))
        return self._stops

    def place_of(self, stop: Stop | None) -> tuple[int, int] | None:
        """Give the first and the last line of a stop."""
        self._ensure_layout()
        number = None if stop is None or self._laid_out is None else self.block_of(stop)
        if number is None:
            return None
        self.lines_of(number)
        within = self._places[number].get(stop)
        top = self._extents.top(number)
        return (top + within[0], top + within[1]) if within else None

    def renew(self, *, cursor: Stop | None = None) -> None:
        """Lay out again; the cursor goes to `cursor`, else stays where it is, or near."""
        before = self._stops or ()
        self._laid_out = self._stops = None
        self._wanted = cursor if cursor is not None else self._wanted
        self._ensure_layout()
        if self._laid_out is None:
            return  # not on the screen yet: the first resize comes back here
        wanted = self._wanted if self._wanted is not None else self.cursor
        self._wanted = None
        if self.place_of(wanted) is None:
            wanted = self._near(wanted, before)
        if wanted == self.cursor:
            self.post_message(self.Moved(self, wanted))
        self.cursor = wanted
        self.call_after_refresh(self.reveal)
        self.refresh()

    def _near(self, gone: Stop | None, before: Sequence[Stop]) -> Stop | None:
        """Give the stop that followed one that is gone, else the one before it, else the first."""
        at = before.index(gone) if gone in before else 0
        for stop in chain(before[at:], reversed(before[:at]), self.stops()):
            if self.place_of(stop):
                return stop
        return None

    def on_resize(self) -> None:
        """Lay out for the new width and keep the cursor in sight."""
        self.renew()

    def validate_cursor(self, cursor: Stop | None) -> Stop | None:
        """Refuse a stop that is not there."""
        return cursor if cursor is None or self.place_of(cursor) else self.cursor

    def watch_cursor(self, before: Stop | None, cursor: Stop | None) -> None:
        """Bring the cursor into sight and tell the screen; two stops are drawn again."""
        self._refresh_stop(before)
        self.reveal()
        self._refresh_stop(cursor)
        self.post_message(self.Moved(self, cursor))

    def _refresh_stop(self, stop: Stop | None) -> None:
        place = self.place_of(stop)
        if place is not None:
            first, last = place
            self.refresh_lines(first + len(self._header), last - first + 1)

    def reveal(self) -> None:
        """Scroll as little as needed to show the cursor, with the headings above it."""
        number = self.block_of(self.cursor) if self.cursor is not None else None
        if number is None:
            return
        self._ensure_layout()
        self.measure(number, 2 * self.page)
        place = self.place_of(self.cursor)
        if place is None:
            return
        first, last = place
        if self.cursor == self.stops()[0]:
            first = 0  # headings above the first stop can be seen only from there
        top = self.scroll_offset.y
        if first < top or last - first >= self.page:
            above = min(HEADINGS, max(0, self.page - (last - first + 1)))
            self._scroll(first - above)
        elif last >= top + self.page:
            self._scroll(last - self.page + 1)

    def show_at_top(self) -> None:
        """Scroll so that the cursor stands high in the window, what follows it in sight."""
        place = self.place_of(self.cursor)
        if place is not None:
            self._scroll(place[0] - HEADINGS)

    def _scroll(self, line: int) -> None:
        self.scroll_to(y=max(0, line), animate=False, force=True)

    def move(self, step: int) -> None:
        """Move the cursor by `step` stops, as far as there are any."""
        stops = self.stops()
        if stops:
            rank = self.rank(self.cursor)
            self.cursor = stops[max(0, min(len(stops) - 1, rank + step))]

    def rank(self, stop: Stop | None) -> int:
        """Give the place of a stop among the stops, -1 where it is none of them."""
        self.stops()
        return self._ranks.get(stop, -1)

    def action_down(self) -> None:
        """Go to the next stop; one that is taller than the window is read through first."""
        hidden = self._hidden_below()
        if hidden > 0:
            self._scroll(self.scroll_offset.y + min(hidden, self.page - 1))
        else:
            self.move(1)

    def action_up(self) -> None:
        """Go to the previous stop; one that is taller than the window is read through first."""
        place = self.place_of(self.cursor)
        hidden = self.scroll_offset.y - place[0] if place else 0
        if hidden > 0:
            self._scroll(self.scroll_offset.y - min(hidden, self.page - 1))
        else:
            self.move(-1)

    def _hidden_below(self) -> int:
        """Count the cursor's lines that are below the window."""
        place = self.place_of(self.cursor)
        return place[1] + 1 - self.scroll_offset.y - self.page if place else 0

    def action_top(self) -> None:
        """Go to the first stop."""
        self.move(-len(self.stops()))

    def action_end(self) -> None:
        """Go to the last stop."""
        self.move(len(self.stops()))

    def action_page_down(self) -> None:
        """Go down by about the height of the window."""
        self._move_page(1)

    def action_page_up(self) -> None:
        """Go up by about the height of the window."""
        self._move_page(-1)

    def _move_page(self, direction: int) -> None:
        """Scroll by a page and take the cursor along, if there is a stop to take it to."""
        self.measure(self._extents.at(self.scroll_offset.y), 2 * self.page)
        top = self.scroll_offset.y
        goal = top + direction * max(1, self.page - 1)
        goal = max(0, min(goal, self.height_of_all - self.page))
        self._scroll(goal)
        if goal == top:
            self.move(direction * len(self.stops()))
            return
        inside = self._inside(goal, goal + self.page)
        if inside:
            self.cursor = inside[0] if direction > 0 else inside[-1]

    def _inside(self, first: int, end: int) -> list[Stop]:
        """Give the stops of the lane that lie wholly between two lines."""
        found: list[Stop] = []
        for number in range(self._extents.at(first), self._extents.at(end - 1) + 1):
            self.lines_of(number)
            top = self._extents.top(number)
            found += [
                stop
                for stop, (start, last) in self._places[number].items()
                if self.rank(stop) >= 0 and first <= top + start and top + last < end
            ]
        return found

    def action_open(self) -> None:
        """Open what the cursor is on."""
        if self.cursor is not None:
            self.post_message(self.Opened(self, self.cursor))

    def action_mark(self) -> None:
        """Mark what the cursor is on."""
        if self.cursor is not None:
            self.post_message(self.Marked(self, self.cursor))

    async def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse is; a second click opens, the other button marks."""
        place = event.get_content_offset(self)
        if place is None:
            return
        if place.y < len(self._header):
            await self.run_action(pointing.action(self._header[place.y], place.x))
            return
        line = place.y + self.scroll_offset.y - len(self._header)
        if line >= self.height_of_all:
            return
        number = self._extents.at(line)
        row = line - self._extents.top(number)
        lane = {stop for stop in self._places[number] if self.rank(stop) >= 0}
        stop = pointing.stop(self.lines_of(number), row, place.x, lane)
        if stop is None:
            return
        boxed = pointing.is_box(self.lines_of(number)[row], place.x)
        if event.chain == pointing.TWICE and not boxed:
            self.action_open()  # what the first click chose, also if that has scrolled
            return
        self.cursor = stop
        if boxed or event.button == pointing.OTHER:
            self.action_mark()

    def on_focus(self) -> None:
        """Show the cursor as live."""
        self._refresh_stop(self.cursor)

    def on_blur(self) -> None:
        """Show the cursor as resting."""
        self._refresh_stop(self.cursor)

    def cursor_region(self) -> Region:
        """Give the lines of the cursor, in the coordinates of the whole content."""
        first, last = self.place_of(self.cursor) or (0, 0)
        return Region(0, first, self.size.width, last - first + 1)
