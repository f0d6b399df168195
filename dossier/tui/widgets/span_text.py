"""A text in which a passage is being chosen."""

from __future__ import annotations

from textual.content import Content

from dossier.articles.selecting import Selection
from dossier.tui import render
from dossier.tui.widgets.drawn_lines import DrawnLines, Line, Piece


class SpanText(DrawnLines, can_focus=False):
    """Draws the lines of a `Selection`; the chosen passage stands out and stays in sight."""

    def __init__(self, selection: Selection, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._selection = selection
        self._first = 0

    def show(self, selection: Selection) -> None:
        """Show another selection."""
        self._selection = selection
        self._laid_out = None
        self._ensure_layout()
        self.reveal()
        self.refresh()

    def on_resize(self) -> None:
        """Keep the passage in sight."""
        self.reveal()

    def reveal(self) -> None:
        """Scroll to the passage, if its beginning is out of sight."""
        self._ensure_layout()
        top, height = self.scroll_offset.y, self.page
        if not top <= self._first < top + height - 2:
            self.scroll_to(y=max(0, self._first - height // 3), animate=False, force=True)

    def lay_out(self, width: int) -> list[Line]:
        """Wrap the lines, a blank one between them."""
        lines: list[Line] = []
        chosen = (self._selection.start, self._selection.end)
        for start, end in self._selection.lines:
            if lines:
                lines.append(())
            here = start <= chosen[0] < end
            content = Content(self._selection.text[start:end])
            if here:
                content = content.stylize(render.PASSAGE, chosen[0] - start, chosen[1] - start)
            else:
                content = content.stylize(render.MUTED)
            for text in content.wrap(max(8, width - 1)):
                if here and any(render.PASSAGE in str(span.style) for span in text.spans):
                    self._first = len(lines)
                    here = False
                lines.append((Piece(text.rstrip(), width),))
        return lines
