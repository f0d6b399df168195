"""Reviewing by keyboard: what is pressed, what the screen says, what is on the disk."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import Static, TextArea

from dossier.store.adding.intake import add
from dossier.store.reviews import Reviews
from dossier.store.store import Store
from dossier.tui.app import DossierApp
from dossier.tui.places import ReviewPlace
from dossier.tui.screens.dossier import DossierScreen
from dossier.tui.screens.form import FormScreen
from dossier.tui.screens.library import LibraryScreen
from dossier.tui.screens.reader import ReaderScreen
from dossier.tui.screens.review import ReviewScreen
from dossier.tui.widgets.picked import Picked
from dossier.tui.widgets.row_list import RowList
from dossier.tui.widgets.shown_text import ShownText
from dossier.workspace import Workspace
from tests.clippings import ALLIANCE_ID, QUAY_ID
from tests.tui.conftest import Start, press, settle

SIZE = (120, 40)


def review(app: DossierApp) -> ReviewScreen:
    assert isinstance(app.screen, ReviewScreen)
    return app.screen


def title(app: DossierApp) -> str:
    return str(app.screen.query_one("#subject", Static).render())


def card(app: DossierApp) -> str:
    return app.screen.query_one("#card", ShownText).content.plain


def queue(app: DossierApp) -> str:
    lines = app.screen.query_one("#queue", RowList).lines
    return " ".join(piece.content.plain for line in lines for piece in line)


def here(app: DossierApp) -> str:
    current = review(app).current
    assert current is not None
    return current.id


def stored(workspace: Workspace) -> set[str]:
    return {item.id for item in Store(workspace).library().statements}


async def test_the_library_says_what_waits_and_r_leads_there(
    start: Start, clipped: Workspace
) -> None:
    app = start(clipped)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "r")
        assert review(app).place().article == ALLIANCE_ID
        assert "article 1 of 2" in title(app)
        total = sum(Reviews(Store(clipped)).counts(Store(clipped).library()).values())
        assert f"{total} in all" in title(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, LibraryScreen)
        assert f"{total} proposals to review" in title(app)


async def test_a_accepts_and_x_rejects_and_u_takes_both_back(
    start: Start, clipped: Workspace
) -> None:
    before = stored(clipped)
    app = start(clipped)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "r")
        first = here(app)
        await press(pilot, "a")
        assert stored(clipped) == {*before, first}
        second = here(app)
        await press(pilot, "x")
        assert second not in stored(clipped)
        assert second not in queue(app)
        await press(pilot, "u")
        assert here(app) == second
        await press(pilot, "z")
        assert here(app) == first
        assert stored(clipped) == before


async def test_a_half_done_review_goes_on_where_it_was(start: Start, clipped: Workspace) -> None:
    app = start(clipped)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "r", "a", "n")
        left = here(app)
        await press(pilot, "q")
    again = start(clipped)
    async with again.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert here(again) == left
        await press(pilot, "u")
    assert Reviews(Store(clipped)).read(ALLIANCE_ID).last is None


async def test_only_what_is_marked_is_accepted_together(start: Start, clipped: Workspace) -> None:
    before = stored(clipped)
    app = start(clipped)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "r", "A")
        assert stored(clipped) == before
        marked = [here(app)]
        await press(pilot, "space", "n", "n")
        marked.append(here(app))
        await press(pilot, "space")
        assert "2 marked" in title(app)
        await press(pilot, "A")
        assert stored(clipped) == {*before, *marked}
        await press(pilot, "u")
        assert stored(clipped) == before


async def test_e_words_and_codes_what_is_accepted(start: Start, clipped: Workspace) -> None:
    app = start(clipped)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "r")
        id_ = here(app)
        await press(pilot, "e")
        assert isinstance(app.screen, FormScreen)
        app.screen.query_one(TextArea).text = "Calder and Norvane sign."
        app.screen.query_one("#status", Picked).value = "planned"
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, ReviewScreen)
    statement = Store(clipped).library().statement[id_]
    assert (statement.text, statement.status) == ("Calder and Norvane sign.", "planned")
    assert not statement.quoted
    assert Store(clipped).history(id_)[-1].who == "analyst"


async def test_a_proposal_can_be_about_another_company(start: Start, clipped: Workspace) -> None:
    app = start(clipped)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "r")
        id_ = here(app)
        assert isinstance(app.screen, ReviewScreen)
        assert app.screen.current is not None
        company = app.screen.current.company
        await press(pilot, "e")
        app.screen.query_one("#company", Picked).focus()
        await press(pilot, "enter")
        picks = app.screen.query_one("#picks", RowList)
        assert picks.cursor == ("id", company)  # begins at the one proposed
        await press(pilot, "x", "backspace")
        assert picks.cursor == ("id", company)  # also when nothing is typed any more
        await press(pilot, "escape")
        app.screen.query_one("#company", Picked).value = "untold"
        await press(pilot, "ctrl+s")
        assert id_ not in queue(app)
    told = Store(clipped).library().told["untold"]
    assert [item.company for item in told] == ["untold"]
    assert told[0].quoted


async def test_the_second_row_is_taken_where_it_is_chosen(start: Start, clipped: Workspace) -> None:
    app = start(clipped)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "r")
        while len(review(app).current.suggestions) < 2:  # type: ignore[union-attr]
            await press(pilot, "n")
        current = review(app).current
        assert current is not None
        assert "▸ 1" in card(app)
        await press(pilot, "2")
        assert "▸ 2" in card(app)
        await press(pilot, "a")
    assert Store(clipped).library().statement[current.id].topic == current.suggestions[1].topic


async def test_s_splits_at_the_words_that_are_chosen(start: Start, clipped: Workspace) -> None:
    app = start(clipped)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "r", "n")
        whole = review(app).current
        assert whole is not None
        await press(pilot, "s", "h", "h", "enter")
        current = review(app).current
        assert current is not None
        assert whole.quotation.startswith(current.quotation)
        assert len(current.quotation.split()) == len(whole.quotation.split()) - 2
        await press(pilot, "a")
        rest = review(app).current
        assert rest is not None
        assert whole.quotation.endswith(rest.quotation)


async def test_m_gives_the_passage_to_a_statement(start: Start, clipped: Workspace) -> None:
    app = start(clipped)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "r", "greater_than_sign")
        current = review(app).current
        assert current is not None
        assert current.company == "norvane"
        await press(pilot, "m", *"employs", "enter")
    merged = next(
        item for item in Store(clipped).library().statements if current.evidence in item.evidence
    )
    assert "employs" in merged.text
    assert len(merged.evidence) == 2


async def test_at_the_end_it_is_said_and_n_goes_on(start: Start, clipped: Workspace) -> None:
    app = start(clipped)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "r", "x", "x", "x")
        assert "Nothing waits in this article: 3 rejected." in card(app)
        await press(pilot, "n")
        assert review(app).place().article == QUAY_ID


async def test_what_was_accepted_shows_on_the_screens_below(
    start: Start, clipped: Workspace
) -> None:
    app = start(clipped)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "d", "H", "right", "d", "H", "r")
        words = review(app).current.quotation  # type: ignore[union-attr]
        await press(pilot, "a", "escape", "d")
        assert isinstance(app.screen, DossierScreen)
        rows = app.screen.query_one("#statements", RowList).lines
        shown = " ".join(piece.content.plain for line in rows for piece in line)
        assert f"“{words}”" in shown
        assert app.desk.index is not None
        assert app.desk.index.search(words).hits


async def test_the_reader_reviews_its_article_and_shows_the_passage(
    start: Start, clipped: Workspace
) -> None:
    app = start(clipped)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "tab", "G", "enter", "r")
        assert review(app).place().article == QUAY_ID
        await press(pilot, "enter")
        assert isinstance(app.screen, ReaderScreen)


async def test_without_an_article_it_says_how_to_add_one(start: Start, made_up: Workspace) -> None:
    app = start(made_up)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "r", "a", "x", "u", "n", "s", "m", "e", "A")
        assert "No article to review" in card(app)
        assert "nothing to review" in title(app)


async def test_an_article_with_nothing_to_propose_is_the_one_that_is_shown(
    start: Start, clipped: Workspace, tmp_path: Path
) -> None:
    file = tmp_path / "dull.txt"
    file.write_text("A dull day\n\nIt rained on the pier, and nobody came.\n", "utf-8")
    add(clipped, [file])
    app = start(clipped)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "tab", "g", "enter", "r")
        assert review(app).place().article == "a-dull-day"
        assert "Nothing waits in this article." in card(app)
        await press(pilot, "n")
        assert review(app).place().article == ALLIANCE_ID


async def test_without_its_text_an_article_says_so(start: Start, clipped: Workspace) -> None:
    app = start(clipped)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        app.screen.visit(ReviewPlace("harbour"))  # type: ignore[attr-defined]
        await settle(pilot)
        assert "not here" in card(app)
        await press(pilot, "a", "s", "m", "x", "u", "e")
        assert isinstance(app.screen, ReviewScreen)


async def test_a_text_that_is_lost_meanwhile_breaks_nothing(
    start: Start, clipped: Workspace
) -> None:
    app = start(clipped)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "r")
        (clipped.originals / f"{ALLIANCE_ID}.txt").unlink()
        await press(pilot, "x", "n", "s", "N")
        assert isinstance(app.screen, ReviewScreen)


async def test_a_library_that_cannot_be_read_for_a_moment_is_said(
    start: Start, clipped: Workspace
) -> None:
    app = start(clipped)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "r")
        good = clipped.codebook.read_text("utf-8")
        clipped.codebook.write_text("[[facet", "utf-8")
        await press(pilot, "x")
        assert isinstance(app.screen, ReviewScreen)
        clipped.codebook.write_text(good, "utf-8")
        await press(pilot, "x")
    assert Reviews(Store(clipped)).read(ALLIANCE_ID).counts()["rejected"] == 2
