"""Home: what is known about whom, and from which articles."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message

from dossier.errors import DossierError
from dossier.model import Article, Library
from dossier.tui import render
from dossier.tui.commands import bindings
from dossier.tui.desk import Desk
from dossier.tui.places import (
    ChangedPlace,
    CodebookPlace,
    CompaniesPlace,
    ComparePlace,
    DossierPlace,
    LibraryPlace,
    OrphansPlace,
    Place,
    ReaderPlace,
    ReviewPlace,
)
from dossier.tui.screens.looking import NO_COMPANY, Looking
from dossier.tui.sheet import Sheet
from dossier.tui.widgets.heat_map import HeatMap, Spot
from dossier.tui.widgets.lines import LineView
from dossier.tui.widgets.row_list import LaterRow, ListRow, RowList
from dossier.views import wording
from dossier.views.comparison import FEWEST, MOST
from dossier.views.coverage import cover
from dossier.views.orphans import orphans
from dossier.workspace import current_folder


class LibraryScreen(Looking):
    """The coverage of the library as a facet × company map, and the list of its articles."""

    NAME = "Library"
    SCOPES = ("library", "columns", "lists")
    BINDINGS = bindings("library", "everywhere")
    AUTO_FOCUS = "#coverage"

    class Counted(Message):
        """How many proposals wait, by article (an id)."""

        def __init__(self, waiting: dict[str, int]) -> None:
            super().__init__()
            self.waiting = waiting

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._waiting: dict[str, int] = {}
        self._read()

    def _read(self) -> None:
        """Count what the library holds."""
        library = self.desk.library
        self._coverage = cover(library)
        self._ties = sum(bool(statement.parties) for statement in library.statements)
        self._lost = len(orphans(library))

    def body(self) -> ComposeResult:
        """The map above the articles."""
        yield HeatMap(self._coverage, id="coverage")
        yield RowList(self._articles(), id="articles")

    def on_mount(self) -> None:
        """Show the counts and the marks."""
        self.query_one("#articles").border_title = "Articles"
        self._say_what_is_asked()
        self.query_one("#coverage").border_title = "Statements per facet"
        self.show_marks()

    def subject(self) -> Content:
        """Say how large the library is."""
        library = self.desk.library
        parts = [
            wording.count(len(library.companies), "company", "companies"),
            wording.count(len(library.statements), "statement"),
            *([f"{self._ties} told from two sides"] if self._ties else []),
            wording.read(library.articles),
        ]
        waiting = sum(self._waiting.values())
        if waiting:
            parts.append(f"{wording.count(waiting, 'proposal')} to review")
        if self._lost:
            parts.append(f"{wording.count(self._lost, 'passage')} to place (O)")
        attached = sum(original.exact for original in library.originals.values())
        if attached:
            parts.append(f"{wording.count(attached, 'original')} attached")
        return render.plain(" · ".join(parts))

    def place(self) -> Place:
        """Home."""
        return LibraryPlace()

    def sheet(self) -> Sheet:
        """The index of the library, and every dossier that it leads to."""
        from dossier.export.scope import whole

        return Sheet("the library", self.desk.library, whole(self.desk.library))

    def reload(self) -> None:
        """Count again."""
        self._read()
        self.query_one(HeatMap).show(self._coverage)
        self.query_one("#articles", RowList).show(self._articles())
        self._say_what_is_asked()
        self.renew_title()
        self._count()

    def on_screen_resume(self) -> None:
        """Count again what waits for review, once the screen is seen."""
        self.call_later(self._count)

    def show_marks(self) -> None:
        """Show the companies chosen for comparison."""
        self.query_one(HeatMap).show_chosen(self.desk.chosen)
        self.renew_title()
        self._hint()

    def _hint(self) -> None:
        library = self.desk.library
        if not library.companies:
            words = "No companies yet: m names them, a adds articles"
        elif len(self.desk.chosen) >= FEWEST:
            names = ", ".join(library.company[item].name for item in self.desk.chosen)
            words = f"c compares {names}"
        else:
            words = "space marks two to four companies, c lays them side by side"
        self.query_one("#coverage").border_subtitle = render.plain(words)

    def _say_what_is_asked(self) -> None:
        asking = len(self.desk.library.questions)
        asked = wording.count(asking, "article asks", "articles ask")
        words = f"{wording.QUESTION_SIGN} {asked} something: enter, then b answers"
        self.query_one("#articles").border_subtitle = render.plain(words if asking else "")

    def _state(self, article: Article, *, coded: bool) -> str:
        """Say whether the text is here, and how far its review has come."""
        if article.id not in self.desk.library.originals:
            return wording.at_hand(self.desk.library, article)
        if article.id in self._waiting:
            return f"{self._waiting[article.id]} wait" if self._waiting[article.id] else "reviewed"
        return "original" if coded or article.copy_of else "new"

    @work(thread=True, exclusive=True)
    def _count(self) -> None:
        """Count what waits for review; files are read for it."""
        try:
            self.post_message(self.Counted(self.desk.reviews.counts(self.desk.library)))
        except DossierError as fault:
            self.app.call_from_thread(self.tell, str(fault), severity="error")

    def on_library_screen_counted(self, message: Counted) -> None:
        """Show what waits."""
        self._waiting = message.waiting
        self.query_one("#articles", RowList).made_anew()
        self.renew_title()

    def _articles(self) -> list[LaterRow]:
        library = self.desk.library  # rows are made later, when the desk may show another one
        return [
            LaterRow(partial(self._article, library, article), article.id)
            for article in library.articles
        ]

    def _article(self, library: Library, article: Article) -> ListRow:
        count = len(library.coded[article.id])
        state = self._state(article, coded=count > 0)
        issued = wording.published(article) if article.issued else "no date"
        details = f"{article.language}  {issued:<12}  {count:>4}  {state:<8}  "
        asks = render.asked() if article.id in library.questions else Content("")
        return ListRow(
            asks + render.plain(wording.headline(article)),
            stop=article.id,
            prefix=render.styled(details, render.MUTED),
            limit=1,
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing lies before the library."""
        is_home = action == "back" and self.desk.tour is None
        return not is_home and super().check_action(action, parameters)

    # --- keys --------------------------------------------------------------------------------

    def _company(self) -> str:
        """Give the company under the cursor."""
        return self._company_at(self.query_one(HeatMap).spot)

    def _company_at(self, spot: Spot) -> str:
        companies = self.desk.library.companies
        return companies[spot.column].id if companies else ""

    def on_line_view_marked(self, message: LineView.Marked) -> None:
        """Mark a company for comparison: the one marked, wherever the cursor is by now."""
        if isinstance(message.at, Spot) and (company := self._company_at(message.at)):
            if not self.desk.choose(company):
                self.tell(f"A comparison holds at most {MOST} companies.", severity="warning")
            self.show_marks()

    def on_line_view_opened(self, message: LineView.Opened) -> None:
        """Open the comparison at a facet, a dossier from the totals, or an article."""
        if isinstance(message.at, Spot):
            company = self._company_at(message.at)
            if not message.at.facet:
                self.visit(DossierPlace(company))
                return
            companies = self.desk.companies_for(company)
            if len(companies) < FEWEST:
                self.visit(DossierPlace(company, facet=message.at.facet))
                return
            column = companies.index(company) if company in companies else 0
            topic = self._first_topic(message.at.facet)
            self.visit(ComparePlace(companies, topic=topic, column=column))
        elif message.at is not None:
            self.visit(ReaderPlace(str(message.at)))

    def action_compare(self) -> None:
        """Compare the marked companies, or this one with the fullest others."""
        company = self._company()
        companies = self.desk.companies_for(company) if company else ()
        if len(companies) < FEWEST:
            self.tell("A comparison needs two companies.", severity="warning")
            return
        self.visit(ComparePlace(companies))

    def action_add(self) -> None:
        """Choose files, and add them."""
        from dossier.tui.screens.files import FilesScreen
        from dossier.tui.screens.intake import IntakeScreen

        folder = self.desk.folder or current_folder()
        files = FilesScreen("Add articles: choose files and folders", folder)

        def chosen(paths: tuple[Path, ...] | None) -> None:
            self.desk.folder = files.folder
            if paths:
                self.app.push_screen(IntakeScreen(self.desk, paths))

        self.app.push_screen(files, chosen)

    def action_review(self) -> None:
        """Review the article under the cursor, or the first in which something waits."""
        articles = self.query_one("#articles", RowList)
        self.visit(ReviewPlace(str(articles.cursor or "") if articles.has_focus else ""))

    def action_remove(self) -> None:
        """Remove the article under the cursor."""
        from dossier.tui.screens.removal import ask_removal

        articles = self.query_one("#articles", RowList)
        if articles.has_focus and articles.cursor is not None:
            ask_removal(self, str(articles.cursor))
        else:
            self.tell("Only articles are removed here: tab leads to them.", severity="warning")

    def action_companies(self) -> None:
        """Name companies."""
        self.visit(CompaniesPlace(self._company()))

    def action_codebook(self) -> None:
        """Change facets and topics."""
        spot = self.query_one(HeatMap).spot
        self.visit(CodebookPlace(spot.facet))

    def action_changed(self) -> None:
        """See what has changed."""
        self.visit(ChangedPlace())

    def looked_at(self) -> tuple[str, ...]:
        """Give the marked companies, or this one."""
        return self.desk.chosen or tuple(filter(None, [self._company()]))

    def action_orphans(self) -> None:
        """Decide on passages without a place, of the article under the cursor or of all."""
        articles = self.query_one("#articles", RowList)
        here = str(articles.cursor or "") if articles.has_focus else ""
        self.visit(OrphansPlace(here if orphans(self.desk.library, here) else ""))

    def action_dossier(self) -> None:
        """Open the dossier of the company under the cursor."""
        if self._company():
            self.visit(DossierPlace(self._company()))
        else:
            self.tell(NO_COMPANY, severity="warning")

    def _first_topic(self, facet: str) -> str:
        topics = self.desk.library.facet[facet].topic
        return topics[0].id if topics else ""
