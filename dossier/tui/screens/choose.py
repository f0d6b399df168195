"""A small window to choose one or several things from a list."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from dossier.search.narrowing import Choice, narrow
from dossier.tui import render
from dossier.tui.commands import bindings
from dossier.tui.widgets.key_line import KeyLine
from dossier.tui.widgets.lines import LineView
from dossier.tui.widgets.row_list import LaterRow, ListRow, Row, RowList

TALLEST = 14


class Filter(Input):
    """Where the list is narrowed; down and enter lead back to it."""

    BINDINGS = [("down", "screen.list", "list")]


class ChooseScreen(ModalScreen[tuple[str, ...] | None]):
    """Gives back the chosen ids in the order in which they were marked; None on escape.

    `fewest` and `most` bound the number of marks. Where nothing is marked, enter takes what the
    cursor is on.
    """

    CSS_PATH = "choose.tcss"
    BINDINGS = [*bindings("choose"), ("escape", "leave", "leave")]

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice],
        chosen: Sequence[str] = (),
        *,
        fewest: int = 0,
        most: int | None = None,
    ) -> None:
        super().__init__()
        self._title = title
        self._choices = choices
        self._chosen = list(chosen)
        self._fewest = fewest
        self._most = most or len(choices)

    def compose(self) -> ComposeResult:
        """Title, filter, list, and what the keys do."""
        with Vertical(id="choose"):
            yield Static(render.styled(self._title, render.STRONG))
            yield Filter(placeholder="/ narrows the list", id="filter", compact=True)
            yield RowList(self._rows(""), id="choices")
            yield Static(id="state")
        yield KeyLine()

    def on_mount(self) -> None:
        """Begin in the list, as tall as its choices."""
        choices = self.query_one("#choices")
        choices.styles.height = min(len(self._choices), TALLEST)
        choices.focus()
        self._show_state()

    def _rows(self, typed: str) -> list[Row]:
        rows: list[Row] = [
            LaterRow(partial(self._row, key, name), key, len(name))
            for key, name in narrow(typed, self._choices)
        ]
        return rows or [ListRow(render.styled("Nothing answers to this.", render.MUTED))]

    def _row(self, key: str, name: str) -> ListRow:
        number = self._chosen.index(key) + 1 if key in self._chosen else None
        mark = f"[{number}] " if number else "[ ] "
        return ListRow(render.plain(name), stop=key, prefix=render.plain(mark), box=True)

    def _show_state(self, words: str = "") -> None:
        hint = words or f"{len(self._chosen)} marked · space marks · enter takes · escape leaves"
        self.query_one("#state", Static).update(render.styled(hint, render.MUTED))

    def on_line_view_marked(self, message: LineView.Marked) -> None:
        """Mark or unmark."""
        key = str(message.at)
        words = ""
        if key in self._chosen:
            self._chosen.remove(key)
        elif len(self._chosen) < self._most:
            self._chosen.append(key)
        else:
            words = f"At most {self._most}: unmark one first."
        self.query_one(RowList).made_anew()
        self._show_state(words)

    def on_line_view_opened(self) -> None:
        """Take the choice."""
        self.action_accept()

    def on_input_changed(self, message: Input.Changed) -> None:
        """Narrow the list, the cursor on the best answer."""
        rows = self._rows(message.value)
        self.query_one(RowList).show(rows, cursor=rows[0].stop)

    def on_input_submitted(self) -> None:
        """Go from the words to the list."""
        self.query_one(RowList).focus()

    def action_filter(self) -> None:
        """Type to narrow the list."""
        self.query_one(Input).focus()

    def action_list(self) -> None:
        """Go from the words to the list."""
        self.query_one(RowList).focus()

    def action_accept(self) -> None:
        """Give the choice back, if it is large enough."""
        cursor = self.query_one(RowList).cursor
        if not self._chosen and cursor is not None:
            self._chosen.append(str(cursor))
        if len(self._chosen) < self._fewest:
            self._show_state(f"Mark at least {self._fewest} with space.")
            return
        self.dismiss(tuple(self._chosen))

    def action_leave(self) -> None:
        """Choose nothing."""
        self.dismiss(None)
