"""A field that holds one of several things, picked from a list."""

from __future__ import annotations

from collections.abc import Sequence

from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from dossier.search.narrowing import Choice
from dossier.tui import render


class Picked(Static, can_focus=True):
    """Shows the words of the chosen id; enter asks the screen to let another be picked."""

    DEFAULT_CSS = """
    Picked { height: 1; width: 1fr; text-wrap: nowrap; text-overflow: ellipsis; }
    Picked:focus { background: $primary 40%; }
    """
    BINDINGS = [("enter,space", "ask", "pick")]

    value: reactive[str] = reactive("")

    class Asked(Message):
        """Another one is to be picked."""

        def __init__(self, picked: Picked) -> None:
            super().__init__()
            self.picked = picked

    def __init__(self, choices: Sequence[Choice], value: str, *, free: bool, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self.choices = tuple(choices)
        self.free = free
        self.set_reactive(Picked.value, value)

    def on_mount(self) -> None:
        """Show the value."""
        self.watch_value(self.value)

    def watch_value(self, value: str) -> None:
        """Show another value."""
        words = dict(self.choices).get(value, value)
        self.update(render.plain(words) + render.styled(" ▾", render.MUTED))

    def action_ask(self) -> None:
        """Ask for a list."""
        self.post_message(self.Asked(self))

    def on_click(self) -> None:
        """Ask for a list."""
        self.action_ask()
