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
        if companies := self.looked_at():
            facets = self.facets_looked_at()
            self.visit(TimelinePlace(companies, facets, statement=self._here()))

    def action_figures(self) -> None:
        """See the figures of the companies."""
        if companies := self.looked_at():
            facets = self.facets_looked_at()
            self.visit(FiguresPlace(companies, facets, statement=self._here()))

    def action_apart(self) -> None:
        """See what sets the companies apart."""
        if companies := self.looked_at():
            facets = self.facets_looked_at()
            self.visit(ApartPlace(companies, facets, statement=self._here()))

    def action_links(self) -> None:
        """See who is tied to the companies."""
        self.visit(links_of(self.looked_at()))

    def action_tensions(self) -> None:
        """See where statements about the companies disagree."""
        if companies := self.looked_at():
            facets = self.facets_looked_at()
            self.visit(TensionsPlace(companies, facets, statement=self._here()))

    def action_promises(self) -> None:
        """See what became of the plans of the companies."""
        if companies := self.looked_at():
            facets = self.facets_looked_at()
            self.visit(PromisesPlace(companies, facets, statement=self._here()))

    def _here(self) -> str:
        statement = self.statement()
        return statement.id if statement else ""
