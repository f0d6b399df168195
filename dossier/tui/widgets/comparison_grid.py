"""The comparison: topics down, companies across, every statement a place for the cursor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from textual.content import Content

from dossier.tui import render
from dossier.tui.widgets.columns import ColumnsView
from dossier.tui.widgets.drawn_lines import Line, Piece, Stop
from dossier.tui.wrapping import guessed, wrapped
from dossier.views.comparison import Cell, Comparison, Row

SHORT_CELL = 3
SHORT_TEXT = 2
_NOTHING = "No row of this kind: d shows others, f other facets."
_RULE = render.styled("│", "$foreground 25%")


class Place(NamedTuple):
    """Where the cursor may stop: a statement of a cell, its gap, or `more` at its end.

    `item` counts the statements of the cell; it is one past the last shown for `more`, and 0
    for a gap.
    """

    topic: str
    column: int
    item: int


@dataclass(frozen=True)
class _CellLines:
    lines: tuple[tuple[Content, Place], ...]


class ComparisonGrid(ColumnsView):
    """Draws a `Comparison`."""

    LABELS = 18
    NARROWEST = 25

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._comparison = Comparison((), ())
        self._numbers: dict[str, int] = {}
        self._marks: frozenset[str] = frozenset()
        self._whole = False
        self._opened: set[str] = set()

    # --- what is shown -----------------------------------------------------------------------

    def show(self, comparison: Comparison, *, cursor: Place | None = None) -> None:
        """Show a comparison; the cursor stays where it is if that is still there."""
        self._comparison = comparison
        self._numbers = {row.topic.id: number for number, row in enumerate(comparison.rows)}
        self.bring(cursor.column if cursor else self.lane())
        self.renew(cursor=cursor)

    def show_marks(self, marks: frozenset[str]) -> None:
        """Show which statements (ids) are marked."""
        self._marks = marks
        self.made_anew()

    def toggle_whole(self) -> bool:
        """Show every statement in full, or cells cut short; give the new state."""
        self._whole = not self._whole
        self._opened.clear()
        self.renew(cursor=self._nearest())
        return self._whole

    def unfold(self, topic: str) -> None:
        """Show one row in full."""
        self._opened.add(topic)
        self.renew()

    @property
    def place(self) -> Place | None:
        """Where the cursor is."""
        return self.cursor if isinstance(self.cursor, Place) else None

    def is_more(self, place: Place) -> bool:
        """Tell whether a place is the line that says how many statements are not shown."""
        whole = self._whole or place.topic in self._opened
        return not whole and place.item >= SHORT_CELL

    @property
    def row(self) -> Row | None:
        """The row of the cursor."""
        number = self._numbers.get(self.place.topic) if self.place else None
        return None if number is None else self._comparison.rows[number]

    @property
    def cell(self) -> Cell | None:
        """The cell of the cursor."""
        row, place = self.row, self.place
        return row.cells[place.column] if row and place else None

    # --- movement ----------------------------------------------------------------------------

    def lane(self) -> int:
        """The cursor's column."""
        return self.place.column if self.place else self._first

    def order(self) -> Sequence[Stop]:
        """Give the places of the cursor's column, downwards."""
        rows, lane = self._comparison.rows, self.lane()
        return [place for row in rows for place in self._stops_of(row, lane)]

    def _stops_of(self, row: Row, column: int) -> list[Place]:
        """Give the places of a cell: its statements, `more` behind them, or the gap."""
        told = len(row.cells[column].told)
        whole = self._whole or row.topic.id in self._opened
        count = told if whole else min(told, SHORT_CELL + 1)
        return [Place(row.topic.id, column, item) for item in range(max(1, count))]

    def block_of(self, stop: Stop) -> int | None:
        """A row is a block, the heading of its facet with it."""
        if not isinstance(stop, Place) or not self.in_sight(stop.column):
            return None
        return self._numbers.get(stop.topic)

    def count(self) -> int:
        """A column for each company."""
        return len(self._comparison.companies)

    def to_row(self, step: int) -> bool:
        """Go to the next (1) or previous (-1) row that differs, if there is one."""
        rows = self._comparison.rows
        here = self.row
        if here is None:
            return False
        index = rows.index(here) + step
        while 0 <= index < len(rows):
            row = rows[index]
            if row.kind == "differs":
                self.cursor = Place(row.topic.id, self.place.column if self.place else 0, 0)
                self.show_at_top()
                return True
            index += step
        return False

    def to_column(self, column: int) -> None:
        """Go to the place of another company that is level with the cursor."""
        place = self.place
        if place is None or not 0 <= column < self.count():
            return
        if self.bring(column):
            self.renew()
        row = self._comparison.rows[self._numbers[place.topic]]
        first, _ = self.place_of(place) or (0, 0)
        beside = ((other, self.place_of(other)) for other in self._stops_of(row, column))
        away = {other: abs(lines[0] - first) for other, lines in beside if lines}
        self.cursor = min(away, key=lambda other: away[other])

    def _nearest(self) -> Place | None:
        """Give the place of the cursor, or `more` where its statement is not shown any longer."""
        place = self.place
        return place._replace(item=min(place.item, SHORT_CELL)) if place else None

    # --- drawing -----------------------------------------------------------------------------

    def _columns(self, width: int) -> list[tuple[int, int]]:
        """Give the visible columns with their widths, rule included."""
        visible = self.fitting()
        first = min(self._first, len(self._comparison.companies) - visible)
        each, spare = divmod(width - self.LABELS, visible)
        return [(first + number, each + (1 if number < spare else 0)) for number in range(visible)]

    def header(self, width: int) -> list[Line]:
        """Name the companies, and say which columns are out of sight."""
        companies = self._comparison.companies
        if not companies:
            return []
        line = [self.more()]
        for column, room in self._columns(width):
            name = render.plain(f" {column + 1} {companies[column].name}")
            line += [Piece(_RULE, 1), Piece(name, room - 1, click=f"column({column})")]
        return [tuple(line)]

    def guesses(self, width: int) -> Sequence[int]:
        """Guess by the length of the statements that are shown."""
        if not self._comparison.companies:
            return []
        columns = self._columns(width)
        return [self._guess(row, columns) for row in self._comparison.rows] or [1]

    def _guess(self, row: Row, columns: list[tuple[int, int]]) -> int:
        whole = self._whole or row.topic.id in self._opened
        shown, limit = (None, None) if whole else (SHORT_CELL, SHORT_TEXT)
        return max(
            sum(guessed(len(item.statement.text), room, limit) for item in told[:shown])
            + (len(told) > SHORT_CELL and not whole)
            + row.cells[column].denied
            for column, room in columns
            for told in (row.cells[column].told,)
        )

    def block(self, number: int, width: int) -> list[Line]:
        """Lay the cells of a row beside each other, below the heading where a facet begins.

        Where there is no row, it is said.
        """
        rows = self._comparison.rows
        if not rows:
            return [(Piece(render.styled(f" {_NOTHING}", render.MUTED), width),)]
        row = rows[number]
        lines: list[Line] = []
        if number == 0 or rows[number - 1].facet.id != row.facet.id:
            title = render.styled(f" {row.facet.name.upper()}", render.HEADING)
            lines.append(self._ruled(title, width))
        return lines + self._row(row, self._columns(width))

    def _ruled(self, title: Content, width: int) -> Line:
        rule = render.styled("─" * max(0, width - title.cell_length - 2), "$foreground 25%")
        return (Piece(title + render.plain(" ") + rule, width),)

    def _row(self, row: Row, columns: list[tuple[int, int]]) -> list[Line]:
        label = wrapped(render.plain(row.topic.name), self.LABELS - 1, prefix=render.plain(" "))
        label += wrapped(render.verdict(row), self.LABELS - 1, prefix=render.plain(" "))
        cells = [self._cell(row, column, room - 1) for column, room in columns]
        height = max(len(label), *(len(cell.lines) for cell in cells))
        lines: list[Line] = []
        for number in range(height):
            text = label[number] if number < len(label) else Content("")
            line = [Piece(text, self.LABELS)]
            for cell, (_, room) in zip(cells, columns, strict=True):
                line.append(Piece(_RULE, 1))
                if number < len(cell.lines):
                    content, place = cell.lines[number]
                    line.append(Piece(content, room - 1, place))
                else:
                    line.append(Piece(Content(""), room - 1))
            lines.append(tuple(line))
        return lines

    def _cell(self, row: Row, column: int, width: int) -> _CellLines:
        cell = row.cells[column]
        topic = row.topic.id
        room = width - 1  # the cursor's mark
        whole = self._whole or topic in self._opened
        shown = cell.told if whole else cell.told[:SHORT_CELL]
        limit = None if whole else SHORT_TEXT
        lines: list[tuple[Content, Place]] = []
        if cell.gap:
            said = wrapped(render.gap(cell), room, prefix=render.gap_sign(cell.gap))
            lines += [(line, Place(topic, column, 0)) for line in said]
        for item, told in enumerate(shown):
            prefix = render.sign(told.statement, marked=told.statement.id in self._marks)
            place = Place(topic, column, item)
            lines += [
                (line, place)
                for line in wrapped(render.told(told), room, prefix=prefix, limit=limit)
            ]
        left = len(cell.told) - len(shown)
        if left:
            words = render.styled(f"+ {left} more", render.MUTED)
            lines.append((words, Place(topic, column, len(shown))))
        return _CellLines(tuple(lines))
