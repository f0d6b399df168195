"""The dossier and the reader: statement and passage, both ways."""

from __future__ import annotations

from dossier.tui.app import DossierApp
from dossier.tui.screens.compare import CompareScreen
from dossier.tui.screens.dossier import DossierScreen
from dossier.tui.screens.reader import ReaderScreen
from dossier.tui.widgets.article_text import ArticleText
from dossier.tui.widgets.evidence_panel import EvidencePanel
from dossier.tui.widgets.lines import LineView
from dossier.tui.widgets.row_list import RowList
from dossier.workspace import Workspace
from tests.tui.conftest import Start, press, settle


def dossier(app: DossierApp) -> DossierScreen:
    assert isinstance(app.screen, DossierScreen)
    return app.screen


def reader(app: DossierApp) -> ReaderScreen:
    assert isinstance(app.screen, ReaderScreen)
    return app.screen


def drawn(view: LineView) -> str:
    return "\n".join("".join(piece.content.plain for piece in line) for line in view.lines)


async def test_the_facet_list_leads_to_the_statements(start: Start, sample: Workspace) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "d", "shift+tab", "down", "down")
        current = dossier(app).current
        assert current is not None
        assert current.facet == "partnerships"
        await press(pilot, "enter")
        assert app.focused is app.screen.query_one("#statements")


async def test_n_and_capital_n_go_from_facet_to_facet(start: Start, sample: Workspace) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "d", "n", "n", "N")
        current = dossier(app).current
        assert current is not None
        assert current.facet == "market-entry"
        statements = app.screen.query_one("#statements", RowList)
        top = int(statements.scroll_offset.y)
        assert statements.lines[top][0].content.plain == "MARKET ENTRY"  # all of it below


async def test_a_dossier_shows_its_gaps_and_its_ties(start: Start, sample: Workspace) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "right", "right", "right", "d")
        assert "— Mobility services" in drawn(app.screen.query_one("#facets", RowList))
        assert "↔ PSA:" in drawn(app.screen.query_one("#statements", RowList))


async def test_c_compares_on_the_topic_under_the_cursor(start: Start, sample: Workspace) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "d", "n", "c")
        assert isinstance(app.screen, CompareScreen)
        assert app.screen.place().topic == "route-to-us"


async def test_e_swaps_facets_for_evidence_in_a_narrow_window(
    start: Start, sample: Workspace
) -> None:
    app = start(sample)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "d")
        assert not app.screen.query_one(EvidencePanel).region.width
        await press(pilot, "e")
        assert app.screen.query_one(EvidencePanel).region.width > 30


async def test_from_a_statement_to_its_passage_and_back(
    start: Start, with_originals: Workspace
) -> None:
    app = start(with_originals)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "d", "G")
        here = dossier(app).current
        assert here is not None
        await press(pilot, "enter")
        assert reader(app).current == here
        assert "Forty-two people work there" in drawn(app.screen.query_one(ArticleText))
        await press(pilot, "enter")
        assert dossier(app).current == here


async def test_from_a_paragraph_to_its_statements(start: Start, with_originals: Workspace) -> None:
    app = start(with_originals)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "tab", "enter", "shift+tab", "G")
        current = reader(app).current
        assert current is not None
        assert current.evidence[0].paragraph == 5
        assert app.screen.query_one(ArticleText).cursor == 5


async def test_n_goes_from_passage_to_passage(start: Start, with_originals: Workspace) -> None:
    app = start(with_originals)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "tab", "enter", "n", "n")
        current = reader(app).current
        assert current is not None
        assert current.text.startswith("More than 3,000 frames")
        await press(pilot, "N")
        current = reader(app).current
        assert current is not None
        assert "forty-two" in current.text


async def test_a_paragraph_taller_than_the_window_is_read_through(
    start: Start, sample: Workspace
) -> None:
    app = start(sample)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "tab", "down", "down", "down", "enter", "shift+tab")
        text = app.screen.query_one(ArticleText)
        seen: set[int] = set()
        for _ in range(200):
            seen |= set(range(text.scroll_offset.y, text.scroll_offset.y + text.page))
            before = (text.cursor, text.scroll_offset.y)
            await pilot.press("j")
            if (text.cursor, text.scroll_offset.y) == before:
                break
        assert seen >= {number for number, line in enumerate(text.lines) if line}


async def test_there_is_no_export_where_there_is_nothing_to_write(
    start: Start, sample: Workspace
) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "tab", "enter")
        assert "x" not in app.screen.active_bindings
        await press(pilot, "x")
        assert isinstance(app.screen, ReaderScreen)


async def test_without_the_original_the_digest_is_marked_as_ours(
    start: Start, made_up: Workspace
) -> None:
    app = start(made_up)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "tab", "enter")
        text = app.screen.query_one(ArticleText)
        assert "digest" in str(text.border_title)
        assert "Digest of paragraph 3." in drawn(text)
        assert "Forty-two people" not in drawn(text)


async def test_a_text_in_another_version_lists_what_it_lacks(
    start: Start, made_up: Workspace
) -> None:
    from dossier.store.building.attachments import attach

    other = made_up.root / "other.txt"
    text = (made_up.root / "originals" / "harbour.txt").read_text("utf-8")
    other.write_text("Updated at noon\n\n" + text.replace("Forty-two", "Fifty"), "utf-8")
    attach(made_up, [other])
    app = start(made_up)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "tab", "enter")
        statements = drawn(app.screen.query_one("#statements", RowList))
        assert "Not found in this version" in statements
        assert "(O)" not in statements  # a text that is only attached has no passages to place
        assert statements.index("Not found") < statements.index("forty-two")


async def test_markup_in_an_article_does_nothing(start: Start, with_originals: Workspace) -> None:
    app = start(with_originals)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "tab", "down", "enter")
        text = drawn(app.screen.query_one(ArticleText))
        assert '[@click=app.quit]"click"[/]' in text
        assert "\x1b" not in text
        for x in range(0, 60, 4):
            await pilot.click(ArticleText, offset=(x, 1))
        await settle(pilot)
        assert app.is_running
