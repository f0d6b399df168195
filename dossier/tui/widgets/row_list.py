"""A list of rows of any length: statements, results, facets, articles."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct
from textual.content import Content

from dossier.tui.widgets.drawn_lines import Line, Piece, Stop
from dossier.tui.widgets.lines import LineView
from dossier.tui.wrapping import guessed, wrapped

_NO_PREFIX = Content("")


class ListRow(Struct, frozen=True):
    """One row: a `prefix` and a text that wraps behind it.

    Without a `stop` the row is a heading, which the cursor passes over. `limit` is the greatest
    number of lines; None shows all. Of a row with a `box` a click on the prefix marks.
    """

    content: Content
    stop: Stop | None = None
    prefix: Content = _NO_PREFIX
    limit: int | None = None
    box: bool = False


class LaterRow(Struct, frozen=True):
    """A row that is made when it comes into sight; `length` is about that of its text."""

    make: Callable[[], ListRow]
    stop: Stop
    length: int = 1


Row = ListRow | LaterRow


class RowList(LineView):
    """Shows rows one below the other."""

    def __init__(
        self,
        rows: Sequence[Row] = (),
        *,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._rows: Sequence[Row] = ()
        self._numbers: dict[Stop, int] = {}
        self._take(rows)

    def show(self, rows: Sequence[Row], *, cursor: Stop | None = None) -> None:
        """Replace the rows; the cursor stays on its row if that is still there."""
        self._take(rows)
        self.renew(cursor=cursor)

    def _take(self, rows: Sequence[Row]) -> None:
        self._rows = rows
        self._numbers = {
            row.stop: number for number, row in enumerate(rows) if row.stop is not None
        }

    def order(self) -> Sequence[Stop]:
        """The stops from top to bottom."""
        return tuple(self._numbers)

    def block_of(self, stop: Stop) -> int | None:
        """A row is a block."""
        return self._numbers.get(stop)

    def guesses(self, width: int) -> Sequence[int]:
        """Guess by the length of the texts."""
        return [
            guessed(row.length, width)
            if isinstance(row, LaterRow)
            else guessed(len(row.content.plain), width, row.limit)
            for row in self._rows
        ]

    def block(self, number: int, width: int) -> list[Line]:
        """Wrap a row to the width."""
        row = self._rows[number]
        if isinstance(row, LaterRow):
            row = row.make()
        room = width if row.stop is None else width - 1
        texts = wrapped(row.content, room, prefix=row.prefix, limit=row.limit)
        box = 1 + row.prefix.cell_length if row.box else 0
        return [(Piece(text, width, row.stop, box),) for text in texts]
