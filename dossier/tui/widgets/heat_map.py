"""Coverage at a glance: statements per facet and company, as numbers and as bars."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.content import Content

from dossier.tui import render
from dossier.tui.widgets.columns import ColumnsView
from dossier.tui.widgets.drawn_lines import Line, Piece, Stop
from dossier.views import bars, wording
from dossier.views.coverage import Coverage

ROOMY = 17
_WORDED = 19  # cells in which a gap is said in full
_UNREAD = "none read"


class Spot(NamedTuple):
    """A cell: facet id and column of the company; an empty facet is the row of totals."""

    facet: str
    column: int


class HeatMap(ColumnsView):
    """Draws a `Coverage`; `chosen` companies (ids) carry their place in the comparison."""

    LABELS = 24
    NARROWEST = 12

    def __init__(self, coverage: Coverage, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._coverage = coverage
        self._most = coverage.most
        self._chosen: tuple[str, ...] = ()

    @property
    def spot(self) -> Spot:
        """Where the cursor is."""
        return self.cursor if isinstance(self.cursor, Spot) else Spot("", 0)

    def show(self, coverage: Coverage) -> None:
        """Show other counts."""
        self._coverage = coverage
        self._most = coverage.most
        self.renew()

    def show_chosen(self, chosen: tuple[str, ...]) -> None:
        """Show which companies are marked, in their order."""
        self._chosen = chosen
        self.renew()

    def lane(self) -> int:
        """The cursor's column."""
        return self.spot.column

    def order(self) -> Sequence[Stop]:
        """Give the cells of the cursor's column, downwards."""
        return [
            Spot(facet, self.spot.column)
            for facet in ("", *(facet.id for facet in self._coverage.facets))
            if self._coverage.companies
        ]

    def block_of(self, stop: Stop) -> int | None:
        """The totals are the first line, then comes one for each facet."""
        if not isinstance(stop, Spot) or not self.in_sight(stop.column):
            return None
        names = ("", *(facet.id for facet in self._coverage.facets))
        return names.index(stop.facet) if stop.facet in names else None

    def count(self) -> int:
        """A column for each company."""
        return len(self._coverage.companies)

    def beside(self, column: int) -> Spot:
        """Give the cell of a company in the line of the cursor."""
        return Spot(self.spot.facet, column)

    def action_column(self, column: int) -> None:
        """Mark the company whose head was clicked: its box stands there."""
        super().action_column(column)
        self.action_mark()

    def _columns(self, width: int) -> list[tuple[int, int]]:
        visible = self.fitting()
        room = min(30, (width - self.LABELS) // visible)
        first = min(self._first, self.count() - visible)
        return [(column, room) for column in range(first, first + visible)]

    def header(self, width: int) -> list[Line]:
        """Name the companies, with the number of those that are marked."""
        companies = self._coverage.companies
        if not companies:
            return []
        line = [self.more()]
        for column, room in self._columns(width):
            company = companies[column]
            number = self._chosen.index(company.id) + 1 if company.id in self._chosen else None
            mark = str(number) if number else "·"
            if room >= ROOMY:
                mark = f" [{number or ' '}]"
            name = render.plain(f"{mark} {company.short}").truncate(room, ellipsis=True)
            line.append(Piece(name, room, click=f"column({column})"))
        return [tuple(line)]

    def guesses(self, width: int) -> Sequence[int]:
        """One line for the totals, one for each facet."""
        return [1] * (1 + len(self._coverage.facets)) if self._coverage.companies else []

    def block(self, number: int, width: int) -> list[Line]:
        """Count a facet, or everything."""
        columns = self._columns(width)
        if number == 0:
            return [self._totals(columns)]
        facet = self._coverage.facets[number - 1]
        name = render.plain(f" {facet.name}").truncate(self.LABELS, ellipsis=True)
        line = [Piece(name, self.LABELS)]
        for column, room in columns:
            company = self._coverage.companies[column]
            shown = self._count(facet.id, company.id, room - 1)
            line.append(Piece(shown, room, Spot(facet.id, column)))
        return [tuple(line)]

    def _totals(self, columns: list[tuple[int, int]]) -> Line:
        line = [Piece(render.styled(" All statements", render.STRONG), self.LABELS)]
        for column, room in columns:
            company = self._coverage.companies[column]
            total = self._coverage.total(company.id)
            articles = wording.count(self._coverage.articles[company.id], "article")
            words = render.styled(f"{total:>3}", render.STRONG)
            if room >= ROOMY:
                words += render.styled(f" in {articles}", render.MUTED)
            line.append(Piece(words, room, Spot("", column)))
        return tuple(line)

    def _count(self, facet: str, company: str, width: int) -> Content:
        """Give a count with its bar; a gap says of which kind it is, if not the usual one."""
        count, gap = self._coverage.counts[facet][company], self._coverage.gap(facet, company)
        if gap == "denied":
            return render.plain(f"{count:>3} ") + render.gap_sign(gap) + render.plain(gap)
        if gap:
            unread = gap if width >= _WORDED else _UNREAD
            words = f" {unread}" if gap == "no article read" else ""
            said = f"{wording.gap_sign(gap):>3}{words}"
            return render.styled(said if len(said) <= width else said.lstrip(), render.MUTED)
        drawn = bars.solid(count / self._most, max(1, width - 5))
        return render.plain(f"{count:>3} ") + render.styled(drawn, "$primary")
