"""A window in which a passage of an article is chosen."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from dossier.articles.selecting import Selection, Span
from dossier.tui import render
from dossier.tui.commands import bindings
from dossier.tui.widgets.key_line import KeyLine
from dossier.tui.widgets.span_text import SpanText
from dossier.views import wording


class SpanScreen(ModalScreen[Span | None]):
    """Gives back the span that was chosen, in characters of the text; None on escape.

    `hint` says what the passage will be used for.
    """

    CSS_PATH = "span.tcss"
    BINDINGS = [*bindings("span"), ("escape", "leave", "leave")]

    def __init__(self, title: str, selection: Selection, hint: str = "") -> None:
        super().__init__()
        self._title = title
        self._selection = selection
        self._hint = hint

    def compose(self) -> ComposeResult:
        """Title, text, how much is chosen."""
        with Vertical(id="span"):
            yield Static(render.styled(self._title, render.STRONG))
            if self._hint:
                yield Static(render.styled(self._hint, render.MUTED))
            yield SpanText(self._selection, id="words")
            yield Static(id="state")
        yield KeyLine()

    def on_mount(self) -> None:
        """Be as tall as the text, up to the window's height."""
        self._show(self._selection)

    def _show(self, selection: Selection) -> None:
        self._selection = selection
        text = self.query_one(SpanText)
        text.show(selection)
        text.styles.height = min(text.height_of_all or 3, max(3, self.size.height - 9))
        start, end = selection.taken()
        words = wording.count(len(selection.words.split()), "word")
        self.query_one("#state", Static).update(
            render.styled(f"{words} chosen, characters {start}–{end}", render.MUTED)
        )

    def on_resize(self) -> None:
        """Fit the new height."""
        self._show(self._selection)

    def action_longer(self) -> None:
        """Take the next word in."""
        self._show(self._selection.with_end(1))

    def action_shorter(self) -> None:
        """Leave the last word out."""
        self._show(self._selection.with_end(-1))

    def action_earlier(self) -> None:
        """Take the word before in."""
        self._show(self._selection.with_start(-1))

    def action_later(self) -> None:
        """Leave the first word out."""
        self._show(self._selection.with_start(1))

    def action_next_sentence(self) -> None:
        """Choose the next sentence."""
        self._show(self._selection.sentence(1))

    def action_previous_sentence(self) -> None:
        """Choose the sentence before."""
        self._show(self._selection.sentence(-1))

    def action_next_paragraph(self) -> None:
        """Go to the next paragraph."""
        self._show(self._selection.paragraph(1))

    def action_previous_paragraph(self) -> None:
        """Go to the paragraph before."""
        self._show(self._selection.paragraph(-1))

    def action_whole(self) -> None:
        """Choose the whole paragraph."""
        self._show(self._selection.whole())

    def action_take(self) -> None:
        """Take the passage."""
        self.dismiss(self._selection.taken())

    def action_leave(self) -> None:
        """Choose nothing."""
        self.dismiss(None)
