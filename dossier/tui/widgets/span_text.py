"""A text in which a passage is being chosen."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from textual.content import Content

from dossier.articles.selecting import Selection
from dossier.tui import render
from dossier.tui.widgets.drawn_lines import DrawnLines, Line, Piece
from dossier.tui.wrapping import guessed


class SpanText(DrawnLines, can_focus=False):
    """Draws the lines of a `Selection`; the chosen passage stands out and stays in sight."""

    def __init__(self, selection: Selection, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._selection = selection

    def show(self, selection: Selection) -> None:
        """Show another selection of the same text."""
        self._selection = selection
        self.made_anew()
        self.reveal()

    def on_resize(self) -> None:
        """Keep the passage in sight."""
        self.reveal()

    def reveal(self) -> None:
        """Scroll to the passage, if its beginning is out of sight."""
        self._ensure_layout()
        if self._laid_out is None:
            return  # not on the screen yet: the first resize comes back here
        ends = [end for _, end in self._selection.lines]
        number = min(bisect_right(ends, self._selection.start), len(ends) - 1)
        self.measure(number, 2 * self.page)
        first = self.line_where(number, render.stands_out)
        top, height = self.scroll_offset.y, self.page
        if not top <= first < top + height - 2:
            self.scroll_to(y=max(0, first - height // 3), animate=False, force=True)

    def guesses(self, width: int) -> Sequence[int]:
        """Guess by the length of the lines."""
        return [1 + guessed(end - start, width) for start, end in self._selection.lines]

    def block(self, number: int, width: int) -> list[Line]:
        """Wrap a line, a blank one before it."""
        lines: list[Line] = [()] if number else []
        start, end = self._selection.lines[number]
        chosen = (self._selection.start, self._selection.end)
        content = Content(self._selection.text[start:end])
        if start <= chosen[0] < end:
            content = content.stylize(render.PASSAGE, chosen[0] - start, chosen[1] - start)
        else:
            content = content.stylize(render.MUTED)
        wrapped = content.wrap(max(8, width - 1))
        return lines + [(Piece(text.rstrip(), width),) for text in wrapped]
