"""Tensions and promises, by keys: two statements side by side, a verdict on them, and undo."""

from __future__ import annotations

from textual.pilot import Pilot

from dossier.model import Verdict
from dossier.store import ruling
from dossier.store.store import Store
from dossier.tui.app import DossierApp
from dossier.tui.screens.paired import PairedView
from dossier.tui.screens.promises import PromisesScreen
from dossier.tui.screens.reader import ReaderScreen
from dossier.tui.screens.tensions import TensionsScreen
from dossier.tui.widgets.evidence_panel import EvidencePanel
from dossier.tui.widgets.row_list import RowList
from dossier.workspace import Workspace
from tests.tui.conftest import Start, press, settle
from tests.views.test_promises import HIRED, TO_HIRE
from tests.views.test_tensions import SECOND, SOLD_9000, SOLD_11870, THIRD


async def rule(pilot: Pilot[None], words: str, note: str = "") -> None:
    """Pick the ruling that answers to some words, and write a note."""
    await press(pilot, "v")
    await pilot.press(*words)
    await press(pilot, "enter")
    await pilot.press(*note)
    await press(pilot, "ctrl+s")


def lines(app: DossierApp) -> str:
    assert isinstance(app.screen, PairedView)
    rows = app.screen.query_one(RowList).lines
    return "\n".join("".join(piece.content.plain for piece in line) for line in rows)


def beside(app: DossierApp) -> list[str]:
    shown = (panel.statement for panel in app.screen.query(EvidencePanel))
    return [statement.id if statement else "" for statement in shown]


def verdicts(workspace: Workspace) -> tuple[Verdict, ...]:
    return Store(workspace).library().verdicts


async def test_a_pair_is_ruled_on_with_a_note_and_the_ruling_taken_back(
    start: Start, contested: Workspace
) -> None:
    app = start(contested)
    async with app.run_test(size=(120, 60)) as pilot:
        await settle(pilot)
        await press(pilot, "T")
        assert beside(app) == [SOLD_11870, SOLD_9000]
        await rule(pilot, "sec e", "mayor")
        given = Verdict(SOLD_9000, SOLD_11870, "error", "mayor")
        assert verdicts(contested) == (given,)
        assert "= the second is an error: mayor" in lines(app)
        assert lines(app).count("settled") == 1  # what else it disagreed with
        panel = app.screen.query("#second").first(EvidencePanel)
        assert "ruled an error: mayor" in panel.content.plain
        await press(pilot, "d", "d")
        assert "1 pair   0 open   only ruled" in app.screen.query_one("#subject").render().plain  # type: ignore[union-attr]
        await press(pilot, "u")
        assert verdicts(contested) == ()
        assert "No pair is ruled: d shows others." in lines(app)


async def test_a_verdict_is_given_again_or_withdrawn(start: Start, contested: Workspace) -> None:
    ruling.give(contested, Verdict(SECOND, THIRD, "stand", "two lists"))
    app = start(contested)
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "T")
        await pilot.press(*["down"] * 10)
        await settle(pilot)
        assert beside(app) == [SECOND, THIRD]
        assert "= both stand: two lists" in lines(app)
        await rule(pilot, "first is s")
        assert verdicts(contested) == (Verdict(SECOND, THIRD, "superseded", "two lists"),)
        await press(pilot, "v", *"wi", "enter")
        assert verdicts(contested) == ()
        assert beside(app) == [SECOND, THIRD]


async def test_the_statement_under_the_cursor_is_opened_marked_and_left(
    start: Start, contested: Workspace
) -> None:
    app = start(contested)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "T", "down", "space")
        assert app.desk.marks == {SOLD_9000}
        assert "✓" in lines(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, ReaderScreen)
        assert app.screen.place().article == "courier"
        await press(pilot, "escape", "q")
    again = start(contested)
    async with again.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert isinstance(again.screen, TensionsScreen)
        assert again.screen.place().at == (SOLD_11870, SOLD_9000)
        assert again.screen.place().statement == SOLD_9000


async def test_what_became_of_a_plan_is_said_by_a_statement(
    start: Start, contested: Workspace
) -> None:
    app = start(contested)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "t", "P")
        assert isinstance(app.screen, PromisesScreen)
        assert beside(app) == [TO_HIRE, HIRED]
        assert "→ perhaps done; 2021 is over" in lines(app)
        await press(pilot, "down")
        await rule(pilot, "", "60")
        assert verdicts(contested) == (Verdict(TO_HIRE, HIRED, "done", "60"),)
        assert "→ done: 60" in lines(app)
        await press(pilot, "u", "up", "v", *"9,000", "enter", "down", "enter", "ctrl+s")
        assert verdicts(contested) == (Verdict(TO_HIRE, SOLD_9000, "changed"),)
        assert "→ changed" in lines(app)


async def test_a_plan_without_a_word_says_so_beside_it(start: Start, sample: Workspace) -> None:
    app = start(sample)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "right", "P")
        assert beside(app)[1] == ""
        assert "not due yet" in app.screen.query("#second").first(EvidencePanel).content.plain
        await press(pilot, "o", *"2018", "ctrl+s")
        assert "No statement here tells of a plan" in lines(app)
