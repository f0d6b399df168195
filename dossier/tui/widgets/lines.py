"""A scrolling view that draws its own lines, with a cursor that stops at some of them.

Textual's own lists build a widget or a cell for every row; drawing lines on demand keeps a list
of any length as quick as a short one.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual

from dossier.tui.commands import bindings

Stop = Hashable
CURSOR = "▌"
HEADINGS = 2  # lines that may stand above a stop and say what it belongs to


@dataclass(frozen=True)
class Piece:
    """Part of a line: `width` cells of `content`. A piece with a `stop` can hold the cursor.

    The first cell of such a piece belongs to the cursor's mark, so `content` has `width - 1`.
    """

    content: Content
    width: int
    stop: Stop | None = None


Line = tuple[Piece, ...]


class LineView(ScrollView, can_focus=True):
    """Base of lists and tables: subclasses say what the lines are and how the cursor moves."""

    BINDINGS = bindings("lists")
    COMPONENT_CLASSES: ClassVar[set[str]] = {"lines--cursor", "lines--resting", "lines--header"}
    DEFAULT_CSS = """
    LineView {
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        & > .lines--cursor { background: $primary 40%; color: $text; }
        & > .lines--resting { background: $foreground 8%; }
        & > .lines--header { background: $panel; color: $foreground; text-style: bold; }
    }
    """

    cursor: reactive[Stop | None] = reactive(None)

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
        self._lines: list[Line] = []
        self._places: dict[Stop, tuple[int, int]] = {}
        self._laid_out: int | None = None
        self._wanted: Stop | None = None

    # --- what a subclass gives ---------------------------------------------------------------

    def lay_out(self, width: int) -> list[Line]:
        """Give all lines for a view `width` cells wide."""
        raise NotImplementedError  # pragma: no cover

    def header(self, width: int) -> list[Line]:
        """Give the lines that stay at the top."""
        return []

    def stops(self) -> list[Stop]:
        """Give the stops in the order in which `down` visits them."""
        return list(self._places)

    # --- layout ------------------------------------------------------------------------------

    @property
    def lines(self) -> list[Line]:
        """All lines at the present width."""
        self._ensure_layout()
        return self._lines

    def renew(self, *, cursor: Stop | None = None) -> None:
        """Lay out again, keeping the cursor, or moving it to `cursor`, or to the first stop."""
        self._laid_out = None
        self._wanted = cursor if cursor is not None else self._wanted
        self._ensure_layout()
        if self._laid_out is None:
            return  # not on the screen yet: the first resize comes back here
        wanted = self._wanted if self._wanted is not None else self.cursor
        self._wanted = None
        if wanted not in self._places:
            stops = self.stops()
            wanted = stops[0] if stops else None
        if wanted == self.cursor:
            self.post_message(self.Moved(self, wanted))
        self.cursor = wanted
        self.call_after_refresh(self.reveal)
        self.refresh()

    def place_of(self, stop: Stop | None) -> tuple[int, int] | None:
        """Give the first and the last line of a stop."""
        self._ensure_layout()
        return None if stop is None else self._places.get(stop)

    def _ensure_layout(self) -> None:
        width = self.scrollable_content_region.width or self.size.width
        if self._laid_out == width or width <= 0:
            return
        self._laid_out = width
        self._lines = self.lay_out(width)
        self._places = {}
        for number, line in enumerate(self._lines):
            for piece in line:
                if piece.stop is not None:
                    first, _ = self._places.get(piece.stop, (number, number))
                    self._places[piece.stop] = (first, number)
        self.virtual_size = Size(width, len(self._lines) + len(self.header(width)))

    def on_resize(self) -> None:
        """Lay out for the new width and keep the cursor in sight."""
        self.renew()

    def notify_style_update(self) -> None:
        """Draw again when the theme changes."""
        super().notify_style_update()
        self.refresh()

    # --- drawing -----------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """Draw one visible line."""
        width = self.scrollable_content_region.width
        self._ensure_layout()
        header = self.header(width)
        if y < len(header):
            style = self.get_visual_style("lines--header")
            return self._draw(header[y], width, style)
        number = y + self.scroll_offset.y - len(header)
        base = self.visual_style
        if not 0 <= number < len(self._lines):
            return Strip.blank(width, base.rich_style)
        return self._draw(self._lines[number], width, base)

    def _draw(self, line: Line, width: int, base: Style) -> Strip:
        strips: list[Strip] = []
        for piece in line:
            style = base
            room = piece.width
            if piece.stop is not None:
                here = piece.stop == self.cursor
                if here:
                    name = "lines--cursor" if self.has_focus else "lines--resting"
                    style = base + self.get_visual_style(name)
                mark = CURSOR if here else " "
                strips.append(Strip([Segment(mark, style.rich_style)], 1))
                room -= 1
            content = piece.content.truncate(room, ellipsis=True)
            drawn = Visual.to_strips(self, content, room, 1, style, pad=True)
            strips.append(drawn[0] if drawn else Strip.blank(room, style.rich_style))
        return Strip.join(strips).adjust_cell_length(width, base.rich_style)

    # --- cursor ------------------------------------------------------------------------------

    def validate_cursor(self, cursor: Stop | None) -> Stop | None:
        """Refuse a stop that is not there."""
        return cursor if cursor is None or self.place_of(cursor) else self.cursor

    def watch_cursor(self, cursor: Stop | None) -> None:
        """Bring the cursor into sight and tell the screen."""
        self.reveal()
        self.refresh()
        self.post_message(self.Moved(self, cursor))

    def reveal(self) -> None:
        """Scroll as little as needed to show the cursor, with the lines above the first stop."""
        place = self.place_of(self.cursor)
        if place is None:
            return
        first, last = place
        if first == next(iter(self._places.values()))[0]:
            first = 0  # headings above the first stop can be seen only from there
        head = len(self.header(self.size.width))
        height = max(1, self.scrollable_content_region.height - head)
        top = self.scroll_offset.y
        if first < top or last - first >= height:
            above = min(HEADINGS, max(0, height - (last - first + 1)))
            self.scroll_to(y=max(0, first - above), animate=False, force=True)
        elif last >= top + height:
            self.scroll_to(y=last - height + 1, animate=False, force=True)

    def move(self, step: int) -> None:
        """Move the cursor by `step` stops, as far as there are any."""
        stops = self.stops()
        if not stops:
            return
        index = stops.index(self.cursor) if self.cursor in stops else -1
        self.cursor = stops[max(0, min(len(stops) - 1, index + step))]

    def action_down(self) -> None:
        """Go to the next stop."""
        self.move(1)

    def action_up(self) -> None:
        """Go to the previous stop."""
        self.move(-1)

    def action_top(self) -> None:
        """Go to the first stop."""
        self.move(-len(self.stops()))

    def action_end(self) -> None:
        """Go to the last stop."""
        self.move(len(self.stops()))

    def action_page_down(self) -> None:
        """Go down by about the height of the view."""
        self._move_lines(self.size.height - 2)

    def action_page_up(self) -> None:
        """Go up by about the height of the view."""
        self._move_lines(2 - self.size.height)

    def _move_lines(self, count: int) -> None:
        place = self.place_of(self.cursor)
        stops = self.stops()
        if place is None or not stops:
            return
        goal = place[0] + count
        self.cursor = min(stops, key=lambda stop: abs(self._places[stop][0] - goal))

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
