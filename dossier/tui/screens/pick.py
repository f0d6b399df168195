"""A small window to pick one thing from a list, by typing a part of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from dossier.cleaning import clean_line
from dossier.search.narrowing import Choice, narrow
from dossier.tui import render
from dossier.tui.commands import bindings
from dossier.tui.widgets.key_line import KeyLine
from dossier.tui.widgets.lines import LineView
from dossier.tui.widgets.row_list import LaterRow, ListRow, Row, RowList

TALLEST = 14


class Typed(Input):
    """Where the list is narrowed; up and down move in the list meanwhile."""

    BINDINGS = bindings("pick")


class PickScreen(ModalScreen[str | None]):
    """Gives back the id of what was picked, None on escape.

    With `free` the very words that were typed may be taken as well. `chosen` is where the cursor
    begins.
    """

    CSS_PATH = "pick.tcss"
    BINDINGS = [("escape", "leave", "leave")]
    AUTO_FOCUS = "#typed"

    def __init__(
        self, title: str, choices: Sequence[Choice], *, chosen: str = "", free: bool = False
    ) -> None:
        super().__init__()
        self._title = title
        self._choices = tuple(choices)
        self._chosen = chosen
        self._free = free

    def compose(self) -> ComposeResult:
        """Title, words, list."""
        with Vertical(id="pick"):
            yield Static(render.styled(self._title, render.STRONG))
            yield Typed(placeholder="type to narrow", id="typed", compact=True)
            yield RowList(id="picks")
        yield KeyLine()

    def on_mount(self) -> None:
        """Be as tall as the choices, the cursor on the present one."""
        picks = self.query_one(RowList)
        picks.styles.height = max(1, min(len(self._choices) + self._free, TALLEST))
        picks.show(self._rows(""), cursor=("id", self._chosen))

    def _rows(self, typed: str) -> list[Row]:
        rows: list[Row] = [
            LaterRow(partial(_row, key, name), ("id", key), len(name))
            for key, name in narrow(typed, self._choices)
        ]
        words = clean_line(typed)
        if self._free and words:
            rows.append(ListRow(render.plain(f"“{words}”, as typed"), stop=("typed", words)))
        if not rows:
            rows.append(ListRow(render.styled("Nothing answers to this.", render.MUTED)))
        return rows

    def on_input_changed(self, message: Input.Changed) -> None:
        """Narrow the list, the cursor on the best answer; where it began if nothing is typed."""
        rows = self._rows(message.value)
        best = rows[0].stop if message.value or not self._chosen else ("id", self._chosen)
        self.query_one(RowList).show(rows, cursor=best)

    def on_line_view_opened(self, message: LineView.Opened) -> None:
        """Take what was clicked."""
        self._take(message.at)

    def action_pick(self) -> None:
        """Take what the cursor is on."""
        self._take(self.query_one(RowList).cursor)

    def _take(self, stop: object) -> None:
        if isinstance(stop, tuple):
            self.dismiss(str(stop[1]))

    def action_next_pick(self) -> None:
        """Move down in the list."""
        self.query_one(RowList).action_down()

    def action_previous_pick(self) -> None:
        """Move up in the list."""
        self.query_one(RowList).action_up()

    def action_leave(self) -> None:
        """Pick nothing."""
        self.dismiss(None)


def _row(key: str, name: str) -> ListRow:
    return ListRow(render.plain(name), stop=("id", key), limit=2)
