"""What the statement under the cursor rests on, always in sight."""

from __future__ import annotations

from textual import events
from textual.binding import Binding
from textual.message import Message
from textual.reactive import reactive

from dossier.model import Library, Statement
from dossier.tui import render
from dossier.tui.widgets.pointing import TWICE
from dossier.tui.widgets.shown_text import ShownText

_NOTHING = "No statement under the cursor."


class EvidencePanel(ShownText):
    """Shows the passages of a statement, or a word on why there is nothing to show."""

    BINDINGS = [Binding("enter", "open", "open", id="lists.open", show=False)]

    class Opened(Message):
        """Enter was pressed, or the panel clicked twice: the statement's article is to be read."""

        def __init__(self, statement: Statement) -> None:
            super().__init__()
            self.statement = statement

    DEFAULT_CSS = """
    EvidencePanel {
        border-top: solid $primary 60%;
        border-title-color: $text-accent;
        padding: 0 1;
        &:focus { border-top: heavy $primary; }
    }
    """

    statement: reactive[Statement | None] = reactive(None, repaint=False)
    note: reactive[str] = reactive("", repaint=False)
    company: reactive[str] = reactive("", repaint=False)  # of which it is told, maybe at a date

    def __init__(self, library: Library, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(_NOTHING, id=id)
        self._library = library
        self._is_waiting = False
        self.border_title = "Evidence"

    def read_from(self, library: Library) -> None:
        """Show passages from a library that has been edited."""
        self._library = library
        self._show()

    def on_click(self, event: events.Click) -> None:
        """Open with a second click, as lists do."""
        if event.chain == TWICE:
            self.action_open()

    def action_open(self) -> None:
        """Open the article at the passage."""
        if self.statement:
            self.post_message(self.Opened(self.statement))

    def watch_statement(self) -> None:
        """Show another statement."""
        self._show_soon()

    def watch_note(self) -> None:
        """Say something where there is no statement."""
        self._show_soon()

    def watch_company(self) -> None:
        """Show the same statement as it is told of another company, or at another date."""
        self._show_soon()

    def _show_soon(self) -> None:
        """Let the cursor be drawn first, which is done sooner; of several changes show the last."""
        if self._laid_out is None:
            self._show()
        elif not self._is_waiting:
            self._is_waiting = True
            self.call_after_refresh(self._show)

    def _show(self) -> None:
        self._is_waiting = False
        statement, library = self.statement, self._library.of(self.company)
        # what rests on an article that the library does not hold is on its way out
        is_there = statement and all(item in library.article for item in statement.sources())
        self.say(
            render.evidence(library, statement)
            if statement and is_there
            else render.styled(self.note or _NOTHING, render.MUTED)
        )
