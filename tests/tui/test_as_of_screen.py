"""The library at a date by keys: what was not published by then is nowhere, and that is said."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Static

from dossier.model import Verdict
from dossier.store import ruling
from dossier.store.store import Store
from dossier.tui.app import DossierApp
from dossier.tui.screens.compare import CompareScreen
from dossier.tui.screens.dossier import DossierScreen
from dossier.tui.screens.library import LibraryScreen
from dossier.tui.screens.view import View
from dossier.tui.widgets.evidence_panel import EvidencePanel
from dossier.tui.widgets.row_list import RowList
from dossier.workspace import Workspace
from tests.tui.conftest import Start, press, settle


def title(app: DossierApp) -> str:
    parts = (app.screen.query_one(f"#{name}", Static) for name in ("moment", "subject"))
    return " ".join(str(part.content) for part in parts)


def said(app: DossierApp) -> str:
    return " ".join(str(item.message) for item in app._notifications)


async def test_everything_is_shown_as_of_a_date_until_the_present_is_asked_for(
    start: Start, sample: Workspace
) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "o", *"2018-01", "enter")  # the only field that one types into
        assert "as of 2018-01" in title(app)
        assert "36 statements" in title(app)
        assert "left out: 4 articles without a date" in said(app)
        await press(pilot, "right", "d")
        nothing = app.screen.query_one("#statements", RowList).lines[0][0].content.plain
        assert nothing.startswith("Nothing is known about Renault · Alpine")
        await press(pilot, "escape", "left", "d")
        assert isinstance(app.screen, DossierScreen)
        assert "36 statements from 1 article" in title(app)
        await press(pilot, "E", "ctrl+s")
        await press(pilot, "escape", "D")
        assert "Nothing is changed there" in said(app)
        await press(pilot, "o", *(["backspace"] * 7), "ctrl+s")
        assert "as of" not in title(app)
        assert "261" in title(app) or "statements from 4 articles" in title(app)
    assert len(Store(sample).library().statements) == 320


async def test_the_date_is_there_at_the_next_start_and_a_key_leads_to_the_present(
    start: Start, sample: Workspace
) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+o")  # which is the present already
        await press(pilot, "o", *"2018-01", "ctrl+s", "d", "q")
    again = start(sample)
    async with again.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert "as of 2018-01" in title(again)
        assert "36 statements from 1 article" in title(again)
        assert "As in your last session: As published by January 2018" in said(again)
        await press(pilot, "ctrl+o")
        assert "as of" not in title(again)
        await press(pilot, "escape")
        assert "320 statements" in title(again)
        await press(pilot, "q")
    assert start(sample).desk.moment is None


async def test_a_date_that_another_hand_has_spoilt_is_passed_over(
    start: Start, sample: Workspace
) -> None:
    sample.session.write_text('{"as_of": "soon"}', "utf-8")
    assert start(sample).desk.moment is None
    sample.session.write_text('{"as_of": "2018", "by": "happened"}', "utf-8")
    app = start(sample)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "as of 2018, happened" in title(app)


async def test_what_is_no_date_is_said_in_the_window(start: Start, sample: Workspace) -> None:
    app = start(sample)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "o", *"soon", "ctrl+s")
        words = " ".join(str(item.content) for item in app.screen.query(Static))
        assert "'soon' is not a date" in words
        await press(pilot, "escape")
        assert "as of" not in title(app)


async def test_a_place_that_is_not_there_at_the_date_is_left(
    start: Start, sample: Workspace
) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "tab", "enter")  # an article without a date
        assert len(app.screen_stack) == 2
        await press(pilot, "o", *"2018", "ctrl+s")
        assert len(app.screen_stack) == 1


async def test_a_company_stands_beside_itself_in_compare_and_in_the_file(
    start: Start, sample: Workspace
) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "space", "right", "space", "c", "O", *"2018-01", "ctrl+s")
        assert isinstance(app.screen, CompareScreen)
        assert app.screen.place().companies == ("psa@2018-01", "psa", "renault-alpine")
        assert "PSA @2018-01 · PSA · Renault" in title(app)
        assert "left out: 3 articles without a date" in said(app)
        await press(pilot, "x", "enter")
        await press(pilot, "h", "O")
        assert app.screen.place().companies == ("psa", "renault-alpine")
    (page,) = Path(sample.exports).glob("*.md")
    assert page.name == "compare-psa-as-of-2018-01-psa-renault-alpine.md"
    assert "| Topic | Groupe PSA, as of January 2018 |" in page.read_text("utf-8")


async def test_of_a_company_at_a_date_no_later_verdict_is_shown(
    start: Start, contested: Workspace
) -> None:
    later = Verdict("orvell-000008", "orvell-000012", "superseded")  # by one of October 2022
    ruling.give(contested, later)
    app = start(contested)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "space", "right", "space", "c", "O", *"2021", "ctrl+s")
        assert isinstance(app.screen, CompareScreen)
        panel = app.screen.query_one(EvidencePanel)
        shown = [panel.content.plain]
        await press(pilot, "h")
        shown.append(panel.content.plain)
        assert all("Orvell is to leave the Tarvin site" in text for text in shown)
        assert [later.second in text for text in shown] == [True, False]


@pytest.mark.parametrize("keys", ["t", "f", "d", "C", "L", "/PSA:tab"])
async def test_evidence_of_what_was_not_published_yet_goes(
    start: Start, sample: Workspace, keys: str
) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        typed, _, last = keys.partition(":")
        first = ("slash" if key == "/" else key for key in typed)
        await press(pilot, *first, *filter(None, [last]))
        await press(pilot, "end")
        await press(pilot, "o", *"1950", "ctrl+s")
        assert "as of 1950" in title(app)
        assert isinstance(app.screen, View)
        assert app.screen.statement() is None
        evidence = str(app.screen.query_one("#evidence", EvidencePanel).content)
        assert "[original attached]" not in evidence


async def test_a_screen_below_that_is_not_there_at_the_date_is_left_as_well(
    start: Start, sample: Workspace
) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "tab", "enter")  # an article without a date
        await press(pilot, "p", "t")
        assert len(app.screen_stack) == 4
        await press(pilot, "o", *"2018", "ctrl+s")
        await press(pilot, "escape", "escape")
        assert isinstance(app.screen, LibraryScreen)
        assert "as of 2018" in title(app)


async def test_nothing_is_removed_or_taken_back_at_a_date(start: Start, sample: Workspace) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "d", "D", "o", *"2018", "ctrl+s", "u")
        assert "Nothing is changed there" in said(app)
        assert len(Store(sample).library().statements) == 319
        await press(pilot, "o", *(["backspace"] * 4), "ctrl+s", "u")
        assert len(Store(sample).library().statements) == 320


@pytest.mark.parametrize("keys", ["m a X ctrl+s", "b R ctrl+s", "tab end enter b"])
async def test_no_screen_changes_the_library_at_a_date(
    start: Start, sample: Workspace, keys: str
) -> None:
    app = start(sample)
    before = {path: path.read_bytes() for path in sample.store.glob("*.json")}
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "o", *"2018", "ctrl+s")
        app.clear_notifications()
        await press(pilot, *keys.split())
        shown = " ".join(str(item.content) for item in app.screen.query(Static))
        assert "Nothing is changed there" in said(app) + shown
    assert {path: path.read_bytes() for path in sample.store.glob("*.json")} == before
