"""What happened when: the statements of some companies on one axis, the evidence below."""

from __future__ import annotations

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.content import Content

from dossier.tui import render
from dossier.tui.commands import bindings
from dossier.tui.places import DossierPlace, PromisesPlace, TimelinePlace
from dossier.tui.screens.narrowed import NarrowedView
from dossier.tui.sheet import Page, Sheet
from dossier.tui.widgets.evidence_panel import EvidencePanel
from dossier.tui.widgets.lines import LineView
from dossier.tui.widgets.timeline_chart import Spot, TimelineChart
from dossier.views import wording
from dossier.views.timeline import Kind, timeline

_KINDS: tuple[tuple[tuple[Kind, ...], str], ...] = (
    ((), ""),
    (("deed",), "deeds only"),
    (("plan",), "plans only"),
    (("view",), "views only"),
)


class TimelineScreen(NarrowedView[TimelinePlace]):
    """Lays the dated statements of companies along one axis; the others stand on shelves."""

    NAME = "Timeline"
    CSS_PATH = "timeline.tcss"
    SCOPES = ("timeline", "chart", "statements", "lists")
    BINDINGS = bindings("timeline", "everywhere", "statements")
    COMPANIES = "Companies on the axis, in their order"
    AUTO_FOCUS = "#chart"

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
        facets = len(self._place.facets)
        parts = [
            " · ".join(lane.company.short for lane in lanes),
            f"{placed} of {told} on the axis",
            dict(_KINDS)[self._place.kinds],
            wording.count(facets, "facet") if facets else "",
        ]
        return render.plain("   ".join(filter(None, parts)))

    def place(self) -> TimelinePlace:
        """Where the cursor is."""
        place = self._place
        here = self.current.id if self.current else ""
        return TimelinePlace(place.companies, place.facets, place.kinds, here)

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

    # --- keys --------------------------------------------------------------------------------

    def on_line_view_moved(self, message: LineView.Moved) -> None:
        """Show the evidence of what the cursor has come to."""
        spot = message.at
        found = spot.statement if isinstance(spot, Spot) else ""
        self.current = self.desk.library.statement.get(found)

    def action_kinds(self) -> None:
        """Show everything, deeds, plans, views by turns."""
        kinds = [held for held, _ in _KINDS]
        following = kinds[(kinds.index(self._place.kinds) + 1) % len(kinds)]
        self._change(replace(self._place, kinds=following))

    def action_promises(self) -> None:
        """See what became of the plans."""
        place = self.place()
        self.visit(PromisesPlace(place.companies, place.facets, statement=place.statement))

    def action_dossier(self) -> None:
        """Open the dossier of the lane, at this statement."""
        spot = self.query_one(TimelineChart).cursor
        if isinstance(spot, Spot):
            self.visit(DossierPlace(spot.company, spot.statement))
