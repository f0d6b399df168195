"""Screens that are narrowed to companies and facets, with the evidence of `current` below."""

from __future__ import annotations

from typing import Generic, TypeVar

from msgspec.structs import replace
from textual.reactive import reactive

from dossier.model import Statement
from dossier.tui.desk import Desk
from dossier.tui.places import (
    ApartPlace,
    FiguresPlace,
    PromisesPlace,
    TensionsPlace,
    TimelinePlace,
)
from dossier.tui.screens.choose import ChooseScreen
from dossier.tui.screens.statements import StatementsView
from dossier.tui.widgets.evidence_panel import EvidencePanel

EVERYTHING = "*"
P = TypeVar("P", TimelinePlace, FiguresPlace, ApartPlace, TensionsPlace, PromisesPlace)


class NarrowedView(StatementsView, Generic[P]):
    """Base of such screens: asks for companies and facets, and shows the place anew."""

    COMPANIES = "Companies to show"

    current: reactive[Statement | None] = reactive(None)

    def __init__(self, desk: Desk, place: P) -> None:
        super().__init__(desk)
        self._place: P = place
        self._read()

    # --- what a screen gives -----------------------------------------------------------------

    def _read(self) -> None:
        """Ask the library for what the place names."""
        raise NotImplementedError  # pragma: no cover

    def _show(self, statement: str = "") -> None:
        """Show what was read, the cursor on a statement (an id), else where it was."""
        raise NotImplementedError  # pragma: no cover

    # --- what they have in common ------------------------------------------------------------

    def statement(self) -> Statement | None:
        """The statement under the cursor."""
        return self.current

    def reload(self) -> None:
        """Read the library again, the cursor where it was."""
        for panel in self.query(EvidencePanel):
            panel.read_from(self.desk.library)
        self._read()
        self._show()

    def _change(self, place: P) -> None:
        self._place = place
        self._read()
        self._show()

    def on_line_view_opened(self) -> None:
        """Open the article at the statement."""
        self.read_article()

    def on_line_view_marked(self) -> None:
        """Mark the statement under the cursor."""
        self.toggle_mark(self.current)

    def action_columns(self) -> None:
        """Choose the companies."""
        choices = [(company.id, company.name) for company in self.desk.library.companies]

        def taken(companies: tuple[str, ...] | None) -> None:
            if companies:
                self._change(replace(self._place, companies=companies))

        picker = ChooseScreen(self.COMPANIES, choices, self._place.companies, fewest=1)
        self.app.push_screen(picker, taken)

    def action_facets(self) -> None:
        """Choose the facets."""
        choices = [(EVERYTHING, "All facets")]
        choices += [(facet.id, facet.name) for facet in self.desk.library.facets]

        def taken(facets: tuple[str, ...] | None) -> None:
            if facets is not None:
                facets = () if EVERYTHING in facets else facets
                self._change(replace(self._place, facets=facets))

        self.app.push_screen(ChooseScreen("Facets to show", choices, self._place.facets), taken)
