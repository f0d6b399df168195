"""Companies and their names by keyboard: what the screen says, and what is on the disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input, Static

from dossier.coding import suggesting
from dossier.model import Company
from dossier.store.adding.intake import add
from dossier.store.amending import company_changes, dismissing
from dossier.store.store import Store
from dossier.tui.app import DossierApp
from dossier.tui.commands import COMMANDS
from dossier.tui.desk import Desk
from dossier.tui.screens.codebook import CodebookScreen
from dossier.tui.screens.companies import CompaniesScreen
from dossier.tui.screens.confirm import ConfirmScreen
from dossier.tui.screens.dossier import DossierScreen
from dossier.tui.screens.form import FormScreen
from dossier.tui.screens.library import LibraryScreen
from dossier.tui.screens.pick import PickScreen
from dossier.tui.widgets.row_list import RowList
from dossier.workspace import Workspace, create
from tests.tui.conftest import Start, press, settle

SIZE = (120, 40)
CLIPPING = """\
Pedals and parcels

Velmora, the maker of cargo bicycles, will carry parcels for Norvane. Velmora Group begins in \
spring. Orbica 2 and Orbica 3 wait; both say so, Orbica 2 and Orbica 3.
"""


@pytest.fixture
def clipping(made_up: Workspace, tmp_path: Path) -> Workspace:
    """The invented library with an article that names others."""
    path = tmp_path / "clipping.txt"
    path.write_text(CLIPPING, "utf-8")
    add(made_up, [path])
    return made_up


def companies(workspace: Workspace) -> dict[str, Company]:
    return {item.id: item for item in Store(workspace).library().companies}


def shown(app: DossierApp, pane: str) -> str:
    lines = app.screen.query_one(f"#{pane}", RowList).lines
    return "\n".join(" ".join(piece.content.plain for piece in line) for line in lines)


def told(app: DossierApp) -> list[str]:
    return [notice.message for notice in app._notifications]


def fill(app: DossierApp, **values: str) -> None:
    assert isinstance(app.screen, FormScreen)
    for name, value in values.items():
        app.screen.query_one(f"#{name}", Input).value = value


async def test_a_new_library_gets_its_first_company_by_keyboard(
    start: Start, tmp_path: Path
) -> None:
    from dossier.store.building.build import build

    workspace = create(tmp_path / "press")
    build(workspace)
    app = start(workspace)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "m names them" in str(app.screen.query_one("#coverage").border_subtitle)
        await press(pilot, "m")
        assert "n adds one" in shown(app, "companies")
        assert "nothing to find names in" in shown(app, "suggestions")
        await press(pilot, "n", *"Norvane", "enter", *"Nv", "ctrl+s")
        assert isinstance(app.screen, CompaniesScreen)
        assert "Norvane is in the library." in told(app)
        assert app.screen.place().company == "nv"
        await press(pilot, "a", *"Norvane SA", "ctrl+s")
        await press(pilot, "b", *"Cargo", "enter", *"Cargoes, Freight", "ctrl+s")
        await press(pilot, "p", *"Ines Marrow", "enter", *"head", "ctrl+s")
        names = shown(app, "names")
        assert "Norvane SA" in names
        assert "Cargo  also Cargoes, Freight" in names
        assert "Ines Marrow  head" in names
        await press(pilot, "escape")
        assert isinstance(app.screen, LibraryScreen)
        assert "1 company" in str(app.screen.query_one("#subject", Static).render())
    nv = companies(workspace)["nv"]
    assert (nv.short, nv.brands[0].aliases) == ("Nv", ("Cargoes", "Freight"))


async def test_a_name_that_is_nearly_taken_is_asked_about(start: Start, made_up: Workspace) -> None:
    app = start(made_up)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "m", "n", *"NORVANE SA", "ctrl+s")
        assert isinstance(app.screen, FormScreen)
        assert "is nearly Norvane" in str(app.screen.query_one("#answer", Static).render())
        assert "norvane-2" not in companies(made_up)
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, CompaniesScreen)
    assert companies(made_up)["norvane-2"].name == "NORVANE SA"


async def test_a_rename_keeps_the_old_name_as_an_alias(start: Start, made_up: Workspace) -> None:
    app = start(made_up)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "m", "R")
        fill(app, name="Norvane Cycles", short="Norv")
        await press(pilot, "ctrl+s")
        assert "Norvane Cycles" in shown(app, "companies")
    norvane = companies(made_up)["norvane"]
    assert (norvane.name, norvane.short) == ("Norvane Cycles", "Norv")
    assert [alias.name for alias in norvane.aliases] == ["Norvane"]


async def test_a_merge_is_asked_and_everything_follows(start: Start, made_up: Workspace) -> None:
    app = start(made_up)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "space", "right", "space", "m", "M")
        assert isinstance(app.screen, PickScreen)
        await press(pilot, *"norv", "enter")
        assert isinstance(app.screen, ConfirmScreen)
        await press(pilot, "escape")
        assert "calder" in companies(made_up)
        await press(pilot, "M", *"norv", "enter", "y")
        assert isinstance(app.screen, CompaniesScreen)
        assert any("is part of Norvane now; 2 statements followed." in words for words in told(app))
        assert "Calder" in shown(app, "names")
        assert app.desk.chosen == ("norvane",)
        await press(pilot, "escape")
        assert "2 companies" in str(app.screen.query_one("#subject", Static).render())
    assert list(companies(made_up)) == ["norvane", "untold"]


async def test_a_company_written_about_is_not_removed_and_another_is(
    start: Start, made_up: Workspace
) -> None:
    app = start(made_up)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "m", "D", "y")
        assert any("6 statements are about Norvane" in words for words in told(app))
        await press(pilot, "G", "delete", "y")
        assert "Untold" not in shown(app, "companies")
    assert list(companies(made_up)) == ["norvane", "calder"]


async def test_a_name_is_given_away_or_taken_off(start: Start, made_up: Workspace) -> None:
    app = start(made_up)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "m", "V")
        assert any("tab leads to the names" in words for words in told(app))
        await press(pilot, "tab", "V", *"untold", "enter")
        assert "Norvane Cargo" not in shown(app, "names")
        await press(pilot, "D", "y")
        assert "Ines Marrow" not in shown(app, "names")
    found = companies(made_up)
    assert [brand.name for brand in found["untold"].brands] == ["Norvane Cargo"]
    assert found["norvane"].people == ()


async def test_what_articles_name_becomes_a_company_or_an_alias(
    start: Start, clipping: Workspace
) -> None:
    app = start(clipping)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "m", "tab", "tab", "G")
        seen = shown(app, "suggestions")
        assert "Orbica 2" in seen
        assert "Orbica 3" in seen
        assert "Velmora  in 1 article · also Velmora Group" in seen
        await press(pilot, "enter")
        assert app.screen.query_one("#name", Input).value == "Velmora"
        await press(pilot, "ctrl+s")
        assert "Velmora" in shown(app, "companies")
        assert "× Velmora" not in shown(app, "suggestions")
        await press(pilot, "G", "a", *"calder", "enter")
        assert "× Orbica 3" not in shown(app, "suggestions")
        assert "× Orbica 2" in shown(app, "suggestions")
    found = companies(clipping)
    assert [alias.name for alias in found["velmora"].aliases] == ["Velmora Group"]
    assert [alias.name for alias in found["calder"].aliases] == ["Orbica 3"]


def test_the_articles_are_read_for_names_once(
    clipping: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(clipping)
    desk = Desk(clipping, store.library(), read_from=store)
    found = desk.suggestions()
    with monkeypatch.context() as patched:
        patched.setattr(suggesting, "strangers", lambda *_: pytest.fail("read again"))
        dismissing.dismiss(clipping, found[0].name)
        assert desk.suggestions() == found[1:]
    company_changes.add(clipping, found[1].name, aliases=found[1].spellings)
    desk.refresh()
    assert found[1].name not in {item.name for item in desk.suggestions()}


async def test_a_suggestion_is_dismissed_for_good_and_brought_back(
    start: Start, clipping: Workspace
) -> None:
    app = start(clipping)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "m", "tab", "tab", "D")
        seen, _, dismissed = shown(app, "suggestions").partition("DISMISSED")
        assert "× Orbica 2" not in seen
        assert "× Orbica 3" in seen
        assert "Orbica 2" in dismissed
    assert "Orbica 2" in clipping.dismissed.read_text("utf-8").splitlines()
    app = start(clipping)  # also the next day
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "m", "tab", "tab")
        assert "× Orbica 2" not in shown(app, "suggestions")
        await press(pilot, "G", "enter", "D")
        assert "× Orbica 2" in shown(app, "suggestions")
        assert "DISMISSED" not in shown(app, "suggestions")
        await press(pilot, "u")
        await settle(pilot)
        assert "DISMISSED" in shown(app, "suggestions")
        await press(pilot, "u")
        await settle(pilot)
        assert "× Orbica 2" in shown(app, "suggestions")


async def test_a_name_is_added_with_all_its_spellings_or_not_at_all(
    start: Start, clipping: Workspace
) -> None:
    app = start(clipping)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "m", "tab", "tab", "G", "enter")
        company_changes.add_name(clipping, "calder", "aliases", "Velmora Group")
        await press(pilot, "ctrl+s", "ctrl+s")
        assert isinstance(app.screen, FormScreen)
        answer = str(app.screen.query_one("#answer", Static).render())
        assert "goes by Velmora Group already" in answer
        assert "velmora" not in companies(clipping)
        company_changes.remove_name(clipping, "calder", "aliases", "Velmora Group")
        await press(pilot, "ctrl+s")
        assert "Velmora" in shown(app, "companies")
    assert [alias.name for alias in companies(clipping)["velmora"].aliases] == ["Velmora Group"]


async def test_what_was_seen_becomes_aliases_all_or_none(start: Start, clipping: Workspace) -> None:
    app = start(clipping)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "m", "tab", "tab", "G")
        company_changes.add_name(clipping, "untold", "aliases", "Velmora")
        await press(pilot, "a", *"calder", "enter")
        assert any("goes by Velmora already" in words for words in told(app))
        assert companies(clipping)["calder"].aliases == ()
        company_changes.remove_name(clipping, "untold", "aliases", "Velmora")
        await press(pilot, "a", *"calder", "enter")
        assert any("Velmora, Velmora Group are aliases of Calder" in words for words in told(app))
    aliases = companies(clipping)["calder"].aliases
    assert [alias.name for alias in aliases] == ["Velmora", "Velmora Group"]


async def test_enter_opens_the_dossier_and_the_next_start_comes_back(
    start: Start, made_up: Workspace
) -> None:
    app = start(made_up)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "m", "down", "enter")
        assert isinstance(app.screen, DossierScreen)
        await press(pilot, "escape", "q")
    again = start(made_up)
    async with again.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert isinstance(again.screen, CompaniesScreen)
        assert again.screen.place().company == "calder"


async def test_a_dossier_that_another_merged_away_is_left(start: Start, made_up: Workspace) -> None:
    app = start(made_up)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "d")
        assert isinstance(app.screen, DossierScreen)
        company_changes.merge(made_up, "norvane", "calder")
        app.screen.changed()
        await settle(pilot)
        assert isinstance(app.screen, LibraryScreen)


def test_every_command_of_both_screens_has_an_action() -> None:
    for screen in (CompaniesScreen, CodebookScreen):
        for scope in screen.SCOPES:
            for command in COMMANDS[scope]:
                owners = (screen, RowList)
                assert any(hasattr(item, f"action_{command.action}") for item in owners), command.id
