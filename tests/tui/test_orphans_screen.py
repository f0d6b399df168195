"""Passages that a corrected article no longer holds are decided on, one by one, and back again."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Static

from dossier.model import Evidence
from dossier.store.checking.check import check
from dossier.store.store import Store
from dossier.tui.app import DossierApp
from dossier.tui.places import OrphansPlace
from dossier.tui.screens.library import LibraryScreen
from dossier.tui.screens.orphans import OrphansScreen
from dossier.tui.screens.reader import ReaderScreen
from dossier.tui.screens.span import SpanScreen
from dossier.tui.session import read_session
from dossier.tui.widgets.row_list import RowList
from dossier.tui.widgets.shown_text import ShownText
from dossier.workspace import Workspace
from tests.corrected import BELIEF, BUILT, CORRECTED, PASSAGES, PEOPLE, QUAY, correct
from tests.tui.conftest import Start, press, settle

SIZE = (120, 40)


@pytest.fixture
def workspace(made_up: Workspace, tmp_path: Path) -> Workspace:
    correct(made_up, tmp_path)
    return made_up


def shown(app: DossierApp, id_: str) -> str:
    return str(app.screen.query_one(f"#{id_}", Static).render())


def wording(app: DossierApp) -> str:
    return app.screen.query_one(ShownText).content.plain


def evidence(workspace: Workspace, id_: str) -> Evidence:
    return Store(workspace).library().statement[id_].evidence[0]


def words(workspace: Workspace, id_: str) -> str:
    place = evidence(workspace, id_)
    return "" if place.version else CORRECTED[place.start : place.end]


async def test_the_library_leads_there(start: Start, workspace: Workspace) -> None:
    app = start(workspace)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, LibraryScreen)
        assert "3 passages to place (O)" in shown(app, "subject")
        await press(pilot, "O")
        assert isinstance(app.screen, OrphansScreen)
        assert "3 passages wait" in shown(app, "subject")
        assert "has {+now+} built a {+fine+} quay in Port Ellery" in wording(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, LibraryScreen)


async def test_a_takes_the_candidate_and_u_gives_it_back(
    start: Start, workspace: Workspace
) -> None:
    app = start(workspace)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "O", "a")
        assert words(workspace, BUILT) == "has now built a fine quay in Port Ellery"
        assert "2 passages wait" in shown(app, "subject")
        assert app.screen.statement().id == PEOPLE  # type: ignore[attr-defined]
        await press(pilot, "u")
        assert evidence(workspace, BUILT).version
        assert "3 passages wait" in shown(app, "subject")
    assert [item.what for item in Store(workspace).history(BUILT)] == [
        "added", "moved", "changed", "undone",
    ]  # fmt: skip
    assert check(workspace).faults == ()


async def test_where_nothing_says_the_same_a_changes_nothing(
    start: Start, workspace: Workspace
) -> None:
    app = start(workspace)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "O", "j")
        assert "Nothing in it has these numbers" in wording(app)
        before = Store(workspace).revision(PEOPLE)
        await press(pilot, "a")
        assert Store(workspace).revision(PEOPLE) == before


async def test_a_quotation_follows_the_new_words(start: Start, workspace: Workspace) -> None:
    app = start(workspace)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "O", "G", "a")
        new = PASSAGES[BELIEF].replace("believed", "really believed")
        stands = Store(workspace).library().statement[BELIEF]
        assert (stands.text, stands.quoted) == (new, True)
        await press(pilot, "u")
        stands = Store(workspace).library().statement[BELIEF]
        assert (stands.text, stands.quoted) == (PASSAGES[BELIEF], True)


async def test_a_passage_is_chosen_by_hand(start: Start, workspace: Workspace) -> None:
    app = start(workspace)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "O", "j", "i")
        assert isinstance(app.screen, SpanScreen)
        await press(pilot, "tab", "enter")
        assert isinstance(app.screen, OrphansScreen)
        assert "2 passages wait" in shown(app, "subject")
    assert words(workspace, PEOPLE) in CORRECTED
    assert words(workspace, PEOPLE)
    assert check(workspace).faults == ()


async def test_escape_chooses_nothing(start: Start, workspace: Workspace) -> None:
    app = start(workspace)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "O", "i", "escape")
        assert isinstance(app.screen, OrphansScreen)
    assert evidence(workspace, BUILT).version


async def test_what_is_kept_waits_no_longer(start: Start, workspace: Workspace) -> None:
    app = start(workspace)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "O", "K")
        assert evidence(workspace, BUILT).kept
        assert "2 passages wait" in shown(app, "subject")
        assert "2 passages have" in "".join(check(workspace).notes)
        await press(pilot, "u")
        assert not evidence(workspace, BUILT).kept
        assert "3 passages wait" in shown(app, "subject")


async def test_the_last_of_them_is_removed_and_brought_back(
    start: Start, workspace: Workspace
) -> None:
    app = start(workspace)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "O", "K", "K", "D")
        assert BELIEF not in Store(workspace).library().statement
        assert "Every passage has its place" in wording(app)
        await press(pilot, "a", "i", "K", "D", "enter")  # nothing is there to decide on
        assert isinstance(app.screen, OrphansScreen)
        await press(pilot, "u")
        assert evidence(workspace, BELIEF).version


async def test_it_is_reached_from_the_article_and_leads_to_it(
    start: Start, workspace: Workspace
) -> None:
    app = start(workspace)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "O", "enter")
        assert isinstance(app.screen, ReaderScreen)
        await press(pilot, "O", "j", "q")
    place = read_session(workspace.session).place
    assert place == OrphansPlace(QUAY, PEOPLE)
    app = start(workspace)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, OrphansScreen)
        assert app.screen.place() == place


async def test_without_orphans_it_says_so(start: Start, made_up: Workspace) -> None:
    app = start(made_up)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert "to place" not in shown(app, "subject")
        await press(pilot, "O")
        assert "Every passage has its place" in wording(app)


async def test_the_reader_tells_what_waits_from_what_was_decided(
    start: Start, workspace: Workspace
) -> None:
    def listed() -> str:
        lines = app.screen.query_one("#statements", RowList).lines
        return "\n".join(piece.content.plain for line in lines for piece in line)

    app = start(workspace)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "O", "K", "enter")
        assert isinstance(app.screen, ReaderScreen)
        waiting, decided = listed().split("Not found in this version\n")
        assert "Not found in this version (O)" in waiting
        assert f"What {BUILT} says." in decided
        assert f"What {PEOPLE} says." in waiting
