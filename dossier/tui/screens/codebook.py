"""The codebook: facets on the left, the topics of the one under the cursor on the right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import get_args

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content

from dossier.model import Facet, Topic, TopicTie
from dossier.store.amending import codebook_changes
from dossier.tui import render
from dossier.tui.commands import bindings
from dossier.tui.desk import Desk
from dossier.tui.places import CodebookPlace
from dossier.tui.screens.changing import Changing
from dossier.tui.screens.form import Field, Values
from dossier.tui.screens.pick import PickScreen
from dossier.tui.widgets.lines import LineView
from dossier.tui.widgets.row_list import ListRow, RowList
from dossier.views import wording

_TIES = (("", "named with it, no more"), *((tie, tie) for tie in get_args(TopicTie)))


class CodebookScreen(Changing):
    """Facets and topics with definitions and counts; keys act on the side that has the cursor."""

    NAME = "Codebook"
    CSS_PATH = "codebook.tcss"
    SCOPES = ("codebook", "lists")
    BINDINGS = bindings("codebook", "everywhere")
    AUTO_FOCUS = "#facets"

    def __init__(self, desk: Desk, place: CodebookPlace) -> None:
        super().__init__(desk)
        self._wanted = place
        self._count()

    def _count(self) -> None:
        statements = self.desk.library.statements
        self._told = Counter(statement.facet for statement in statements)
        self._told_on = Counter(statement.topic for statement in statements)

    def body(self) -> ComposeResult:
        """Facets beside topics."""
        with Horizontal(id="panes"):
            yield RowList(id="facets")
            yield RowList(id="topics")

    def on_mount(self) -> None:
        """Show the facets, the cursor where it was asked for."""
        self.query_one("#facets").border_title = "Facets"
        self.reload()

    def reload(self) -> None:
        """Show everything again; the cursors stay where they are."""
        self._count()
        facets = self.query_one("#facets", RowList)
        facets.show(self._facets(), cursor=self._wanted.facet or None)
        self._show_topics(self._wanted.topic)
        self._wanted = CodebookPlace()
        self.renew_title()

    def subject(self) -> Content:
        """Say how large it is."""
        library = self.desk.library
        facets, topics = len(library.facets), len(library.topic)
        return render.plain(f"{wording.count(facets, 'facet')} · {wording.count(topics, 'topic')}")

    def place(self) -> CodebookPlace:
        """Where the cursors are."""
        facet, topic = self._facet(), self._topic()
        return CodebookPlace(facet.id if facet else "", topic.id if topic else "")

    # --- what is shown -----------------------------------------------------------------------

    def _facets(self) -> list[ListRow]:
        return [_row(facet, self._told[facet.id], limit=3) for facet in self.desk.library.facets]

    def _show_topics(self, cursor: str = "") -> None:
        facet = self._facet()
        view = self.query_one("#topics", RowList)
        view.border_title = render.plain(f"Topics of {facet.name}") if facet else "Topics"
        rows = [_row(topic, self._told_on[topic.id]) for topic in facet.topic] if facet else []
        if not rows:
            rows = [ListRow(render.styled("None yet: t adds one.", render.MUTED))]
        view.show(rows, cursor=cursor or None)

    def on_line_view_moved(self, message: LineView.Moved) -> None:
        """Show the topics of the facet under the cursor."""
        if message.view.id == "facets":
            self._show_topics()

    def on_line_view_opened(self, message: LineView.Opened) -> None:
        """From a facet go to its topics; a topic is worded anew."""
        if message.view.id == "facets":
            self.query_one("#topics").focus()
        else:
            self.action_define()

    # --- what the cursors are on -------------------------------------------------------------

    def _facet(self) -> Facet | None:
        return self.desk.library.facet.get(str(self.query_one("#facets", RowList).cursor))

    def _topic(self) -> Topic | None:
        """Give the topic under the cursor, where it is on the topics."""
        view = self.query_one("#topics", RowList)
        return self.desk.library.topic.get(str(view.cursor)) if view.has_focus else None

    # --- keys --------------------------------------------------------------------------------

    def action_new(self) -> None:
        """Add a facet on the left, a topic on the right."""
        if self.query_one("#topics").has_focus:
            self.action_new_topic()
            return

        def add(values: Values) -> str:
            said = codebook_changes.add_facet(
                self.desk.workspace, values["name"], values["definition"]
            )
            self._wanted = CodebookPlace(self.desk.store.library().facets[-1].id)
            return said

        self._word("A new facet", "", "", add)

    def action_new_topic(self) -> None:
        """Add a topic to the facet under the cursor."""
        facet = self._facet()
        if facet is None:
            return

        def add(values: Values) -> str:
            said = codebook_changes.add_topic(
                self.desk.workspace, facet.id, values["name"], values["definition"]
            )
            topics = self.desk.store.library().facet[facet.id].topic
            self._wanted = CodebookPlace(facet.id, topics[-1].id)
            return said

        self._word(f"A new topic of {facet.name}", "", "", add)

    def action_define(self) -> None:
        """Change the name and the definition."""
        facet, topic = self._facet(), self._topic()
        item = topic or facet
        if item is None:
            return
        change = codebook_changes.say_of_topic if topic else codebook_changes.say_of_facet

        def say(values: Values) -> str:
            return change(self.desk.workspace, item.id, **values)

        kind = "topic" if topic else "facet"
        ties = [Field("tie", "ties as", topic.tie or "", _TIES)] if topic else []
        self._word(f"The {kind} {item.name}", item.name, item.definition, say, ties)

    def action_move(self) -> None:
        """Move the topic to another facet."""
        topic, home = self._topic(), self._facet()
        if topic is None or home is None:
            self.tell("tab leads to the topics; the one under the cursor is moved.")
            return
        self._pick(
            f"Move {topic.name} to",
            (facet for facet in self.desk.library.facets if facet != home),
            lambda facet: self.carry_out(
                lambda: codebook_changes.move_topic(self.desk.workspace, topic.id, facet)
            ),
        )

    def action_merge(self) -> None:
        """Make the facet or topic a part of another."""
        library, topic = self.desk.library, self._topic()
        item: Facet | Topic | None = topic or self._facet()
        if item is None:
            return
        others: Iterable[Facet | Topic] = library.topic.values() if topic else library.facets
        change = codebook_changes.merge_topics if topic else codebook_changes.merge_facets
        names = {other.id: other.name for other in others if other != item}

        def picked(into: str) -> None:
            self.agree(
                f"Make {item.name} a part of {names[into]}? What is coded under it goes over. "
                "u takes it back.",
                "merge",
                lambda: change(self.desk.workspace, item.id, into),
            )

        self._pick(f"Merge {item.name} into", (x for x in others if x != item), picked)

    def action_remove(self) -> None:
        """Remove a facet without topics, a topic without statements."""
        topic = self._topic()
        item: Facet | Topic | None = topic or self._facet()
        if item is None:
            return
        change = codebook_changes.remove_topic if topic else codebook_changes.remove_facet
        kind = "topic" if topic else "facet"
        self.agree(
            f"Remove the {kind} {item.name}?",
            "remove",
            lambda: change(self.desk.workspace, item.id),
        )

    def _word(
        self,
        title: str,
        name: str,
        definition: str,
        change: Callable[[Values], str],
        more: Iterable[Field] = (),
    ) -> None:
        fields = [
            Field("name", "name", name),
            Field("definition", "definition", definition, lines=3),
            *more,
        ]
        self.fill_in(title, fields, change, "The definition says in a sentence what belongs there.")

    def _pick(
        self, title: str, among: Iterable[Facet | Topic], then: Callable[[str], object]
    ) -> None:
        choices = [(item.id, item.name) for item in among]
        if not choices:
            self.tell("There is no other.", severity="warning")
            return

        def taken(id_: str | None) -> None:
            if id_:
                then(id_)

        self.app.push_screen(PickScreen(title, choices), taken)


def _row(item: Facet | Topic, count: int, limit: int | None = None) -> ListRow:
    number = f"{count:>4} " if count else f"   {wording.GAP_SIGN} "
    content = render.styled(item.name, render.STRONG) + render.styled(
        f"  {item.definition}", render.MUTED
    )
    return ListRow(content, item.id, render.plain(number), limit)
