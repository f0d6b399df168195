"""A list of rows of any length: statements, results, facets, articles."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from textual.content import Content

from dossier.tui.widgets.drawn_lines import Line, Piece, Stop
from dossier.tui.widgets.lines import LineView
from dossier.tui.wrapping import wrapped

_NO_PREFIX = Content("")


class ListRow(Struct, frozen=True):
    """One row: a `prefix` and a text that wraps behind it.

    Without a `stop` the row is a heading, which the cursor passes over. `limit` is the greatest
    number of lines; None shows all.
    """

    content: Content
    stop: Stop | None = None
    prefix: Content = _NO_PREFIX
    limit: int | None = None


class RowList(LineView):
    """Shows rows one below the other."""

    def __init__(
        self,
        rows: Sequence[ListRow] = (),
        *,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._rows: Sequence[ListRow] = rows

    def show(self, rows: Sequence[ListRow], *, cursor: Stop | None = None) -> None:
        """Replace the rows; the cursor stays on its row if that is still there."""
        self._rows = rows
        self.renew(cursor=cursor)

    def lay_out(self, width: int) -> list[Line]:
        """Wrap every row to the width."""
        lines: list[Line] = []
        for row in self._rows:
            room = width if row.stop is None else width - 1
            texts = wrapped(row.content, room, prefix=row.prefix, limit=row.limit)
            lines += [(Piece(text, width, row.stop),) for text in texts]
        return lines
