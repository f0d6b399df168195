"""How companies and codebook are changed from a screen: a form or a question, then a sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dossier.tui import render
from dossier.tui.screens.confirm import ConfirmScreen
from dossier.tui.screens.form import Field, FormScreen, Values
from dossier.tui.screens.view import Change, View


class Changing(View):
    """Base of the screens on which reference data is changed."""

    def fill_in(
        self, title: str, fields: Sequence[Field], change: Callable[[Values], str], below: str
    ) -> None:
        """Let a form be filled in; the change takes its values."""
        said: list[str] = []

        def submit(values: Values) -> None:
            self.desk.refuse_past()
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
