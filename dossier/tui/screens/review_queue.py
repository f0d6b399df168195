"""The proposals of an article beside its text: what waits, and where the cursor is."""

from __future__ import annotations

from functools import partial

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static
from textual.worker import get_current_worker

from dossier.articles.paragraphs import paragraphs
from dossier.errors import DossierError
from dossier.model import Article
from dossier.proposals import Proposal
from dossier.store.reviews import Review
from dossier.tui import render
from dossier.tui.desk import Desk
from dossier.tui.places import ReaderPlace, ReviewPlace
from dossier.tui.screens.view import View
from dossier.tui.widgets.article_text import ArticleText
from dossier.tui.widgets.lines import LineView
from dossier.tui.widgets.row_list import LaterRow, ListRow, RowList
from dossier.tui.widgets.shown_text import ShownText
from dossier.views import wording
from dossier.views.reading import read

_TWO_LINES = 60  # characters, about


class ReviewQueue(View):
    """Shows the article left, its proposals right, and goes from article to article."""

    NAME = "Review"
    CSS_PATH = "review.tcss"
    SCOPES = ("review", "lists")
    AUTO_FOCUS = "#queue"

    current: reactive[Proposal | None] = reactive(None, repaint=False)

    class Opened(Message):
        """The proposals of an article are there; `waiting` of them wait."""

        def __init__(self, review: Review, waiting: int) -> None:
            super().__init__()
            self.review = review
            self.waiting = waiting

    def __init__(self, desk: Desk, place: ReviewPlace) -> None:
        super().__init__(desk)
        self._wanted = place
        self._articles: tuple[Article, ...] = desk.reviews.articles(desk.library)
        self._counts: dict[str, int] = {}
        self._review = Review(place.article)
        self._queue: tuple[Proposal, ...] = ()
        self._waiting: dict[str, Proposal] = {}  # by id
        self._marks: frozenset[str] = frozenset()
        self._rows: dict[str, int] = {}
        self._shown = False
        self._stale = False  # whether other screens have still to hear of decisions

    def body(self) -> ComposeResult:
        """The article, the proposal under the cursor, and those that wait."""
        yield Static(id="source")
        with Horizontal(id="panes"):
            yield ArticleText(None, id="text")
            with Vertical(id="side"):
                card = ShownText(id="card")
                card.can_focus = False
                yield card
                yield RowList(id="queue")

    def on_mount(self) -> None:
        """Make the proposals, the article that was asked for first."""
        self.query_one("#text").border_title = "Article"
        self.query_one("#card").border_title = "Proposal"
        self.renew_title()
        asked = self._wanted.article
        if asked and asked not in {article.id for article in self._articles}:
            self._say("The text of this article is not here, or it is a copy of another.")
        elif self._articles:
            self._say("Reading the articles …")
        else:
            self._say("No article to review: a adds articles in the library.")
        self._open_all(asked)

    def subject(self) -> Content:
        """Say how much waits."""
        if not self._articles:
            return render.plain("nothing to review")
        ids = [article.id for article in self._articles]
        number = ids.index(self._review.article) + 1 if self._review.article in ids else 1
        words = [f"article {number} of {len(ids)}", f"{len(self._queue)} waiting"]
        if self._marks:
            words.append(f"{len(self._marks)} marked")
        if len(ids) > 1:
            total = sum(self._counts.values())
            unread = len(ids) - len(self._counts)
            words.append(f"{total} in all" if not unread else f"reading {unread} more articles …")
        return render.plain(" · ".join(words))

    def place(self) -> ReviewPlace:
        """Where the cursor is."""
        return ReviewPlace(self._review.article, self.current.id if self.current else "")

    def reload(self) -> None:
        """Show what waits now; another screen may have changed statements."""
        self._fill()

    # --- proposals ---------------------------------------------------------------------------

    @work(thread=True, exclusive=True)
    def _open_all(self, first: str) -> None:
        """Open the reviews one after the other, `first` (an id, or none) before the others."""
        library, reviews = self.desk.library, self.desk.reviews
        ids = [article.id for article in self._articles]
        worker = get_current_worker()
        for article in sorted(ids, key=lambda item: item != first):
            if worker.is_cancelled:
                return
            try:
                review = reviews.open(library, article)
            except DossierError as fault:
                self.app.call_from_thread(self.tell, str(fault), severity="error")
                review = Review(article)
            self.post_message(self.Opened(review, len(review.waiting(library))))

    def on_review_queue_opened(self, message: Opened) -> None:
        """Show the first review in which something waits, and count the others."""
        review = message.review
        self._counts[review.article] = message.waiting
        asked = self._wanted.article
        is_last = len(self._counts) == len(self._articles) and not asked
        if not self._shown and (
            review.article == asked or is_last or (not asked and message.waiting)
        ):
            self._show(review)
        self.renew_title()

    def _show(self, review: Review) -> None:
        self._review, self._shown = review, True
        self._marks = frozenset()
        library = self.desk.library
        self.query_one("#source", Static).update(render.source(library.article[review.article]))
        self.query_one(ArticleText).read(read(library, review.article))
        self._fill(cursor=self._wanted.proposal)

    def _fill(self, cursor: str = "") -> None:
        """Show what waits, the cursor where it was or on what comes next."""
        queue = self.query_one(RowList)
        place = self._index(str(queue.cursor))
        self._queue = self._review.waiting(self.desk.library)
        self._counts[self._review.article] = len(self._queue)
        self._waiting = {item.id: item for item in self._queue}
        ids = list(self._waiting)
        self._marks &= frozenset(ids)
        if cursor not in ids:
            stays = str(queue.cursor) in ids
            cursor = str(queue.cursor) if stays else next(iter(ids[place:] or ids[-1:]), "")
        queue.border_title = f"Waiting ({len(ids)})"
        rows = [LaterRow(partial(self._row, item), item.id, _TWO_LINES) for item in self._queue]
        queue.show(rows, cursor=cursor or None)
        if not ids:
            self.current = None
            self.query_one(ArticleText).clear_passage()
            self._say(self._finished())
        self.renew_title()

    def _index(self, proposal: str) -> int:
        ids = (number for number, item in enumerate(self._queue) if item.id == proposal)
        return next(ids, 0)

    def _row(self, proposal: Proposal) -> ListRow:
        company = self.desk.library.company.get(proposal.company)
        prefix = render.proposal_sign(proposal, marked=proposal.id in self._marks)
        words = render.styled(f"{company.short if company else proposal.company} ", render.STRONG)
        return ListRow(words + render.plain(proposal.quotation), proposal.id, prefix, limit=2)

    def _finished(self) -> str:
        counts = [f"{number} {what}" for what, number in self._review.counts().items() if number]
        left = [item for item in self._articles if self._counts.get(item.id, 1)]
        return "\n".join(
            (
                "Nothing waits in this article" + (f": {', '.join(counts)}." if counts else "."),
                f"n goes on to the next: {wording.count(len(left), 'article')} left."
                if left
                else "Nothing waits in any other.",
            )
        )

    def _say(self, words: str) -> None:
        self.query_one(ShownText).say(render.styled(words, render.MUTED))

    def text(self) -> str | None:
        """Give the text of the article, if it is still here."""
        original = self.desk.library.originals.get(self._review.article)
        if original is None or not original.exact:
            self.tell("The text of this article is no longer here.", severity="warning")
            return None
        return original.text

    def watch_current(self, proposal: Proposal | None) -> None:
        """Show the proposal and its passage."""
        if proposal is None or not self.is_mounted:
            return
        card = render.proposal(self.desk.library, proposal, self._rows.get(proposal.id, 0))
        self.query_one(ShownText).say(card)
        evidence = proposal.evidence
        text = self.text()
        if text is None:
            return
        home = paragraphs(text)[evidence.paragraph - 1]
        span = (evidence.start - home.start, evidence.end - home.start)
        self.query_one(ArticleText).show_passage(evidence.paragraph, span)

    def on_line_view_moved(self, message: LineView.Moved) -> None:
        """Follow the cursor of the queue."""
        if message.view.id == "queue":
            self.current = self._waiting.get(str(message.at))

    def on_line_view_marked(self, message: LineView.Marked) -> None:
        """Mark a proposal, or unmark it."""
        if message.view.id == "queue":
            self._marks ^= {str(message.at)}
            self.query_one(RowList).made_anew()
            self.renew_title()

    def on_line_view_opened(self) -> None:
        """Open the Reader at the passage."""
        if self.current:
            self.visit(ReaderPlace(self._review.article, paragraph=self.current.evidence.paragraph))

    # --- movement ----------------------------------------------------------------------------

    def action_next(self) -> None:
        """Leave the proposal waiting and go to the next; from the last, to another article."""
        if self._queue:
            self.query_one(RowList).action_down()
        else:
            self._to_article(1)

    def action_previous(self) -> None:
        """Go to the proposal before."""
        self.query_one(RowList).action_up()

    def action_next_article(self) -> None:
        """Go to the next article in which something waits."""
        self._to_article(1)

    def action_previous_article(self) -> None:
        """Go to the article before in which something waits."""
        self._to_article(-1)

    def _to_article(self, step: int) -> None:
        ids = [item.id for item in self._articles]
        here = ids.index(self._review.article) if self._review.article in ids else 0
        others = (ids[(here + step * number) % len(ids)] for number in range(1, len(ids)))
        known = self.desk.library.article  # at a date, some are not there
        goal = next((item for item in others if item in known and self._counts.get(item)), None)
        if goal is None:
            self.tell("Nothing waits in any other article.")
            return
        self._wanted = ReviewPlace(goal)
        self._show(self.desk.reviews.read(goal))
