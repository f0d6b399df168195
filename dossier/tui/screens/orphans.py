"""Passages that a corrected article no longer holds, each with what may be its new wording."""

from __future__ import annotations

from functools import partial

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from dossier.articles.paragraphs import paragraphs
from dossier.articles.selecting import Span, first_sentence, select
from dossier.coding import resolving
from dossier.errors import DossierError
from dossier.model import Statement
from dossier.tui import render, wordings
from dossier.tui.commands import bindings
from dossier.tui.desk import Desk
from dossier.tui.places import OrphansPlace, ReaderPlace
from dossier.tui.screens.statements import StatementsView
from dossier.tui.widgets.row_list import LaterRow, ListRow, Row, RowList
from dossier.tui.widgets.shown_text import ShownText
from dossier.views import wording
from dossier.views.orphans import Orphan, orphans
from dossier.views.rewordings import Candidates

_LONGEST = 100  # characters that three lines hold
_NOTHING = "Every passage has its place, or was decided on."


class OrphansScreen(StatementsView):
    """The statements that wait on the left; on the right the lost passage and the candidate."""

    NAME = "Orphans"
    CSS_PATH = "orphans.tcss"
    SCOPES = ("orphans", "lists")
    BINDINGS = bindings("orphans", "everywhere")
    AUTO_FOCUS = "#orphans"

    def __init__(self, desk: Desk, place: OrphansPlace) -> None:
        super().__init__(desk)
        self._article = place.article
        self._wanted = place.statement
        self._read()

    def body(self) -> ComposeResult:
        """The list beside the passages."""
        with Horizontal(id="panes"):
            yield RowList(id="orphans")
            yield ShownText(id="wordings")

    def on_mount(self) -> None:
        """Show what waits, the cursor where it was asked for."""
        self.query_one("#orphans").border_title = "Without a place"
        self.query_one("#wordings").border_title = "Passage"
        wanted = (item.key for item in self._orphans.values() if item.statement.id == self._wanted)
        self._fill(cursor=next(wanted, None))

    def subject(self) -> Content:
        """Count what waits."""
        count = wording.count(len(self._orphans), "passage waits", "passages wait")
        label = self.desk.library.article[self._article].label if self._article else "all articles"
        return render.plain(f"{count} · {label}" if self._orphans else f"{_NOTHING} · {label}")

    def place(self) -> OrphansPlace:
        """Where the cursor is."""
        here = self._here
        return OrphansPlace(self._article, here.statement.id if here else "")

    def statement(self) -> Statement | None:
        """The statement under the cursor."""
        return self._here.statement if self._here else None

    def reload(self) -> None:
        """Show what still waits, the cursor on what comes next."""
        self._read()
        self._fill()

    # --- what is shown -----------------------------------------------------------------------

    def _read(self) -> None:
        library = self.desk.library
        self._orphans = {item.key: item for item in orphans(library, self._article)}
        self._candidates = Candidates(library)

    @property
    def _here(self) -> Orphan | None:
        found = self.query_one(RowList).cursor
        return self._orphans.get(found) if isinstance(found, tuple) else None

    def _fill(self, cursor: tuple[str, int] | None = None) -> None:
        self.query_one(RowList).show(self._rows(), cursor=cursor)
        self._draw()
        self.renew_title()

    def _rows(self) -> list[Row]:
        rows: list[Row] = []
        article = ""
        for key, item in self._orphans.items():
            if item.evidence.article != article:
                article = item.evidence.article
                label = self.desk.library.article[article].label
                rows.append(ListRow(render.styled(label, render.HEADING)))
            length = min(len(item.statement.text), _LONGEST)
            rows.append(LaterRow(partial(_row, item), key, length))
        return rows or [ListRow(render.styled(_NOTHING, render.MUTED))]

    def _draw(self) -> None:
        here = self._here
        words = (
            wordings.orphan(self.desk.library, here, self._candidates.of(here))
            if here
            else render.styled(_NOTHING, render.MUTED)
        )
        self.query_one(ShownText).say(words)

    def on_line_view_moved(self) -> None:
        """Follow the cursor."""
        self._draw()

    def on_line_view_opened(self) -> None:
        """Open the article as it is now."""
        if self._here:
            self.visit(ReaderPlace(self._here.evidence.article, self._here.statement.id))

    # --- keys --------------------------------------------------------------------------------

    def action_take(self) -> None:
        """Let the statement rest on the candidate."""
        here = self._here
        found = self._candidates.of(here) if here else None
        if here and found is None:
            self.tell("Nothing in the new text says the same; i chooses a passage.")
        elif here and found:
            self._place(here, (found.start, found.end))

    def action_choose(self) -> None:
        """Choose the passage on which the statement is to rest."""
        from dossier.tui.screens.span import SpanScreen

        here = self._here
        if here is None:
            return
        original = self.desk.library.originals.get(here.evidence.article)
        if original is None or not original.exact:
            self.tell("The text of this article is lost; add its file again.", severity="warning")
            return
        lines = [(item.start, item.end) for item in paragraphs(original.text)]
        found = self._candidates.of(here)
        begin = (
            select(original.text, lines, (found.start, found.end))
            if found
            else first_sentence(original.text, lines, min(here.evidence.paragraph, len(lines)) - 1)
        )

        def chosen(span: Span | None) -> None:
            if span is not None:
                self._place(here, span, by_hand=True)

        hint = f"On what does this rest now? {wording.said(here.statement)}"
        self.app.push_screen(SpanScreen("Choose the passage", begin, hint), chosen)

    def action_keep(self) -> None:
        """Let the statement rest on the earlier version, knowingly."""
        here = self._here
        if here and self._save(here, resolving.kept(here.statement, here.evidence)):
            self.tell(f"{here.statement.id} rests on the earlier version.")

    def _place(self, orphan: Orphan, span: Span, *, by_hand: bool = False) -> None:
        """Let a statement rest on a span; figures of other words do not stay with it."""
        article = self.desk.library.article[orphan.evidence.article]
        text = self.desk.library.originals[article.id].text
        try:
            placed = resolving.placed(orphan.statement, orphan.evidence, article, text, span)
            if by_hand and placed.figures:
                seen = self.desk.propose(article.id, span, placed.company)
                placed = replace(placed, figures=seen.figures)
        except DossierError as fault:
            self.tell(str(fault), severity="warning")
            return
        if self._save(orphan, placed):
            self.tell(f"{orphan.statement.id} rests on the new passage.")

    def _save(self, orphan: Orphan, changed: Statement) -> bool:
        return self._attempt(lambda: self.desk.save(orphan.statement, changed))


def _row(item: Orphan) -> ListRow:
    said = render.plain(wording.said(item.statement))
    return ListRow(said, item.key, render.sign(item.statement), limit=3)
