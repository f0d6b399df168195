"""An article, or its digest, beside the statements coded from it."""

from __future__ import annotations

import dataclasses
from functools import partial

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from dossier.clock import now
from dossier.errors import DossierError
from dossier.model import Statement
from dossier.store.adding import describing
from dossier.tui import render
from dossier.tui.commands import bindings
from dossier.tui.desk import Desk
from dossier.tui.places import DossierPlace, OrphansPlace, ReaderPlace, ReviewPlace
from dossier.tui.screens.confirm import ConfirmScreen
from dossier.tui.screens.statements import Passage, StatementsView
from dossier.tui.widgets.article_text import ArticleText
from dossier.tui.widgets.lines import LineView
from dossier.tui.widgets.row_list import LaterRow, ListRow, Row, RowList
from dossier.views import wording
from dossier.views.addresses import openable
from dossier.views.orphans import orphans
from dossier.views.reading import read

_ABOUT_IT = 40  # characters that say about whom a statement is, and who says it
_UNPLACED = "Not found in this version"  # with the key, where that leads to a decision


class ReaderScreen(StatementsView):
    """Text on the left, statements on the right; each follows the other's cursor."""

    NAME = "Reader"
    CSS_PATH = "reader.tcss"
    SCOPES = ("reader", "statements", "lists")
    BINDINGS = bindings("reader", "statements", "everywhere")
    AUTO_FOCUS = "#statements"

    current: reactive[Statement | None] = reactive(None, repaint=False)

    def __init__(self, desk: Desk, place: ReaderPlace) -> None:
        super().__init__(desk)
        self._wanted = place
        self._read()

    def body(self) -> ComposeResult:
        """The bibliographic line, then text and statements."""
        yield Static(id="source")
        yield Static(id="question")
        with Horizontal(id="panes"):
            yield ArticleText(self._reading, id="text")
            yield RowList(id="statements")

    def on_mount(self) -> None:
        """Show the article, the cursor where it was asked for."""
        self._show_source()
        self._head_panes()
        self._fill(cursor=self._wanted.statement or self._first_in(self._wanted.paragraph))
        self.renew_title()

    def subject(self) -> Content:
        """Name the article."""
        return render.plain(self._reading.article.label)

    def place(self) -> ReaderPlace:
        """Where the cursor is."""
        return ReaderPlace(self._reading.article.id, self.current.id if self.current else "")

    def statement(self) -> Statement | None:
        """The statement under the cursor."""
        return self.current

    def show_marks(self) -> None:
        """Show which statements are marked."""
        self.query_one("#statements", RowList).made_anew()

    def reload(self) -> None:
        """Read the article again, the cursors where they were."""
        self._read()
        self._show_source()
        self._head_panes()
        self.query_one("#text", ArticleText).read(self._reading)
        self._fill()

    # --- what is shown -----------------------------------------------------------------------

    def _read(self) -> None:
        """Read the article, and in which paragraph each statement stands."""
        self._reading = read(self.desk.library, self._wanted.article)
        self._paragraph: dict[str, int] = {}
        self._statements: list[Statement] = []
        for paragraph in self._reading.paragraphs:
            for item in paragraph.coded:
                if item.statement.id not in self._paragraph:
                    self._paragraph[item.statement.id] = paragraph.number
                    self._statements.append(item.statement)

    def _show_source(self) -> None:
        """Say what the article is, and what it asks."""
        article = self._reading.article
        self.query_one("#source", Static).update(render.source(article))
        questions = self.desk.library.questions.get(article.id, ())
        asked = self.query_one("#question", Static)
        asked.display = bool(questions)
        asked.update(
            render.asked()
            + render.plain("; ".join(questions))
            + render.styled("  b answers", render.MUTED)
        )

    def _head_panes(self) -> None:
        """Say which text is read, and how many statements stand in it."""
        source = {
            "original": "Original text",
            "other version": "Another version of the text",
            "digest": "Our digest (no original attached)",
        }[self._reading.source]
        if wording.at_hand(self.desk.library, self._reading.article) == "no text":
            source = "No digest yet; to read the original: dossier attach FILE"
        self.query_one("#text").border_title = render.plain(source)
        self.query_one("#statements").border_title = f"Statements ({len(self._statements)})"

    def _rows(self) -> list[Row]:
        rows: list[Row] = []
        paragraph = 0
        for statement in self._statements:
            if self._paragraph[statement.id] != paragraph:
                paragraph = self._paragraph[statement.id]
                rows.append(ListRow(render.styled(f"¶{paragraph}", render.HEADING)))
            rows.append(self._later(statement))
        waiting = {item.statement.id for item in orphans(self.desk.library, self._wanted.article)}
        for heading, waits in ((f"{_UNPLACED} (O)", True), (_UNPLACED, False)):
            here = [item for item in self._reading.unplaced if (item.id in waiting) == waits]
            if here:
                rows.append(ListRow(render.styled(heading, render.HEADING)))
            rows += map(self._later, here)
        if not rows:
            rows.append(ListRow(render.styled("Nothing coded in this article.", render.MUTED)))
        return rows

    def _later(self, statement: Statement) -> LaterRow:
        length = len(statement.text) + _ABOUT_IT
        return LaterRow(partial(self._row, statement), statement.id, length)

    def _row(self, statement: Statement) -> ListRow:
        company = self.desk.library.company.get(statement.company)
        content = (
            render.plain(wording.said(statement))
            + render.styled(f"  {company.short if company else statement.company}", render.STRONG)
            + render.styled(f" · {wording.status(statement)}", render.MUTED)
            + render.styled(f" · {wording.speaker(self.desk.library, statement)}", render.MUTED)
        )
        marked = statement.id in self.desk.marks
        return ListRow(content, statement.id, render.sign(statement, marked=marked))

    def _fill(self, cursor: str = "") -> None:
        self.query_one("#statements", RowList).show(self._rows(), cursor=cursor or None)

    def _first_in(self, paragraph: int) -> str:
        """Give the first statement at or after a paragraph."""
        for statement in self._statements:
            if paragraph and self._paragraph[statement.id] >= paragraph:
                return statement.id
        return ""

    # --- keys --------------------------------------------------------------------------------

    def on_line_view_moved(self, message: LineView.Moved) -> None:
        """Let each pane follow the other."""
        text = self.query_one("#text", ArticleText)
        if message.view is text:
            if text.has_focus:
                self._follow_paragraph(message.at)
            return
        self.current = self.desk.library.statement.get(str(message.at))
        if self.current:
            paragraph = None if text.has_focus else self._paragraph.get(self.current.id)
            text.show_statement(self.current.id, paragraph)

    def _follow_paragraph(self, stop: object) -> None:
        here = [item for item in self._statements if self._paragraph[item.id] == stop]
        if here and self.current not in here:
            self.query_one("#statements", RowList).cursor = here[0].id
            text = self.query_one("#text", ArticleText)
            text.show_statement(here[0].id, self._paragraph[here[0].id])

    def on_line_view_opened(self, message: LineView.Opened) -> None:
        """From the text go to the statements; from a statement, to its dossier."""
        if message.view.id == "text":
            self.query_one("#statements").focus()
        else:
            self.action_dossier()

    def on_line_view_marked(self) -> None:
        """Mark the statement under the cursor."""
        self.toggle_mark(self.current)

    def action_next_passage(self) -> None:
        """Go to the next coded passage."""
        self._step(1)

    def action_previous_passage(self) -> None:
        """Go to the previous coded passage."""
        self._step(-1)

    def _step(self, step: int) -> None:
        """Go to the next statement that rests on another passage than the present one."""
        if self.current not in self._statements:
            return
        index = self._statements.index(self.current)
        here = self.current.evidence[0]
        while 0 <= index + step < len(self._statements):
            index += step
            passage = self._statements[index].evidence[0]
            if (passage.start, passage.end) != (here.start, here.end):
                break
        statement = self._statements[index]
        self.query_one("#statements", RowList).cursor = statement.id
        text = self.query_one("#text", ArticleText)
        text.show_statement(statement.id, self._paragraph[statement.id])

    def action_review(self) -> None:
        """Review what the machine proposes for this article."""
        self.visit(ReviewPlace(self._reading.article.id))

    def action_orphans(self) -> None:
        """Decide on passages that this article no longer holds."""
        self.visit(OrphansPlace(self._reading.article.id))

    def passage(self) -> Passage | None:
        """The paragraph under the cursor of the text, or that of the statement."""
        text = self.query_one("#text", ArticleText)
        if text.has_focus and isinstance(text.cursor, int):
            return Passage(self._reading.article.id, paragraph=text.cursor)
        here = super().passage() or Passage(self._reading.article.id)
        return dataclasses.replace(here, company="")  # that of the sentence which is chosen

    def action_dossier(self) -> None:
        """Open the dossier at the statement under the cursor."""
        if self.current:
            self.visit(DossierPlace(self.current.company, self.current.id))

    def action_describe(self) -> None:
        """Say what the article is."""
        from dossier.tui.screens.describe import RecordForm

        article = self._reading.article.id
        try:
            self.desk.refuse_past()
            known = describing.described(self.desk.workspace, article)
        except DossierError as fault:
            self.tell(str(fault), severity="warning")
            return

        workspace, library = self.desk.workspace, self.desk.library

        def save(fields: dict[str, str], settle: bool) -> None:
            describing.describe(
                workspace, article, fields, settle=settle, revision=known.revision, when=now()
            )

        def supersede() -> None:
            from dossier.store.removal import superseding

            superseding.supersede(workspace, article, when=now())

        origins = (item for item in library.articles if item.id != article and not item.copy_of)
        others = [(item.id, wording.headline(item)) for item in origins]
        self.app.push_screen(RecordForm(known, others, save, supersede), self._done)

    def action_address(self) -> None:
        """Show the address of the article, and open it where the person agrees."""
        given = self._reading.article.url
        address = openable(given)
        if address is None:
            words = f"Only addresses like https://… are opened, not {given[:80]}"
            self.tell(words if given else "The record gives no address.", severity="warning")
            return

        def opened(agreed: bool | None) -> None:
            if agreed:
                self.app.open_url(address.url)

        question = f"Open this address, of {address.goes_to}, in your browser?\n\n{address.url}"
        self.app.push_screen(ConfirmScreen(question, action="open"), opened)

    def action_undo_record(self) -> None:
        """Take back the last change of what the article is."""
        workspace, article = self.desk.workspace, self._reading.article.id
        if self._attempt(lambda: describing.undo(workspace, article, when=now())):
            self.tell(f"The last change of the record of {article} is taken back.")
