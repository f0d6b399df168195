"""An analyst edits a statement: on the screen, on disk, in the search, and back again."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from textual.widgets import Input, Static, TextArea

from dossier.model import Figure
from dossier.store import files
from dossier.store.building.build import build
from dossier.store.store import Store
from dossier.tui.app import DossierApp
from dossier.tui.screens.dossier import DossierScreen
from dossier.tui.screens.form import FormScreen
from dossier.tui.widgets.picked import Picked
from dossier.tui.widgets.row_list import RowList
from dossier.views.figure_lines import write_figure
from dossier.workspace import Workspace
from tests.tui.conftest import Start, press, settle

FOR_SALE = "norvane-000004"
REWORDED = "Norvane is not to be sold, Ines Marrow says."


def field(app: DossierApp, name: str) -> Input:
    return app.screen.query_one(f"#{name}", Input)


def picked(app: DossierApp, name: str) -> Picked:
    return app.screen.query_one(f"#{name}", Picked)


def reword(app: DossierApp, text: str) -> None:
    app.screen.query_one(TextArea).text = text


def answer(app: DossierApp) -> str:
    return str(app.screen.query_one("#answer", Static).render())


def statements(app: DossierApp) -> str:
    lines = app.screen.query_one("#statements", RowList).lines
    return " ".join(piece.content.plain for line in lines for piece in line)


async def test_an_edit_is_stored_shown_and_found(start: Start, made_up: Workspace) -> None:
    app = start(made_up)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "d", "E")
        assert isinstance(app.screen, FormScreen)
        reword(app, REWORDED)
        picked(app, "status").value = "ongoing"
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, DossierScreen)
        assert "not to be sold" in statements(app)
        assert app.desk.index is not None
        assert app.desk.index.search("not to be sold").hits[0].id == FOR_SALE
    stored = Store(made_up).library().statement[FOR_SALE]
    assert (stored.text, stored.status) == (REWORDED, "ongoing")
    last = Store(made_up).history(FOR_SALE)[-1]
    assert (last.who, last.what) == ("analyst", "changed")
    assert last.when
    assert FOR_SALE in build(made_up).edited


async def test_u_takes_an_edit_back(start: Start, made_up: Workspace) -> None:
    before = Store(made_up).library().statement[FOR_SALE]
    app = start(made_up)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "d", "E")
        reword(app, REWORDED)
        await press(pilot, "ctrl+s", "u")
        assert "not to be sold" not in statements(app)
    assert Store(made_up).library().statement[FOR_SALE] == before


async def test_escape_changes_nothing(start: Start, made_up: Workspace) -> None:
    app = start(made_up)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "d", "E")
        reword(app, REWORDED)
        await press(pilot, "escape")
        assert isinstance(app.screen, DossierScreen)
    assert Store(made_up).revision(FOR_SALE) == 1


async def test_what_is_not_sound_is_refused_with_the_reason(
    start: Start, made_up: Workspace
) -> None:
    app = start(made_up)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "d", "E")
        field(app, "date").value = "2021-13"
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, FormScreen)
        assert "2021-13" in answer(app)
        field(app, "date").value = ""
        reword(app, " ")
        await press(pilot, "ctrl+s")
        assert "text" in answer(app)
    assert Store(made_up).revision(FOR_SALE) == 1


async def test_the_second_of_two_editors_is_told(start: Start, made_up: Workspace) -> None:
    app = start(made_up)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "d", "E")
        other = Store(made_up)
        theirs = replace(other.library().statement[FOR_SALE], text="Norvane stays Norvane's own.")
        other.save(theirs, revision=1, who="analyst")
        reword(app, REWORDED)
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, FormScreen)
        assert "Norvane stays Norvane's own." in answer(app)
    assert Store(made_up).library().statement[FOR_SALE] == theirs


async def test_every_screen_below_shows_the_edit(start: Start, made_up: Workspace) -> None:
    app = start(made_up)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "d", "c", "enter", "E")
        reword(app, REWORDED)
        await press(pilot, "ctrl+s", "escape")
        from dossier.tui.widgets.comparison_grid import ComparisonGrid

        grid = app.screen.query_one(ComparisonGrid)
        text = " ".join(piece.content.plain for line in grid.lines for piece in line)
        assert "Norvane is not to be" in text
        await press(pilot, "escape")
        assert "not to be sold" in statements(app)


async def test_status_row_and_speaker_are_picked_by_typing(
    start: Start, made_up: Workspace
) -> None:
    app = start(made_up)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "d", "E", "tab", "tab", "enter", *"route us", "enter")
        assert picked(app, "topic").value == "route-to-us"
        await press(pilot, "down", "enter", *"plann", "enter")
        assert picked(app, "status").value == "planned"
        await press(pilot, "down", "enter", *"Abe Sallow", "enter", "ctrl+s")
        assert isinstance(app.screen, DossierScreen)
    stored = Store(made_up).library().statement[FOR_SALE]
    assert (stored.topic, stored.status, stored.speaker) == ("route-to-us", "planned", "Abe Sallow")


async def test_a_statement_goes_to_another_company_and_back(
    start: Start, made_up: Workspace
) -> None:
    before = Store(made_up).library().statement[FOR_SALE]
    other = next(item.id for item in Store(made_up).library().companies if item.id != "norvane")
    app = start(made_up)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "d", "E")
        picked(app, "company").value = other
        await press(pilot, "ctrl+s")
        library = Store(made_up).library()
        assert FOR_SALE not in library.statement
        assert library.statement[f"{other}-000004"].text == before.text
        await press(pilot, "u")
    assert Store(made_up).library().statement[FOR_SALE] == before
    assert f"{other}-000004" not in Store(made_up).library().statement


async def test_a_removed_statement_stays_removed_and_comes_back(
    start: Start, made_up: Workspace
) -> None:
    before = Store(made_up).library().statement[FOR_SALE]
    app = start(made_up)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "d", "D")
        assert FOR_SALE not in Store(made_up).library().statement
        assert FOR_SALE in build(made_up).deleted
        await press(pilot, "u")
    assert Store(made_up).library().statement[FOR_SALE] == before
    assert Store(made_up).history(FOR_SALE)[-1].what == "undone"


async def test_changes_are_taken_back_one_by_one(start: Start, made_up: Workspace) -> None:
    before = Store(made_up).library().statements
    app = start(made_up)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "d", "D", "D", "E")
        reword(app, REWORDED)
        await press(pilot, "ctrl+s", "escape", "c", "u", "u", "u")
    assert Store(made_up).library().statements == before


async def test_ties_and_what_the_machine_took_are_kept_or_left_out(
    start: Start, made_up: Workspace
) -> None:
    ids = ["norvane-000001", "norvane-000005"]  # one with a figure, one with a tie and a name
    app = start(made_up)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "d")
        app.screen.query_one("#statements", RowList).cursor = ids[0]
        await press(pilot, "E")
        app.screen.query_one("#figures", TextArea).text = ""
        field(app, "parties").value = "nobody at all"
        await press(pilot, "ctrl+s")
        assert "nobody at all" in answer(app)
        field(app, "parties").value = "untold, Calder"
        picked(app, "denied").value = "yes"
        await press(pilot, "ctrl+s")
    told = Store(made_up).library().statement[ids[0]]
    assert (told.figures, told.parties, told.denied) == ((), ("untold", "calder"), True)
    app = start(made_up)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "H", "d")
        app.screen.query_one("#statements", RowList).cursor = ids[1]
        await press(pilot, "E")
        assert "Calder" in field(app, "parties").value
        await press(pilot, "ctrl+s")
    assert Store(made_up).revision(ids[1]) == 1


async def test_figures_are_edited_as_lines(start: Start, made_up: Workspace) -> None:
    id_ = "norvane-000001"
    (before,) = Store(made_up).library().statement[id_].figures
    app = start(made_up)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "d")
        app.screen.query_one("#statements", RowList).cursor = id_
        await press(pilot, "E")
        lines = app.screen.query_one("#figures", TextArea)
        assert lines.text == write_figure(before)
        lines.text = f"{lines.text}\nyards: two yards"
        await press(pilot, "ctrl+s")
        assert "the figure “yards: two yards” has no number" in answer(app)
        lines.text = f"{write_figure(before)}\nyards: more than 2 yards; place Port Ellery"
        await press(pilot, "ctrl+s")
    figures = Store(made_up).library().statement[id_].figures
    added = Figure("yards", "yards", 2, bound="more than", place="Port Ellery")
    assert figures == (before, added)


async def test_saving_without_a_change_is_nothing_to_take_back(
    start: Start, made_up: Workspace
) -> None:
    store = Store(made_up)
    before = store.library().statement[FOR_SALE]
    store.save(replace(before, text=REWORDED), revision=1, who="analyst")
    app = start(made_up)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "d", "j", "D", "k", "E", "ctrl+s", "u")
    assert Store(made_up).library().statement[FOR_SALE].text == REWORDED
    assert len(Store(made_up).library().statements) == 7


async def test_an_edit_that_rests_on_what_a_colleague_changed_is_refused(
    start: Start, made_up: Workspace
) -> None:
    app = start(made_up)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "d")
        other = Store(made_up)
        theirs = replace(other.library().statement[FOR_SALE], text="A colleague's words.")
        other.save(theirs, revision=1, who="analyst")
        await press(pilot, "E")
        field(app, "date").value = "2021"
        await press(pilot, "ctrl+s")
        assert "A colleague's words." in answer(app)
        await press(pilot, "escape", "D")
        assert "A colleague's words." in statements(app)
    assert Store(made_up).library().statement[FOR_SALE] == theirs


async def test_what_could_not_be_taken_back_can_be_tried_again(
    start: Start, made_up: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = Store(made_up).library().statements
    app = start(made_up)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "d", "D")

        def full(path: object, content: object) -> None:
            raise OSError(28, "No space left on device")

        with monkeypatch.context() as patched:
            patched.setattr(files, "_stage", full)
            await press(pilot, "u")
        await press(pilot, "u")
    assert Store(made_up).library().statements == before
