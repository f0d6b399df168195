"""What the statement under the cursor rests on, always in sight."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.reactive import reactive
from textual.widgets import Static

from dossier.model import Library, Statement
from dossier.tui import render


class EvidencePanel(VerticalScroll):
    """Shows the passages of a statement, or a word on why there is nothing to show."""

    DEFAULT_CSS = """
    EvidencePanel {
        border-top: solid $primary 60%;
        border-title-color: $text-accent;
        padding: 0 1;
        scrollbar-size-vertical: 1;
        &:focus { border-top: heavy $primary; }
    }
    """

    statement: reactive[Statement | None] = reactive(None)
    note: reactive[str] = reactive("")

    def __init__(self, library: Library, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._library = library
        self.border_title = "Evidence"

    def compose(self) -> ComposeResult:
        """One text that scrolls."""
        yield Static(id="passages")

    def read_from(self, library: Library) -> None:
        """Show passages from a library that has been edited."""
        self._library = library
        self._draw()

    def watch_statement(self) -> None:
        """Show another statement."""
        self._draw()

    def watch_note(self) -> None:
        """Say something where there is no statement."""
        self._draw()

    def _draw(self) -> None:
        if not self.is_mounted:
            return
        statement = self.statement
        self.query_one("#passages", Static).update(
            render.evidence(self._library, statement)
            if statement
            else render.styled(self.note or "No statement under the cursor.", render.MUTED)
        )
        self.scroll_home(animate=False)

    def on_mount(self) -> None:
        """Show what was given before the panel was there."""
        self._draw()
