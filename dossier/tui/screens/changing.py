"""How companies and codebook are changed from a screen: a form or a question, then a sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import work
from textual.message import Message

from dossier.errors import DossierError
from dossier.tui import render
from dossier.tui.screens.confirm import ConfirmScreen
from dossier.tui.screens.form import Field, FormScreen, Values
from dossier.tui.screens.view import View

Change = Callable[[], str]


class Changing(View):
    """Base of the screens on which reference data is changed.

    A change is a function that does it and says in a sentence what was done, or raises
    DossierError; it runs in a thread.
    """

    class Answered(Message):
        """A change has been made, or it is said why not."""

        def __init__(self, said: str, *, is_fault: bool = False) -> None:
            super().__init__()
            self.said = said
            self.is_fault = is_fault

    def fill_in(
        self, title: str, fields: Sequence[Field], change: Callable[[Values], str], below: str
    ) -> None:
        """Let a form be filled in; the change takes its values."""
        said: list[str] = []

        def submit(values: Values) -> None:
            said.append(change(values))

        def done(changed: bool | None) -> None:
            if changed:
                self.post_message(self.Answered(said[-1]))

        form = FormScreen(title, fields, submit, below=[render.styled(below, render.MUTED)])
        self.app.push_screen(form, done)

    def agree(self, question: str, action: str, change: Change) -> None:
        """Ask before a change is made."""

        def done(agreed: bool | None) -> None:
            if agreed:
                self.carry_out(change)

        self.app.push_screen(ConfirmScreen(question, action=action), done)

    @work(thread=True, exclusive=True, group="changes")
    def carry_out(self, change: Change) -> None:
        """Make a change."""
        try:
            answer = self.Answered(change())
        except DossierError as fault:
            answer = self.Answered(str(fault), is_fault=True)
        self.post_message(answer)

    def on_changing_answered(self, message: Answered) -> None:
        """Say what was done, and show it; or say why not."""
        if message.is_fault:
            self.tell(message.said, severity="warning")
            return
        self.changed()
        self.tell(message.said)
