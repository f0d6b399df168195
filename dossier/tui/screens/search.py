"""Search: results with every key, grouped by company, the matched letters shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input, Static

from dossier.model import Statement
from dossier.tui import render
from dossier.tui.commands import bindings
from dossier.tui.desk import Desk
from dossier.tui.places import ComparePlace, DossierPlace, Place, ReaderPlace, SearchPlace
from dossier.tui.screens.statements import StatementsView
from dossier.tui.widgets.evidence_panel import EvidencePanel
from dossier.tui.widgets.lines import LineView
from dossier.tui.widgets.row_list import LaterRow, ListRow, Row, RowList
from dossier.views import wording

if TYPE_CHECKING:
    from dossier.search.search import Hit, Index, Results

LIMIT = 200
_LONGEST = 300  # characters that three lines hold
_EXAMPLES = """\
Type words in French or English; accents, capitals and small slips do not matter.
"in quotes" keeps words together, -word leaves it out.

company:psa  facet:market  topic:route  status:planned  speaker:tavares
lang:fr  article:atlanta  before:2018  after:2017-04""".split("\n")


class Words(Input):
    """Where words are typed; up and down move among the results, enter opens one."""

    BINDINGS = bindings("search")


class SearchScreen(StatementsView):
    """Words above, results below, the evidence of the chosen result under them."""

    NAME = "Search"
    CSS_PATH = "search.tcss"
    SCOPES = ("search", "statements", "lists")
    BINDINGS = bindings("statements", "everywhere")
    AUTO_FOCUS = "#words"

    current: reactive[Statement | None] = reactive(None, repaint=False)

    class Found(Message):
        """The answer to what was typed."""

        def __init__(self, text: str, results: Results) -> None:
            super().__init__()
            self.text = text
            self.results = results

    def __init__(self, desk: Desk, place: SearchPlace) -> None:
        super().__init__(desk)
        self._text = place.text
        self._results: Results | None = None
        self._searching = False

    def body(self) -> ComposeResult:
        """Words, a line on what was found, results, evidence."""
        yield Words(self._text, placeholder="search", id="words", compact=True)
        yield Static(id="state")
        yield RowList(id="results")
        panel = EvidencePanel(self.desk.library, id="evidence")
        yield panel.data_bind(statement=SearchScreen.current)

    def on_mount(self) -> None:
        """Answer what the screen was opened with."""
        self.renew_title()
        self._ask()

    def subject(self) -> Content:
        """Say what is searched."""
        return render.plain("statements, companies, people, brands, topics, articles, digests")

    def place(self) -> SearchPlace:
        """What has been typed."""
        return SearchPlace(self.query_one(Input).value)

    def statement(self) -> Statement | None:
        """The statement under the cursor."""
        return self.current

    def index_ready(self) -> None:
        """Answer what was typed while the index was being made."""
        self._ask()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A stroke among the words is a character, not a search."""
        if action == "search" and self.focused is self.query_one(Input):
            return False
        return super().check_action(action, parameters)

    def reload(self) -> None:
        """Show passages as they are now; the results follow with the new index."""
        self.query_one(EvidencePanel).read_from(self.desk.library)

    # --- asking ------------------------------------------------------------------------------

    def on_input_changed(self) -> None:
        """Search with every key."""
        self._ask()

    def _ask(self) -> None:
        text = self.query_one(Input).value
        if self.desk.index is None:
            self._say("Reading the library …")
        elif not text.strip():
            self._results = None
            self._show()
        elif not self._searching:  # else the answer that is on its way asks for the next one
            self._searching = True
            self._search(self.desk.index, text)

    @work(thread=True)
    def _search(self, index: Index, text: str) -> None:
        self.post_message(self.Found(text, index.search(text, limit=LIMIT)))

    def on_search_screen_found(self, message: Found) -> None:
        """Show the results; where more has been typed since, ask for that."""
        self._searching = False
        if message.text == self.query_one(Input).value:
            self._results = message.results
            self._show()
        else:
            self._ask()

    # --- showing -----------------------------------------------------------------------------

    def _say(self, words: str) -> None:
        self.query_one("#state", Static).update(render.styled(words, render.MUTED))

    def _show(self) -> None:
        results = self._results
        view = self.query_one("#results", RowList)
        if results is None:
            self._say("")
            view.show([ListRow(render.styled(line, render.MUTED)) for line in _EXAMPLES])
        else:
            self._say(self._summary(results))
            rows = self._rows(results)
            first = next((row.stop for row in rows if row.stop is not None), None)
            view.show(rows, cursor=first)
        if not results or not results.hits:
            self.current = None

    def _summary(self, results: Results) -> str:
        words = list(results.problems)
        if results.total > len(results.hits):
            words.append(f"{len(results.hits)} of {results.total:,} results")
        elif results.hits:
            words.append(wording.count(results.total, "result"))
        else:
            words.append("Nothing found.")
        if results.suggestion:
            words.append(f"Did you mean “{results.suggestion}”?")
        return "  ".join(words)

    def _rows(self, results: Results) -> list[Row]:
        groups: dict[str, list[int]] = {}
        for number, hit in enumerate(results.hits):
            groups.setdefault(hit.company, []).append(number)
        rows: list[Row] = []
        for company, numbers in groups.items():
            known = self.desk.library.company.get(company)
            title = known.name if known else "Articles and topics"
            heading = f"{title} ({len(numbers)})"
            rows.append(ListRow(render.styled(heading, render.HEADING)))
            for number in numbers:
                hit = results.hits[number]
                length = min(len(hit.text), _LONGEST)
                rows.append(LaterRow(partial(self._row, number, hit), number, length))
        return rows

    def _row(self, number: int, hit: Hit) -> ListRow:
        statement = self.desk.library.statement.get(hit.id)
        prefix = render.sign(statement) if statement else render.plain("· ")
        topic = self.desk.library.topic.get(hit.topic)
        label = topic.name if statement and topic else hit.kind
        opening, closing = wording.quotation_marks(statement) if statement else ("", "")
        content = render.plain(opening) + render.marked(hit.text, hit.marks)
        content += render.plain(closing) + render.styled(f"  {label}", render.MUTED)
        return ListRow(content, number, render.plain(" ") + prefix, limit=3)

    # --- keys --------------------------------------------------------------------------------

    def _hit(self, stop: object) -> Hit | None:
        hits = self._results.hits if self._results else ()
        return hits[stop] if isinstance(stop, int) and stop < len(hits) else None

    def on_line_view_moved(self, message: LineView.Moved) -> None:
        """Show the evidence of the result under the cursor."""
        hit = self._hit(message.at)
        self.current = self.desk.library.statement.get(hit.id) if hit else None

    def on_line_view_opened(self, message: LineView.Opened) -> None:
        """Go to the result."""
        self._open(self._hit(message.at))

    def action_open_hit(self) -> None:
        """Go to the result under the cursor."""
        self._open(self._hit(self.query_one("#results", RowList).cursor))

    def on_line_view_marked(self) -> None:
        """Mark the statement under the cursor."""
        self.toggle_mark(self.current)

    def _open(self, hit: Hit | None) -> None:
        place = self._place_of(hit) if hit else None
        if place:
            self.visit(place)

    def _place_of(self, hit: Hit) -> Place | None:
        library = self.desk.library
        statement = library.statement.get(hit.id)
        if statement:
            return DossierPlace(statement.company, statement.id)
        article, _, paragraph = hit.id.partition("¶")
        if article in library.article:
            return ReaderPlace(article, paragraph=int(paragraph) if paragraph.isdigit() else 0)
        if hit.kind == "topic" and library.companies:
            companies = self.desk.companies_for(library.companies[0].id)
            return ComparePlace(companies, topic=hit.topic)
        if hit.company:
            return DossierPlace(
                hit.company, self._first_naming(hit) if hit.kind != "company" else ""
            )
        return None

    def _first_naming(self, hit: Hit) -> str:
        """Give the first statement of a dossier that names a brand or a person."""
        for statement in self.desk.library.told[hit.company]:
            if hit.text in (*statement.names.all(), statement.speaker):
                return statement.id
        return ""

    def action_next_hit(self) -> None:
        """Go to the next result; the words keep the focus."""
        self.query_one("#results", RowList).action_down()

    def action_previous_hit(self) -> None:
        """Go to the previous result; the words keep the focus."""
        self.query_one("#results", RowList).action_up()

    def action_search(self) -> None:
        """Go from the results back to the words."""
        self.query_one(Input).focus()
