"""A scrolling view that draws its own lines, and makes only those that are in sight.

Textual's own lists build a widget or a cell for every row; here the lines come in blocks (a row,
a paragraph), and a block is made when it comes into sight. Until then its height is a guess.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Sequence
from typing import ClassVar

from msgspec import Struct
from rich.segment import Segment
from textual.content import Content
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from dossier.tui.widgets.extents import Extents

Stop = Hashable
CURSOR = "▌"
_FEW = 400  # lines: so many are made at once, and their scroll bar is exact from the first
_PAD = Style(reverse=False)  # what fills a line is told from its text, as Textual does
_KEPT = 2000  # blocks and lines that are kept as they were made


class Piece(Struct, frozen=True):
    """Part of a line: `width` cells of `content`. A piece with a `stop` can hold the cursor.

    The first cell of such a piece belongs to the cursor's mark, so `content` has `width - 1`. A
    click on the first `box` cells marks; a click on a piece of the header does its action `click`.
    """

    content: Content
    width: int
    stop: Stop | None = None
    box: int = 0
    click: str = ""


Line = tuple[Piece, ...]


class DrawnLines(ScrollView, can_focus=True):
    """Base of `LineView`: subclasses say what the blocks are, this lays them out and draws them."""

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

    cursor: reactive[Stop | None] = reactive(None, repaint=False)

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, classes=classes)
        self.auto_links = False  # a line holds no links
        self._header: list[Line] = []
        self._extents = Extents()
        self._blocks: dict[int, list[Line]] = {}
        self._places: dict[int, dict[Stop, tuple[int, int]]] = {}  # lines of a block by stop
        self._strips: dict[tuple[int, int], Strip] = {}
        self._drawn_in: Style | None = None
        self._laid_out: int | None = None

    # --- what a subclass gives ---------------------------------------------------------------

    def guesses(self, width: int) -> Sequence[int]:
        """Give the number of lines of each block in a view `width` cells wide, near enough."""
        raise NotImplementedError  # pragma: no cover

    def block(self, number: int, width: int) -> list[Line]:
        """Make the lines of a block, at least one."""
        raise NotImplementedError  # pragma: no cover

    def header(self, width: int) -> list[Line]:
        """Give the lines that stay at the top."""
        return []

    # --- layout ------------------------------------------------------------------------------

    @property
    def lines(self) -> list[Line]:
        """All lines at the present width: every block is made for it."""
        self._ensure_layout()
        return [line for number in range(len(self._extents)) for line in self.lines_of(number)]

    @property
    def height_of_all(self) -> int:
        """The number of lines at the present width, as far as it is known."""
        self._ensure_layout()
        return self._extents.lines

    @property
    def page(self) -> int:
        """The number of lines that scroll."""
        self._ensure_layout()
        return max(1, self.scrollable_content_region.height - len(self._header))

    def lines_of(self, number: int) -> list[Line]:
        """Give the lines of a block, made if need be."""
        lines = self._blocks.get(number)
        if lines is None:
            if len(self._blocks) >= _KEPT:
                self._forget()
            lines = self._blocks[number] = self.block(number, self._laid_out or 0)
            self._extents.measure(number, len(lines))
            places: dict[Stop, tuple[int, int]] = {}
            for place, line in enumerate(lines):
                for piece in line:
                    if piece.stop is not None:
                        places[piece.stop] = (places.get(piece.stop, (place,))[0], place)
            self._places[number] = places
        return lines

    def _forget(self) -> None:
        self._blocks.clear()
        self._places.clear()
        self._strips.clear()

    def line_where(self, number: int, holds: Callable[[Content], bool]) -> int:
        """Give the first line of a block that holds such a content, else its first."""
        lines = self.lines_of(number)
        places = (
            place for place, line in enumerate(lines) if any(holds(item.content) for item in line)
        )
        return self._extents.top(number) + next(places, 0)

    def measure(self, number: int, lines: int) -> None:
        """Make what lies `lines` above and below a block; what is in sight stays where it is."""
        if not 0 <= number < len(self._extents):
            return
        y = self.scroll_offset.y
        anchor = self._extents.at(y)
        below_top = y - self._extents.top(anchor)
        self.lines_of(number)
        above = below = 0
        for other in range(number - 1, -1, -1):
            if above >= lines:
                break
            above += len(self.lines_of(other))
        for other in range(number + 1, len(self._extents)):
            if below >= lines:
                break
            below += len(self.lines_of(other))
        self._extend(self.virtual_size.width)
        stays = self._extents.top(anchor) + min(below_top, self._extents.height(anchor) - 1)
        if stays != y and below_top >= 0:
            self.scroll_to(y=stays, animate=False, force=True)

    def made_anew(self, numbers: Collection[int] | None = None) -> None:
        """Draw some blocks again, or all: they are the same, but look or say something else."""
        if numbers is None:
            self._forget()
            self.refresh()
            return
        for number in numbers:
            self._blocks.pop(number, None)
            top, height = self._extents.top(number), self._extents.height(number)
            for line in range(height):
                self._strips.pop((number, line), None)
            self.refresh_lines(top + len(self._header), height)

    def _ensure_layout(self) -> None:
        width = self.scrollable_content_region.width or self.size.width
        if self._laid_out == width or width <= 0:
            return
        self._laid_out = width
        self._header = self.header(width)
        self._forget()
        self._extents = Extents(self.guesses(width))
        if self._extents.lines <= _FEW:
            for number in range(len(self._extents)):
                self.lines_of(number)
        self._extend(width)

    def _extend(self, width: int) -> None:
        """Let the scroll bar know of measured heights; only one that comes or goes moves others."""
        size = Size(width, self._extents.lines + len(self._header))
        if size == self.virtual_size:
            return
        room = self.scrollable_content_region.height
        if (size.height > room) == (self.virtual_size.height > room):
            self.set_reactive(Widget.virtual_size, size)
            self._scroll_update(size)
        else:
            self.virtual_size = size

    def notify_style_update(self) -> None:
        """Draw again when the theme changes."""
        super().notify_style_update()
        self._strips.clear()
        self.refresh()

    # --- drawing -----------------------------------------------------------------------------

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw visible lines; what is in sight has been measured before."""
        self._ensure_layout()
        number, end = self._extents.at(self.scroll_offset.y), self.scroll_offset.y + self.page
        while number < len(self._extents) and self._extents.top(number) < end:
            self.lines_of(number)
            number += 1
        self._extend(self.virtual_size.width)
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw one visible line."""
        width = self.scrollable_content_region.width
        if y < len(self._header):
            style = self.get_visual_style("lines--header")
            return self._draw(self._header[y], width, style)
        line = y + self.scroll_offset.y - len(self._header)
        base = self.visual_style
        if base != self._drawn_in:
            self._strips.clear()
            self._drawn_in = base
        if not 0 <= line < self._extents.lines:
            return Strip.blank(width, base.rich_style)
        number = self._extents.at(line)
        place = (number, line - self._extents.top(number))
        drawn = self.lines_of(number)[place[1]]
        if any(piece.stop is not None and piece.stop == self.cursor for piece in drawn):
            return self._draw(drawn, width, base)
        if place not in self._strips:
            if len(self._strips) >= _KEPT:
                self._strips.clear()
            self._strips[place] = self._draw(drawn, width, base)
        return self._strips[place]

    def _draw(self, line: Line, width: int, base: Style) -> Strip:
        """Draw pieces as they are: Textual's way would split, wrap and align each of them again."""
        segments: list[Segment] = []
        for piece in line:
            style = base
            room = piece.width
            if piece.stop is not None:
                here = piece.stop == self.cursor
                if here:
                    name = "lines--cursor" if self.has_focus else "lines--resting"
                    style = base + self.get_visual_style(name)
                segments.append(Segment(CURSOR if here else " ", style.rich_style))
                room -= 1
            content = piece.content.truncate(room, ellipsis=True)
            segments += [
                Segment(text, (style + own).rich_style)
                for text, own in content.render(style, end="")
            ]
            if content.cell_length < room:
                pad = (style + _PAD).rich_style
                segments.append(Segment(" " * (room - content.cell_length), pad))
        return Strip(segments).adjust_cell_length(width, base.rich_style)
