"""The main screen: companies side by side, with the evidence under the cursor."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.reactive import reactive

from dossier.model import Statement
from dossier.tui import render
from dossier.tui.commands import bindings
from dossier.tui.desk import Desk
from dossier.tui.places import (
    ComparePlace,
    DossierPlace,
)
from dossier.tui.screens.beside import ask_beside
from dossier.tui.screens.choose import ChooseScreen
from dossier.tui.screens.looking import Looking
from dossier.tui.screens.statements import StatementsView
from dossier.tui.sheet import Sheet
from dossier.tui.widgets import comparison_grid as grid
from dossier.tui.widgets.comparison_grid import ComparisonGrid
from dossier.tui.widgets.evidence_panel import EvidencePanel
from dossier.tui.widgets.lines import LineView
from dossier.views import wording
from dossier.views.ages import age
from dossier.views.as_of import divided, moments, with_states
from dossier.views.citing import cite_cell, cite_row
from dossier.views.comparison import FEWEST, MOST, Comparison, Rows, compare

ROWS: dict[Rows, str] = {
    "all": "all rows",
    "differs": "rows that differ",
    "only": "rows of one company",
    "shared": "rows shared",
}
EVERYTHING = "*"


class CompareScreen(Looking, StatementsView):
    """Lays two to four dossiers side by side, facet by facet, topic by topic."""

    NAME = "Compare"
    CSS_PATH = "compare.tcss"
    SCOPES = ("compare", "columns", "statements", "lists")
    BINDINGS = bindings("compare", "everywhere", "statements")
    AUTO_FOCUS = "#grid"

    current: reactive[Statement | None] = reactive(None, repaint=False)
    note: reactive[str] = reactive("", repaint=False)

    def __init__(self, desk: Desk, place: ComparePlace) -> None:
        super().__init__(desk)
        self._place = place
        self._comparison = self._compare()

    def body(self) -> ComposeResult:
        """The grid above the evidence."""
        yield ComparisonGrid(id="grid")
        panel = EvidencePanel(self._library, id="evidence")
        yield panel.data_bind(statement=CompareScreen.current, note=CompareScreen.note)

    def on_mount(self) -> None:
        """Show the rows and put the cursor where it was asked for."""
        self.show_marks()
        self._show(at=self._wanted())

    def subject(self) -> Content:
        """Say what is compared, and which rows are left out."""
        rows = len(self._comparison.rows)
        parts = [
            " · ".join(company.short for company in self._comparison.companies),
            wording.count(rows, "row"),
            ROWS[self._place.rows],
        ]
        if self._place.facets:
            parts.append(wording.count(len(self._place.facets), "facet"))
        return render.plain("   ".join(parts))

    def place(self) -> ComparePlace:
        """Where the cursor is."""
        here = self.query_one(ComparisonGrid).place
        where = (here.topic, here.column, here.item) if here else ("", 0, 0)
        place = self._place
        return ComparePlace(place.companies, place.facets, place.rows, *where)

    def statement(self) -> Statement | None:
        """The statement under the cursor."""
        return self.current

    def sheet(self) -> Sheet:
        """The comparison as it is on the screen."""
        from dossier.export.scope import Scope

        place = self._place
        names = " · ".join(company.short for company in self._comparison.companies)
        scope = Scope(place.companies, compared=True, facets=place.facets, rows=place.rows)
        return Sheet(f"the comparison of {names}", self._library, scope)

    def reload(self) -> None:
        """Compare again, the cursor where it was."""
        self._comparison = self._compare()
        self.query_one(EvidencePanel).read_from(self._library)
        self._show()

    def show_marks(self) -> None:
        """Show which statements are marked."""
        self.query_one(ComparisonGrid).show_marks(self.desk.marks)

    # --- rows --------------------------------------------------------------------------------

    def _compare(self) -> Comparison:
        self._library = with_states(self.desk.library, self._place.companies)
        return compare(
            self._library,
            self._place.companies,
            facets=self._place.facets,
            rows=self._place.rows,
            facts_first=True,
        )

    def _wanted(self) -> grid.Place | None:
        """The place asked for, or the first row of its facet that is shown."""
        place = self._place
        if not place.topic:
            return None
        shown = {row.topic.id for row in self._comparison.rows}
        if place.topic in shown:
            return grid.Place(place.topic, place.column, place.item)
        for facet in self.desk.library.facets:
            topics = [topic.id for topic in facet.topic]
            if place.topic in topics:
                first = next((topic for topic in topics if topic in shown), None)
                return grid.Place(first, place.column, 0) if first else None
        return None

    def _show(self, at: grid.Place | None = None) -> None:
        self.query_one(ComparisonGrid).show(self._comparison, cursor=at)
        if not self._comparison.rows:
            self.current = None
            self.note = ""
        self.renew_title()

    def _change(self, place: ComparePlace) -> None:
        """Show another comparison, the cursor on the same statement where it remains."""
        here = self.query_one(ComparisonGrid).place
        topic, column, item = here.topic if here else "", 0, 0
        if here and here.column < len(self._place.companies):
            company = self._place.companies[here.column]
            if company in place.companies:
                column, item = place.companies.index(company), here.item
        self._place = ComparePlace(place.companies, place.facets, place.rows, topic, column, item)
        self._comparison = self._compare()
        self.query_one(EvidencePanel).read_from(self._library)
        self._show(at=self._wanted())

    # --- keys --------------------------------------------------------------------------------

    def on_line_view_moved(self) -> None:
        """Show the evidence of what the cursor has come to."""
        view = self.query_one(ComparisonGrid)
        place, cell, row = view.place, view.cell, view.row
        held = [told.statement for told in cell.told] if cell else []
        denied = "denied" if cell and cell.denied else ""
        said = ", ".join(filter(None, (denied, wording.aged(age(self._library, held)))))
        title = " · ".join(filter(None, ("Evidence", f"in this cell: {said}" if said else "")))
        panel = self.query_one(EvidencePanel)
        panel.border_title = render.plain(title)
        panel.company = cell.company.id if cell else ""
        if place is None or cell is None or row is None:
            self.current = None
            return
        if view.is_more(place):
            self.current = None
            hidden = wording.count(len(cell.told) - place.item, "further statement")
            self.note = f"{hidden} on {row.topic.name}: enter shows them."
            return
        if place.item < len(cell.told):
            self.note = ""
            self.current = cell.told[place.item].statement
            return
        topic = f"{row.facet.name}, {row.topic.name}: {row.topic.definition}"
        self.current = None
        self.note = f"{topic}\n{cell.company.name}: {wording.GAP_SIGN} {cell.gap}."
        if cell.gap == "not mentioned":
            read = wording.count(cell.articles, "article")
            self.note += f" Read about {cell.company.name}: {read}."

    def on_line_view_opened(self, message: LineView.Opened) -> None:
        """Unfold a row at `more`; open the article at a statement."""
        view = self.query_one(ComparisonGrid)
        if isinstance(message.at, grid.Place) and view.is_more(message.at):
            view.unfold(message.at.topic)
        else:
            self.read_article()

    def on_line_view_marked(self) -> None:
        """Mark the statement under the cursor."""
        self.toggle_mark(self.current)

    def action_columns(self) -> None:
        """Choose the companies."""
        choices = [(company.id, company.name) for company in self._library.companies]

        def taken(companies: tuple[str, ...] | None) -> None:
            if companies:
                known = self.desk.library.company
                self.desk.chosen = tuple(item for item in companies if item in known)
                place = self._place
                self._change(ComparePlace(companies, place.facets, place.rows))

        title = f"Companies to compare ({FEWEST} to {MOST}), in their order"
        picker = ChooseScreen(title, choices, self._place.companies, fewest=FEWEST, most=MOST)
        self.app.push_screen(picker, taken)

    def action_facets(self) -> None:
        """Choose the facets."""
        choices = [(EVERYTHING, "All facets")]
        choices += [(facet.id, facet.name) for facet in self.desk.library.facets]

        def taken(facets: tuple[str, ...] | None) -> None:
            if facets is not None:
                facets = () if EVERYTHING in facets else facets
                place = self._place
                self._change(ComparePlace(place.companies, facets, place.rows))

        self.app.push_screen(ChooseScreen("Facets to show", choices, self._place.facets), taken)

    def action_differences(self) -> None:
        """Show all rows, those that differ, those of one company, those shared, by turns."""
        place = self._place
        kinds = list(ROWS)
        following = kinds[(kinds.index(place.rows) + 1) % len(kinds)]
        self._change(ComparePlace(place.companies, place.facets, following))

    def action_next_difference(self) -> None:
        """Go to the next row where the companies differ."""
        if not self.query_one(ComparisonGrid).to_row(1):
            self.tell("No further row in which the companies differ.")

    def action_previous_difference(self) -> None:
        """Go to the previous row where the companies differ."""
        if not self.query_one(ComparisonGrid).to_row(-1):
            self.tell("No earlier row in which the companies differ.")

    def action_whole(self) -> None:
        """Show statements in full or cut short."""
        self.query_one(ComparisonGrid).toggle_whole()

    def looked_at(self) -> tuple[str, ...]:
        """Give the companies that are compared, each once, whatever its date."""
        return tuple(dict.fromkeys(divided(item)[0] for item in self._place.companies))

    def facets_looked_at(self) -> tuple[str, ...]:
        """Give the facets that are compared."""
        return self._place.facets

    def action_dossier(self) -> None:
        """Open the dossier of the company under the cursor, at this statement."""
        cell = self.query_one(ComparisonGrid).cell
        if cell:
            company, _ = divided(cell.company.id)
            self.visit(DossierPlace(company, self.current.id if self.current else ""))

    def action_copy(self) -> None:
        """Copy what is marked or under the cursor: a statement, else the cell with its gap."""
        cell = self.query_one(ComparisonGrid).cell
        if self.desk.marks or self.current or cell is None:
            super().action_copy()
        else:
            self.copy(cite_cell(self._library, cell), "this cell")

    def action_copy_row(self) -> None:
        """Copy the row, company after company."""
        row = self.query_one(ComparisonGrid).row
        if row:
            self.copy(cite_row(self._library, row), f"the row {row.topic.name}")

    def action_beside(self) -> None:
        """Put the company under the cursor beside itself at a date, or take such a column away."""
        cell = self.query_one(ComparisonGrid).cell
        if cell:
            ask_beside(self, self._place.companies, cell.company.id, self._put)

    def _put(self, companies: tuple[str, ...]) -> None:
        place = self._place
        self._change(ComparePlace(companies, place.facets, place.rows))
        for company, moment in moments(self._library, companies):
            if left := wording.left_out(moment):
                self.tell(f"{company.name}: {left}.")
