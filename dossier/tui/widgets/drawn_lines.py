"""A scrolling view that draws its own lines.

Textual's own lists build a widget or a cell for every row; drawing lines on demand keeps a list
of any length as quick as a short one.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import ClassVar

from msgspec import Struct
from rich.segment import Segment
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual

Stop = Hashable
CURSOR = "▌"


class Piece(Struct, frozen=True):
    """Part of a line: `width` cells of `content`. A piece with a `stop` can hold the cursor.

    The first cell of such a piece belongs to the cursor's mark, so `content` has `width - 1`.
    """

    content: Content
    width: int
    stop: Stop | None = None


Line = tuple[Piece, ...]


class DrawnLines(ScrollView, can_focus=True):
    """Base of `LineView`: subclasses say what the lines are, this lays them out and draws them."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"lines--cursor", "lines--resting", "lines--header"}
    DEFAULT_CSS = """
    DrawnLines {
        overflow-x: hidden;
        text-wrap: nowrap;
        scrollbar-size-vertical: 1;
        & > .lines--cursor { background: $primary 40%; color: $text; }
        & > .lines--resting { background: $foreground 8%; }
        & > .lines--header { background: $panel; color: $foreground; text-style: bold; }
    }
    """

    cursor: reactive[Stop | None] = reactive(None)

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self.auto_links = False  # a line holds no links
        self._header: list[Line] = []
        self._lines: list[Line] = []
        self._places: dict[Stop, tuple[int, int]] = {}
        self._laid_out: int | None = None

    # --- what a subclass gives ---------------------------------------------------------------

    def lay_out(self, width: int) -> list[Line]:
        """Give all lines for a view `width` cells wide."""
        raise NotImplementedError  # pragma: no cover

    def header(self, width: int) -> list[Line]:
        """Give the lines that stay at the top."""
        return []

    # --- layout ------------------------------------------------------------------------------

    @property
    def lines(self) -> list[Line]:
        """All lines at the present width."""
        self._ensure_layout()
        return self._lines

    @property
    def page(self) -> int:
        """The number of lines that scroll."""
        head = len(self.header(self.size.width))
        return max(1, self.scrollable_content_region.height - head)

    def place_of(self, stop: Stop | None) -> tuple[int, int] | None:
        """Give the first and the last line of a stop."""
        self._ensure_layout()
        return None if stop is None else self._places.get(stop)

    def _ensure_layout(self) -> None:
        width = self.scrollable_content_region.width or self.size.width
        if self._laid_out == width or width <= 0:
            return
        self._laid_out = width
        self._header = self.header(width)
        self._lines = self.lay_out(width)
        self._places = {}
        for number, line in enumerate(self._lines):
            for piece in line:
                if piece.stop is not None:
                    first, _ = self._places.get(piece.stop, (number, number))
                    self._places[piece.stop] = (first, number)
        self.virtual_size = Size(width, len(self._lines) + len(self._header))

    def notify_style_update(self) -> None:
        """Draw again when the theme changes."""
        super().notify_style_update()
        self.refresh()

    # --- drawing -----------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """Draw one visible line."""
        width = self.scrollable_content_region.width
        self._ensure_layout()
        if y < len(self._header):
            style = self.get_visual_style("lines--header")
            return self._draw(self._header[y], width, style)
        number = y + self.scroll_offset.y - len(self._header)
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
