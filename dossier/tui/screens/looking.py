"""What the screens about companies have in common: the ways on to other looks at them."""

from __future__ import annotations

from dossier.tui.places import (
    ApartPlace,
    FiguresPlace,
    PromisesPlace,
    TensionsPlace,
    TimelinePlace,
    links_of,
)
from dossier.tui.screens.view import View

NO_COMPANY = "There is no company yet: m in the library names one."
Look = type[TimelinePlace | FiguresPlace | ApartPlace | TensionsPlace | PromisesPlace]


class Looking(View):
    """Base of the screens from which timeline, figures, links and more of companies are seen."""

    def looked_at(self) -> tuple[str, ...]:
        """Give the companies (ids) that another look is to show."""
        raise NotImplementedError  # pragma: no cover

    def facets_looked_at(self) -> tuple[str, ...]:
        """Give the facets (ids) to which it is restricted; none means all."""
        return ()

    def action_timeline(self) -> None:
        """See the companies on an axis."""
        self._look(TimelinePlace)

    def action_figures(self) -> None:
        """See the figures of the companies."""
        self._look(FiguresPlace)

    def action_apart(self) -> None:
        """See what sets the companies apart."""
        self._look(ApartPlace)

    def action_links(self) -> None:
        """See who is tied to the companies."""
        self.visit(links_of(self.looked_at()))

    def action_tensions(self) -> None:
        """See where statements about the companies disagree."""
        self._look(TensionsPlace)

    def action_promises(self) -> None:
        """See what became of the plans of the companies."""
        self._look(PromisesPlace)

    def _look(self, place: Look) -> None:
        companies = self.looked_at()
        if not companies:
            self.tell(NO_COMPANY, severity="warning")
            return
        statement = self.statement()
        here = statement.id if statement else ""
        self.visit(place(companies, self.facets_looked_at(), statement=here))
