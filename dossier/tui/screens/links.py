"""Who is tied to whom: all names as a matrix, those around one, or the ways between two."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.content import Content
from textual.reactive import reactive

from dossier.model import Statement
from dossier.tui import render
from dossier.tui.commands import bindings
from dossier.tui.desk import Desk
from dossier.tui.link_choices import EVERYTHING, actor_choices, chosen_types, type_choices
from dossier.tui.link_rows import Spot, link_rows
from dossier.tui.places import DossierPlace, LinksPlace
from dossier.tui.screens.choose import ChooseScreen
from dossier.tui.screens.pick import PickScreen
from dossier.tui.screens.statements import StatementsView
from dossier.tui.sheet import Page, Sheet
from dossier.tui.widgets.evidence_panel import EvidencePanel
from dossier.tui.widgets.lines import LineView
from dossier.tui.widgets.links_matrix import Cell, LinksMatrix
from dossier.tui.widgets.row_list import RowList
from dossier.views.actors import KINDS, Actor
from dossier.views.excerpt import Excerpt, excerpt
from dossier.views.links import Between, network

_FEW = 12  # names: so many stand in the columns as well, else only the companies of the library


class LinksScreen(StatementsView):
    """A matrix of names, or a list of those around one or on the way to another; evidence below."""

    NAME = "Links"
    CSS_PATH = "links.tcss"
    SCOPES = ("links", "statements", "columns", "lists")
    BINDINGS = bindings("links", "everywhere", "statements")
    AUTO_FOCUS = ""

    current: reactive[Statement | None] = reactive(None, repaint=False)

    def __init__(self, desk: Desk, place: LinksPlace) -> None:
        super().__init__(desk)
        self._place = place
        self._ends: tuple[str, ...] = ()
        self._told: tuple[Statement, ...] = ()
        self._read()

    def body(self) -> ComposeResult:
        """The matrix or the list, above the evidence."""
        yield LinksMatrix(id="matrix")
        yield RowList(id="links")
        panel = EvidencePanel(self.desk.library, id="evidence")
        yield panel.data_bind(statement=LinksScreen.current)

    def on_mount(self) -> None:
        """Show what was asked for, the cursor where it was asked for."""
        self._show()

    def subject(self) -> Content:
        """Say what is under the cursor, and what it is narrowed to."""
        part = self._excerpt.part
        told = self._words() or self._excerpt.title
        parts = [told if part.ties or part.denied else "Nobody is tied to anybody yet"]
        if self._place.types:
            parts.append(f"only {', '.join(self._place.types)}")
        return render.plain("   ".join(parts))

    def place(self) -> LinksPlace:
        """Where the cursor is."""
        place = self._place
        here = self.current.id if self.current else ""
        return LinksPlace(place.name, place.to, place.types, place.columns, self._ends[-2:], here)

    def statement(self) -> Statement | None:
        """The statement that is shown."""
        return self.current

    def sheet(self) -> Sheet:
        """The ties as they are on the screen."""
        from dossier.export.filenames import links_filename
        from dossier.export.links_page import links_markdown
        from dossier.export.scope import Scope

        shown, library = self._excerpt, self.desk.library
        names = [item.name for item in shown.ends or shown.columns]
        name = links_filename(names, shown.types, is_way=len(shown.ends) > 1)
        page = Page(name, lambda: links_markdown(library, shown))
        title = "the links" + (f" of {' · '.join(names)}" if names else "")
        return Sheet(title, library, Scope(()), page)

    def reload(self) -> None:
        """Read the library again, the cursor where it was."""
        self.query_one(EvidencePanel).read_from(self.desk.library)
        self._place = self.place()
        self._read()
        self._show()

    # --- what is shown -----------------------------------------------------------------------

    def _read(self) -> None:
        """Tie everybody; a name that is gone is asked for no longer."""
        self._whole = network(self.desk.library)
        if any(item not in self._whole.actor for item in self._ends):
            self._ends = ()
        self._excerpt = self._take(self._place)

    def _take(self, place: LinksPlace) -> Excerpt:
        known = self._whole.actor
        ends = [item for item in (place.name, place.to) if item in known]
        columns = () if ends else [item for item in place.columns if item in known]
        return excerpt(self._whole, *ends, types=place.types, columns=columns)

    def _show(self) -> None:
        shown, place = self._excerpt, self._place
        self.set_class(bool(shown.ends), "-listed")
        if shown.ends:
            rows = link_rows(shown)
            spots = [row.stop for row in rows if isinstance(row.stop, Spot)]
            view = self.query_one(RowList)
            view.show(rows, cursor=self._spot(spots, place))
        else:
            matrix = self.query_one(LinksMatrix)
            cell = Cell(place.at[1], place.at[0]) if len(place.at) == 2 else None
            matrix.show(shown.network, self._columns(), cursor=cell)
        self.query_one("#links" if shown.ends else "#matrix").focus()
        self.renew_title()

    @staticmethod
    def _spot(spots: list[Spot], place: LinksPlace) -> Spot | None:
        """Find the row that shows what the place is at."""
        there = [spot for spot in spots if spot.trail[-2:] == place.at]
        told = (spot for spot in there if spot.statement and spot.statement == place.statement)
        return next(told, there[0] if there else None)

    def _columns(self) -> tuple[Actor, ...]:
        shown = self._excerpt
        actors = shown.network.actors
        if shown.columns or len(actors) <= _FEW:
            return shown.columns or actors
        return tuple(item for item in actors if item.kind == "company") or actors

    def _change(self, place: LinksPlace) -> None:
        self._place = place
        self._excerpt = self._take(place)
        self._show()

    @property
    def _between(self) -> Between:
        return self._excerpt.network.between(*self._ends[-2:]) if self._ends else Between()

    def _words(self) -> str:
        """Say who is under the cursor, and as what they are tied."""
        if len(self._ends) < 2:
            return ""
        a, b = (self._whole.actor[item] for item in self._ends[-2:])
        if a == b:
            return f"{a.name}: {KINDS[a.kind]}"
        nothing = "no such tie" if self._place.types else "no statement names both"
        return f"{a.name} – {b.name}: {' · '.join(self._between.words(b.id)) or nothing}"

    # --- where the cursor is -----------------------------------------------------------------

    def on_line_view_moved(self, message: LineView.Moved) -> None:
        """Show the first statement of what the cursor has come to."""
        if not message.view.display:
            return
        wanted = self._place.statement
        match message.at:
            case Cell(row, column):
                self._ends = (column, row)
            case Spot(_, trail, statement):
                self._ends, wanted = trail, statement or wanted
            case _:
                self._ends = ()
        self._told = self._between.statements
        ids = [item.id for item in self._told]
        self._tell_of(ids.index(wanted) if wanted in ids else 0)
        self.renew_title()

    def _tell_of(self, number: int) -> None:
        """Show one of the statements between the two."""
        panel = self.query_one(EvidencePanel)
        self.current = self._told[number] if self._told else None
        panel.note = self._words() or "No name under the cursor."
        count = f" {number + 1} of {len(self._told)}" if len(self._told) > 1 else ""
        panel.border_title = render.plain(f"Evidence{count}")

    # --- keys --------------------------------------------------------------------------------

    def on_line_view_opened(self) -> None:
        """Open the article at the statement."""
        if not self.read_article():
            self.tell("There is no statement here, so there is no passage.")

    def on_line_view_marked(self) -> None:
        """Mark the statement that is shown."""
        self.toggle_mark(self.current)

    def action_next_statement(self) -> None:
        """Show the next statement of this tie."""
        self._step(1)

    def action_previous_statement(self) -> None:
        """Show the previous statement of this tie."""
        self._step(-1)

    def _step(self, by: int) -> None:
        if self.current and self._told:
            self._tell_of((self._told.index(self.current) + by) % len(self._told))

    def action_look(self) -> None:
        """Go from the matrix to those around the name under the cursor, and back."""
        place = self._place
        if self._excerpt.ends:
            self._change(LinksPlace("", "", place.types, place.columns))
        else:
            self.action_centre()

    def action_centre(self) -> None:
        """Show those around the name under the cursor."""
        if self._ends:
            self._change(LinksPlace(self._ends[-1], "", self._place.types, self._place.columns))

    def action_ways(self) -> None:
        """Ask for two names, and show all shortest ways from the one to the other."""
        here = self._ends[-1] if self._ends else ""

        def from_(start: str) -> None:
            def to(end: str) -> None:
                self._change(LinksPlace(start, end, self._place.types, self._place.columns))

            name = self._whole.actor[start].name
            self._pick(f"From {name} to", "", to, without=start)

        self._pick("A way from", here, from_)

    def _pick(
        self, title: str, chosen: str, then: Callable[[str], object], *, without: str = ""
    ) -> None:
        choices = actor_choices(self._whole.actors, without)

        def taken(id_: str | None) -> None:
            if id_:
                then(id_)

        self.app.push_screen(PickScreen(title, choices, chosen=chosen), taken)

    def action_names(self) -> None:
        """Choose the names in the columns."""
        choices = [(EVERYTHING, "The companies, or all"), *actor_choices(self._whole.actors)]

        def taken(names: tuple[str, ...] | None) -> None:
            if names is not None:
                names = () if EVERYTHING in names else names
                self._change(LinksPlace("", "", self._place.types, names))

        self.app.push_screen(ChooseScreen("Names across", choices, self._place.columns), taken)

    def action_types(self) -> None:
        """Choose the types of ties."""

        def taken(chosen: tuple[str, ...] | None) -> None:
            if chosen is not None:
                self._change(replace(self.place(), types=chosen_types(chosen)))

        types = self._place.types
        self.app.push_screen(ChooseScreen("Types of ties", type_choices(), types), taken)

    def action_dossier(self) -> None:
        """Open the dossier of the name under the cursor: a company's own, or that it stands in."""
        actor = self._whole.actor.get(self._ends[-1]) if self._ends else None
        told = [self.current.company] if self.current else []
        companies = [actor.id, *actor.companies, *told] if actor else told
        found = next((item for item in companies if item in self.desk.library.company), "")
        if not found:
            self.tell("No dossier is about this name.", severity="warning")
            return
        ids = {item.id for item in self.desk.library.told[found]}
        here = self.current.id if self.current and self.current.id in ids else ""
        self.visit(DossierPlace(found, here))
