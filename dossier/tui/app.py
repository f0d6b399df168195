"""The app: one desk, a stack of screens, what is remembered."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import SystemCommand
from textual.message import Message
from textual.notifications import Notify, SeverityLevel
from textual.screen import Screen

from dossier.model import Library
from dossier.tui.commands import COMMANDS, shown_keys
from dossier.tui.desk import Desk
from dossier.tui.guarded import GuardedApp
from dossier.tui.keymap import read_keymap
from dossier.tui.listening import ListeningApp
from dossier.tui.places import LibraryPlace, Place, Visit, is_there
from dossier.tui.screens.library import LibraryScreen
from dossier.tui.screens.view import View
from dossier.tui.session import Session, read_session, write_session
from dossier.tui.showing import screen_of
from dossier.views.comparison import FEWEST
from dossier.workspace import Workspace, config_folder

if TYPE_CHECKING:
    from dossier.search.search import Index
    from dossier.store.store import Store

_AT_LEAST: dict[SeverityLevel, float] = {  # seconds
    "information": 1.5, "warning": 3.0, "error": 6.0,
}  # fmt: skip
_READ = 40  # characters a second
_GIVES_WAY = 0.0005  # seconds after which a thread lets a key be answered
_TOUR = "See in five steps what there is: compare, read, search, export"
_THEMES = "Change the colours; also of high contrast, or safe for colour-blind eyes"


class DossierApp(ListeningApp, GuardedApp):
    """Shows a library; what it remembers lies beside the store.

    `notes` gives sentences to be said once the library is seen: what the person should know of it.
    `store` is where the library was read from, so that an edit makes nobody read all of it again.
    With `tour` it begins with the tour.
    """

    TITLE = "Dossier"
    CSS_PATH = ["app.tcss", "screens/library.tcss"]  # a default screen does not load its own
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar = []

    class IndexReady(Message):
        """The search index of a library has been made."""

        def __init__(self, index: Index, library: Library) -> None:
            super().__init__()
            self.index = index
            self.library = library

    def __init__(
        self,
        workspace: Workspace,
        library: Library,
        notes: Callable[[], Sequence[str]] = tuple,
        store: Store | None = None,
        *,
        tour: bool = False,
    ) -> None:
        super().__init__()
        self._session = read_session(workspace.session)
        keymap, faults = read_keymap(config_folder() / "keymap.toml")
        known = tuple(item for item in self._session.chosen if item in library.company)
        self.desk = Desk(workspace, library, chosen=known, keymap=keymap, read_from=store)
        self._begins_with_tour = tour
        dated = self.desk.restore(self._session.as_of, self._session.by)
        self._faults = tuple(filter(None, (*faults, dated)))
        self._notes = notes
        self._indexed: Index | None = None  # the last index made: the next one begins with it

    def get_default_screen(self) -> Screen[None]:
        """The library is home."""
        return LibraryScreen(self.desk)

    def on_mount(self) -> None:
        """Go where the last session ended; what else there is to do waits until that is seen."""
        sys.setswitchinterval(_GIVES_WAY)
        if self._session.theme not in self.available_themes:
            self._offer_own_themes()
        if self._session.theme in self.available_themes:
            self.theme = self._session.theme
        self.set_keymap(self.desk.keymap)
        if self._faults:
            self.notify("\n".join(self._faults), severity="warning", markup=False)
        self._go(self._session.place)
        if self._begins_with_tour and len(self.desk.library.companies) >= FEWEST:
            self.on_view_tour_asked()
        self.call_after_refresh(self._make_index)
        self.call_after_refresh(self._say_notes)

    @work(thread=True)
    def _say_notes(self) -> None:
        notes = self._notes()
        if notes:
            self.notify("\n".join(notes), severity="warning", markup=False)

    # --- search index ------------------------------------------------------------------------

    @work(thread=True)
    def _make_index(self) -> None:
        from dossier.search.keeping import keep_index, kept_index

        library, known, path = self.desk.library, self._indexed, self.desk.workspace.index
        index = known.updated(library) if known else kept_index(path, library)
        self.post_message(self.IndexReady(index, library))
        if known:
            keep_index(path, library, index)  # only one that had to be made anew

    def on_dossier_app_index_ready(self, message: IndexReady) -> None:
        """Answer a search that was asked too early."""
        if message.library is not self.desk.library:
            return  # there has been an edit since, whose own index is on its way
        self.desk.index = self._indexed = message.index
        _leave_alone_what_is_loaded()
        shown = self.screen_stack[-1:]  # none while the app closes
        if shown and isinstance(shown[0], View):
            shown[0].index_ready()

    def on_changed(self) -> None:
        """Show an edit on every screen, and make it findable."""
        for screen in self.screen_stack:
            if isinstance(screen, View) and is_there(screen.place(), self.desk.library):
                screen.reload()
                screen.renew_title()
        self._leave_what_is_gone()
        self._make_index()

    def _leave_what_is_gone(self) -> None:
        """Go back from screens about something that has been merged away or removed."""
        while isinstance(self.screen, View) and not is_there(
            self.screen.place(), self.desk.library
        ):
            self.pop_screen()

    # --- what is said ------------------------------------------------------------------------

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Say something in the last lines, for as long as it takes to read; never as markup."""
        patience = _AT_LEAST[severity] + len(message) / _READ
        super().notify(
            message, title=title, severity=severity, timeout=timeout or patience, markup=False
        )

    def on_notify(self, message: Notify) -> None:
        """Let only the last thing that was said stand beside the new one."""
        new = message.notification.message
        said = [item for item in self._notifications if item.message != new]
        self._notifications.clear()
        for item in said[-1:]:
            self._notifications.add(item)

    # --- places ------------------------------------------------------------------------------

    def on_visit(self, message: Visit) -> None:
        """Go to a place."""
        self._go(message.place)

    def _go(self, place: Place) -> None:
        if isinstance(place, LibraryPlace):
            while len(self.screen_stack) > 1:
                self.pop_screen()
            return
        screen = screen_of(place, self.desk)
        if screen is not None:
            self.push_screen(screen)

    # --- tour --------------------------------------------------------------------------------

    def on_view_tour_asked(self) -> None:
        """Take the tour, from the library on."""
        from dossier.tui.touring import Tour, note_start

        if len(self.desk.library.companies) < FEWEST:
            words = "The tour needs a library of two companies."
            self.notify(words, severity="warning", markup=False)
            return
        note_start()
        self.desk.tour = Tour()
        self._go(LibraryPlace())
        if isinstance(self.screen, View):
            self.screen.show_tour()

    # --- palette -----------------------------------------------------------------------------

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Give the commands of the screen from the registry with their keys, then the theme."""
        offered = screen.commands() if isinstance(screen, View) else {"": COMMANDS["everywhere"]}
        for commands in offered.values():
            for command in commands:
                if command.palette:
                    yield SystemCommand(
                        command.label.capitalize(),
                        f"{shown_keys(command, self.desk.keymap)[0]}  {command.help}",
                        lambda action=command.action: self.run_worker(
                            screen.run_action(action), exclusive=False
                        ),
                    )
        yield SystemCommand("Theme", _THEMES, self.action_change_theme)
        yield SystemCommand("Tour", _TOUR, self.on_view_tour_asked)

    def search_themes(self) -> None:
        """Let the person choose among all themes, ours included."""
        self._offer_own_themes()
        super().search_themes()

    def _offer_own_themes(self) -> None:
        """Register them: only when one is asked for, so that the start does without."""
        from dossier.tui.themes import THEMES

        for theme in THEMES:
            self.register_theme(theme)

    # --- what is remembered ------------------------------------------------------------------

    async def action_quit(self) -> None:
        """Remember theme and place, then leave."""
        self.remember()
        self.exit()

    def remember(self) -> None:
        """Write down theme, place, chosen companies and the date that is shown."""
        place: Place = LibraryPlace()
        for screen in reversed(self.screen_stack):
            if isinstance(screen, View):
                place = screen.place()
                break
        moment = self.desk.moment
        at = (moment.when, moment.by) if moment else ()
        session = Session(self.theme, place, self.desk.chosen, *at)
        write_session(self.desk.workspace.session, session)


def _leave_alone_what_is_loaded() -> None:
    """Let the garbage collector go over library and index now, and not at some key later."""
    gc.collect()
    gc.freeze()
