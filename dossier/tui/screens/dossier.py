"""One company: facets on the left, statements in the middle, evidence on the right."""

from __future__ import annotations

from functools import partial

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from dossier.model import Statement
from dossier.tui import render
from dossier.tui.commands import bindings
from dossier.tui.desk import Desk
from dossier.tui.places import (
    ComparePlace,
    DossierPlace,
)
from dossier.tui.screens.looking import Looking
from dossier.tui.screens.statements import StatementsView
from dossier.tui.sheet import Sheet
from dossier.tui.widgets.evidence_panel import EvidencePanel
from dossier.tui.widgets.lines import LineView
from dossier.tui.widgets.row_list import LaterRow, ListRow, Row, RowList
from dossier.views import wording
from dossier.views.comparison import FEWEST, Told
from dossier.views.portrait import Portrait, portray


class DossierScreen(Looking, StatementsView):
    """Everything written about one company, in the order of the codebook."""

    NAME = "Dossier"
    CSS_PATH = "dossier.tcss"
    SCOPES = ("dossier", "statements", "lists")
    BINDINGS = bindings("dossier", "statements", "everywhere")
    AUTO_FOCUS = "#statements"

    current: reactive[Statement | None] = reactive(None, repaint=False)

    def __init__(self, desk: Desk, place: DossierPlace) -> None:
        super().__init__(desk)
        self._portrait: Portrait = portray(desk.library, place.company)
        self._wanted = place

    def body(self) -> ComposeResult:
        """Who and what belongs to the company, then three panes."""
        yield Static(self._summary(), id="summary")
        with Horizontal(id="panes"):
            yield RowList(self._facets(), id="facets")
            yield RowList(id="statements")
            panel = EvidencePanel(self.desk.library, id="evidence")
            yield panel.data_bind(statement=DossierScreen.current)

    def on_mount(self) -> None:
        """Show the statements, the cursor where it was asked for."""
        self.query_one("#facets").border_title = "Facets"
        self.query_one("#statements").border_title = "Statements"
        self._fill(cursor=self._wanted.statement or self._first_of(self._wanted.facet))
        self.renew_title()

    def subject(self) -> Content:
        """Name the company, with counts."""
        portrait = self._portrait
        count = wording.count(len(portrait.statements), "statement")
        articles = wording.read(portrait.articles)
        return render.styled(portrait.company.name, render.STRONG) + render.plain(
            f"   {count} from {articles}"
        )

    def place(self) -> DossierPlace:
        """Where the cursor is."""
        return DossierPlace(self._portrait.company.id, self.current.id if self.current else "")

    def statement(self) -> Statement | None:
        """The statement under the cursor."""
        return self.current

    def sheet(self) -> Sheet:
        """The whole dossier."""
        from dossier.export.scope import Scope

        company = self._portrait.company
        return Sheet(f"the dossier of {company.name}", self.desk.library, Scope((company.id,)))

    def reload(self) -> None:
        """Read the dossier again, the cursor where it was."""
        self._portrait = portray(self.desk.library, self._portrait.company.id)
        self.query_one("#summary", Static).update(self._summary())
        self.query_one(EvidencePanel).read_from(self.desk.library)
        self.query_one("#facets", RowList).show(self._facets())
        self._fill()
        self.renew_title()

    def show_marks(self) -> None:
        """Show which statements are marked."""
        self.query_one("#statements", RowList).made_anew()

    # --- what is shown -----------------------------------------------------------------------

    def _summary(self) -> Content:
        portrait = self._portrait
        company = portrait.company
        lines: list[Content] = []

        def add(label: str, words: list[str]) -> None:
            if words:
                lines.append(
                    render.styled(f"{label} ", render.MUTED) + render.plain(", ".join(words))
                )

        add(
            "People",
            [f"{item.name} ({item.role})" if item.role else item.name for item in company.people],
        )
        add("Brands", [item.name for item in company.brands])
        add("Tied to", [f"{wording.TIE_SIGN} {item.name}" for item in portrait.partners])
        add(
            "Figures",
            [f"{wording.figure(item)} ({item.measure})" for item, _ in portrait.figures],
        )
        if not lines:
            lines.append(
                render.styled("No people, brands, ties or figures recorded.", render.MUTED)
            )
        return render.join(lines, "\n")

    def _facets(self) -> list[ListRow]:
        counts: dict[str, int] = {}
        for section in self._portrait.sections:
            counts[section.facet.id] = counts.get(section.facet.id, 0) + len(section.told)
        rows = []
        for facet in self.desk.library.facets:
            count = counts.get(facet.id)
            number = f"{count:>3} " if count else f"  {wording.GAP_SIGN} "
            name = render.plain(facet.name) if count else render.styled(facet.name, render.MUTED)
            rows.append(ListRow(name, facet.id, render.plain(number), limit=1))
        return rows

    def _statements(self) -> list[Row]:
        rows: list[Row] = []
        facet = ""
        for section in self._portrait.sections:
            if section.facet.id != facet:
                facet = section.facet.id
                rows.append(ListRow(render.styled(section.facet.name.upper(), render.HEADING)))
            rows.append(ListRow(render.styled(f" {section.topic.name}", render.STRONG)))
            rows += [
                LaterRow(partial(self._row, item), item.statement.id, len(item.statement.text))
                for item in section.told
            ]
        if not rows:
            rows.append(ListRow(render.styled(self._nothing(), render.MUTED)))
        return rows

    def _row(self, item: Told) -> ListRow:
        marked = item.statement.id in self.desk.marks
        prefix = render.plain(" ") + render.sign(item.statement, marked=marked)
        return ListRow(render.told(item), item.statement.id, prefix)

    def _nothing(self) -> str:
        name = self._portrait.company.name
        if self.desk.moment:
            return f"Nothing is known about {name} at this date."
        return f"No article has been read about {name}."

    def _fill(self, cursor: str = "") -> None:
        self.query_one("#statements", RowList).show(self._statements(), cursor=cursor or None)

    def _first_of(self, facet: str) -> str:
        for section in self._portrait.sections:
            if section.facet.id == facet:
                return section.told[0].statement.id
        return ""

    # --- keys --------------------------------------------------------------------------------

    def on_line_view_moved(self, message: LineView.Moved) -> None:
        """Follow the cursor: evidence for a statement, statements for a facet."""
        if message.view.id == "statements":
            self.current = self.desk.library.statement.get(str(message.at))
            if self.current:
                self.query_one("#facets", RowList).cursor = self.current.facet
        elif message.view.has_focus:
            self._go_to(self._first_of(str(message.at)))

    def on_line_view_opened(self, message: LineView.Opened) -> None:
        """Open the article at the statement; from a facet, go to its statements."""
        if message.view.id == "facets":
            self.query_one("#statements").focus()
        else:
            self.read_article()

    def on_line_view_marked(self) -> None:
        """Mark the statement under the cursor."""
        self.toggle_mark(self.current)

    def action_compare(self) -> None:
        """Compare this company, on the topic under the cursor."""
        company = self._portrait.company.id
        companies = self.desk.companies_for(company)
        if company not in companies:
            companies = (company, *companies[:-1])
        if len(companies) < FEWEST:
            self.tell("A comparison needs two companies.", severity="warning")
            return
        topic = self.current.topic if self.current else ""
        self.visit(ComparePlace(companies, topic=topic, column=companies.index(company)))

    def looked_at(self) -> tuple[str, ...]:
        """Give this company."""
        return (self._portrait.company.id,)

    def action_next_facet(self) -> None:
        """Go to the next facet that has statements."""
        self._to_facet(1)

    def action_previous_facet(self) -> None:
        """Go to the previous facet that has statements."""
        self._to_facet(-1)

    def _to_facet(self, step: int) -> None:
        facets = list(dict.fromkeys(section.facet.id for section in self._portrait.sections))
        if not self.current or not facets:
            return
        index = facets.index(self.current.facet) + step
        if 0 <= index < len(facets):
            self._go_to(self._first_of(facets[index]))

    def _go_to(self, statement: str) -> None:
        """Show a statement (an id) with those that follow it; none where there is none."""
        if statement:
            statements = self.query_one("#statements", RowList)
            statements.cursor = statement
            statements.show_at_top()
