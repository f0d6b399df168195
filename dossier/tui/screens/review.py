"""Review: each proposal is accepted, worded, split, merged or rejected, and stored at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dossier.articles.selecting import Span, remainder, select
from dossier.clock import now
from dossier.coding.accepting import identified, stated
from dossier.coding.proposing.parts import parts
from dossier.errors import ConflictError, DossierError
from dossier.model import Library, Statement
from dossier.proposals import Proposal
from dossier.store.rows import Who
from dossier.tui.commands import bindings
from dossier.tui.places import Changed, Place
from dossier.tui.screens.edit import StatementForm
from dossier.tui.screens.pick import PickScreen
from dossier.tui.screens.review_queue import ReviewQueue
from dossier.tui.screens.span import SpanScreen
from dossier.views import wording


class ReviewScreen(ReviewQueue):
    """What an analyst does with proposals; every key stroke can be taken back, without limit."""

    BINDINGS = bindings("review", "everywhere", without="everywhere.export")  # x rejects

    def action_accept(self) -> None:
        """Take the proposal as it stands."""
        if self.current:
            self._accept([self.current])

    def action_accept_marked(self) -> None:
        """Take all that are marked."""
        marked = [item for item in self._queue if item.id in self._marks]
        if marked:
            self._accept(marked)
        else:
            self.tell("space marks proposals; A accepts those that are marked.")

    def _accept(self, proposals: Sequence[Proposal]) -> None:
        pairs = [(item, self._stated(item)) for item in proposals]
        self._decide(lambda: self._take(pairs, "proposer"))

    def _take(self, pairs: Sequence[tuple[Proposal, Statement]], who: Who) -> None:
        self.desk.reviews.accept(self._review.article, pairs, who, now())

    def _stated(self, proposal: Proposal) -> Statement:
        return stated(proposal, self.desk.store.is_free, self._rows.get(proposal.id, 0))

    def action_reject(self) -> None:
        """Turn the proposal down."""
        if self.current:
            proposal = self.current
            article = self._review.article
            self._decide(lambda: self.desk.reviews.reject(article, [proposal], now()))

    def action_edit(self) -> None:
        """Word and code the proposal before it is taken."""
        proposal = self.current
        if proposal is None:
            return

        def save(edited: Statement) -> None:
            self.desk.refuse_past()
            self._take([(proposal, identified(edited, self.desk.store.is_free))], "analyst")

        offered = [(item.topic, ", ".join(item.cues)) for item in proposal.suggestions]
        form = StatementForm(
            "Accept, in these words", self.desk.library, self._stated(proposal), save, rows=offered
        )
        self.app.push_screen(form, lambda saved: self._decided() if saved else None)

    def action_split(self) -> None:
        """Divide the proposal: a part that is chosen, and what is left before and behind it."""
        proposal = self.current
        if proposal is None:
            return
        text = self.text()
        if text is None:
            return
        whole = (proposal.evidence.start, proposal.evidence.end)
        first = next(iter(parts(text, *whole)))

        def chosen(span: Span | None) -> None:
            if span is None:
                return
            if span == whole:
                self.tell("The whole was chosen: make it shorter to split it.", severity="warning")
                return
            spans = sorted([span, *remainder(text, whole, span)])
            made = [
                self.desk.propose(self._review.article, item, proposal.company) for item in spans
            ]
            article = self._review.article
            self._decide(lambda: self.desk.reviews.split(article, proposal, made, now()))

        hint = "Choose the part that says one thing; what is left waits as a proposal of its own."
        self.app.push_screen(SpanScreen("Split", select(text, [whole], first), hint), chosen)

    def action_merge(self) -> None:
        """Give the passage to a statement that says the same already."""
        proposal = self.current
        if proposal is None:
            return
        library = self.desk.library
        topics = [item.topic for item in proposal.suggestions]
        told = sorted(
            library.told[proposal.company],
            key=lambda item: topics.index(item.topic) if item.topic in topics else len(topics),
        )
        if not told:
            self.tell("No statement about this company yet.", severity="warning")
            return
        choices = [(item.id, f"{wording.said(item)}  ({_topic(library, item)})") for item in told]

        def picked(id_: str | None) -> None:
            if id_ is not None:
                statement, article = library.statement[id_], self._review.article
                self._decide(lambda: self.desk.reviews.merge(article, proposal, statement, now()))

        self.app.push_screen(PickScreen("Merge with the statement", choices), picked)

    def action_undo(self) -> None:
        """Take back the last decision in this article."""
        article = self._review.article

        def undo() -> None:
            last, stays = self.desk.reviews.undo(article, now())
            cursor.append(last.steps[0].proposal.id)
            count = wording.count(len(last.steps), "proposal")
            kept = f" {', '.join(stays)} was edited since and stays." if stays else ""
            self.tell(f"Taken back: {count} {last.steps[0].what}.{kept}")

        cursor: list[str] = []
        self._decide(undo, cursor)

    def _decide(self, decision: Callable[[], None], cursor: Sequence[str] = ()) -> None:
        """Store a decision, or say why it cannot be."""
        if not self._review.article:
            return
        try:
            self.desk.refuse_past()
            decision()
        except DossierError as fault:
            self.tell(str(fault), severity="warning")
            if not isinstance(fault, ConflictError):
                return  # else show what stands now
        self._decided(*cursor)

    def _decided(self, cursor: str = "") -> None:
        self._stale = True
        self.refreshed()
        self._review = self.desk.reviews.read(self._review.article)
        self._fill(cursor)

    def action_first_row(self) -> None:
        """Choose the first row of the codebook that is suggested."""
        self._choose_row(0)

    def action_second_row(self) -> None:
        """Choose the second."""
        self._choose_row(1)

    def _choose_row(self, number: int) -> None:
        proposal = self.current
        if proposal and number < len(proposal.suggestions):
            self._rows[proposal.id] = number
            self.watch_current(proposal)

    # --- telling the other screens -----------------------------------------------------------

    def visit(self, place: Place) -> None:
        """Go somewhere; what has been decided is shown there."""
        self._pass_on()
        super().visit(place)

    def action_back(self) -> None:
        """Go back; what has been decided is shown there."""
        self._pass_on()
        super().action_back()

    def _pass_on(self) -> None:
        if self._stale:
            self._stale = False
            self.app.post_message(Changed())


def _topic(library: Library, statement: Statement) -> str:
    topic = library.topic.get(statement.topic)
    return topic.name if topic else statement.topic
