"""What is new, edited or gone: since it was last looked at, or since a date."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual.app import ComposeResult
from textual.content import Content
from textual.reactive import reactive

from dossier.errors import DossierError
from dossier.model import Statement
from dossier.store.seen import edited_since, read_seen, ruled_on_since, write_seen
from dossier.tui import render
from dossier.tui.commands import bindings
from dossier.tui.desk import Desk
from dossier.tui.places import ChangedPlace, DossierPlace
from dossier.tui.screens.as_of import DateForm
from dossier.tui.screens.statements import StatementsView
from dossier.tui.sheet import Page, Sheet
from dossier.tui.widgets.evidence_panel import EvidencePanel
from dossier.tui.widgets.lines import LineView
from dossier.tui.widgets.row_list import LaterRow, ListRow, Row, RowList
from dossier.views import wording
from dossier.views.as_of import last_day
from dossier.views.changed import Changes, seen_now, since_date, since_seen

_OF_THE_PRESENT = " What was seen is compared with the present alone: ctrl+o brings it back."


class ChangedScreen(StatementsView):
    """The statements of each company that are new or were edited, and what is gone."""

    NAME = "Changed"
    CSS_PATH = "changed.tcss"
    SCOPES = ("changed", "statements", "lists")
    BINDINGS = bindings("changed", "everywhere", "statements")
    AUTO_FOCUS = "#changes"

    current: reactive[Statement | None] = reactive(None)

    def __init__(self, desk: Desk, place: ChangedPlace) -> None:
        super().__init__(desk)
        self._since = place.since
        self._is_known = True
        self._found: tuple[Changes, ...] = ()

    def body(self) -> ComposeResult:
        """The list above the evidence."""
        yield RowList(id="changes")
        panel = EvidencePanel(self.desk.library, id="evidence")
        yield panel.data_bind(statement=ChangedScreen.current)

    def on_mount(self) -> None:
        """Show what has changed."""
        self.reload()

    def subject(self) -> Content:
        """Say since when, and how much."""
        if self._since:
            since = f"after {self._since}"
        elif self._is_known:
            since = "since last marked as seen"
        else:
            since = "nothing marked as seen yet, so all is new"
        count = sum(item.count for item in self._found)
        return render.plain(f"{since}   {wording.count(count, 'change')}")

    def place(self) -> ChangedPlace:
        """Since when."""
        return ChangedPlace(self._since)

    def statement(self) -> Statement | None:
        """The statement under the cursor."""
        return self.current

    def sheet(self) -> Sheet:
        """What has changed, as it is on the screen."""
        from dossier.export.changed_page import changed_markdown
        from dossier.export.filenames import changed_filename
        from dossier.export.scope import whole

        library, found, since = self.desk.library, self._found, self._since
        page = Page(changed_filename(since=since), lambda: changed_markdown(library, found, since))
        return Sheet("what has changed", library, whole(library), page)

    def reload(self) -> None:
        """Look again."""
        workspace, library = self.desk.workspace, self.desk.library
        companies = [company.id for company in library.companies]
        self.query_one(EvidencePanel).read_from(library)
        try:
            if self._since:
                day = last_day(self._since).isoformat()
                edited, ruled_on = edited_since(workspace, day), ruled_on_since(workspace, day)
                self._found = since_date(library, companies, self._since, edited, ruled_on)
            elif self.desk.moment:
                self._is_known, self._found = True, ()
            else:
                seen = read_seen(workspace)
                self._is_known = seen is not None
                self._found = since_seen(library, companies, seen or {})
        except DossierError as fault:
            self.tell(str(fault), severity="error")
        nothing = ListRow(render.styled(" Nothing to show: no company yet.", render.MUTED))
        self.query_one(RowList).show(list(self._rows()) or [nothing])
        self.renew_title()

    def _rows(self) -> Iterator[Row]:
        if self.desk.moment and not self._since:
            yield ListRow(render.styled(_OF_THE_PRESENT, render.MUTED))
        for changes in self._found:
            name = render.styled(f" {changes.company.name.upper()}", render.HEADING)
            yield ListRow(name + render.styled(f"  {wording.changes(changes)}", render.MUTED))
            for sign, held in (("+", changes.new), ("~", changes.edited)):
                for statement in held:
                    yield LaterRow(
                        partial(_row, sign, statement), statement.id, len(statement.text)
                    )
            for id_ in changes.gone:
                yield ListRow(render.styled(f" - {id_} is gone", render.MUTED))

    # --- keys --------------------------------------------------------------------------------

    def on_line_view_moved(self, message: LineView.Moved) -> None:
        """Show the evidence of what the cursor has come to."""
        self.current = self.desk.library.statement.get(str(message.at))

    def on_line_view_opened(self) -> None:
        """Open the article at the statement."""
        self.read_article()

    def on_line_view_marked(self) -> None:
        """Mark the statement under the cursor."""
        self.toggle_mark(self.current)

    def action_seen(self) -> None:
        """Remember that everything has been looked at."""
        try:
            self.desk.refuse_past()
            write_seen(self.desk.workspace, seen_now(self.desk.library))
        except DossierError as fault:
            self.tell(str(fault), severity="warning")
            return
        self._since = ""
        self.reload()
        self.tell("All of it counts as looked at now.")

    def action_since(self) -> None:
        """Ask for a date, or go back to what was not seen yet."""
        if self._since:
            self._since = ""
            self.reload()
            return

        def dated(when: str) -> None:
            self._since = when

        def answered(taken: bool | None) -> None:
            if taken:
                self.reload()

        title = "What was published, or edited, after a date"
        words = "Published: by the dates that the articles print; those without one are counted."
        self.app.push_screen(DateForm(title, dated, label="After", words=words), answered)

    def action_dossier(self) -> None:
        """Open the dossier at the statement under the cursor."""
        if self.current:
            self.visit(DossierPlace(self.current.company, self.current.id))


def _row(sign: str, statement: Statement) -> ListRow:
    prefix = render.styled(f"{sign} ", render.STRONG) + render.sign(statement)
    rank = "" if statement.rank == "normal" else f"  {statement.rank}"
    words = render.plain(wording.said(statement)) + render.styled(rank, render.MUTED)
    return ListRow(words, statement.id, prefix, limit=2)
