"""Where statements of one company and topic disagree, and what the analyst has ruled."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dossier.model import Statement, Verdict
from dossier.tui import render
from dossier.tui.commands import bindings
from dossier.tui.places import TensionsPlace
from dossier.tui.screens.paired import Key, PairedView
from dossier.tui.sheet import Page, Sheet
from dossier.tui.widgets.row_list import ListRow, Row
from dossier.views.tensions import Tension, tensions
from dossier.views.verdicts import ruled


class TensionsScreen(PairedView[TensionsPlace, Tension]):
    """Pairs of statements that cannot both hold, or that give one figure; a verdict on each."""

    NAME = "Tensions"
    CSS_PATH = "paired.tcss"
    SCOPES = ("tensions", "statements", "lists")
    BINDINGS = bindings("tensions", "everywhere", "statements")
    COMPANIES = "Companies whose statements are laid beside each other"
    SIDES = ("First", "Second")
    NOUN = "pair"
    NOTHING = "Nothing here disagrees, as far as words, figures and dates tell."

    def listed(self) -> Sequence[Tension]:
        """List the pairs."""
        place = self._place
        return tensions(self.desk.library, place.companies, facets=place.facets, which=place.which)

    def key(self, item: Tension) -> Key:
        """Its two statements."""
        return (item.first.id, item.second.id)

    def rows(self, item: Tension) -> Iterator[Row]:
        """What is between the two, both of them, the verdict."""
        style = "bold $text-warning" if item.is_open else render.MUTED
        state = render.styled(f"  {item.state}", style)
        kind = render.styled(item.kind, render.STRONG)
        yield ListRow(kind + render.plain(f"  {item.words}") + state, prefix=render.plain(" "))
        for statement in (item.first, item.second):
            yield self.statement_row(self.key(item), statement)
        if item.verdict:
            words = render.styled(ruled(item.verdict, item.first.id), "$text-success")
            yield ListRow(words, prefix=render.plain("   = "))

    def sides(self, item: Tension, statement: str) -> tuple[Statement, Statement | None]:
        """Both, wherever the cursor is."""
        return item.first, item.second

    def ask_ruling(self, item: Tension, statement: str) -> None:
        """Ask whether both stand, or which of them does not."""
        first, second = self.key(item)
        rulings = [
            Verdict(first, second, "stand"),
            Verdict(first, second, "superseded"),
            Verdict(second, first, "superseded"),
            Verdict(first, second, "error"),
            Verdict(second, first, "error"),
            Verdict(first, second, "unrelated"),
        ]
        offered = {ruled(verdict, first): verdict for verdict in rulings}
        self.ask("Verdict on the two", offered, given=item.verdict)

    def sheet(self) -> Sheet:
        """The tensions as they are on the screen."""
        from dossier.export.filenames import pairs_filename
        from dossier.export.pairs_page import tensions_markdown
        from dossier.export.scope import Scope

        place, library = self._place, self.desk.library
        page = Page(
            pairs_filename("tensions", place.companies, place.facets, place.which),
            lambda: tensions_markdown(library, place.companies, place.facets, place.which),
        )
        return Sheet("the tensions", library, Scope(place.companies), page)
