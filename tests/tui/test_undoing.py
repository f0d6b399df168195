"""`u` takes back change after change, on every screen and in a later start."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from dossier.store.amending import company_changes
from dossier.store.checking.check import check
from dossier.store.store import Store
from dossier.tui.app import DossierApp
from dossier.tui.commands import COMMANDS
from dossier.tui.screens.codebook import CodebookScreen
from dossier.tui.screens.companies import CompaniesScreen
from dossier.tui.screens.compare import CompareScreen
from dossier.tui.screens.dossier import DossierScreen
from dossier.tui.screens.form import FormScreen
from dossier.tui.screens.library import LibraryScreen
from dossier.tui.screens.reader import ReaderScreen
from dossier.tui.widgets.picked import Picked
from dossier.workspace import Workspace
from tests.clippings import QUAY_ID
from tests.tui.conftest import Start, press, settle

SIZE = (120, 40)
FOR_SALE = "norvane-000004"


def told(app: DossierApp) -> str:
    return [notice.message for notice in app._notifications][-1]


def plain(workspace: Workspace) -> tuple[bytes, bytes]:
    return workspace.companies.read_bytes(), workspace.codebook.read_bytes()


async def test_every_screen_takes_back_what_another_start_did(
    start: Start, made_up: Workspace
) -> None:
    before = Store(made_up).library().statement[FOR_SALE]
    keys = {
        LibraryScreen: ("H",),
        DossierScreen: ("H", "d"),
        CompareScreen: ("H", "c"),
        ReaderScreen: ("H", "d", "enter"),
        CompaniesScreen: ("H", "m"),
        CodebookScreen: ("H", "b"),
    }
    for screen, way in keys.items():
        store = Store(made_up)
        store.delete(FOR_SALE, store.revision(FOR_SALE), who="analyst")
        app = start(made_up)
        async with app.run_test(size=SIZE) as pilot:
            await settle(pilot)
            await press(pilot, *way)
            assert isinstance(app.screen, screen)
            await press(pilot, "u")
            assert told(app).startswith(f"Taken back: removed {FOR_SALE}: ")
            assert FOR_SALE in app.desk.library.statement
        assert Store(made_up).library().statement[FOR_SALE] == before
    assert check(made_up).faults == ()


async def test_a_merge_is_taken_back_in_the_next_start(start: Start, made_up: Workspace) -> None:
    before, library = plain(made_up), Store(made_up).library()
    app = start(made_up)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "right", "m", "M", *"norv", "enter", "y")
        assert "calder" not in Store(made_up).library().company
        await press(pilot, "q")
    app = start(made_up)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "H", "u")
        assert "Taken back: merged Calder" in told(app)
        assert "calder" in app.desk.library.company
        await press(pilot, "u")
        assert told(app) == "there is nothing to undo"
    assert plain(made_up) == before
    assert Store(made_up).library() == library
    assert check(made_up).faults == ()


async def test_changes_of_many_kinds_are_taken_back_in_turn(
    start: Start, clipped: Workspace
) -> None:
    before, library = plain(clipped), Store(clipped).library()
    app = start(clipped)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "r", "a", "H")
        await press(pilot, "b", "tab", "D", "escape", "n")
        assert isinstance(app.screen, FormScreen)
        app.screen.query_one("#name", Input).value = "Winter"
        await press(pilot, "tab", *"Cold", "ctrl+s", "H", "d", "D")
    assert plain(clipped) != before
    app = start(clipped)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        said = []
        for _ in range(3):
            await press(pilot, "u")
            said.append(told(app))
    assert "removed" in said[0]
    assert "added the topic Winter" in said[1]
    assert "accepted 1 proposal in the review of" in said[2]
    assert plain(clipped) == before
    assert Store(clipped).library() == library


async def test_what_cannot_be_taken_back_is_said_and_passed_over(
    start: Start, made_up: Workspace
) -> None:
    store = Store(made_up)
    store.delete(FOR_SALE, 1, who="analyst")
    company_changes.rename(made_up, "norvane", "Norvane Works")
    text = made_up.companies.read_text("utf-8") + "# by hand\n"
    made_up.companies.write_text(text, "utf-8")
    app = start(made_up)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "u")
        assert "companies.toml: has changed since" in told(app)
        assert "u once more passes over it" in told(app)
        await press(pilot, "u")
        assert f"removed {FOR_SALE}" in told(app)
    assert FOR_SALE in Store(made_up).library().statement
    assert made_up.companies.read_text("utf-8") == text


async def test_a_statement_moved_to_another_company_is_followed_by_a_word(
    start: Start, made_up: Workspace
) -> None:
    app = start(made_up)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "d", "j")
        screen = app.screen
        assert isinstance(screen, DossierScreen)
        here = screen.statement()
        await press(pilot, "j")
        following = screen.statement()
        await press(pilot, "k", "E")
        app.screen.query_one("#company", Picked).value = "untold"
        await press(pilot, "ctrl+s")
        assert here is not None
        number = here.id.rpartition("-")[2]
        assert told(app) == f"{here.id} moved to Untold: it is untold-{number} now."
        assert screen.statement() == following
        await press(pilot, "u")
        assert told(app).startswith(f"Taken back: moved {here.id} to untold-{number}: ")
    assert here in Store(made_up).library().statements


@pytest.mark.parametrize(
    "scope", ["library", "statements", "companies", "codebook", "orphans", "review"]
)
def test_help_and_palette_know_it(scope: str) -> None:
    (command,) = [item for item in COMMANDS[scope] if item.action == "undo"]  # type: ignore[index]
    assert "u" in command.keys.split(",")
    assert command.palette


async def test_a_record_is_taken_back_from_the_library(start: Start, clipped: Workspace) -> None:
    from dossier.store.adding import describing

    before = Store(clipped).library().article[QUAY_ID]
    describing.describe(clipped, QUAY_ID, {"title": "A quay"})
    app = start(clipped)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "u")
        assert "changed the record of" in told(app)
    assert Store(clipped).library().article[QUAY_ID] == before
