"""A small window that asks before something is done that no key takes back."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from dossier.tui import render
from dossier.tui.widgets.key_line import KeyLine


class ConfirmScreen(ModalScreen[bool]):
    """Asks a question; `action` says in a word what `y` does. Gives back whether to do it."""

    CSS_PATH = "confirm.tcss"

    def __init__(self, question: str, *, action: str) -> None:
        super().__init__()
        self._question = question
        self._bindings.bind("y", "agree", action)
        self._bindings.bind("n,escape", "leave", "leave it", key_display="esc")

    def compose(self) -> ComposeResult:
        """The question; the footer tells the keys."""
        with Vertical(id="confirm"):
            yield Static(render.plain(self._question))
        yield KeyLine()

    def action_agree(self) -> None:
        """Do it."""
        self.dismiss(True)

    def action_leave(self) -> None:
        """Leave everything as it is."""
        self.dismiss(False)
