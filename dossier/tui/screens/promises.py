"""Plans, and what became of them: ruled by the analyst, or proposed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dossier import dates
from dossier.model import Ruling, Statement, Verdict
from dossier.tui import render
from dossier.tui.commands import bindings
from dossier.tui.places import PromisesPlace
from dossier.tui.screens.paired import Key, PairedView
from dossier.tui.screens.pick import PickScreen
from dossier.tui.sheet import Page, Sheet
from dossier.tui.widgets.row_list import ListRow, Row
from dossier.views import wording
from dossier.views.promises import Later, Promise, newest_day, promises, told_as

_RULINGS: dict[Ruling, str] = {
    "done": "done, as this statement tells",
    "changed": "changed to this",
    "dropped": "dropped, as this statement tells",
    "unrelated": "this statement has nothing to do with the plan",
}


class PromisesScreen(PairedView[PromisesPlace, Promise]):
    """Every plan with its date and its fate; the statements that tell it below it."""

    NAME = "Promises"
    CSS_PATH = "paired.tcss"
    SCOPES = ("promises", "statements", "lists")
    BINDINGS = bindings("promises", "everywhere", "statements")
    COMPANIES = "Companies whose plans are shown"
    SIDES = ("Plan", "What became of it")
    NOUN = "plan"
    NOTHING = "No statement here tells of a plan."

    def listed(self) -> Sequence[Promise]:
        """List the plans."""
        place, library = self._place, self.desk.library
        return promises(
            library, place.companies, newest_day(library), facets=place.facets, which=place.which
        )

    def key(self, item: Promise) -> Key:
        """The plan."""
        return (item.plan.id,)

    def rows(self, item: Promise) -> Iterator[Row]:
        """The plan, what became of it, the statements that tell."""
        at = self.key(item)
        yield self.statement_row(
            at, item.plan, dates.words(item.plan.date) or item.plan.date_words, 1
        )
        style = "$text-warning" if item.is_open else "$text-success"
        yield ListRow(render.styled(item.words, style), prefix=render.plain("   → "))
        for later in item.later:
            yield self.statement_row(at, later.statement, told_as(later), 5)

    def sides(self, item: Promise, statement: str) -> tuple[Statement, Statement | None]:
        """The plan, and the later statement under the cursor, else the first."""
        told = [later.statement for later in item.later]
        here = [later for later in told if later.id == statement] or told
        return item.plan, here[0] if here else None

    def ask_ruling(self, item: Promise, statement: str) -> None:
        """Ask by which statement, if the cursor is on the plan; then what it tells."""
        here = [later for later in item.later if later.statement.id == statement]
        if here:
            self._rule_by(item, here[0])
            return
        offered = {later.statement.id: later for later in (*item.later, *self._others(item))}
        choices = [
            (id_, f"{wording.sign(later.statement)} {wording.said(later.statement)}")
            for id_, later in offered.items()
        ]

        def taken(chosen: str | None) -> None:
            if chosen:
                self._rule_by(item, offered[chosen])

        title = "Which statement tells what became of it?"
        self.app.push_screen(PickScreen(title, choices), taken)

    def _others(self, item: Promise) -> Iterator[Later]:
        """Give every other statement of the company, those on the topic of the plan first."""
        plan = item.plan
        known = {plan.id, *(later.statement.id for later in item.later)}
        told = self.desk.library.told[item.company.id]
        for statement in sorted(told, key=lambda it: it.topic != plan.topic):
            if statement.company == plan.company and statement.id not in known:
                yield Later(statement, None)

    def _rule_by(self, item: Promise, later: Later) -> None:
        offered = {
            words: Verdict(item.plan.id, later.statement.id, ruling)
            for ruling, words in _RULINGS.items()
        }
        suggested = _RULINGS[later.ruling] if later.ruling else ""
        self.ask("What became of the plan?", offered, given=later.verdict, suggested=suggested)

    def sheet(self) -> Sheet:
        """The plans as they are on the screen."""
        from dossier.export.filenames import pairs_filename
        from dossier.export.pairs_page import promises_markdown
        from dossier.export.scope import Scope

        place, library = self._place, self.desk.library
        page = Page(
            pairs_filename("promises", place.companies, place.facets, place.which),
            lambda: promises_markdown(library, place.companies, place.facets, place.which),
        )
        return Sheet("the promises", library, Scope(place.companies), page)
