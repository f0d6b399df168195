"""What happened when: the statements of some companies on one axis, the evidence below."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.reactive import reactive

from dossier.model import Statement
from dossier.tui import render
from dossier.tui.commands import bindings
from dossier.tui.desk import Desk
from dossier.tui.places import DossierPlace, ReaderPlace, TimelinePlace
from dossier.tui.screens.choose import ChooseScreen
from dossier.tui.screens.statements import StatementsView
from dossier.tui.sheet import Page, Sheet
from dossier.tui.widgets.evidence_panel import EvidencePanel
from dossier.tui.widgets.lines import LineView
from dossier.tui.widgets.timeline_chart import Spot, TimelineChart
from dossier.views import wording
from dossier.views.timeline import Kind, timeline

_EVERYTHING = "*"
_KINDS: tuple[tuple[tuple[Kind, ...], str], ...] = (
    ((), "deeds, plans, views"),
    (("deed",), "deeds only"),
    (("plan",), "plans only"),
    (("view",), "views only"),
)


class TimelineScreen(StatementsView):
    """Lays the dated statements of companies along one axis; the others stand on shelves."""

    NAME = "Timeline"
    CSS_PATH = "timeline.tcss"
    SCOPES = ("timeline", "chart", "statements", "lists")
    BINDINGS = bindings("timeline", "everywhere", "statements")
    AUTO_FOCUS = "#chart"

    current: reactive[Statement | None] = reactive(None)

    def __init__(self, desk: Desk, place: TimelinePlace) -> None:
        super().__init__(desk)
        self._place = place
        self._read()

    def body(self) -> ComposeResult:
        """The chart above the evidence."""
        yield TimelineChart(id="chart")
        panel = EvidencePanel(self.desk.library, id="evidence")
        yield panel.data_bind(statement=TimelineScreen.current)

    def on_mount(self) -> None:
        """Show the lanes, the cursor where it was asked for."""
        self._show(self._place.statement)

    def subject(self) -> Content:
        """Say who is shown, and how much has a place on the axis."""
        lanes = self._timeline.lanes
        told = sum(
            len(lane.marks) + len(lane.yearless) + len(lane.worded) + lane.undated for lane in lanes
        )
        placed = sum(len(lane.marks) for lane in lanes)
        parts = [
            " · ".join(lane.company.short for lane in lanes),
            f"{placed} of {wording.count(told, 'statement')} on the axis",
            dict(_KINDS)[self._place.kinds],
        ]
        if self._place.facets:
            parts.append(wording.count(len(self._place.facets), "facet"))
        return render.plain("   ".join(parts))

    def place(self) -> TimelinePlace:
        """Where the cursor is."""
        place = self._place
        here = self.current.id if self.current else ""
        return TimelinePlace(place.companies, place.facets, place.kinds, here)

    def statement(self) -> Statement | None:
        """The statement under the cursor."""
        return self.current

    def sheet(self) -> Sheet:
        """The timeline as it is on the screen."""
        from dossier.export.filenames import timeline_filename
        from dossier.export.scope import Scope
        from dossier.export.timeline_page import timeline_markdown

        place, library = self._place, self.desk.library
        names = " · ".join(lane.company.short for lane in self._timeline.lanes)
        page = Page(
            timeline_filename(place.companies, place.facets, place.kinds),
            lambda: timeline_markdown(library, place.companies, place.facets, place.kinds),
        )
        return Sheet(f"the timeline of {names}", library, Scope(place.companies), page)

    def reload(self) -> None:
        """Read the library again, the cursor where it was."""
        self.query_one(EvidencePanel).read_from(self.desk.library)
        self._read()
        self._show()

    # --- what is shown -----------------------------------------------------------------------

    def _read(self) -> None:
        place = self._place
        self._timeline = timeline(
            self.desk.library, place.companies, facets=place.facets, kinds=place.kinds
        )

    def _show(self, statement: str = "") -> None:
        wanted = next(
            (
                Spot(lane.company.id, statement)
                for lane in self._timeline.lanes
                if statement in {item.id for item in self.desk.library.told[lane.company.id]}
            ),
            None,
        )
        self.query_one(TimelineChart).show(self._timeline, cursor=wanted if statement else None)
        self.renew_title()

    def _change(self, place: TimelinePlace) -> None:
        self._place = place
        self._read()
        self._show()

    # --- keys --------------------------------------------------------------------------------

    def on_line_view_moved(self, message: LineView.Moved) -> None:
        """Show the evidence of what the cursor has come to."""
        spot = message.at
        found = spot.statement if isinstance(spot, Spot) else ""
        self.current = self.desk.library.statement.get(found)

    def on_line_view_opened(self) -> None:
        """Open the article at the statement."""
        if self.current:
            self.visit(ReaderPlace(self.current.evidence[0].article, self.current.id))

    def on_line_view_marked(self) -> None:
        """Mark the statement under the cursor."""
        self.toggle_mark(self.current)

    def action_columns(self) -> None:
        """Choose the companies."""
        choices = [(company.id, company.name) for company in self.desk.library.companies]

        def taken(companies: tuple[str, ...] | None) -> None:
            if companies:
                self._change(TimelinePlace(companies, self._place.facets, self._place.kinds))

        title = "Companies on the axis, in their order"
        self.app.push_screen(ChooseScreen(title, choices, self._place.companies, fewest=1), taken)

    def action_facets(self) -> None:
        """Choose the facets."""
        choices = [(_EVERYTHING, "All facets")]
        choices += [(facet.id, facet.name) for facet in self.desk.library.facets]

        def taken(facets: tuple[str, ...] | None) -> None:
            if facets is not None:
                facets = () if _EVERYTHING in facets else facets
                self._change(TimelinePlace(self._place.companies, facets, self._place.kinds))

        self.app.push_screen(ChooseScreen("Facets to show", choices, self._place.facets), taken)

    def action_kinds(self) -> None:
        """Show everything, deeds, plans, views by turns."""
        kinds = [held for held, _ in _KINDS]
        following = kinds[(kinds.index(self._place.kinds) + 1) % len(kinds)]
        self._change(TimelinePlace(self._place.companies, self._place.facets, following))

    def action_evidence(self) -> None:
        """Show or hide the evidence."""
        self.toggle_class("evidence")

    def action_dossier(self) -> None:
        """Open the dossier of the lane, at this statement."""
        spot = self.query_one(TimelineChart).cursor
        if isinstance(spot, Spot):
            self.visit(DossierPlace(spot.company, spot.statement))
