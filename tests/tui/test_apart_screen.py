"""What sets companies apart by keys: topics, their statements, and the ways on from there."""

from __future__ import annotations

from pathlib import Path

from dossier.tui.app import DossierApp
from dossier.tui.screens.apart import ApartScreen
from dossier.tui.screens.compare import CompareScreen
from dossier.tui.screens.dossier import DossierScreen
from dossier.tui.screens.reader import ReaderScreen
from dossier.tui.widgets.row_list import RowList
from dossier.workspace import Workspace
from tests.tui.conftest import Start, press, settle

PAIR = ("right", "space", "right", "space", "A")  # Renault and AutoNation


def screen(app: DossierApp) -> ApartScreen:
    assert isinstance(app.screen, ApartScreen)
    return app.screen


def lines(app: DossierApp, pane: str) -> str:
    rows = app.screen.query_one(f"#{pane}", RowList).lines
    return "\n".join(piece.content.plain for row in rows for piece in row)


async def test_each_topic_shows_why_it_is_there_and_leads_to_comparison_and_article(
    start: Start, sample: Workspace
) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, *PAIR)
        assert "RENAULT · ALPINE  41 statements\n only Renault\n   +6 ██████" in lines(
            app, "traits"
        )
        assert "only Renault: 6 deeds weigh 6" in lines(app, "told")
        here = screen(app).statement()
        assert here
        assert here.topic == "units"
        await press(pilot, "enter")
        assert isinstance(app.screen, CompareScreen)
        assert app.screen.place().topic == "units"
        await press(pilot, "escape", "tab", "down", "enter")
        assert isinstance(app.screen, ReaderScreen)
        await press(pilot, "escape", "p")
        assert isinstance(app.screen, DossierScreen)
        assert app.screen.place().company == "renault-alpine"


async def test_the_cursor_is_found_again_at_the_next_start(start: Start, sample: Workspace) -> None:
    app = start(sample)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, *PAIR, "end", "tab", "down")
        before = screen(app).place()
        assert before.statement
        await press(pilot, "q")
    again = start(sample)
    async with again.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert screen(again).place() == before


async def test_one_company_alone_facets_and_the_file(start: Start, sample: Workspace) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "right", "right", "right", "A", "enter")
        assert isinstance(app.screen, DossierScreen)  # one alone is in no comparison
        await press(pilot, "escape", "f", "down", "space", "enter")
        assert "nothing sets it apart" in lines(app, "traits")
        assert screen(app).statement() is None
        await press(pilot, "c", "g", "space", "enter", "f", "space", "enter", "x", "enter")
    (page,) = Path(sample.exports).glob("*.md")
    assert page.name == "apart-huawei-psa.md"
    assert "## Huawei" in page.read_text("utf-8")
