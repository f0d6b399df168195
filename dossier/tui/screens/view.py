"""What all screens have in common: a title line, the keys that work everywhere, the marks."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from dossier.errors import ConflictError, DossierError
from dossier.model import Statement
from dossier.tui import render
from dossier.tui.commands import COMMANDS, Scope
from dossier.tui.commands.command import Command
from dossier.tui.desk import Desk
from dossier.tui.places import Changed, LibraryPlace, Place, SearchPlace, Visit, is_there
from dossier.tui.sheet import Sheet
from dossier.tui.widgets.key_line import KeyLine
from dossier.views import wording

Change = Callable[[], str]


class View(Screen[None]):
    """Base of the screens. `SCOPES` name the groups of commands that work on it.

    A change is a function that does it and says in a sentence what was done, or raises
    DossierError.
    """

    class Answered(Message):
        """A change has been made, or it is said why not (`fault`)."""

        def __init__(self, said: str, fault: DossierError | None = None) -> None:
            super().__init__()
            self.said = said
            self.fault = fault

    class TourAsked(Message):
        """The tour is to be taken."""

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
            yield Static(self._moment(), id="moment")
            yield Static(id="subject")
        yield from self.body()
        yield KeyLine()

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
        shown = self.query_one("#moment", Static)
        if str(shown.content) != str(self._moment()):
            shown.update(self._moment())
            self.refresh_bindings()  # the present can be gone back to, or not any more
        self.query_one("#subject", Static).update(self.subject())

    def _moment(self) -> Content:
        """Say at which date the library is shown."""
        moment = self.desk.moment
        if moment is None:
            return render.plain("")
        how = "" if moment.by == "published" else f", {moment.by}"
        return render.plain(f" as of {moment.when}{how} ")

    def visit(self, place: Place) -> None:
        """Ask the app to go somewhere."""
        self.post_message(Visit(place))

    def end_tour(self) -> None:
        """Say no more of it."""
        self.desk.tour = None
        self.show_tour()

    def action_search(self) -> None:
        """Go to the search."""
        self.visit(SearchPlace())

    def action_home(self) -> None:
        """Go to the library."""
        self.visit(LibraryPlace())

    def action_back(self) -> None:
        """Go back one level, never out of the app; out of the tour first."""
        if self.desk.tour:
            self.end_tour()
        elif len(self.app.screen_stack) > 1:
            self.app.pop_screen()

    def action_help(self) -> None:
        """Show keys and signs."""
        from dossier.tui.screens.help import HelpScreen

        def left(for_tour: bool | None) -> None:
            if for_tour:
                self.post_message(self.TourAsked())

        self.app.push_screen(HelpScreen(self.NAME, self.commands(), self.desk.keymap), left)

    def commands(self) -> dict[Scope, list[Command]]:
        """Give the commands that work here, by group."""
        return {
            scope: [
                command
                for command in COMMANDS[scope]
                if self.check_action(command.action, ()) is not False
            ]
            for scope in (*self.SCOPES, "everywhere")
        }

    def show_tour(self) -> None:
        """Show the step of the tour for this screen; once it has ended, none."""
        tour = self.desk.tour
        before = self.query("TourCard")
        if before or tour:
            self.refresh_bindings()
        before.remove()
        self.query(".toured").remove_class("toured")
        number = tour.step_at(self.NAME) if tour else None
        self.set_class(number is not None, "touring")
        if number is not None:
            from dossier.tui.widgets.tour_card import TourCard

            card = TourCard(number, self.desk.keymap)
            self.query(card.widget).add_class("toured")
            self.mount(card)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer an export only where there is something to write, the present only at a date."""
        if action == "export" and type(self).sheet is View.sheet:
            return False
        if action == "present" and self.desk.moment is None:
            return False
        return super().check_action(action, parameters)

    def action_export(self) -> None:
        """Ask where to write, and write."""
        from dossier.tui.screens.export import ExportScreen

        if self.desk.tour and self.desk.tour.is_at_the_end:
            self.end_tour()
            self.tell("That was the tour. ? lists the keys, ctrl+p finds commands by their names.")
        sheet = self.sheet()
        if sheet is not None:
            self.app.push_screen(ExportScreen(sheet, self.desk.workspace.exports))

    def action_as_of(self) -> None:
        """Ask for a date, and show everything as it stood then."""
        from dossier.tui.screens.as_of import AsOfForm

        def answered(taken: bool | None) -> None:
            if taken:
                self.changed()
                if self.desk.library.moment:
                    self.tell(f"{wording.moment(self.desk.library.moment)}.")

        self.app.push_screen(AsOfForm(self.desk), answered)

    def action_present(self) -> None:
        """Show everything as it is now."""
        self.desk.show_as_of("", "published")
        self.changed()

    def action_undo(self) -> None:
        """Take back the latest change."""
        here = self.statement()
        self.carry_out(lambda: self.desk.undo(here))

    @work(thread=True, exclusive=True, group="changes")
    def carry_out(self, change: Change) -> None:
        """Make a change, in a thread."""
        try:
            self.desk.refuse_past()
            answer = self.Answered(change())
        except DossierError as fault:
            answer = self.Answered(str(fault), fault)
        self.post_message(answer)

    def on_view_answered(self, message: Answered) -> None:
        """Say what was done, and show it; or say why not, and show what stands now."""
        if message.fault:
            self.tell(message.said, severity="warning")
        else:
            self.tell(message.said)
        if message.fault is None or isinstance(message.fault, ConflictError):
            self.changed()

    def changed(self) -> None:
        """Read the library again, and tell every screen."""
        if self.refreshed():
            self.post_message(Changed())

    def refreshed(self) -> bool:
        """Read the library again; say what is wrong where it cannot be read."""
        fault = self.desk.refresh()
        if fault:
            self.tell(fault, severity="error")
        return not fault

    def toggle_mark(self, statement: Statement | None) -> None:
        """Mark a statement, or unmark it."""
        if statement is None:
            return
        self.desk.mark(statement.id)
        self.show_marks()

    def on_screen_resume(self) -> None:
        """Show what another screen may have changed; leave what is there no longer."""
        if not self.is_mounted:
            return
        self.show_tour()
        if is_there(self.place(), self.desk.library):
            self.show_marks()
        else:
            self.action_back()

    def tell(self, words: str, *, severity: str = "information") -> None:
        """Say something in a corner; never parsed as markup."""
        level = {"warning": "warning", "error": "error"}.get(severity, "information")
        self.notify(words, severity=level, markup=False)  # type: ignore[arg-type]
