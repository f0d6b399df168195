"""What all screens have in common: a title line, the keys that work everywhere, the marks."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen
from textual.widgets import Footer, Static

from dossier.errors import DossierError
from dossier.model import Statement
from dossier.tui import render
from dossier.tui.commands import Scope
from dossier.tui.desk import Desk
from dossier.tui.places import Changed, LibraryPlace, Place, SearchPlace, Visit
from dossier.tui.sheet import Sheet
from dossier.views import wording
from dossier.views.citing import cite


class View(Screen[None]):
    """Base of the five screens. `SCOPES` name the groups of commands that work on it."""

    SCOPES: ClassVar[tuple[Scope, ...]] = ()
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide"), (160, "-very-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (32, "-tall")]
    NAME: ClassVar[str] = ""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    def compose(self) -> ComposeResult:
        """A title line, the body of the screen, the footer."""
        self._fit(self.app.size)
        with Horizontal(id="title"):
            yield Static(render.plain(f" {self.NAME} "), id="name")
            yield Static(id="subject")
        yield from self.body()
        yield Footer(compact=True, show_command_palette=False)

    def _fit(self, size: Size) -> None:
        """Be narrow or wide from the first picture on, not only from the first resize."""
        for extent, steps in (
            (size.width, self.HORIZONTAL_BREAKPOINTS),
            (size.height, self.VERTICAL_BREAKPOINTS),
        ):
            self.add_class([name for least, name in steps if extent >= least][-1])

    # --- what a screen gives -----------------------------------------------------------------

    def body(self) -> ComposeResult:
        """Give the widgets between title and footer."""
        raise NotImplementedError  # pragma: no cover

    def subject(self) -> Content:
        """Say in the title line what is shown."""
        raise NotImplementedError  # pragma: no cover

    def place(self) -> Place:
        """Say where the person is, so that the next session can begin there."""
        raise NotImplementedError  # pragma: no cover

    def statement(self) -> Statement | None:
        """Give the statement under the cursor."""
        return None

    def sheet(self) -> Sheet | None:
        """Give what `export` writes."""
        return None

    def reload(self) -> None:
        """Show the library again after it has been edited."""

    def index_ready(self) -> None:
        """Hear that the search index has been made."""

    def show_marks(self) -> None:
        """Show the desk's marks again after they have changed."""

    # --- what works everywhere ---------------------------------------------------------------

    def renew_title(self) -> None:
        """Write the title line again."""
        self.query_one("#subject", Static).update(self.subject())

    def visit(self, place: Place) -> None:
        """Ask the app to go somewhere."""
        self.post_message(Visit(place))

    def action_search(self) -> None:
        """Go to the search."""
        self.visit(SearchPlace())

    def action_home(self) -> None:
        """Go to the library."""
        self.visit(LibraryPlace())

    def action_back(self) -> None:
        """Go back one level, never out of the app."""
        if len(self.app.screen_stack) > 1:
            self.app.pop_screen()

    def action_help(self) -> None:
        """Show keys and signs."""
        from dossier.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.NAME, (*self.SCOPES, "everywhere"), self.desk.keymap))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer an export only where there is something to write."""
        if action == "export" and type(self).sheet is View.sheet:
            return False
        return super().check_action(action, parameters)

    def action_export(self) -> None:
        """Ask where to write, and write."""
        from dossier.tui.screens.export import ExportScreen

        sheet = self.sheet()
        if sheet is not None:
            self.app.push_screen(ExportScreen(sheet, self.desk.workspace.exports))

    def action_copy(self) -> None:
        """Copy the marked statements, or the one under the cursor, with citations."""
        library = self.desk.library
        chosen = [item for item in library.statements if item.id in self.desk.marks]
        here = self.statement()
        if not chosen and here:
            chosen = [here]
        if not chosen:
            self.tell("There is no statement under the cursor.", severity="warning")
            return
        text = "\n\n".join(cite(library, item) for item in chosen)
        self.app.copy_to_clipboard(text)
        # Terminals may ignore the request without a word, so there is a file as well.
        target = self.desk.workspace.exports / "copied.txt"
        where = "sent to the terminal's clipboard"
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text + "\n", "utf-8")
            where += f" and to {_short(target)}"
        except OSError as fault:
            where += f"; not written to {_short(target)}: {fault.strerror}"
        self.tell(f"{wording.count(len(chosen), 'statement')} {where}")

    def action_edit(self) -> None:
        """Edit the statement under the cursor."""
        from dossier.tui.screens.edit import EditScreen

        statement = self.statement()
        if statement is None:
            self.tell("There is no statement under the cursor.", severity="warning")
            return
        revision = self.desk.store.revision(statement.id)

        def done(saved: bool | None) -> None:
            if saved:
                self._changed()

        self.app.push_screen(
            EditScreen(
                self.desk.library, statement, lambda edited: self.desk.save(edited, revision)
            ),
            done,
        )

    def action_undo(self) -> None:
        """Take back the last edit of the statement under the cursor."""
        statement = self.statement()
        if statement is None:
            self.tell("There is no statement under the cursor.", severity="warning")
            return
        try:
            self.desk.undo(statement.id)
        except DossierError as fault:
            self.tell(str(fault), severity="warning")
            return
        self._changed()
        self.tell(f"The last edit of {statement.id} is taken back.")

    def _changed(self) -> None:
        self.desk.refresh()
        self.post_message(Changed())

    def toggle_mark(self, statement: Statement | None) -> None:
        """Mark a statement, or unmark it."""
        if statement is None:
            return
        self.desk.mark(statement.id)
        self.show_marks()

    def on_screen_resume(self) -> None:
        """Show what another screen may have changed."""
        if self.is_mounted:
            self.show_marks()

    def tell(self, words: str, *, severity: str = "information") -> None:
        """Say something in a corner; never parsed as markup."""
        level = {"warning": "warning", "error": "error"}.get(severity, "information")
        self.notify(words, severity=level, markup=False)  # type: ignore[arg-type]


def _short(path: Path) -> str:
    """Say a path from the current folder if it lies in it: a corner of the screen is narrow."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)
