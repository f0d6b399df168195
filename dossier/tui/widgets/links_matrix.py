"""Who is tied to whom: names down and names across, every cell a place for the cursor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content

from dossier.tui import render
from dossier.tui.commands import bindings
from dossier.tui.widgets.drawn_lines import Line, Piece, Stop
from dossier.tui.widgets.lines import LineView
from dossier.views import wording
from dossier.views.actors import GROUPS, Actor
from dossier.views.links import Between, Network
from dossier.views.ties import SIGNS, Tie

NAME_WIDTH = 26
NARROWEST = 13
WIDEST = 24
_ITSELF = "╲"


class Cell(NamedTuple):
    """A row and a column, both ids of actors."""

    row: str
    column: str


class LinksMatrix(LineView):
    """Draws a `Network`. Columns that do not fit are reached by going left and right."""

    BINDINGS = bindings("columns")

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._network = Network((), ())
        self._columns: tuple[Actor, ...] = ()
        self._rows: list[Actor | None] = []  # a heading before each kind
        self._numbers: dict[str, int] = {}
        self._first = 0

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
        self._first = min(self._first, max(0, len(self._columns) - self._visible()))
        if cursor is not None:
            self._bring(cursor.column)
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
        names = [column.id for column in self._columns]
        return names.index(self.cell.column) if self.cell and self.cell.column in names else 0

    def order(self) -> Sequence[Stop]:
        """Give the cells of the cursor's column, downwards."""
        if not self._columns:
            return []
        column = self._columns[self.lane()].id
        return [Cell(row, column) for row in self._numbers]

    def block_of(self, stop: Stop) -> int | None:
        """A row is a block; a column out of sight has no place."""
        seen = {column.id for column, _ in self._in_sight(self.size.width)}
        if not isinstance(stop, Cell) or stop.column not in seen:
            return None
        return self._numbers.get(stop.row)

    def action_left(self) -> None:
        """Go to the name on the left."""
        self._to_column(self.lane() - 1)

    def action_right(self) -> None:
        """Go to the name on the right."""
        self._to_column(self.lane() + 1)

    def _to_column(self, column: int) -> None:
        if self.cell is None or not 0 <= column < len(self._columns):
            return
        cell = Cell(self.cell.row, self._columns[column].id)
        if self._bring(cell.column):
            self.renew(cursor=cell)
        else:
            self.cursor = cell

    def _bring(self, column: str) -> bool:
        names = [item.id for item in self._columns]
        at = names.index(column) if column in names else 0
        before, self._first = self._first, min(max(self._first, at - self._visible() + 1), at)
        return before != self._first

    # --- drawing -----------------------------------------------------------------------------

    def _visible(self) -> int:
        room = max(0, self.size.width - NAME_WIDTH)
        return max(1, min(len(self._columns), room // NARROWEST))

    def _in_sight(self, width: int) -> list[tuple[Actor, int]]:
        """Give the visible columns with their widths."""
        visible = self._visible()
        room = min(WIDEST, (width - NAME_WIDTH) // visible)
        return [(column, room) for column in self._columns[self._first : self._first + visible]]

    def header(self, width: int) -> list[Line]:
        """Name the columns, and say how many are out of sight."""
        columns = self._in_sight(width)
        hidden = len(self._columns) - len(columns)
        words = render.plain(f" {hidden} more: ← →" if hidden else "")
        line = [Piece(words, NAME_WIDTH)]
        for column, room in columns:
            line.append(Piece(render.plain(f" {column.name}"), room - 1))
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
        name = render.plain(f" {row.name}").truncate(NAME_WIDTH - 1, ellipsis=True)
        line = [Piece(name, NAME_WIDTH)]
        for column, room in self._in_sight(width):
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
