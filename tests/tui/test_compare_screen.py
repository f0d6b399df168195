from __future__ import annotations

from textual.widgets import Static

from dossier.tui.app import DossierApp
from dossier.tui.places import ComparePlace
from dossier.tui.screens.compare import CompareScreen
from dossier.tui.screens.dossier import DossierScreen
from dossier.tui.screens.reader import ReaderScreen
from dossier.tui.widgets.comparison_grid import ComparisonGrid
from dossier.tui.widgets.evidence_panel import EvidencePanel
from dossier.tui.widgets.row_list import RowList
from dossier.workspace import Workspace
from tests.tui.conftest import Start, press, settle


def grid(app: DossierApp) -> ComparisonGrid:
    return app.screen.query_one(ComparisonGrid)


def place(app: DossierApp) -> ComparePlace:
    assert isinstance(app.screen, CompareScreen)
    return app.screen.place()


def evidence(app: DossierApp) -> str:
    return app.screen.query_one(EvidencePanel).content.plain


async def test_the_cursor_goes_through_statements_and_companies(
    start: Start, sample: Workspace
) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "c")
        assert (place(app).topic, place(app).column, place(app).item) == ("plan", 0, 0)
        await press(pilot, "j", "down")
        assert place(app).item == 2
        await press(pilot, "l")
        assert (place(app).topic, place(app).column) == ("plan", 1)
        await press(pilot, "h", "k", "G")
        assert place(app).topic != "plan"


async def test_the_evidence_follows_the_cursor(start: Start, sample: Workspace) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "c")
        first = evidence(app)
        assert "our digest" in first
        await press(pilot, "j")
        assert evidence(app) != first


async def test_the_evidence_of_an_attached_original_shows_the_passage(
    start: Start, with_originals: Workspace
) -> None:
    app = start(with_originals)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "c", "j")
        assert "original attached" in evidence(app)
        assert "We may open a second one on the west coast" in evidence(app)


async def test_a_gap_is_explained(start: Start, sample: Workspace) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "c", "l", "l", "l")
        assert "not mentioned" in evidence(app)
        assert "Read about Huawei: 1 article" in evidence(app)


async def test_no_article_read_is_another_gap(start: Start, made_up: Workspace) -> None:
    app = start(made_up)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "c", "l", "l")
        assert "no article read" in evidence(app)


async def test_n_goes_to_the_next_difference_and_back(start: Start, sample: Workspace) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "c", "n")
        row = grid(app).row
        assert row is not None
        assert row.kind == "differs"
        assert row.topic.id != "plan"
        await press(pilot, "N")
        assert place(app).topic == "plan"


async def test_d_shows_rows_of_one_kind_by_turns(start: Start, sample: Workspace) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "c")
        seen = {}
        for _ in range(4):
            seen[place(app).rows] = {line.strip() for line in labels(app)}
            await press(pilot, "d")
        assert place(app).rows == "all"
        assert "differs" in seen["differs"]
        assert not any(label.startswith(("only", "shared")) for label in seen["differs"])
        assert "only PSA" in seen["only"]
        assert "differs" not in seen["only"]
        assert "shared by 2 of 4" in seen["shared"]


async def test_a_kind_without_rows_says_so(start: Start, made_up: Workspace) -> None:
    app = start(made_up)
    async with app.run_test(size=(80, 24)) as pilot:  # where the evidence is not shown
        await settle(pilot)
        await press(pilot, "c", "d")
        assert drawn(app) == [" No row of this kind: d shows others, f other facets."]
        await press(pilot, "down", "w", "Y", "d", "d", "d")
        assert len(drawn(app)) > 1


async def test_the_statement_under_the_cursor_stays_when_rows_are_shown_otherwise(
    start: Start, sample: Workspace
) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "c", "w", "down", "down")
        here = app.screen.statement()  # type: ignore[attr-defined]
        await press(pilot, "w", "d")
        assert app.screen.statement() == here  # type: ignore[attr-defined]
        await press(pilot, "w", "down", "down", "w")
        assert (place(app).topic, place(app).item) == ("plan", 3)  # how many more there are


def labels(app: DossierApp) -> list[str]:
    return [line[0].content.plain for line in grid(app).lines]


def folds(app: DossierApp) -> int:
    """Count the lines that say how many statements are not shown."""
    return sum("+ " in line and " more" in line for line in drawn(app))


def drawn(app: DossierApp) -> list[str]:
    return ["".join(piece.content.plain for piece in line) for line in grid(app).lines]


async def test_f_restricts_the_facets_and_escape_changes_nothing(
    start: Start, sample: Workspace
) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "c", "f", "down", "space", "escape")
        assert place(app).facets == ()
        await press(pilot, "f", "down", "down", "space", "enter")
        assert place(app).facets == ("market-entry",)
        row = grid(app).row
        assert row is not None
        assert row.facet.id == "market-entry"
        await press(pilot, "f", "up", "up", "space", "enter")
        assert place(app).facets == ()


async def test_a_facet_is_found_by_typing_and_taken_with_enter(
    start: Start, sample: Workspace
) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "c", "f", "slash", *"techn", "down", "enter")
        assert place(app).facets == ("technology-data",)


async def test_a_slip_of_the_keys_still_finds_a_facet_and_no_answer_is_said(
    start: Start, sample: Workspace
) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "c", "f", "G", "slash", *"tecnology", "down", "enter")
        assert place(app).facets == ("technology-data",)
        await press(pilot, "f", "slash", *"qqqq")
        ((piece,),) = app.screen.query_one("#choices", RowList).lines
        assert piece.content.plain == "Nothing answers to this."
        await press(pilot, "down", "enter", "escape")
        assert place(app).facets == ("technology-data",)


async def test_pages_reach_the_end_of_whole_rows(start: Start, sample: Workspace) -> None:
    app = start(sample)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "c", "right", "right", "right", "w")
        view = grid(app)
        for _ in range(len(view.lines) // view.page + 20):
            await pilot.press("pagedown")
        await settle(pilot)
        assert view.scroll_offset.y == len(view.lines) - view.page
        for _ in range(len(view.lines) // view.page + 20):
            await pilot.press("pageup")
        await settle(pilot)
        assert view.scroll_offset.y == 0


async def test_c_changes_the_columns_and_the_desk_remembers(
    start: Start, sample: Workspace
) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "c", "c", "space", "down", "space", "enter")
        assert place(app).companies == ("autonation", "huawei")
        assert app.desk.chosen == ("autonation", "huawei")


async def test_one_company_alone_is_not_accepted(start: Start, sample: Workspace) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "c", "c", "space", "down", "space", "down", "space", "enter")
        assert not isinstance(app.screen, CompareScreen)
        assert "at least 2" in str(app.screen.query_one("#state", Static).render())


async def test_more_unfolds_the_row_and_w_all_rows(start: Start, sample: Workspace) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "c", "j", "j", "j")
        short = len(drawn(app))
        folded = folds(app)
        assert folded > 1
        await press(pilot, "enter")
        assert isinstance(app.screen, CompareScreen)
        assert folds(app) == folded - 1
        await press(pilot, "w")
        assert folds(app) == 0
        await press(pilot, "w")
        assert len(drawn(app)) == short


async def test_columns_out_of_sight_are_reached_by_going_right(
    start: Start, sample: Workspace
) -> None:
    app = start(sample)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "c", "l", "l", "l")
        assert place(app).column == 3
        header = "".join(piece.content.plain for piece in grid(app).header(79)[0])
        assert "4 Huawei" in header
        assert "2 more" in header


async def test_e_brings_the_evidence_in_a_small_window(start: Start, sample: Workspace) -> None:
    app = start(sample)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "c")
        panel = app.screen.query_one(EvidencePanel)
        assert not panel.region.height
        await press(pilot, "e")
        assert panel.region.height >= 8
        await press(pilot, "e")
        assert not panel.region.height


async def test_enter_reads_the_article_and_p_opens_the_dossier(
    start: Start, sample: Workspace
) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "c", "j")
        assert isinstance(app.screen, CompareScreen)
        here = app.screen.current
        assert here is not None
        await press(pilot, "enter")
        assert isinstance(app.screen, ReaderScreen)
        assert app.screen.current == here
        await press(pilot, "escape", "p")
        assert isinstance(app.screen, DossierScreen)
        assert app.screen.current == here


async def test_marked_statements_are_copied_with_their_citations(
    start: Start, with_originals: Workspace
) -> None:
    app = start(with_originals)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "c", "space", "j", "space", "j", "y")
        copied = (with_originals.exports / "copied.txt").read_text("utf-8")
        assert app.clipboard == copied.rstrip("\n")
        assert copied.count("Norvane opens a harbour workshop") == 2
        assert "“She denied that Norvane is for sale”" in copied
        await press(pilot, "k", "space", "k", "space")
        assert app.desk.marks == frozenset()


async def test_one_mark_and_the_company_under_the_cursor_make_a_comparison(
    start: Start, sample: Workspace
) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "right", "space", "right", "right", "c")
        assert place(app).companies == ("renault-alpine", "huawei")


async def test_x_writes_what_is_on_the_screen(start: Start, sample: Workspace) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "c", "x", "enter")
        target = sample.exports / "compare-psa-renault-alpine-autonation-huawei.md"
        assert "| **Strategic plan** |" in target.read_text("utf-8")
        whole = target.read_bytes()
        await press(pilot, "d", "x", "enter")
        assert target.read_bytes() == whole
        assert len(list(sample.exports.iterdir())) == 2
        assert isinstance(app.screen, CompareScreen)


async def test_a_foreign_file_is_overwritten_only_when_asked_to(
    start: Start, sample: Workspace
) -> None:
    target = sample.exports / "psa.md"
    target.parent.mkdir(parents=True)
    target.write_text("my own notes\n", "utf-8")
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "d", "x", "ctrl+o")
        assert target.read_text("utf-8") == "my own notes\n"
        await press(pilot, "enter")
        assert target.read_text("utf-8") == "my own notes\n"
        assert "ctrl+o" in str(app.screen.query_one("#answer", Static).render())
        await press(pilot, "ctrl+o")
        assert "# Groupe PSA" in target.read_text("utf-8")
        assert isinstance(app.screen, DossierScreen)


async def test_resizing_keeps_the_place(start: Start, sample: Workspace) -> None:
    app = start(sample)
    async with app.run_test(size=(200, 60)) as pilot:
        await settle(pilot)
        await press(pilot, "c", "l", "n", "n", "n")
        before = place(app)
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert place(app) == before
        region = grid(app).cursor_region()
        top = grid(app).scroll_offset.y
        assert top <= region.y < top + grid(app).size.height


async def test_a_tie_is_told_from_the_other_side(start: Start, sample: Workspace) -> None:
    app = start(sample)
    async with app.run_test(size=(200, 60)) as pilot:
        await settle(pilot)
        await press(pilot, "c")
        assert any("↔ PSA: PSA's partnership with Huawei" in line for line in drawn(app))
