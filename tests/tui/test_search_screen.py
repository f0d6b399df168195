from __future__ import annotations

import asyncio
from threading import Event

import pytest
from textual.widgets import Input, Static

from dossier.search.search import Index, Results
from dossier.tui.app import DossierApp
from dossier.tui.screens.compare import CompareScreen
from dossier.tui.screens.dossier import DossierScreen
from dossier.tui.screens.reader import ReaderScreen
from dossier.tui.screens.search import SearchScreen
from dossier.tui.widgets.evidence_panel import EvidencePanel
from dossier.tui.widgets.row_list import RowList
from dossier.workspace import Workspace
from tests.tui.conftest import Start, press, settle


def results(app: DossierApp) -> str:
    lines = app.screen.query_one("#results", RowList).lines
    return "\n".join("".join(piece.content.plain for piece in line) for line in lines)


def state(app: DossierApp) -> str:
    return str(app.screen.query_one("#state", Static).render())


async def test_results_come_with_every_key_and_enter_goes_there(
    start: Start, sample: Workspace
) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", *"usin")
        before = results(app)
        await press(pilot, "e")
        assert "plant" in results(app)
        assert "Groupe PSA" in results(app)
        assert before
        await press(pilot, "enter")
        assert isinstance(app.screen, DossierScreen)
        assert app.screen.current is not None
        assert "plant" in app.screen.current.text


async def test_the_evidence_of_the_result_is_shown(start: Start, sample: Workspace) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", *"262403")
        text = app.screen.query_one(EvidencePanel).content.plain
        assert "about 262,403 vehicles" in text


async def test_down_moves_in_the_results_while_typing(start: Start, sample: Workspace) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", *"tavares", "down", "down")
        assert app.screen.query_one("#results", RowList).cursor not in {None, 0}
        assert app.focused is app.screen.query_one("#words")
        await press(pilot, "tab", "slash")
        assert app.focused is app.screen.query_one("#words")


async def test_nothing_found_says_so_with_the_nearest_term(start: Start, sample: Workspace) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", *"zzqqxv")
        assert "Nothing found." in state(app)


async def test_filters_narrow_and_unknown_ones_are_named(start: Start, sample: Workspace) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        app.screen.action_search()  # type: ignore[attr-defined]
        await settle(pilot)
        await press(pilot, *"status", "colon", *"negotiating")
        assert "Renault" in results(app)
        assert "Groupe PSA (" not in results(app)
        await press(pilot, *[" "], *"colour", "colon", *"red")
        assert "colour" in state(app)


async def test_a_topic_opens_the_comparison_and_an_article_the_reader(
    start: Start, sample: Workspace
) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", *"route into the us")
        assert isinstance(app.screen, SearchScreen)
        await go_to(app, pilot_kind="topic")
        await settle(pilot)
        assert isinstance(app.screen, CompareScreen)
        assert app.screen.place().topic == "route-to-us"
        await press(pilot, "H", "slash", *"culturelle")
        await go_to(app, pilot_kind="article")
        await settle(pilot)
        assert isinstance(app.screen, ReaderScreen)
        assert app.screen.place().article == "psa-mobility-talks"


async def go_to(app: DossierApp, *, pilot_kind: str) -> None:
    """Put the cursor on the first result of a kind and open it."""
    screen = app.screen
    assert isinstance(screen, SearchScreen)
    assert screen._results is not None
    number = next(i for i, hit in enumerate(screen._results.hits) if hit.kind == pilot_kind)
    screen.query_one("#results", RowList).cursor = number
    screen.action_open_hit()


async def test_typing_before_the_index_is_there_is_answered_later(
    start: Start, sample: Workspace
) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        index, app.desk.index = app.desk.index, None
        await press(pilot, "slash", *"huawei")
        assert "Reading the library" in state(app)
        assert index is not None
        app.post_message(DossierApp.IndexReady(index, app.desk.library))
        await settle(pilot)
        assert "Huawei" in results(app)


async def test_markup_typed_is_only_text(start: Start, sample: Workspace) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", "left_square_bracket", "slash", "x", "right_square_bracket")
        assert isinstance(app.screen, SearchScreen)


async def test_what_is_typed_shows_while_an_earlier_search_runs(
    start: Start, sample: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    begun, go_on = Event(), Event()
    answered = Index.search

    def slow(index: Index, text: str, limit: int = 50) -> Results:
        asked.append(text)
        if len(asked) == 1:
            begun.set()
            assert go_on.wait(timeout=60)
        return answered(index, text, limit)

    monkeypatch.setattr(Index, "search", slow)
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "slash")
        await pilot.press("h")
        await asyncio.to_thread(begun.wait, 60)
        await pilot.press(*"uawei")
        assert app.screen.query_one(Input).value == "huawei"
        assert "Huawei" not in results(app)
        go_on.set()
        await settle(pilot)
        assert asked == ["h", "huawei"]
        assert "Huawei" in results(app)
