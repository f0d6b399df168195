"""Who is tied to whom: names down and names across, every cell a place for the cursor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content

from dossier.tui import render
from dossier.tui.widgets.columns import ColumnsView
from dossier.tui.widgets.drawn_lines import Line, Piece, Stop
from dossier.views import wording
from dossier.views.actors import GROUPS, Actor
from dossier.views.links import Between, Network
from dossier.views.ties import SIGNS, Tie

WIDEST = 24
_ITSELF = "╲"


class Cell(NamedTuple):
    """A row and a column, both ids of actors."""

    row: str
    column: str


class LinksMatrix(ColumnsView):
    """Draws a `Network`; `columns` are the names across."""

    LABELS = 26
    NARROWEST = 13

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._network = Network((), ())
        self._columns: tuple[Actor, ...] = ()
        self._rows: list[Actor | None] = []  # a heading before each kind
        self._numbers: dict[str, int] = {}

    def show(
        self, network: Network, columns: Sequence[Actor], *, cursor: Cell | None = None
    ) -> None:
        """Show who is tied to whom of `columns`; the cursor stays where it is, if that is there."""
        self._network, self._columns = network, tuple(columns)
        self._rows = []
        for actor in self._tied():
            before = self._rows[-1] if self._rows else None
            if before is None or before.kind != actor.kind:
                self._rows.append(None)
            self._rows.append(actor)
        self._numbers = {actor.id: at for at, actor in enumerate(self._rows) if actor}
        self.bring(self._number(cursor.column) if cursor else self.lane())
        self.renew(cursor=cursor)

    def _tied(self) -> list[Actor]:
        shown = {column.id for column in self._columns}
        return [
            actor
            for actor in self._network.actors
            if actor.id in shown or shown & self._network.around[actor.id].keys()
        ]

    @property
    def cell(self) -> Cell | None:
        """Where the cursor is."""
        return self.cursor if isinstance(self.cursor, Cell) else None

    # --- movement ----------------------------------------------------------------------------

    def lane(self) -> int:
        """The cursor's column."""
        return self._number(self.cell.column) if self.cell else 0

    def _number(self, column: str) -> int:
        names = [item.id for item in self._columns]
        return names.index(column) if column in names else 0

    def order(self) -> Sequence[Stop]:
        """Give the cells of the cursor's column, downwards."""
        if not self._columns:
            return []
        column = self._columns[self.lane()].id
        return [Cell(row, column) for row in self._numbers]

    def block_of(self, stop: Stop) -> int | None:
        """A row is a block; a column out of sight has no place."""
        seen = {column.id for _, column, _ in self._in_sight(self.size.width)}
        if not isinstance(stop, Cell) or stop.column not in seen:
            return None
        return self._numbers.get(stop.row)

    def count(self) -> int:
        """A column for each name across."""
        return len(self._columns)

    def beside(self, column: int) -> Cell | None:
        """Give the cell of a name in the row of the cursor."""
        return Cell(self.cell.row, self._columns[column].id) if self.cell else None

    # --- drawing -----------------------------------------------------------------------------

    def _in_sight(self, width: int) -> list[tuple[int, Actor, int]]:
        """Give the visible columns with their numbers and widths."""
        visible = self.fitting()
        room = min(WIDEST, (width - self.LABELS) // visible)
        numbers = range(self._first, min(self._first + visible, self.count()))
        return [(number, self._columns[number], room) for number in numbers]

    def header(self, width: int) -> list[Line]:
        """Name the columns, and say how many are out of sight."""
        line = [self.more()]
        for number, column, room in self._in_sight(width):
            name = render.plain(f" {column.name}")
            line.append(Piece(name, room - 1, click=f"column({number})"))
            line.append(Piece(Content(" "), 1))
        return [tuple(line)]

    def guesses(self, width: int) -> Sequence[int]:
        """Every row has one line."""
        return [1] * len(self._rows)

    def block(self, number: int, width: int) -> list[Line]:
        """Draw a row, or the heading of the kind that follows."""
        row = self._rows[number]
        if row is None:
            following = self._rows[number + 1]
            group = GROUPS[following.kind] if following else ""
            return [(Piece(render.styled(f" {group.upper()}", render.HEADING), width),)]
        name = render.plain(f" {row.name}").truncate(self.LABELS - 1, ellipsis=True)
        line = [Piece(name, self.LABELS)]
        for _, column, room in self._in_sight(width):
            words = (
                render.styled(_ITSELF, render.MUTED)
                if column.id == row.id
                else between(self._network.between(row.id, column.id))
            )
            line.append(Piece(words, room, Cell(row.id, column.id)))
        return [tuple(line)]


def between(held: Between) -> Content:
    """Say in signs and numbers what there is between two: `◆1◌ +4`."""
    parts = [_tie(tie) for tie in held.ties]
    parts += [
        render.styled(f"{wording.DENIED_SIGN}{len(tie.statements)}", "$text-error")
        for tie in held.denied
    ]
    return render.join(parts, " ")


def _tie(tie: Tie) -> Content:
    """Give the sign of a tie, the number of its statements, and how far it is if not done."""
    style = render.MUTED if tie.type in {"named with", "name alike"} else render.STRONG
    count = str(len(tie.statements)) if tie.statements else ""
    hedge = "".join(wording.SIGNS[status] for status in tie.hedges[:1])
    return render.styled(f"{SIGNS[tie.type]}{count}{hedge}", style)
