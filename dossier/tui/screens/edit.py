"""A small window to edit a statement; the store decides whether it is sound."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

import msgspec
from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.message import Message
from textual.screen import ModalScreen
from textual.suggester import SuggestFromList
from textual.widgets import Footer, Input, Label, Static, TextArea

from dossier.errors import DossierError
from dossier.model import Library, Statement, Status
from dossier.tui import render
from dossier.views.evidence import exhibits

_FIELDS = ("status", "facet", "topic", "speaker", "date", "date_words")

Save = Callable[[Statement], None]


class EditScreen(ModalScreen[bool]):
    """Shows the fields of a statement beside its evidence; gives back whether it was saved.

    `save` stores the edited statement or raises DossierError.
    """

    CSS_PATH = "edit.tcss"
    BINDINGS = [("ctrl+s", "save", "save"), ("escape", "leave", "leave")]

    class Answered(Message):
        """The store has taken the edit (`fault` is empty), or has said what is wrong."""

        def __init__(self, fault: str) -> None:
            super().__init__()
            self.fault = fault

    def __init__(self, library: Library, statement: Statement, save: Save) -> None:
        super().__init__()
        self._library = library
        self._statement = statement
        self._save = save

    def compose(self) -> ComposeResult:
        """One line for each field, the passage below."""
        choices = {
            "status": get_args(Status),
            "facet": self._library.facet,
            "topic": self._library.topic,
        }
        with VerticalScroll(id="edit", can_focus=False):
            yield Static(render.styled(f"Edit {self._statement.id}", render.STRONG))
            with Horizontal(id="wording"):
                yield Label(render.plain("text"))
                yield TextArea(self._statement.text, id="text", compact=True)
            for name in _FIELDS:
                with Horizontal(classes="field"):
                    yield Label(render.plain(name.replace("_", " ")))
                    known = choices.get(name)
                    yield Input(
                        getattr(self._statement, name),
                        id=name,
                        compact=True,
                        suggester=SuggestFromList(list(known)) if known else None,
                    )
            yield Static(id="answer")
            for item in exhibits(self._library, self._statement):
                yield Static(render.exhibit(item), classes="exhibit")
        yield Footer(compact=True, show_command_palette=False)

    def on_input_submitted(self) -> None:
        """Enter goes on to the next field."""
        self.focus_next()

    def action_leave(self) -> None:
        """Close the window; nothing is changed."""
        self.dismiss(False)

    def action_save(self) -> None:
        """Store what the fields say."""
        fields = {name: self.query_one(f"#{name}", Input).value.strip() for name in _FIELDS}
        fields["text"] = self.query_one(TextArea).text
        try:
            status = msgspec.convert(fields.pop("status"), Status)
        except msgspec.ValidationError:
            self._say(f"status: expected one of {', '.join(get_args(Status))}")
            return
        self._store(msgspec.structs.replace(self._statement, **fields, status=status))

    @work(thread=True, exclusive=True)
    def _store(self, edited: Statement) -> None:
        try:
            self._save(edited)
        except DossierError as fault:
            self.post_message(self.Answered(str(fault)))
        else:
            self.post_message(self.Answered(""))

    def on_edit_screen_answered(self, message: Answered) -> None:
        """Close on success; otherwise say what is wrong."""
        if message.fault:
            self._say(message.fault)
        else:
            self.dismiss(True)

    def _say(self, words: str) -> None:
        self.query_one("#answer", Static).update(render.styled(words, "$text-error"))
