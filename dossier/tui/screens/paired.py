"""Statements that belong together in a list; the two under the cursor side by side below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import ClassVar, Generic, NamedTuple, TypeVar, get_args

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from dossier.model import Statement, Verdict
from dossier.tui import render
from dossier.tui.places import DossierPlace, PromisesPlace, TensionsPlace
from dossier.tui.screens.changing import Changing
from dossier.tui.screens.form import Field, Values
from dossier.tui.screens.narrowed import NarrowedView
from dossier.tui.screens.pick import PickScreen
from dossier.tui.widgets.evidence_panel import EvidencePanel
from dossier.tui.widgets.lines import LineView
from dossier.tui.widgets.row_list import LaterRow, ListRow, Row, RowList
from dossier.views import wording
from dossier.views.promises import Promise
from dossier.views.tensions import Tension
from dossier.views.verdicts import Which

At = TypeVar("At", TensionsPlace, PromisesPlace)
Item = TypeVar("Item", Tension, Promise)
Key = tuple[str, ...]  # the ids of statements by which an item is known

_WITHDRAW = "withdraw"
_NOTE = "Why, in your own words. It may stay empty; exports give it with the verdict."


class Spot(NamedTuple):
    """A statement (an id) of the item `at` a key."""

    at: Key
    statement: str


class PairedView(Changing, NarrowedView[At], Generic[At, Item]):
    """Base of tensions and promises: lists items, shows two statements, and rules on them."""

    AUTO_FOCUS = "#pairs"
    SIDES: ClassVar[tuple[str, str]]  # what the two statements are
    NOUN: ClassVar[str]
    NOTHING: ClassVar[str]

    # --- what a screen gives -----------------------------------------------------------------

    def listed(self) -> Sequence[Item]:
        """Ask the library for what the place names."""
        raise NotImplementedError  # pragma: no cover

    def key(self, item: Item) -> Key:
        """Give the ids by which an item is known."""
        raise NotImplementedError  # pragma: no cover

    def rows(self, item: Item) -> Iterator[Row]:
        """Give the rows of an item; its statements are stops."""
        raise NotImplementedError  # pragma: no cover

    def sides(self, item: Item, statement: str) -> tuple[Statement, Statement | None]:
        """Give what is shown side by side when the cursor is on a statement (an id)."""
        raise NotImplementedError  # pragma: no cover

    def ask_ruling(self, item: Item, statement: str) -> None:
        """Let the person rule on an item, the cursor on a statement (an id) of it."""
        raise NotImplementedError  # pragma: no cover

    # --- what they have in common ------------------------------------------------------------

    def body(self) -> ComposeResult:
        """The list above the two statements with their evidence."""
        yield RowList(id="pairs")
        with Horizontal(id="sides"):
            yield EvidencePanel(self.desk.library, id="first")
            yield EvidencePanel(self.desk.library, id="second")

    def on_mount(self) -> None:
        """Show the list, the cursor where it was asked for."""
        for panel, title in zip(self.query(EvidencePanel), self.SIDES, strict=True):
            panel.border_title = render.plain(title)
        self._show(self._place.statement)

    def subject(self) -> Content:
        """Say whose they are, how many, and what is left out."""
        place, library = self._place, self.desk.library
        parts = [
            " · ".join(library.company[item].short for item in place.companies),
            wording.count(len(self._items), self.NOUN),
            f"{sum(item.is_open for item in self._items.values())} open",
            "" if place.which == "all" else f"only {place.which}",
            wording.count(len(place.facets), "facet") if place.facets else "",
        ]
        return render.plain("   ".join(filter(None, parts)))

    def place(self) -> At:
        """Where the cursor is."""
        here = self._spot
        at, statement = here or ((), "")
        return replace(self._place, at=at, statement=statement)

    @property
    def _spot(self) -> Spot | None:
        found = self.query_one(RowList).cursor
        return found if isinstance(found, Spot) else None

    # --- what is shown -----------------------------------------------------------------------

    def _read(self) -> None:
        self._items: dict[Key, Item] = {self.key(item): item for item in self.listed()}

    def _show(self, statement: str = "") -> None:
        rows: list[Row] = []
        for company, held in groupby(self._items.values(), key=lambda item: item.company):
            rows.append(ListRow(render.styled(f" {company.name.upper()}", render.HEADING)))
            rows += (row for item in held for row in self.rows(item))
        stops = [row.stop for row in rows if isinstance(row.stop, Spot)]
        told = [stop for stop in stops if stop.statement == statement]
        wanted = [stop for stop in told if stop.at == self._place.at] or told
        which = self._place.which
        words = self.NOTHING if which == "all" else f"No {self.NOUN} is {which}: d shows others."
        nothing = ListRow(render.styled(f" {words}", render.MUTED))
        self.query_one(RowList).show(rows or [nothing], cursor=wanted[0] if wanted else None)
        self.renew_title()

    def statement_row(
        self, at: Key, statement: Statement, before: str = "", indent: int = 3
    ) -> LaterRow:
        """Give the row of a statement of an item, with a word before it."""
        spot = Spot(at, statement.id)

        def make() -> ListRow:
            is_marked = statement.id in self.desk.marks
            prefix = render.plain(" " * indent) + render.sign(statement, marked=is_marked)
            said = render.plain(wording.said(statement))
            words = render.styled(f"{before}: ", render.MUTED) + said if before else said
            return ListRow(words, spot, prefix, limit=2)

        return LaterRow(make, spot, indent + len(statement.text))

    def show_marks(self) -> None:
        """Show which statements are marked."""
        self.query_one(RowList).made_anew()

    def on_line_view_moved(self, message: LineView.Moved) -> None:
        """Show the two statements, and the one under the cursor as such."""
        at, here = message.at if isinstance(message.at, Spot) else ((), "")
        item = self._items.get(at)
        sides = self.sides(item, here) if item else (None, None)
        self.current = self.desk.library.statement.get(here)
        for panel, statement in zip(self.query(EvidencePanel), sides, strict=True):
            panel.note = item.words if item else ""
            panel.statement = statement
            panel.set_class(statement is not None and statement == self.current, "-here")

    # --- keys --------------------------------------------------------------------------------

    def action_which(self) -> None:
        """Show all, those that are open, those ruled on by turns."""
        turns = get_args(Which)
        following = turns[(turns.index(self._place.which) + 1) % len(turns)]
        self._change(replace(self._place, which=following))

    def action_evidence(self) -> None:
        """Give the two statements more room, or less."""
        self.toggle_class("evidence")

    def action_dossier(self) -> None:
        """Open the dossier at the statement under the cursor."""
        if self.current:
            self.visit(DossierPlace(self.current.company, self.current.id))

    def action_verdict(self) -> None:
        """Rule on what is under the cursor."""
        spot = self._spot
        item = self._items.get(spot.at) if spot else None
        if spot and item:
            self.ask_ruling(item, spot.statement)
        else:
            self.tell(f"There is no {self.NOUN} under the cursor.", severity="warning")

    def ask(
        self,
        title: str,
        offered: Mapping[str, Verdict],
        *,
        given: Verdict | None,
        suggested: str = "",
    ) -> None:
        """Let a verdict be picked by its words, then a note be written; or it be withdrawn."""
        choices = [(words, words) for words in offered]
        if given:
            choices.append((_WITHDRAW, "withdraw the verdict"))
        plain = replace(given, note="") if given else None
        now = next((words for words, item in offered.items() if item == plain), suggested)

        def taken(chosen: str | None) -> None:
            if chosen == _WITHDRAW and given:
                self.carry_out(partial(self._withdrawn, given))
            elif chosen:
                self._note(chosen, offered[chosen], given.note if given else "")

        self.app.push_screen(PickScreen(title, choices, chosen=now), taken)

    def _note(self, words: str, verdict: Verdict, note: str) -> None:
        def change(values: Values) -> str:
            self.desk.give(replace(verdict, note=values["note"]))
            return f"Ruled: {words}."

        self.fill_in(words.capitalize(), [Field("note", "Note", note)], change, _NOTE)

    def _withdrawn(self, verdict: Verdict) -> str:
        self.desk.withdraw(verdict.first, verdict.second)
        return "The verdict is withdrawn."
