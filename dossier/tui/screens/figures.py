"""Whose number is bigger, and is it the same kind of number: every figure, the evidence below."""

from __future__ import annotations

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.content import Content

from dossier.tui import render
from dossier.tui.commands import bindings
from dossier.tui.places import DossierPlace, FiguresPlace
from dossier.tui.screens.choose import ChooseScreen
from dossier.tui.screens.narrowed import EVERYTHING, NarrowedView
from dossier.tui.sheet import Page, Sheet
from dossier.tui.widgets.evidence_panel import EvidencePanel
from dossier.tui.widgets.figure_table import FigureTable
from dossier.tui.widgets.shown_text import ShownText
from dossier.views import wording
from dossier.views.bars import bar
from dossier.views.figures import ORDERS, Entry, Order, figures, units

_CELLS = 30


class FiguresScreen(NarrowedView[FiguresPlace]):
    """All typed numbers in a table; those of one kind drawn on one scale, the others said apart."""

    NAME = "Figures"
    CSS_PATH = "figures.tcss"
    SCOPES = ("figures", "statements", "lists")
    BINDINGS = bindings("figures", "everywhere", "statements")
    COMPANIES = "Companies whose figures are shown"
    AUTO_FOCUS = "#table"

    def body(self) -> ComposeResult:
        """The table, what stands beside the figure under the cursor, and the evidence."""
        yield FigureTable(id="table")
        yield ShownText(id="beside")
        panel = EvidencePanel(self.desk.library, id="evidence")
        yield panel.data_bind(statement=FiguresScreen.current)

    def on_mount(self) -> None:
        """Show the figures, the cursor where it was asked for."""
        self.query_one("#beside").border_title = "Beside it"
        self._show(self._place.statement)

    def subject(self) -> Content:
        """Say whose figures are shown, and how many."""
        place, library = self._place, self.desk.library
        parts = [
            " · ".join(library.company[item].short for item in place.companies),
            wording.count(len(self._entries), "figure"),
            f"by {place.order}",
            *place.units,
        ]
        if place.facets:
            parts.append(wording.count(len(place.facets), "facet"))
        return render.plain("   ".join(parts))

    def place(self) -> FiguresPlace:
        """Where the cursor is."""
        place = self._place
        here = self.current.id if self.current else ""
        return FiguresPlace(place.companies, place.facets, place.units, place.order, here)

    def sheet(self) -> Sheet:
        """The figures as they are on the screen."""
        from dossier.export.figures_page import figures_markdown
        from dossier.export.filenames import figures_filename
        from dossier.export.scope import Scope

        place, library = self._place, self.desk.library
        page = Page(
            figures_filename(place.companies, place.facets, narrowed=bool(place.units)),
            lambda: figures_markdown(library, place.companies, place.facets, place.units),
        )
        return Sheet("the figures", library, Scope(place.companies), page)

    # --- what is shown -----------------------------------------------------------------------

    def _read(self) -> None:
        place = self._place
        self._entries = figures(
            self.desk.library, place.companies,
            facets=place.facets, units=place.units, order=place.order,
        )  # fmt: skip

    def _show(self, statement: str = "") -> None:
        keys = (entry.key for entry in self._entries if entry.told.statement.id == statement)
        self.query_one(FigureTable).show(
            self._entries, by_unit=self._place.order == "unit", cursor=next(keys, None)
        )
        self._say_beside()
        self.renew_title()

    def _say_beside(self) -> None:
        """Lay the figure under the cursor beside those of its kind; say what divides the others."""
        entry = self.query_one(FigureTable).entry
        panel = self.query_one("#beside", ShownText)
        panel.say(self._beside(entry) if entry else render.styled("No figure.", render.MUTED))

    def _beside(self, entry: Entry) -> Content:
        kin = self.query_one(FigureTable).kin(entry)
        lines = []
        if len(kin.alike) > 1:
            for item in kin.alike:
                style = "$text-secondary" if item.is_plan else "$text-success"
                drawn = bar(item, kin.most, _CELLS)
                lines.append(
                    render.styled(f"{item.company.short:<12.12} ", render.STRONG)
                    + render.styled(f"{drawn:<{_CELLS + 2}}", style)
                    + render.plain(wording.figure(item.figure))
                    + render.styled(" planned" if item.is_plan else "", render.MUTED)
                )
        else:
            lines.append(render.plain("No other figure of its kind."))
        for item, reasons in kin.others:
            lines.append(
                render.styled("not on one scale: ", render.MUTED)
                + render.plain(
                    f"{item.company.short}, {item.figure.measure}: {wording.figure(item.figure)}"
                )
                + render.styled(f" ({'; '.join(reasons)})", render.MUTED)
            )
        return render.join(lines, "\n")

    # --- keys --------------------------------------------------------------------------------

    def on_line_view_moved(self) -> None:
        """Show the evidence of what the cursor has come to."""
        entry = self.query_one(FigureTable).entry
        self.current = entry.told.statement if entry else None
        self._say_beside()

    def action_units(self) -> None:
        """Choose the units."""
        known = units(self.desk.library, self._place.companies)
        choices = [(EVERYTHING, "All units"), *((unit, unit) for unit in known)]

        def taken(chosen: tuple[str, ...] | None) -> None:
            if chosen is not None:
                chosen = () if EVERYTHING in chosen else chosen
                self._change(replace(self._place, units=chosen))

        self.app.push_screen(ChooseScreen("Units to show", choices, self._place.units), taken)

    def action_order(self) -> None:
        """Put units, values, companies, topics first by turns."""
        self._order_next(ORDERS)

    def on_figure_table_sorted(self, message: FigureTable.Sorted) -> None:
        """Put first what stands under the head that was clicked."""
        self._order_next(message.orders)

    def _order_next(self, orders: tuple[Order, ...]) -> None:
        here = self._place.order
        at = orders.index(here) + 1 if here in orders else 0
        self._change(replace(self._place, order=orders[at % len(orders)]))

    def action_dossier(self) -> None:
        """Open the dossier of the company, at this statement."""
        entry = self.query_one(FigureTable).entry
        if entry:
            self.visit(DossierPlace(entry.company.id, entry.told.statement.id))
