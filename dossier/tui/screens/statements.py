"""What the screens that show statements have in common: copying, editing, coding, undoing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dossier.articles.paragraphs import paragraphs
from dossier.articles.selecting import Span, first_sentence, select
from dossier.cleaning import clean
from dossier.coding.accepting import identified, stated
from dossier.errors import ConflictError, DossierError
from dossier.export.placing import make_folder, place
from dossier.model import Statement
from dossier.tui.places import ReaderPlace
from dossier.tui.screens.view import View
from dossier.tui.widgets.evidence_panel import EvidencePanel
from dossier.views import wording
from dossier.views.citing import cite
from dossier.workspace import current_folder

_NOTHING = "There is no statement under the cursor."


@dataclass(frozen=True)
class Passage:
    """Where coding by hand begins: a paragraph (by number) of an article (an id), or a span in it.

    `company` (an id) is whom it may be about.
    """

    article: str
    paragraph: int = 1
    span: Span | None = None
    company: str = ""


class StatementsView(View):
    """Base of the screens on which the cursor stands on statements."""

    def passage(self) -> Passage | None:
        """Give the passage of the statement under the cursor."""
        statement = self.statement()
        if statement is None:
            return None
        evidence = statement.evidence[0]
        if evidence.version:  # its place is one of another text
            return Passage(evidence.article, company=statement.company)
        span = (evidence.start, evidence.end)
        return Passage(evidence.article, evidence.paragraph, span, statement.company)

    def read_article(self) -> bool:
        """Open the article at the statement under the cursor, if there is one."""
        statement = self.statement()
        if statement:
            self._read_at(statement)
        return statement is not None

    def on_evidence_panel_opened(self, message: EvidencePanel.Opened) -> None:
        """Open the article at the passage."""
        self._read_at(message.statement)

    def _read_at(self, statement: Statement) -> None:
        self.visit(ReaderPlace(statement.evidence[0].article, statement.id))

    def action_evidence(self) -> None:
        """Show or hide the evidence; it stays so in a window of another size."""
        shown = self.query_one("#evidence").display
        self.set_class(not shown, "evidence")
        self.set_class(shown, "no-evidence")

    def action_copy(self) -> None:
        """Copy the marked statements, or the one under the cursor, with citations."""
        library = self.desk.library
        chosen = [item for item in library.statements if item.id in self.desk.marks]
        here = self.statement()
        if not chosen and here:
            chosen = [here]
        if not chosen:
            self.tell(_NOTHING, severity="warning")
            return
        text = "\n\n".join(cite(library, item) for item in chosen)
        self.copy(text, wording.count(len(chosen), "statement"))

    def copy(self, text: str, what: str) -> None:
        """Put a text on the clipboard and into a file, and say so; `what` it is, in words.

        Terminals may ignore the request without a word: the file holds it then.
        """
        text = clean(text)  # it may be pasted into a terminal
        self.app.copy_to_clipboard(text)
        target = self.desk.workspace.exports / "copied.txt"
        try:
            make_folder(target.parent)
            data = f"{text}\n".encode()
            place(target, data, lambda _before: (data, None))
        except DossierError as fault:
            self.tell(f"Sent {what} to the terminal's clipboard alone: {fault}", severity="warning")
        else:
            self.tell(f"Sent {what} to the terminal's clipboard; kept in {_short(target)} too.")

    def action_edit(self) -> None:
        """Edit the statement under the cursor."""
        from dossier.tui.screens.edit import StatementForm

        statement = self.statement()
        if statement is None:
            self.tell(_NOTHING, severity="warning")
            return

        moved: list[Statement] = []

        def save(edited: Statement) -> None:
            saved = self.desk.save(statement, edited)
            if saved.company != statement.company:
                moved.append(saved)

        def done(saved: bool | None) -> None:
            self._done(saved)
            for item in moved:
                company = self.desk.library.company[item.company].short
                self.tell(f"{statement.id} moved to {company}: it is {item.id} now.")

        form = StatementForm(f"Edit {statement.id}", self.desk.library, statement, save)
        self.app.push_screen(form, done)

    def action_code(self) -> None:
        """Make a statement of a passage that is chosen in the article under the cursor."""
        from dossier.tui.screens.span import SpanScreen

        passage = self.passage()
        if passage is None:
            self.tell(_NOTHING, severity="warning")
            return
        original = self.desk.library.originals.get(passage.article)
        if original is None or not original.exact:
            self.tell(
                "The very text of this article is not attached, so no passage can be chosen in it."
                " dossier attach FILE brings it.",
                severity="warning",
            )
            return
        lines = [(item.start, item.end) for item in paragraphs(original.text)]
        begin = (
            select(original.text, lines, passage.span)
            if passage.span
            else first_sentence(original.text, lines, min(passage.paragraph, len(lines)) - 1)
        )

        def chosen(span: Span | None) -> None:
            if span is not None:
                self._code(passage, span)

        hint = "What is chosen becomes the passage of a new statement."
        self.app.push_screen(SpanScreen("Code by hand", begin, hint), chosen)

    def _code(self, passage: Passage, span: Span) -> None:
        """Let a passage be worded and coded, and store it."""
        from dossier.tui.screens.edit import StatementForm

        try:
            proposal = self.desk.propose(passage.article, span, passage.company)
        except DossierError as fault:
            self.tell(str(fault), severity="warning")
            return
        is_free = self.desk.store.is_free

        def save(edited: Statement) -> None:
            self.desk.add(identified(edited, is_free))

        rows = [(item.topic, ", ".join(item.cues)) for item in proposal.suggestions]
        draft = stated(proposal, is_free)
        form = StatementForm("A new statement", self.desk.library, draft, save, rows=rows)
        self.app.push_screen(form, self._done)

    def action_delete(self) -> None:
        """Remove the statement under the cursor."""
        statement = self.statement()
        if statement is None:
            self.tell(_NOTHING, severity="warning")
            return
        if self._attempt(lambda: self.desk.delete(statement)):
            self.tell(f"{statement.id} is removed; u brings it back.")

    def _attempt(self, change: Callable[[], object]) -> bool:
        """Do something to the store and show it; say what is wrong where it fails."""
        try:
            self.desk.refuse_past()
            change()
        except DossierError as fault:
            self.tell(str(fault), severity="warning")
            if isinstance(fault, ConflictError):
                self.changed()  # to show what stands now
            return False
        self.changed()
        return True

    def _done(self, saved: bool | None) -> None:
        if saved:
            self.changed()


def _short(path: Path) -> str:
    """Say a path from the current folder if it lies in it: a corner of the screen is narrow."""
    here = current_folder()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)
