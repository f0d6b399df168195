"""Every number as a line: the figure, whose and what it measures; on the right its bar."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.message import Message

from dossier.tui import render
from dossier.tui.widgets.drawn_lines import Line, Piece, Stop
from dossier.tui.widgets.lines import LineView
from dossier.views import wording
from dossier.views.bars import bar
from dossier.views.figures import Beside, Entry, Order, beside

_NUMBER = 0.38  # share of the width for the figure; the same for its bar, where there is room
_BAR = 0.25
_LEAST = 12  # cells of a bar that can be read
_ORDERS: tuple[tuple[Order, ...], ...] = (("value", "unit"), ("company", "topic"), ("unit",))
"""By what a click on each head sorts, by turns."""


class FigureTable(LineView):
    """Shows figures in their order, under a heading wherever the unit changes."""

    class Sorted(Message):
        """A head was clicked: the figures are to stand in the first of `orders`, or the next."""

        def __init__(self, orders: tuple[Order, ...]) -> None:
            super().__init__()
            self.orders = orders

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._entries: Sequence[Entry] = ()
        self._rows: list[Entry | str] = []
        self._numbers: dict[Stop, int] = {}
        self._kin: dict[Stop, Beside] = {}

    def show(self, entries: Sequence[Entry], *, by_unit: bool, cursor: Stop | None = None) -> None:
        """Show figures; the cursor stays where it is if that is still there."""
        self._entries, self._kin, self._rows = entries, {}, []
        unit = ""
        for entry in entries:
            if by_unit and entry.figure.unit != unit:
                unit = entry.figure.unit
                self._rows.append(unit)
            self._rows.append(entry)
        self._numbers = {row.key: at for at, row in enumerate(self._rows) if isinstance(row, Entry)}
        self.renew(cursor=cursor)

    @property
    def entry(self) -> Entry | None:
        """The figure under the cursor."""
        number = self._numbers.get(self.cursor) if self.cursor else None
        row = self._rows[number] if number is not None else None
        return row if isinstance(row, Entry) else None

    def kin(self, entry: Entry) -> Beside:
        """Give what a figure may be laid beside, among those shown."""
        if entry.key not in self._kin:
            self._kin[entry.key] = beside(self._entries, entry)
        return self._kin[entry.key]

    # --- lines -------------------------------------------------------------------------------

    def order(self) -> Sequence[Stop]:
        """The figures from top to bottom."""
        return tuple(self._numbers)

    def block_of(self, stop: Stop) -> int | None:
        """A line is a block."""
        return self._numbers.get(stop)

    def guesses(self, width: int) -> Sequence[int]:
        """Every row has one line."""
        return [1] * len(self._rows)

    def header(self, width: int) -> list[Line]:
        """What stands in the columns."""
        number, words, drawn = _columns(width)
        names = ((" Figure", number), (" Of what", words), ("Beside its kind", drawn))
        return [
            tuple(
                Piece(render.plain(name), room, click=f"sort({number})")
                for number, (name, room) in enumerate(names)
                if room
            )
        ]

    def action_sort(self, head: int) -> None:
        """Ask for another order."""
        self.post_message(self.Sorted(_ORDERS[head]))

    def block(self, number: int, width: int) -> list[Line]:
        """Write a figure, or the unit of those that follow."""
        row = self._rows[number]
        if isinstance(row, str):
            return [(Piece(render.styled(f" {row.upper()}", render.HEADING), width),)]
        first, words, drawn = _columns(width)
        figure = render.plain(" ") + render.sign(row.told.statement)
        figure += render.styled(wording.figure(row.figure), render.STRONG)
        whose = render.styled(f"{row.company.short}: ", render.STRONG)
        of_what = (whose + render.plain(row.figure.measure)).truncate(words - 2, ellipsis=True)
        pieces = [Piece(figure, first, row.key), Piece(render.plain(" ") + of_what, words)]
        if drawn:
            pieces.append(Piece(self._drawn(row, drawn - 2), drawn))
        return [tuple(pieces)]

    def _drawn(self, entry: Entry, cells: int) -> Content:
        kin = self.kin(entry)
        if len(kin.alike) < 2:
            return render.styled("alone of its kind", render.MUTED)
        style = "$text-secondary" if entry.is_plan else "$text-success"
        return render.styled(bar(entry, kin.most, cells), style)


def _columns(width: int) -> tuple[int, int, int]:
    """Give the cells of the figure, of the words, and of the bar (none where there is no room)."""
    number = round(width * _NUMBER)
    drawn = round(width * _BAR)
    drawn = drawn if drawn >= _LEAST + 2 else 0
    return number, width - number - drawn, drawn
