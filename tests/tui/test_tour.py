"""The tour of the first start: each step is left by its own key, and it comes once."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.store.building.build import build
from dossier.store.store import Store
from dossier.tui.app import DossierApp
from dossier.tui.screens.compare import CompareScreen
from dossier.tui.screens.export import ExportScreen
from dossier.tui.screens.library import LibraryScreen
from dossier.tui.touring import STEPS, is_first_start, note_start
from dossier.tui.widgets.tour_card import TourCard
from dossier.workspace import Workspace, create
from tests.tui.conftest import Start, press, settle


def touring(workspace: Workspace) -> DossierApp:
    """Make the app as somebody sees it who has never started it."""
    return DossierApp(workspace, Store(workspace).library(), tour=is_first_start(workspace))


def step(app: DossierApp) -> str:
    """Give the number of the step that is shown, nothing where none is."""
    titles = [str(card.border_title) for card in app.screen.query(TourCard)]
    return " ".join(titles).removeprefix("Tour, step ").removesuffix(f" of {len(STEPS)}")


async def test_each_step_is_left_by_its_key_and_the_last_writes(sample: Workspace) -> None:
    app = touring(sample)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert step(app) == "1"
        await press(pilot, "c")
        assert step(app) == "2"
        await press(pilot, "enter")
        assert step(app) == "3"
        await press(pilot, "slash")
        assert step(app) == "4"
        await press(pilot, *"usine", "enter")
        assert step(app) == "5"
        await press(pilot, "x")
        assert isinstance(app.screen, ExportScreen)
        assert "That was the tour." in next(iter(app._notifications)).message
        await press(pilot, "escape", "H")
        assert step(app) == ""
        assert isinstance(app.screen, LibraryScreen)
    assert not is_first_start(sample)


async def test_escape_ends_it_where_it_is_and_it_is_remembered(sample: Workspace) -> None:
    app = touring(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "c", "question_mark", "escape", "escape")
        assert isinstance(app.screen, CompareScreen)
        assert step(app) == ""
        await press(pilot, "escape")
        assert isinstance(app.screen, LibraryScreen)
        assert step(app) == ""
    again = touring(sample)
    async with again.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert step(again) == ""


async def test_help_and_palette_lead_to_it_again(start: Start, sample: Workspace) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert step(app) == ""
        await press(pilot, "d", "question_mark", "t")
        assert isinstance(app.screen, LibraryScreen)
        assert step(app) == "1"
        await press(pilot, "escape")
        assert step(app) == ""
        await pilot.press("ctrl+p")
        await settle(pilot)
        await pilot.press(*"tour")
        await pilot.pause(0.5)  # the palette waits for more to be typed
        await press(pilot, "enter")
        assert step(app) == "1"


async def test_where_there_is_nothing_to_compare_it_waits(tmp_path: Path) -> None:
    workspace = create(tmp_path / "empty")
    build(workspace)
    app = touring(workspace)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert step(app) == ""
    assert is_first_start(workspace)


def test_who_has_worked_in_the_library_is_no_newcomer(sample: Workspace) -> None:
    assert is_first_start(sample)
    sample.session.write_text("{}", "utf-8")
    assert not is_first_start(sample)


def test_a_folder_that_cannot_be_written_stops_nobody(
    sample: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder", "utf-8")
    monkeypatch.setenv("DOSSIER_CONFIG", str(tmp_path / "file" / "deeper"))
    note_start()
    assert is_first_start(sample)
