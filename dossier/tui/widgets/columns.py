"""Tables with labels on the left and more columns than may fit."""

from __future__ import annotations

from typing import ClassVar

from dossier.tui import render
from dossier.tui.commands import bindings
from dossier.tui.widgets.drawn_lines import Piece, Stop
from dossier.tui.widgets.lines import LineView


class ColumnsView(LineView):
    """Base of tables. Columns that do not fit are reached by going left and right."""

    BINDINGS = bindings("columns")
    LABELS: ClassVar[int]  # cells of the labels
    NARROWEST: ClassVar[int]  # cells of a column

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._first = 0  # column in sight

    # --- what a subclass gives ---------------------------------------------------------------

    def count(self) -> int:
        """Count the columns."""
        raise NotImplementedError  # pragma: no cover

    def beside(self, column: int) -> Stop | None:
        """Give the stop of a column in the row of the cursor."""
        raise NotImplementedError  # pragma: no cover

    # --- columns in sight --------------------------------------------------------------------

    def fitting(self) -> int:
        """Count the columns for which there is room, at least one."""
        room = max(0, self.size.width - self.LABELS)
        return max(1, min(self.count(), room // self.NARROWEST))

    def bring(self, column: int) -> bool:
        """Bring a column into sight; tell whether others are in sight now."""
        before, visible = self._first, self.fitting()
        first = min(max(before, column - visible + 1), column)
        self._first = max(0, min(first, self.count() - visible))
        return self._first != before

    def in_sight(self, column: int) -> bool:
        """Tell whether a column is in sight."""
        return self._first <= column < self._first + self.fitting()

    def on_resize(self) -> None:
        """Keep the cursor's column in sight."""
        self.bring(self.lane())

    def more(self) -> Piece:
        """Give the piece of the header that says how many columns are out of sight."""
        hidden = max(0, self.count() - self.fitting())
        words = render.plain(f" {hidden} more: ← →" if hidden else "")
        return Piece(words, self.LABELS, click="more")

    # --- movement ----------------------------------------------------------------------------

    def to_column(self, column: int) -> None:
        """Go to another column, in the same row."""
        if not 0 <= column < self.count():
            return
        if self.bring(column):
            self.renew(cursor=self.beside(column))
        else:
            self.cursor = self.beside(column)

    def action_left(self) -> None:
        """Go to the column on the left."""
        self.to_column(self.lane() - 1)

    def action_right(self) -> None:
        """Go to the column on the right."""
        self.to_column(self.lane() + 1)

    def action_column(self, column: int) -> None:
        """Go to a column whose head was clicked."""
        self.to_column(column)

    def action_more(self) -> None:
        """Go to the columns out of sight on the right, behind the last to the first."""
        beyond = self._first + self.fitting()
        if beyond < self.count():
            self.to_column(min(beyond + self.fitting(), self.count()) - 1)
            self.to_column(beyond)
        else:
            self.to_column(0)
