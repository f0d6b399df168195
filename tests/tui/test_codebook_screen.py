"""Facets and topics by keyboard: what the screen says, and what is on the disk."""

from __future__ import annotations

from textual.widgets import Input, Static, TextArea

from dossier.model import Library
from dossier.store.store import Store
from dossier.tui.app import DossierApp
from dossier.tui.screens.codebook import CodebookScreen
from dossier.tui.screens.form import FormScreen
from dossier.tui.screens.library import LibraryScreen
from dossier.workspace import Workspace
from tests.tui.conftest import Start, press, settle
from tests.tui.test_companies_screen import shown, told

SIZE = (120, 40)


def library(workspace: Workspace) -> Library:
    return Store(workspace).library()


def word(app: DossierApp, name: str, definition: str) -> None:
    assert isinstance(app.screen, FormScreen)
    app.screen.query_one("#name", Input).value = name
    app.screen.query_one("#definition", TextArea).text = definition


async def test_a_facet_and_a_topic_are_added_and_filled_in(
    start: Start, made_up: Workspace
) -> None:
    app = start(made_up)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "b", "n")
        word(app, "Weather", "")
        await press(pilot, "ctrl+s")
        answer = str(app.screen.query_one("#answer", Static).render())
        assert "the definition must not be empty" in answer
        word(app, "Weather", "What falls\nfrom the sky.")
        await press(pilot, "ctrl+s")
        assert "None yet: t adds one." in shown(app, "topics")
        await press(pilot, "t")
        word(app, "Rain", "How much of it.")
        await press(pilot, "ctrl+s")
        assert "Rain  How much of it." in shown(app, "topics")
        await press(pilot, "escape", "G", "enter")  # a facet without statements opens too
    facet = library(made_up).facets[-1]
    assert (facet.id, facet.definition) == ("weather", "What falls from the sky.")
    assert [topic.id for topic in facet.topic] == ["rain"]


async def test_an_empty_facet_breaks_no_screen(start: Start, made_up: Workspace) -> None:
    from dossier.store.amending.codebook_changes import add_facet

    add_facet(made_up, "Weather", "What falls from the sky.")
    app = start(made_up)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "G", "enter", "escape", "d", "escape", "c", "f", "escape")
        assert app.is_running


async def test_a_topic_is_worded_anew(start: Start, made_up: Workspace) -> None:
    app = start(made_up)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "b", "enter", "enter")
        word(app, "The plan", "What they say they will do.")
        await press(pilot, "ctrl+s")
        assert "The plan  What they say" in shown(app, "topics")
    topic = library(made_up).topic["plan"]
    assert (topic.name, topic.definition) == ("The plan", "What they say they will do.")


async def test_a_topic_moves_with_its_statements(start: Start, made_up: Workspace) -> None:
    app = start(made_up)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "b", "V")
        assert any("tab leads to the topics" in words for words in told(app))
        await press(pilot, "tab", "V", *"people", "enter")
        assert any(
            "Strategic plan stands under People now; 1 statement followed." in words
            for words in told(app)
        )
        assert "Strategic plan" not in shown(app, "topics")
    assert {item.facet for item in library(made_up).statements if item.topic == "plan"} == {
        "people"
    }


async def test_merging_a_topic_or_a_facet_is_asked(start: Start, made_up: Workspace) -> None:
    app = start(made_up)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "b", "tab", "M", *"repos", "enter", "n")
        assert "plan" in library(made_up).topic
        await press(pilot, "M", *"repos", "enter", "y")
        assert "plan" not in library(made_up).topic
        await press(pilot, "shift+tab", "M", *"people", "enter", "y")
        assert isinstance(app.screen, CodebookScreen)
        assert "Repositioning" in shown(app, "topics") or "People" in shown(app, "facets")
        await press(pilot, "escape")
        assert isinstance(app.screen, LibraryScreen)
    found = library(made_up)
    assert "strategy" not in found.facet
    assert found.topic["repositioning"].formerly == ("plan",)


async def test_what_has_statements_is_not_removed(start: Start, made_up: Workspace) -> None:
    app = start(made_up)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "b", "D", "y")
        assert any("Strategy has 5 topics" in words for words in told(app))
        await press(pilot, "tab", "D", "y")
        assert any("1 statement stands under Strategic plan" in words for words in told(app))
        await press(pilot, "down", "D", "y")
        assert "Repositioning" not in shown(app, "topics")
    assert "repositioning" not in library(made_up).topic


async def test_a_topic_is_told_what_it_ties(start: Start, made_up: Workspace) -> None:
    app = start(made_up)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "b", "enter", "enter", "tab", "tab", "enter", *"allian", "enter")
        await press(pilot, "ctrl+s")
        assert any("The tie of the topic is now: alliance" in words for words in told(app))
    assert library(made_up).topic["plan"].tie == "alliance"
    assert 'tie = "alliance"' in made_up.codebook.read_text("utf-8")
