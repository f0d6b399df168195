"""A window with fields; whoever opened it decides whether what they say is sound."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Label, Static, TextArea

from dossier.errors import DossierError
from dossier.search.narrowing import Choice
from dossier.tui import render
from dossier.tui.screens.pick import PickScreen
from dossier.tui.widgets.key_line import KeyLine
from dossier.tui.widgets.picked import Picked

Values = dict[str, str]
Submit = Callable[[Values], None]


@dataclass(frozen=True)
class Field:
    """A line of a form, or several.

    Where there are `choices` the value is the id of one, picked from a list; with `free` it may
    be other words as well. `hint` shows how to write it while it is empty.
    """

    name: str
    label: str
    value: str = ""
    choices: tuple[Choice, ...] = ()
    free: bool = False
    lines: int = 1
    hint: str = ""


class FormScreen(ModalScreen[bool]):
    """Shows fields above some text; gives back whether what they say has been taken.

    `submit` is called in a thread with the values by name. It raises DossierError where they are
    not sound: the reason is shown and the window stays.
    """

    CSS_PATH = "form.tcss"
    BINDINGS = [
        ("ctrl+s", "save", "save"),
        ("escape", "leave", "leave"),
        ("down", "app.focus_next", "next field"),
        ("up", "app.focus_previous", "previous field"),
    ]

    class Answered(Message):
        """The values have been taken (`fault` is empty), or it is said what is wrong."""

        def __init__(self, fault: str) -> None:
            super().__init__()
            self.fault = fault

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        submit: Submit,
        *,
        below: Sequence[Content] = (),
    ) -> None:
        super().__init__()
        self._title = title
        self._fields = tuple(fields)
        self._submit = submit
        self._below: tuple[Content, ...] = tuple(below)

    def compose(self) -> ComposeResult:
        """Title, fields, what is wrong, the text below."""
        with VerticalScroll(id="form", can_focus=False):
            yield Static(render.styled(self._title, render.STRONG))
            for field in self._fields:
                with Horizontal(classes="field") as line:
                    line.styles.height = field.lines
                    yield Label(render.plain(field.label))
                    yield _widget(field)
            answer = Static(id="answer")
            answer.display = False
            yield answer
            for content in self._below:
                yield Static(content, classes="below")
        yield KeyLine()

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Enter goes on to the next field; from the last that one types into, it saves."""
        if message.input is self.query("Input, TextArea").last():
            self.action_save()
        else:
            self.focus_next()

    def on_picked_asked(self, message: Picked.Asked) -> None:
        """Let another value be picked."""
        picked = message.picked
        field = next(field for field in self._fields if field.name == picked.id)

        def taken(value: str | None) -> None:
            if value is not None:
                picked.value = value

        self.app.push_screen(
            PickScreen(
                field.label.capitalize(), picked.choices, chosen=picked.value, free=field.free
            ),
            taken,
        )

    def action_leave(self) -> None:
        """Close the window; nothing is changed."""
        self.dismiss(False)

    def action_save(self) -> None:
        """Hand in what the fields say."""
        self._hand_in({field.name: self._value(field.name) for field in self._fields})

    def _value(self, name: str) -> str:
        widget = self.query_one(f"#{name}")
        if isinstance(widget, TextArea):
            return widget.text
        return str(getattr(widget, "value", "")).strip()

    @work(thread=True, exclusive=True)
    def _hand_in(self, values: Values) -> None:
        try:
            self._submit(values)
        except DossierError as fault:
            self.post_message(self.Answered(str(fault)))
        else:
            self.post_message(self.Answered(""))

    def on_form_screen_answered(self, message: Answered) -> None:
        """Close on success; otherwise say what is wrong."""
        if message.fault:
            answer = self.query_one("#answer", Static)
            answer.update(render.styled(message.fault, "$text-error"))
            answer.display = True
        else:
            self.dismiss(True)


def _widget(field: Field) -> Widget:
    if field.choices:
        return Picked(field.choices, field.value, free=field.free, id=field.name)
    if field.lines > 1:
        hint = render.plain(field.hint)
        return TextArea(field.value, id=field.name, compact=True, placeholder=hint)
    return Input(field.value, id=field.name, compact=True, placeholder=field.hint)
