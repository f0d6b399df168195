"""The timeline by keys: what is on the axis, what is not, and where one goes from there."""

from __future__ import annotations

from pathlib import Path

from dossier.tui.app import DossierApp
from dossier.tui.screens.dossier import DossierScreen
from dossier.tui.screens.reader import ReaderScreen
from dossier.tui.screens.timeline import TimelineScreen
from dossier.tui.widgets.timeline_chart import TimelineChart
from dossier.workspace import Workspace
from tests.tui.conftest import Start, press, settle

MARKED = ("space", "right", "space", "t")  # PSA and Renault


def lines(app: DossierApp) -> list[str]:
    """The axis and the lines of the chart, as they are drawn."""
    chart = app.screen.query_one(TimelineChart)
    width = chart.scrollable_content_region.width
    drawn = [*chart.header(width), *chart.lines]
    return [
        "".join(f"{piece.content.plain[: piece.width]:<{piece.width}}" for piece in line)
        for line in drawn
    ]


def line(app: DossierApp, words: str) -> str:
    (found,) = [item for item in lines(app) if words in item]
    return found


def screen(app: DossierApp) -> TimelineScreen:
    assert isinstance(app.screen, TimelineScreen)
    return app.screen


async def test_a_statement_is_drawn_over_the_days_that_its_date_may_mean(
    start: Start, sample: Workspace
) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, *MARKED)
        years = lines(app)[0]
        first, second = (line(app, f"launch the {word}") for word in ("first", "second"))
        drawn = first[first.index("├") : first.index("┤") + 1]
        assert drawn.strip("├┤") == "┄┄○┄"
        assert first.index("┤") < second.index("├") + 2
        assert years.index("2028") in range(second.index("├") - 1, second.index("┤"))
        assert "●" in line(app, "In April 2016 PSA")[50:]
        assert "9 without a year" in line(app, "GROUPE PSA  1 on")


async def test_zoom_and_move_change_the_days_and_keep_the_cursor(
    start: Start, sample: Workspace
) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, *MARKED)
        whole, here = lines(app)[0], screen(app).place()
        await press(pilot, "plus", "plus", "plus")
        assert lines(app)[0] != whole
        assert "▸" in line(app, "launch the second")
        await press(pilot, "left", "left", "left", "left", "left", "left", "left", "left")
        assert "▸" in line(app, "In April 2016 PSA announced")
        assert screen(app).place() == here
        await press(pilot, "0")
        assert lines(app)[0] == whole
        await press(pilot, "minus")
        assert lines(app)[0] != whole


async def test_d_shows_deeds_plans_and_views_by_turns(start: Start, sample: Workspace) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, *MARKED, "d")
        assert screen(app).place().kinds == ("deed",)
        assert not [item for item in lines(app) if "○" in item]
        await press(pilot, "d")
        assert not [item for item in lines(app) if "●" in item]
        await press(pilot, "d", "d")
        assert screen(app).place().kinds == ()


async def test_facets_and_companies_are_chosen(start: Start, sample: Workspace) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, *MARKED, "f", "down", "space", "enter")
        assert screen(app).place().facets == ("strategy",)
        await press(pilot, "c", "down", "down", "space", "enter")
        assert screen(app).place().companies == ("psa", "renault-alpine", "autonation")


async def test_it_leads_to_article_and_dossier_and_is_remembered(
    start: Start, sample: Workspace
) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, *MARKED, "down", "enter")
        assert isinstance(app.screen, ReaderScreen)
        await press(pilot, "escape", "p")
        assert isinstance(app.screen, DossierScreen)
        assert app.screen.place().company == "renault-alpine"
        await press(pilot, "t")
        assert screen(app).place().companies == ("renault-alpine",)
        wanted = screen(app).place()
        await press(pilot, "q")
    again = start(sample)
    async with again.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert screen(again).place() == wanted


async def test_x_writes_what_is_on_the_screen(start: Start, sample: Workspace) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, *MARKED, "d", "x", "enter")
    (page,) = Path(sample.exports).glob("*.md")
    assert page.name == "timeline-psa-renault-alpine--deed.md"
    assert "| April 2016 | Groupe PSA | deed |" in page.read_text("utf-8")


async def test_a_company_without_dates_has_no_axis(start: Start, sample: Workspace) -> None:
    app = start(sample)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "right", "right", "right", "t")
        assert screen(app).place().companies == ("huawei",)
        assert "No statement here has a date with a year" in lines(app)[0]
        await press(pilot, "plus", "left", "0")
        assert screen(app).statement() is not None


async def test_no_year_stands_above_words_of_articles(start: Start, sample: Workspace) -> None:
    app = start(sample)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, *MARKED)
        chart = app.screen.query_one(TimelineChart)
        assert "2028" in chart.render_line(0).text
        await press(pilot, "end")
        assert chart.render_line(0).text.split() == "When as the articles say it".split()
        await press(pilot, "home")
        assert "2028" in chart.render_line(0).text
