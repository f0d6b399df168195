"""The links by keys: the matrix, those around a name, the ways between two, and where they lead."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import Static

from dossier.tui.app import DossierApp
from dossier.tui.link_rows import Spot
from dossier.tui.screens.dossier import DossierScreen
from dossier.tui.screens.links import LinksScreen
from dossier.tui.screens.reader import ReaderScreen
from dossier.tui.widgets.evidence_panel import EvidencePanel
from dossier.tui.widgets.lines import LineView
from dossier.tui.widgets.links_matrix import Cell, LinksMatrix
from dossier.tui.widgets.row_list import RowList
from dossier.workspace import Workspace, create
from tests.tui.conftest import Start, press, settle

MARKED = ("space", "right", "space", "right", "space", "L")  # PSA, Renault, AutoNation
SIZE = (120, 40)


def screen(app: DossierApp) -> LinksScreen:
    assert isinstance(app.screen, LinksScreen)
    return app.screen


def view(app: DossierApp) -> LineView:
    (found,) = [item for item in app.screen.query(LineView) if item.display]
    return found


def lines(app: DossierApp) -> list[str]:
    """The matrix or the list, as it is drawn, below the names across."""
    shown = view(app)
    drawn = [*shown.header(shown.scrollable_content_region.width), *shown.lines]
    return [
        "".join(f"{piece.content.plain[: piece.width]:<{piece.width}}" for piece in line)
        for line in drawn
    ]


def line(app: DossierApp, begin: str) -> str:
    return next(item for item in lines(app) if item.strip().startswith(begin))


async def test_a_cell_tells_type_number_and_hedge(start: Start, sample: Workspace) -> None:
    app = start(sample)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, *MARKED)
        assert isinstance(view(app), LinksMatrix)
        assert "Huawei" not in lines(app)[0]
        assert line(app, "AutoNation").split() == ["AutoNation", "◆1◌", "+4", "╲"]
        assert line(app, "Carlos Tavares").split()[2:] == ["@", "+28", "✕2"]
        assert line(app, "Nissan Motor").split()[3:] == ["■2"]
        assert line(app, "Huawei").split() == ["Huawei", "◆1", "+1"]
        await press(pilot, "down", "down", "right", "n", "q")
        wanted = screen(app).place()
    again = start(sample)
    async with again.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert view(again).cursor == Cell("autonation", "renault-alpine")
        assert screen(again).place() == wanted
        assert screen(again).statement() is not None


async def test_the_cursor_goes_over_cells_and_n_over_the_statements_of_one(
    start: Start, sample: Workspace
) -> None:
    app = start(sample)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, *MARKED, "down", "down", "right")
        assert view(app).cursor == Cell("autonation", "renault-alpine")
        seen = [screen(app).statement()]
        assert seen[0] is not None
        assert seen[0].id == "renault-alpine-bcdf82"
        for _ in range(4):
            await press(pilot, "n")
            seen.append(screen(app).statement())
        assert len({item.id for item in seen if item}) == 5
        await press(pilot, "n")
        assert screen(app).statement() == seen[0]
        await press(pilot, "N", "enter")
        assert isinstance(app.screen, ReaderScreen)
        assert app.screen.place().statement == seen[-1].id  # type: ignore[union-attr]


async def test_what_rests_on_no_statement_says_on_what(start: Start, sample: Workspace) -> None:
    app = start(sample)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "right", "L", "f", *("down",) * 6, "space", "down", "space", "enter")
        assert screen(app).place().types == ("person of", "brand of")
        panel = app.screen.query_one(EvidencePanel)
        assert screen(app).statement() is None
        assert "the library's list" in panel.note
        await press(pilot, "enter")
        assert any("no statement here" in notice.message for notice in app._notifications)


async def test_those_around_a_name_and_who_stands_behind_them(
    start: Start, sample: Workspace
) -> None:
    app = start(sample)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "right", "right", "L")
        assert screen(app).place().name == "autonation"
        assert "partner: considered" in lines(app)[0]
        fiat = line(app, "←1")
        assert "Fiat Chrysler" in fiat
        assert fiat.index("←") > line(app, "@ +2").index("@")
        assert isinstance(view(app), RowList)
        while screen(app).place().at[-1] != "company:fiatchrysler":
            await press(pilot, "down")
        found = screen(app).statement()
        assert found is not None
        assert found.id == "autonation-4d568e"
        await press(pilot, "c")
        assert screen(app).place().name == "company:fiatchrysler"
        assert "Mike Manley" in lines(app)[0]
        await press(pilot, "P")
        assert isinstance(app.screen, DossierScreen)
        assert app.screen.place().company == "autonation"
        await press(pilot, "escape", "v")
        assert isinstance(view(app), LinksMatrix)
        await press(pilot, "G", "v")
        assert screen(app).place().name == "brand:webstorepeugeot"


async def test_p_shows_all_shortest_ways_between_two_names(start: Start, sample: Workspace) -> None:
    app = start(sample)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "L", "p", *"autonat", "enter", *"nissan", "enter")
        assert lines(app)[0].strip() == (
            "1 of 1  AutoNation → Renault · Alpine → Nissan Motor Co → Nissan"
        )
        assert "by spelling alone" in lines(app)[-1]
        await press(pilot, "down")
        assert view(app).cursor == Spot(
            1, ("autonation", "renault-alpine"), "renault-alpine-bcdf82"
        )
        await press(pilot, "f", "down", "space", "enter")
        assert "No way leads from AutoNation to Nissan." in lines(app)[0]
        wanted = screen(app).place()
        await press(pilot, "q")
    again = start(sample)
    async with again.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert screen(again).place() == wanted


async def test_names_across_are_chosen_and_the_page_is_of_what_is_shown(
    start: Start, sample: Workspace
) -> None:
    app = start(sample)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, *MARKED, "s", "slash", *"tavares", "enter", "space", "enter")
        columns = screen(app).place().columns
        assert columns[-1] == "person:carlostavares"
        assert "Carlos Tavares" in lines(app)[0]
        assert "←1" in line(app, "Nissan ")
        await press(pilot, "s", "home", "space", "enter", "f", "down", "space", "enter")
        assert screen(app).place().columns == ()
        assert [item.split()[0] for item in lines(app)[2:6]] == [
            "Groupe", "Renault", "AutoNation", "Huawei",
        ]  # fmt: skip
        await press(pilot, "x", "enter")
    (page,) = Path(sample.exports).glob("*.md")
    assert page.name == "links--alliance.md"
    assert "**Nissan Motor Co – Renault · Alpine**" in page.read_text("utf-8")


async def test_compare_and_dossier_lead_to_the_links(start: Start, sample: Workspace) -> None:
    app = start(sample)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "space", "right", "space", "c", "L")
        assert screen(app).place().columns == ("psa", "renault-alpine")
        await press(pilot, "escape", "escape", "d", "L", "e")
        assert screen(app).place().name == "renault-alpine"
        assert app.screen.query_one(EvidencePanel).display


async def test_an_edit_is_taken_up(start: Start, sample: Workspace) -> None:
    app = start(sample)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "right", "right", "right", "L")
        assert "Groupe PSA" in lines(app)[0]
        await press(pilot, "D", "D")
        assert "Nobody is tied to it" in lines(app)[0]
        await press(pilot, "u")
        assert "Groupe PSA" in lines(app)[0]


async def test_an_empty_library_says_that_there_are_no_ties(start: Start, tmp_path: Path) -> None:
    app = start(create(tmp_path / "empty"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "L")
        words = app.screen.query_one("#subject", Static)
        assert "Nobody is tied to anybody yet" in str(words.content)
