from __future__ import annotations

from textual import events

from dossier.tui.screens.compare import CompareScreen
from dossier.tui.screens.dossier import DossierScreen
from dossier.tui.screens.library import LibraryScreen
from dossier.tui.screens.reader import ReaderScreen
from dossier.tui.widgets.comparison_grid import ComparisonGrid
from dossier.tui.widgets.heat_map import HeatMap
from dossier.tui.widgets.links_matrix import LinksMatrix
from dossier.tui.widgets.row_list import RowList
from dossier.workspace import Workspace
from tests.tui.conftest import Start, press, settle


async def test_arrows_and_letters_move_over_the_map(start: Start, sample: Workspace) -> None:
    app = start(sample)
    async with app.run_test() as pilot:
        await settle(pilot)
        heat_map = app.screen.query_one(HeatMap)
        await press(pilot, "down", "j", "right", "l")
        assert (heat_map.spot.facet, heat_map.spot.column) == ("market-entry", 2)
        await press(pilot, "up", "k", "left", "h")
        assert (heat_map.spot.facet, heat_map.spot.column) == ("", 0)
        await press(pilot, "G")
        assert heat_map.spot.facet == "public-positions"
        await press(pilot, "g")
        assert heat_map.spot.facet == ""


async def test_space_marks_companies_and_c_compares_them_in_that_order(
    start: Start, sample: Workspace
) -> None:
    app = start(sample)
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "right", "space", "right", "space", "c")
        assert isinstance(app.screen, CompareScreen)
        assert app.screen.place().companies == ("renault-alpine", "autonation")


async def test_a_mark_stays_with_its_company_though_the_cursor_hurries_on(
    start: Start, sample: Workspace
) -> None:
    app = start(sample)
    async with app.run_test() as pilot:
        await settle(pilot)
        for key, letter in (("space", " "), ("right", None), ("space", " "), ("right", None)):
            app.post_message(events.Key(key, letter))  # as one types, without waiting
        await settle(pilot)
        assert app.desk.chosen == ("psa", "renault-alpine")


async def test_a_second_space_takes_the_mark_away(start: Start, sample: Workspace) -> None:
    app = start(sample)
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "space", "right", "space", "left", "space")
        assert app.desk.chosen == ("renault-alpine",)


async def test_enter_on_a_cell_opens_the_comparison_there(start: Start, sample: Workspace) -> None:
    app = start(sample)
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "right", *["down"] * 2, "enter")
        assert isinstance(app.screen, CompareScreen)
        grid = app.screen.query_one(ComparisonGrid)
        assert grid.row is not None
        assert grid.row.facet.id == "market-entry"
        assert grid.cell is not None
        assert grid.cell.company.id == "renault-alpine"


async def test_enter_on_the_totals_opens_the_dossier(start: Start, sample: Workspace) -> None:
    app = start(sample)
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "right", "enter")
        assert isinstance(app.screen, DossierScreen)
        assert app.screen.place().company == "renault-alpine"


async def test_tab_leads_to_the_articles_and_enter_reads_one(
    start: Start, sample: Workspace
) -> None:
    app = start(sample)
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "tab", "down", "enter")
        assert isinstance(app.screen, ReaderScreen)
        assert app.screen.place().article == "koskas-online-sales"


async def test_escape_goes_back_one_level_and_never_quits(start: Start, sample: Workspace) -> None:
    app = start(sample)
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "d", "c", "escape")
        assert isinstance(app.screen, DossierScreen)
        await press(pilot, "escape", "escape", "escape")
        assert isinstance(app.screen, LibraryScreen)
        assert app.is_running


async def test_h_for_home_leads_to_the_library_from_deep_inside(
    start: Start, sample: Workspace
) -> None:
    app = start(sample)
    async with app.run_test() as pilot:
        await settle(pilot)
        await press(pilot, "d", "c", "enter", "H")
        assert isinstance(app.screen, LibraryScreen)


async def test_an_empty_library_says_how_to_begin(start: Start, made_up: Workspace) -> None:
    made_up.companies.write_text("schema = 1\n", "utf-8")
    for file in made_up.seeds.glob("*.toml"):
        file.unlink()
    from dossier.store.building.build import build

    build(made_up, allow_empty=True)
    app = start(made_up)
    async with app.run_test() as pilot:
        await settle(pilot)
        hint = str(app.screen.query_one(HeatMap).border_subtitle)
        assert "m names them" in hint
        assert "a adds articles" in hint
        await press(pilot, "space", "enter", "x", "escape", "y")
        assert isinstance(app.screen, LibraryScreen)
        for key, words in (("c", "two companies"), ("d", "m in the library"), ("P", "m in the")):
            app.clear_notifications()
            await press(pilot, key)
            assert isinstance(app.screen, LibraryScreen)
            (notice,) = app._notifications
            assert words in notice.message
        await press(pilot, "L")
        assert "more" not in app.screen.query_one(LinksMatrix).render_line(0).text
        await press(pilot, "escape", "C")
        (row,) = app.screen.query_one(RowList).lines
        assert row[0].content.plain == " Nothing to show: no company yet."
