"""Lines with a cursor that stops at some of them, for keys and mouse."""

from __future__ import annotations

from textual import events
from textual.geometry import Region
from textual.message import Message

from dossier.tui.commands import bindings
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
        """Enter was pressed, or the cursor's place clicked."""

    class Marked(Moved):
        """Space was pressed."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self._wanted: Stop | None = None

    def stops(self) -> list[Stop]:
        """Give the stops in the order in which `down` visits them."""
        return list(self._places)

    def renew(self, *, cursor: Stop | None = None) -> None:
        """Lay out again; the cursor goes to `cursor`, else stays where it is, or near."""
        before = self.stops()
        self._laid_out = None
        self._wanted = cursor if cursor is not None else self._wanted
        self._ensure_layout()
        if self._laid_out is None:
            return  # not on the screen yet: the first resize comes back here
        wanted = self._wanted if self._wanted is not None else self.cursor
        self._wanted = None
        if wanted not in self._places:
            wanted = self._near(wanted, before)
        if wanted == self.cursor:
            self.post_message(self.Moved(self, wanted))
        self.cursor = wanted
        self.call_after_refresh(self.reveal)
        self.refresh()

    def _near(self, gone: Stop | None, before: list[Stop]) -> Stop | None:
        """Give the stop that followed one that is gone, else the one before it, else the first."""
        at = before.index(gone) if gone in before else 0
        stops = (*before[at:], *reversed(before[:at]), *self.stops())
        return next((stop for stop in stops if stop in self._places), None)

    def on_resize(self) -> None:
        """Lay out for the new width and keep the cursor in sight."""
        self.renew()

    def validate_cursor(self, cursor: Stop | None) -> Stop | None:
        """Refuse a stop that is not there."""
        return cursor if cursor is None or self.place_of(cursor) else self.cursor

    def watch_cursor(self, cursor: Stop | None) -> None:
        """Bring the cursor into sight and tell the screen."""
        self.reveal()
        self.refresh()
        self.post_message(self.Moved(self, cursor))

    def reveal(self) -> None:
        """Scroll as little as needed to show the cursor, with the headings above it."""
        place = self.place_of(self.cursor)
        if place is None:
            return
        first, last = place
        if first == next(iter(self._places.values()))[0]:
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
        if not stops:
            return
        index = stops.index(self.cursor) if self.cursor in stops else -1
        self.cursor = stops[max(0, min(len(stops) - 1, index + step))]

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
        goal = self.scroll_offset.y + direction * max(1, self.page - 1)
        goal = max(0, min(goal, len(self._lines) - self.page))
        at_end = goal == self.scroll_offset.y
        self._scroll(goal)
        if at_end:
            self.move(direction * len(self.stops()))
            return
        inside = [
            stop
            for stop in self.stops()
            if goal <= self._places[stop][0] and self._places[stop][1] < goal + self.page
        ]
        if inside:
            self.cursor = inside[0] if direction > 0 else inside[-1]

    def action_open(self) -> None:
        """Open what the cursor is on."""
        if self.cursor is not None:
            self.post_message(self.Opened(self, self.cursor))

    def action_mark(self) -> None:
        """Mark what the cursor is on."""
        if self.cursor is not None:
            self.post_message(self.Marked(self, self.cursor))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse is; a click on the cursor opens."""
        stop = self._stop_at(event.x, event.y)
        if stop is None:
            return
        if stop == self.cursor:
            self.action_open()
        else:
            self.cursor = stop

    def _stop_at(self, x: int, y: int) -> Stop | None:
        number = y + self.scroll_offset.y - len(self.header(self.size.width))
        if y < len(self.header(self.size.width)) or not 0 <= number < len(self.lines):
            return None
        edge = 0
        for piece in self.lines[number]:
            edge += piece.width
            if x < edge:
                return piece.stop
        return None

    def on_focus(self) -> None:
        """Show the cursor as live."""
        self.refresh()

    def on_blur(self) -> None:
        """Show the cursor as resting."""
        self.refresh()

    def cursor_region(self) -> Region:
        """Give the lines of the cursor, in the coordinates of the whole content."""
        first, last = self.place_of(self.cursor) or (0, 0)
        return Region(0, first, self.size.width, last - first + 1)
