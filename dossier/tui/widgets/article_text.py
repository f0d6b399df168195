"""An article as it is read: paragraphs with their numbers, coded passages marked."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from dossier.tui import render
from dossier.tui.widgets.drawn_lines import Line, Piece, Stop
from dossier.tui.widgets.lines import LineView
from dossier.tui.wrapping import guessed
from dossier.views import wording
from dossier.views.reading import Reading, ReadParagraph

_MARGIN = 6
_BOLD = "bold "
_STANDING_OUT = {render.PASSAGE.removeprefix(_BOLD), render.CODED}


class ArticleText(LineView):
    """Draws a `Reading`; the passages of one statement (an id), or one passage, stand out.

    The cursor stops at paragraphs, by number.
    """

    def __init__(self, reading: Reading | None, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._statement = ""
        self._passage: tuple[int, int, int] | None = None
        self._take(reading)

    def _take(self, reading: Reading | None) -> None:
        self._reading = reading
        self._paragraphs = reading.paragraphs if reading else ()
        self._numbers = {item.number: place for place, item in enumerate(self._paragraphs)}
        self._coded: dict[str, list[int]] = {}  # the blocks of each statement's passages
        for place, item in enumerate(self._paragraphs):
            for coded in item.coded:
                self._coded.setdefault(coded.statement.id, []).append(place)

    def read(self, reading: Reading) -> None:
        """Show an article, or another."""
        self._take(reading)
        self._passage = None
        self.renew()

    def show_passage(self, paragraph: int, span: tuple[int, int]) -> None:
        """Let a span of a paragraph's text stand out, the cursor on the paragraph."""
        before = self._standing_out()
        self._passage = (paragraph, *span)
        self._show(before, paragraph)

    def clear_passage(self) -> None:
        """Let nothing stand out."""
        before = self._standing_out()
        self._passage = None
        self._show(before, None)

    def show_statement(self, statement: str, paragraph: int | None) -> None:
        """Let the passages of `statement` stand out, the cursor on their paragraph."""
        before = self._standing_out()
        self._statement = statement
        self._show(before, paragraph)

    def _standing_out(self) -> list[int]:
        """Give the blocks in which something stands out, from top to bottom."""
        passage = self._numbers.get(self._passage[0]) if self._passage else None
        coded = self._coded.get(self._statement, [])
        return coded if passage is None else sorted({passage, *coded})

    def _show(self, before: Sequence[int], paragraph: int | None) -> None:
        """Show what stands out now; elsewhere the text and its lines stay as they are."""
        if self._laid_out is None:
            self.renew(cursor=paragraph)
            return
        self.made_anew({*before, *self._standing_out()})
        if paragraph is not None and paragraph != self.cursor:
            self.cursor = paragraph
        else:
            self.reveal()

    def order(self) -> Sequence[Stop]:
        """The numbers of the paragraphs."""
        return tuple(self._numbers)

    def block_of(self, stop: Stop) -> int | None:
        """A paragraph is a block."""
        return self._numbers.get(stop) if isinstance(stop, int) else None

    def guesses(self, width: int) -> Sequence[int]:
        """Guess by the length of the paragraphs."""
        return [1 + guessed(len(item.text), width - _MARGIN) for item in self._paragraphs]

    def block(self, number: int, width: int) -> list[Line]:
        """Wrap a paragraph, a blank line before it."""
        lines: list[Line] = [()] if number else []
        paragraph = self._paragraphs[number]
        content = self._content(paragraph)
        for place, text in enumerate(content.wrap(max(8, width - _MARGIN - 2))):
            styles = {str(span.style) for span in text.spans}
            label = f"{paragraph.number:>3} " if place == 0 else "    "
            bar = "┃ " if self._is_coded(paragraph, styles) else "  "
            margin = render.styled(label, render.MUTED) + render.styled(bar, "$primary")
            lines.append((Piece(margin + text.rstrip(), width, paragraph.number),))
        return lines

    def reveal(self) -> None:
        """Scroll to the passage that stands out, not only to its paragraph."""
        super().reveal()
        height = self.scrollable_content_region.height
        if self.has_focus or height <= 0:
            return
        line = self._passage_line()
        top = self.scroll_offset.y
        if line is not None and not top <= line < top + height - 2:
            self.scroll_to(y=max(0, line - height // 3), animate=False, force=True)

    def _passage_line(self) -> int | None:
        """Give the first line of the first passage that stands out."""
        blocks = self._standing_out()
        if not blocks:
            return None
        self.measure(blocks[0], 2 * self.page)
        return self.line_where(blocks[0], render.stands_out)

    @property
    def _is_digest(self) -> bool:
        return self._reading is not None and self._reading.source == "digest"

    def _is_coded(self, paragraph: ReadParagraph, styles: set[str]) -> bool:
        if self._is_digest:
            return bool(paragraph.coded)
        return not {style.removeprefix(_BOLD) for style in styles}.isdisjoint(_STANDING_OUT)

    def _content(self, paragraph: ReadParagraph) -> Content:
        spans = [(item.start, item.end) for item in paragraph.coded]
        here = [
            (item.start, item.end)
            for item in paragraph.coded
            if item.statement.id == self._statement
        ]
        if self._passage and self._passage[0] == paragraph.number:
            here.append(self._passage[1:])
        bold = _BOLD if paragraph.kind == "heading" else ""
        if self._is_digest:
            style = render.CODED if paragraph.coded else render.MUTED
            text = paragraph.text or wording.UNWORDED
            return render.styled(text, bold + (render.PASSAGE if here else style))
        content = render.styled(paragraph.text, bold + render.MUTED)
        for start, end in _merged(spans):
            content = content.stylize(bold + render.CODED, start, end)
        for start, end in here:
            content = content.stylize(render.PASSAGE, start, end)
        return content


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join spans that touch, so that a passage coded twenty times is styled once."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged
