"""A text that is shown, whatever its length."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size

from dossier.tui import render
from dossier.tui.widgets.drawn_lines import DrawnLines, Line, Piece
from dossier.tui.wrapping import guessed

_NARROWEST = 8


class ShownText(DrawnLines):
    """Wraps a content and scrolls; another one takes its place without a layout of the screen.

    `words` stand there until then, muted.
    """

    def __init__(self, words: str = "", *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._take(render.styled(words, render.MUTED))

    def _take(self, content: Content) -> None:
        self.content = content
        self._paragraphs = content.split("\n", allow_blank=True)

    def say(self, content: Content) -> None:
        """Show another content, from its beginning."""
        if content == self.content:
            return
        self._take(content)
        before = self.virtual_size.height
        self._laid_out = None
        self._ensure_layout()
        self.scroll_to(y=0, animate=False, force=True)
        grown = self.styles.auto_dimensions and self.virtual_size.height != before
        self.refresh(layout=grown)

    def on_resize(self) -> None:
        """Wrap to the new width."""
        self._ensure_layout()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Be as high as the text, where there is room."""
        return sum(len(item.wrap(max(_NARROWEST, width))) for item in self._paragraphs)

    def guesses(self, width: int) -> Sequence[int]:
        """Guess by the length of the paragraphs."""
        return [guessed(len(item.plain), width) for item in self._paragraphs]

    def block(self, number: int, width: int) -> list[Line]:
        """Wrap a paragraph."""
        lines = self._paragraphs[number].wrap(max(_NARROWEST, width)) or [Content("")]
        return [(Piece(line.rstrip(), width),) for line in lines]
