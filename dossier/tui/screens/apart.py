"""What sets companies apart: topics by their scores, the statements of one, evidence below."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from dossier.model import Company
from dossier.tui import render
from dossier.tui.commands import bindings
from dossier.tui.places import ApartPlace, ComparePlace, DossierPlace
from dossier.tui.screens.narrowed import NarrowedView
from dossier.tui.sheet import Page, Sheet
from dossier.tui.widgets.evidence_panel import EvidencePanel
from dossier.tui.widgets.lines import LineView
from dossier.tui.widgets.row_list import LaterRow, ListRow, Row, RowList
from dossier.views import wording
from dossier.views.apart import Trait, apart, reason, score
from dossier.views.bars import solid
from dossier.views.comparison import FEWEST, MOST, Told

_CELLS = 6


class Spot(NamedTuple):
    """A topic (an id) that sets a company (an id) apart."""

    company: str
    topic: str


class ApartScreen(NarrowedView[ApartPlace]):
    """The topics of each company on which more is written about it than about the others."""

    NAME = "Apart"
    CSS_PATH = "apart.tcss"
    SCOPES = ("apart", "statements", "lists")
    BINDINGS = bindings("apart", "everywhere", "statements")
    COMPANIES = "Companies to tell apart; one alone is told apart from all others"
    AUTO_FOCUS = "#traits"

    def body(self) -> ComposeResult:
        """Topics on the left, the statements of one on the right, the evidence below."""
        with Horizontal(id="panes"):
            yield RowList(id="traits")
            yield RowList(id="told")
        panel = EvidencePanel(self.desk.library, id="evidence")
        yield panel.data_bind(statement=ApartScreen.current)

    def on_mount(self) -> None:
        """Show the topics, the cursor where it was asked for."""
        self.query_one("#traits").border_title = "Topics that set apart"
        self._show(self._place.statement)

    def subject(self) -> Content:
        """Say who is told apart from whom."""
        place, library = self._place, self.desk.library
        parts = [" · ".join(library.company[item].short for item in place.companies)]
        if len(place.companies) < FEWEST:
            parts.append(f"against {wording.count(self._profiles[0].against, 'other')}")
        topics = sum(len(profile.traits) for profile in self._profiles)
        parts.append(wording.count(topics, "topic"))
        if place.facets:
            parts.append(wording.count(len(place.facets), "facet"))
        return render.plain("   ".join(parts))

    def place(self) -> ApartPlace:
        """Where the cursor is."""
        place = self._place
        return ApartPlace(place.companies, place.facets, self.current.id if self.current else "")

    def sheet(self) -> Sheet:
        """What is on the screen, with every statement."""
        from dossier.export.apart_page import apart_markdown
        from dossier.export.filenames import apart_filename
        from dossier.export.scope import Scope

        place, library = self._place, self.desk.library
        page = Page(
            apart_filename(place.companies, place.facets),
            lambda: apart_markdown(library, place.companies, place.facets),
        )
        names = " · ".join(profile.company.short for profile in self._profiles)
        return Sheet(f"what sets {names} apart", library, Scope(place.companies), page)

    def show_marks(self) -> None:
        """Show which statements are marked."""
        self.query_one("#told", RowList).made_anew()

    # --- what is shown -----------------------------------------------------------------------

    def _read(self) -> None:
        place = self._place
        self._profiles = apart(self.desk.library, place.companies, facets=place.facets)
        self._traits = {
            Spot(profile.company.id, trait.topic.id): (profile, trait)
            for profile in self._profiles
            for trait in profile.traits
        }

    def _show(self, statement: str = "") -> None:
        spots = (
            spot
            for spot, (_, trait) in self._traits.items()
            if statement in {told.statement.id for told in trait.told}
        )
        cursor = next(spots, None) if statement else None
        self._wanted = statement
        self.query_one("#traits", RowList).show(list(self._topics()), cursor=cursor)
        self._tell()
        self.renew_title()

    def _topics(self) -> Iterator[Row]:
        most = max((trait.score for _, trait in self._traits.values()), default=0.0)
        for profile in self._profiles:
            company = profile.company
            count = wording.count(profile.statements, "statement")
            name = render.styled(f" {company.name.upper()}", render.HEADING)
            yield ListRow(name + render.styled(f"  {count}", render.MUTED), limit=1)
            if not profile.traits:
                yield ListRow(render.styled(" nothing sets it apart", render.MUTED))
            for alone, traits in groupby(profile.traits, key=lambda trait: trait.alone):
                head = f" only {company.short}" if alone else " more than about the others"
                yield ListRow(render.styled(head, render.MUTED), limit=1)
                yield from (_topic(company, trait, most) for trait in traits)

    def _tell(self) -> None:
        """Show the statements of the topic under the cursor, and why it is there."""
        spot = self.query_one("#traits", RowList).cursor
        view = self.query_one("#told", RowList)
        if not isinstance(spot, Spot) or spot not in self._traits:
            view.border_title = "Statements"
            view.show([])
            self.current = None
            return
        profile, trait = self._traits[spot]
        why = render.styled(reason(profile.company, trait), render.MUTED)
        rows: list[Row] = [ListRow(why, prefix=render.plain(" "))]
        rows += [
            LaterRow(partial(self._row, told), told.statement.id, len(told.statement.text))
            for told in trait.told
        ]
        ids = [told.statement.id for told in trait.told]
        here = self._wanted or (self.current.id if self.current else "")
        here, self._wanted = here if here in ids else ids[0], ""
        view.border_title = render.plain(f"{profile.company.short}: {trait.topic.name}")
        view.show(rows, cursor=here)
        self._follow(here)

    def _row(self, item: Told) -> ListRow:
        marked = item.statement.id in self.desk.marks
        return ListRow(
            render.told(item), item.statement.id, render.sign(item.statement, marked=marked)
        )

    def _follow(self, statement: object) -> None:
        """Show the evidence of what the cursor has come to."""
        self.current = self.desk.library.statement.get(str(statement))

    # --- keys --------------------------------------------------------------------------------

    def on_line_view_moved(self, message: LineView.Moved) -> None:
        """Follow the cursor: statements for a topic, evidence for a statement."""
        if message.view.id == "traits":
            self._tell()
        else:
            self._follow(message.at)

    @on(LineView.Opened, "#traits")
    def _open_topic(self, message: LineView.Opened) -> None:
        """Open the comparison at a topic, or the dossier where there are not two to four."""
        message.prevent_default()
        companies = self._place.companies
        if not isinstance(message.at, Spot):
            return
        if FEWEST <= len(companies) <= MOST:
            company, topic = message.at
            self.visit(ComparePlace(companies, topic=topic, column=companies.index(company)))
        else:
            self.action_dossier()

    def action_dossier(self) -> None:
        """Open the dossier of the company, at this statement."""
        spot = self.query_one("#traits", RowList).cursor
        if isinstance(spot, Spot):
            self.visit(DossierPlace(spot.company, self.current.id if self.current else ""))


def _topic(company: Company, trait: Trait, most: float) -> ListRow:
    drawn = f"{solid(trait.score / most, _CELLS):<{_CELLS}}"
    prefix = render.styled(f"{score(trait):>5} ", render.STRONG) + render.styled(drawn, "$primary")
    name = render.plain(f" {trait.topic.name}")
    return ListRow(prefix + name, Spot(company.id, trait.topic.id), limit=1)
