"""An article as it is read: paragraphs with their numbers, coded passages marked."""

from __future__ import annotations

from textual.content import Content

from dossier.tui import render
from dossier.tui.widgets.drawn_lines import Line, Piece
from dossier.tui.widgets.lines import LineView
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
        self._reading = reading
        self._statement = ""
        self._passage: tuple[int, int, int] | None = None
        self._passage_line: int | None = None

    def read(self, reading: Reading) -> None:
        """Show an article, or another."""
        self._reading = reading
        self._passage = None
        self.renew()

    def show_passage(self, paragraph: int, span: tuple[int, int]) -> None:
        """Let a span of a paragraph's text stand out, the cursor on the paragraph."""
        self._passage = (paragraph, *span)
        self.renew(cursor=paragraph)

    def clear_passage(self) -> None:
        """Let nothing stand out."""
        self._passage = None
        self.renew()

    def show_statement(self, statement: str, paragraph: int | None) -> None:
        """Let the passages of `statement` stand out, the cursor on their paragraph."""
        self._statement = statement
        self.renew(cursor=paragraph)

    def lay_out(self, width: int) -> list[Line]:
        """Wrap the paragraphs, a blank line between them."""
        self._passage_line = None
        lines: list[Line] = []
        for paragraph in self._reading.paragraphs if self._reading else ():
            if lines:
                lines.append(())
            lines += self._paragraph(paragraph, width, len(lines))
        return lines

    def reveal(self) -> None:
        """Scroll to the passage that stands out, not only to its paragraph."""
        super().reveal()
        line, height = self._passage_line, self.scrollable_content_region.height
        if line is None or self.has_focus or height <= 0:
            return
        top = self.scroll_offset.y
        if not top <= line < top + height - 2:
            self.scroll_to(y=max(0, line - height // 3), animate=False, force=True)

    def _paragraph(self, paragraph: ReadParagraph, width: int, first: int) -> list[Line]:
        content = self._content(paragraph)
        lines: list[Line] = []
        for number, text in enumerate(content.wrap(max(8, width - _MARGIN - 2))):
            styles = {str(span.style) for span in text.spans}
            if any(render.PASSAGE in style for style in styles) and self._passage_line is None:
                self._passage_line = first + number
            label = f"{paragraph.number:>3} " if number == 0 else "    "
            bar = "┃ " if self._is_coded(paragraph, styles) else "  "
            margin = render.styled(label, render.MUTED) + render.styled(bar, "$primary")
            lines.append((Piece(margin + text.rstrip(), width, paragraph.number),))
        return lines

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
