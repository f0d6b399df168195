"""What a person would click: cells, bars, heads, boxes, keys, evidence; and what the wheel does."""

from __future__ import annotations

from typing import Any

import pytest
from textual.events import MouseScrollDown
from textual.pilot import Pilot
from textual.widget import Widget

from dossier.tui.app import DossierApp
from dossier.tui.places import (
    ComparePlace,
    DossierPlace,
    FiguresPlace,
    LibraryPlace,
    LinksPlace,
    Place,
    ReaderPlace,
    TimelinePlace,
)
from dossier.tui.screens.choose import ChooseScreen
from dossier.tui.screens.compare import CompareScreen
from dossier.tui.screens.dossier import DossierScreen
from dossier.tui.screens.figures import FiguresScreen
from dossier.tui.screens.help import HelpScreen
from dossier.tui.screens.library import LibraryScreen
from dossier.tui.screens.reader import ReaderScreen
from dossier.tui.widgets.comparison_grid import ComparisonGrid
from dossier.tui.widgets.comparison_grid import Place as CellPlace
from dossier.tui.widgets.evidence_panel import EvidencePanel
from dossier.tui.widgets.figure_table import FigureTable
from dossier.tui.widgets.heat_map import HeatMap, Spot
from dossier.tui.widgets.lines import LineView
from dossier.tui.widgets.links_matrix import LinksMatrix
from dossier.tui.widgets.row_list import RowList
from dossier.tui.widgets.timeline_chart import TimelineChart
from dossier.workspace import Workspace
from tests.tui.conftest import Start, press, settle

ALL = ("psa", "renault-alpine", "autonation", "huawei")
FOUR = ComparePlace(ALL)


async def at(pilot: Pilot[None], place: Place) -> None:
    """Go somewhere."""
    app = pilot.app
    assert isinstance(app, DossierApp)
    app._go(place)
    await settle(pilot)


async def click(pilot: Pilot[None], widget: Widget, x: int, line: int, **how: Any) -> None:
    """Click a cell of a line of what a widget shows, its frame left out."""
    frame = widget.content_region.offset - widget.region.offset
    await pilot.click(widget, offset=(x + frame.x, line + frame.y), **how)
    await settle(pilot)


async def click_key(pilot: Pilot[None], words: str) -> None:
    """Click a key in the last line of the screen."""
    last = pilot.app.screen._compositor.render_strips()[-1].text
    await pilot.click(offset=(last.index(words) + 1, pilot.app.size.height - 1))
    await settle(pilot)


def line_of(view: LineView, stop: object) -> int:
    """Give the line of the window, headers counted, in which a stop begins."""
    place = view.place_of(stop)
    assert place is not None
    return place[0] - view.scroll_offset.y + len(view._header)


async def test_a_click_chooses_a_second_opens_and_the_other_button_marks(
    start: Start, sample: Workspace
) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        cells = app.screen.query_one(HeatMap)
        wanted = Spot("strategy", 1)
        await click(pilot, cells, 50, line_of(cells, wanted))
        assert cells.cursor == wanted
        await click(pilot, cells, 50, line_of(cells, wanted))
        assert isinstance(app.screen, LibraryScreen)  # two clicks, long after each other
        await click(pilot, cells, 3, line_of(cells, Spot("market-entry", 1)))
        assert cells.cursor == Spot("market-entry", 1)  # the label: in the column of the cursor
        await click(pilot, cells, 80, 0)
        assert app.desk.chosen == ("autonation",)  # the box in the head
        articles = app.screen.query_one("#articles", RowList)
        await click(pilot, articles, 20, 2)
        assert articles.has_focus
        assert articles.rank(articles.cursor) == 2
        await click(pilot, cells, 50, line_of(cells, wanted), times=2)
        assert isinstance(app.screen, CompareScreen)
        grid = app.screen.query_one(ComparisonGrid)
        await click(pilot, grid, 25, line_of(grid, grid.cursor), button=3)
        assert app.desk.marks == {app.screen.current.id if app.screen.current else ""}


async def test_cells_heads_and_labels_of_a_comparison_answer(
    start: Start, sample: Workspace
) -> None:
    app = start(sample)
    async with app.run_test(size=(80, 24)) as pilot:
        await at(pilot, FOUR)
        grid = app.screen.query_one(ComparisonGrid)
        assert grid.place is not None
        here = grid.place
        await click(pilot, grid, 70, 0)  # the head of the second column
        assert grid.place == CellPlace(here.topic, 1, 0)
        await click(pilot, grid, 5, 0)  # `2 more: ← →`
        assert grid.lane() == 2
        await click(pilot, grid, 5, 0)
        assert grid.lane() == 0
        lines = [(line, pieces) for line, pieces in enumerate(grid.lines) if len(pieces) > 2]
        blank = next(
            line for line, pieces in lines if pieces[2].stop is None and pieces[4].stop is not None
        )
        await click(pilot, grid, 30, blank + 1)  # below the first cell, beside a longer one
        assert grid.lane() == 0
        last = [pieces[2].stop for line, pieces in lines if line < blank and pieces[2].stop]
        assert grid.cursor == last[-1]


async def test_bars_marks_and_ties_belong_to_their_lines(start: Start, sample: Workspace) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await at(pilot, TimelinePlace(ALL))
        chart = app.screen.query_one(TimelineChart)
        wanted = chart.order()[3]
        await click(pilot, chart, 110, line_of(chart, wanted))
        assert chart.cursor == wanted
        await at(pilot, LibraryPlace())
        await at(pilot, LinksPlace())
        matrix = app.screen.query_one(LinksMatrix)
        await click(pilot, matrix, 60, 3)
        assert matrix.lane() == 1
        await click(pilot, matrix, 30, 0)
        assert matrix.lane() == 0
        await at(pilot, LibraryPlace())
        await at(pilot, FiguresPlace(ALL))
        table = app.screen.query_one(FigureTable)
        entry = table.order()[2]
        await click(pilot, table, 115, line_of(table, entry))
        assert table.cursor == entry
        assert isinstance(app.screen, FiguresScreen)
        orders = []
        for x in (5, 5, 60, 60, 110):
            await click(pilot, table, x, 0)
            orders.append(app.screen.place().order)
        assert orders == ["value", "unit", "company", "topic", "unit"]
        assert table.cursor == entry


async def test_the_evidence_leads_to_its_article(start: Start, sample: Workspace) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        for leave in ("click", "enter"):
            await at(pilot, LibraryPlace())
            await at(pilot, DossierPlace("psa"))
            assert isinstance(app.screen, DossierScreen)
            here = app.screen.current
            panel = app.screen.query_one(EvidencePanel)
            await click(pilot, panel, 5, 3)
            assert panel.has_focus
            assert isinstance(app.screen, DossierScreen)
            if leave == "click":
                await click(pilot, panel, 5, 3, times=2)
            else:
                await press(pilot, "enter")
            assert isinstance(app.screen, ReaderScreen)
            assert app.screen.current == here


async def test_boxes_mark_and_keys_in_the_last_line_are_pressed(
    start: Start, sample: Workspace
) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await at(pilot, FOUR)
        await click_key(pilot, "f facets")
        assert isinstance(app.screen, ChooseScreen)
        choices = app.screen.query_one(RowList)
        await click(pilot, choices, 2, 1)
        await click(pilot, choices, 20, 3)  # not its box
        assert app.screen._chosen == [choices.stops()[1]]
        await click(pilot, choices, 20, 3, times=2)
        assert isinstance(app.screen, CompareScreen)
        assert len(app.screen.place().facets) == 1
        await click_key(pilot, "? help")
        assert isinstance(app.screen, HelpScreen)


@pytest.mark.parametrize("pane", ["#text", "#statements"])
async def test_the_wheel_scrolls_what_is_under_it(
    start: Start, sample: Workspace, pane: str
) -> None:
    app = start(sample)
    async with app.run_test(size=(80, 24)) as pilot:
        longest = max(
            app.desk.library.articles, key=lambda item: len(app.desk.library.coded[item.id])
        )
        await at(pilot, ReaderPlace(longest.id))
        view = app.screen.query_one(pane, LineView)
        cursor, before = view.cursor, view.scroll_offset.y
        x, y = view.region.x + 4, view.region.y + 2
        wheel = MouseScrollDown(
            view, x, y, 0, 1, 0, shift=False, meta=False, ctrl=False, screen_x=x, screen_y=y
        )
        app.screen._forward_event(wheel)
        await settle(pilot)
        assert view.scroll_offset.y > before
        assert view.cursor == cursor
