"""The companies, the names of the one under the cursor, and names that no company goes by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.worker import get_current_worker

from dossier.codebook.company_edits import Kind
from dossier.coding.dismissed import read_dismissed
from dossier.coding.strangers import Stranger
from dossier.errors import DossierError
from dossier.model import Company, Name, Person
from dossier.tui import render
from dossier.tui.desk import Desk
from dossier.tui.places import CompaniesPlace
from dossier.tui.screens.view import View
from dossier.tui.widgets.lines import LineView
from dossier.tui.widgets.row_list import LaterRow, ListRow, Row, RowList
from dossier.views import wording
from dossier.views.quoting import around

_HEADS: tuple[tuple[Kind, str], ...] = (
    ("aliases", "ALIASES"), ("brands", "BRANDS"), ("people", "PEOPLE"),
)  # fmt: skip


class NamesView(View):
    """Shows names; what can be done with them is the business of `CompaniesScreen`.

    `wanted` is the company (an id) to which the cursor goes when everything is shown again.
    """

    NAME = "Companies"
    CSS_PATH = "companies.tcss"
    SCOPES = ("companies", "lists")
    AUTO_FOCUS = "#companies"

    class Suggested(Message):
        """The articles have been read for names (`found`), or it is said why not.

        `dismissed` are those that are not suggested any more.
        """

        def __init__(
            self,
            found: tuple[Stranger, ...] = (),
            dismissed: tuple[str, ...] = (),
            fault: str = "",
        ) -> None:
            super().__init__()
            self.found = found
            self.dismissed = dismissed
            self.fault = fault

    def __init__(self, desk: Desk, place: CompaniesPlace) -> None:
        super().__init__(desk)
        self.wanted = place.company
        self._strangers: tuple[Stranger, ...] = ()

    def body(self) -> ComposeResult:
        """Companies beside names, suggestions below."""
        with Horizontal(id="panes"):
            yield RowList(id="companies")
            yield RowList(id="names")
        yield RowList(id="suggestions")

    def on_mount(self) -> None:
        """Show the companies; read the articles for names meanwhile."""
        self.query_one("#companies").border_title = "Companies"
        self.query_one("#suggestions").border_title = "Seen in the articles, in no dossier"
        self.reload()

    def reload(self) -> None:
        """Show everything again; the cursors stay where they are."""
        companies = self.query_one("#companies", RowList)
        companies.show(self._companies(), cursor=self.wanted or None)
        self.wanted = ""
        self._show_names()
        self.renew_title()
        self._say("Reading the articles for names …")
        self._suggest()

    def subject(self) -> Content:
        """Say how many there are."""
        return render.plain(wording.count(len(self.desk.library.companies), "company", "companies"))

    def place(self) -> CompaniesPlace:
        """Where the cursor is."""
        company = self.company()
        return CompaniesPlace(company.id if company else "")

    # --- what the cursors are on -------------------------------------------------------------

    def company(self) -> Company | None:
        """Give the company under the cursor."""
        return self.desk.library.company.get(str(self.query_one("#companies", RowList).cursor))

    def named(self) -> tuple[Kind, str] | None:
        """Give the kind and the words of the name under the cursor, where it is on the names."""
        names = self.query_one("#names", RowList)
        return names.cursor if names.has_focus and isinstance(names.cursor, tuple) else None

    def stranger(self) -> Stranger | None:
        """Give the suggestion under the cursor, where it is on the suggestions."""
        view = self.query_one("#suggestions", RowList)
        if not view.has_focus:
            return None
        return next((item for item in self._strangers if item.name == view.cursor), None)

    def dismissed(self) -> str:
        """Give the dismissed name under the cursor, where it is on one."""
        view = self.query_one("#suggestions", RowList)
        here = view.cursor if view.has_focus else None
        return str(here[1]) if isinstance(here, tuple) else ""

    # --- what is shown -----------------------------------------------------------------------

    def _companies(self) -> Sequence[Row]:
        companies, told = self.desk.library.companies, self.desk.library.told
        if not companies:
            return [ListRow(render.styled("None yet: n adds one.", render.MUTED))]
        return [
            LaterRow(partial(_row, company, len(told[company.id])), company.id, len(company.name))
            for company in companies
        ]

    def _show_names(self) -> None:
        company = self.company()
        names = self.query_one("#names", RowList)
        names.border_title = render.plain(company.name) if company else "Names"
        names.show(list(_names(company)) if company else [])

    def on_line_view_moved(self, message: LineView.Moved) -> None:
        """Show the names of the company under the cursor."""
        if message.view.id == "companies":
            self._show_names()

    # --- suggestions -------------------------------------------------------------------------

    @work(thread=True, exclusive=True, group="suggestions")
    def _suggest(self) -> None:
        worker = get_current_worker()
        try:
            dismissed = read_dismissed(self.desk.workspace.dismissed)
            answer = self.Suggested(self.desk.suggestions(), dismissed)
        except DossierError as fault:
            answer = self.Suggested(fault=str(fault))
        if not worker.is_cancelled:
            self.post_message(answer)

    def on_names_view_suggested(self, message: Suggested) -> None:
        """Show what has been found."""
        self._strangers = message.found
        if message.fault:
            self._say(message.fault)
            return
        rows = [self._suggestion(item) for item in message.found]
        if not rows and self.desk.library.originals:
            rows.append(_muted("No name stands out that no company goes by."))
        elif not rows:
            rows.append(_muted("No article's text is attached: there is nothing to find names in."))
        if message.dismissed:
            rows.append(ListRow(render.styled("DISMISSED (D brings back)", render.HEADING)))
        rows += [
            ListRow(render.styled(name, render.MUTED), ("dismissed", name), render.plain(" "))
            for name in message.dismissed
        ]
        self.query_one("#suggestions", RowList).show(rows)

    def _say(self, words: str) -> None:
        self.query_one("#suggestions", RowList).show([_muted(words)])

    def _suggestion(self, item: Stranger) -> ListRow:
        articles = wording.count(item.articles, "article")
        details = [f"in {articles}"]
        if len(item.spellings) > 1:
            details.append(f"also {', '.join(item.spellings[1:])}")
        original = self.desk.library.originals.get(item.article)
        if original:
            details.append(around(original.text, item.start, item.end))
        content = render.styled(item.name, render.STRONG) + render.styled(
            f"  {' · '.join(details)}", render.MUTED
        )
        return ListRow(content, item.name, render.plain(f"{item.mentions:>4} × "), limit=2)


def _muted(words: str) -> ListRow:
    return ListRow(render.styled(words, render.MUTED))


def _names(company: Company) -> Iterator[ListRow]:
    """Give the names of a company, kind by kind."""
    facts = [f"in narrow columns: {company.short}", f"id: {company.id}"]
    if company.formerly:
        facts.append(f"formerly: {', '.join(company.formerly)}")
    yield ListRow(render.styled(" · ".join(facts), render.MUTED))
    for kind, head in _HEADS:
        items: tuple[Name | Person, ...] = getattr(company, kind)
        yield ListRow(render.styled(head, render.HEADING))
        if not items:
            yield ListRow(render.styled(f" {wording.GAP_SIGN}", render.MUTED))
        again = Counter(item.name for item in items)
        for item in items:
            again[item.name] -= 1
            if not again[item.name]:  # one stop for a name, however often the file has it
                yield ListRow(_named(item), (kind, item.name), render.plain(" "))


def _named(item: Name | Person) -> Content:
    """Give a name, with its other spellings and what is said of it behind it."""
    said = [f"also {', '.join(item.aliases)}"] if item.aliases else []
    if isinstance(item, Person) and item.role:
        said.insert(0, item.role)
    if isinstance(item, Name) and item.cased:
        said.append("only with its capitals")
    return render.plain(item.name) + render.styled(
        f"  {' · '.join(said)}" if said else "", render.MUTED
    )


def _row(company: Company, count: int) -> ListRow:
    prefix = render.styled(f"{count:>4} ", render.MUTED)
    return ListRow(render.plain(company.name), company.id, prefix, limit=2)
