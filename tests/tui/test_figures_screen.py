"""Figures by keys: sorted, narrowed, laid beside their kind, or said why not."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from dossier.model import Figure, Library
from dossier.store.store import Store
from dossier.tui.app import DossierApp
from dossier.tui.screens.dossier import DossierScreen
from dossier.tui.screens.figures import FiguresScreen
from dossier.tui.screens.reader import ReaderScreen
from dossier.tui.widgets.figure_table import FigureTable
from dossier.tui.widgets.shown_text import ShownText
from dossier.workspace import Workspace
from tests.tui.conftest import Start, press, settle

ONLINE = "psa-b25269"  # 4,000 vehicles a month online


def lines(app: DossierApp) -> list[str]:
    table = app.screen.query_one(FigureTable)
    return ["".join(f"{piece.content.plain} " for piece in line) for line in table.lines]


def beside(app: DossierApp) -> str:
    return app.screen.query_one("#beside", ShownText).content.plain


def screen(app: DossierApp) -> FiguresScreen:
    assert isinstance(app.screen, FiguresScreen)
    return app.screen


def with_more(library: Library) -> Library:
    """Let Renault sell cars online, too: more than 2,000 a month, and 500 a year."""
    measure = "vehicles sold online, staff sales included"
    figures = (
        Figure(measure, "vehicles", 2000, bound="more than", period="per month"),
        Figure(measure, "vehicles", 500, period="per year"),
    )
    first = next(item for item in library.statements if item.company == "renault-alpine")
    changed = (
        replace(item, figures=figures) if item is first else item for item in library.statements
    )
    return replace(library, statements=tuple(changed))


async def test_figures_of_a_kind_are_bars_on_one_scale_and_others_say_why_not(
    start: Start, sample: Workspace
) -> None:
    app = DossierApp(sample, with_more(Store(sample).library()))
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "space", "right", "space", "f", "w", "down", "space", "enter")
        assert screen(app).place().units == ("vehicles",)
        await press(pilot, "end", "up")
        while "4,000" not in beside(app).splitlines()[0]:
            await press(pilot, "up")
        psa, renault, *others = beside(app).splitlines()
        assert psa.count("█") == 2 * renault.count("▒") == 30  # the latter is only planned
        assert "→" in renault
        assert "more than 2,000 vehicles, per month" in renault
        assert any("500" in item and "period: per year, here per month" in item for item in others)
        assert any("100,000" in item and "measures another thing" in item for item in others)


async def test_s_sorts_and_the_cursor_stays_on_its_figure(start: Start, sample: Workspace) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "f")
        assert lines(app)[0].strip() == "BRANDS"
        here = screen(app).statement()
        await press(pilot, "s")
        assert screen(app).place().order == "value"
        assert "500,000 users" in lines(app)[0]
        assert screen(app).statement() == here
        await press(pilot, "s", "s", "s")
        assert lines(app)[0].strip() == "BRANDS"


async def test_facets_narrow_and_an_empty_table_says_so(start: Start, sample: Workspace) -> None:
    app = start(sample)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f", "f", "down", "space", "enter")
        assert screen(app).place().facets == ("strategy",)
        assert lines(app) == []
        assert beside(app) == "No figure."


async def test_it_leads_to_article_dossier_and_file(start: Start, sample: Workspace) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "f", "enter")
        assert isinstance(app.screen, ReaderScreen)
        await press(pilot, "escape", "p")
        assert isinstance(app.screen, DossierScreen)
        here = app.screen.statement()
        await press(pilot, "f")
        assert screen(app).statement() == here or here is None or not here.figures
        await press(pilot, "x", "enter")
    assert [item.name for item in Path(sample.exports).glob("*.md")] == ["figures-psa.md"]
