"""A passage is chosen in the article and becomes a statement."""

from __future__ import annotations

from textual.widgets import TextArea

from dossier.articles.anchoring import holds
from dossier.store.store import Store
from dossier.tui import render
from dossier.tui.screens.form import FormScreen
from dossier.tui.screens.reader import ReaderScreen
from dossier.tui.screens.span import SpanScreen
from dossier.tui.widgets.article_text import ArticleText
from dossier.tui.widgets.picked import Picked
from dossier.workspace import Workspace
from tests.clippings import QUAY_ID
from tests.tui.conftest import Start, press, settle

SIZE = (120, 40)


def marked(text: ArticleText) -> list[object]:
    """The paragraphs with a bar in the margin, which says that something is coded there."""
    barred = (piece.stop for line in text.lines for piece in line if "┃" in piece.content.plain)
    return list(dict.fromkeys(barred))


def standing_out(text: ArticleText) -> str:
    """The words of the passage that stands out."""
    return " ".join(
        piece.content.plain[span.start : span.end].strip()
        for line in text.lines
        for piece in line
        for span in piece.content.spans
        if span.style == render.PASSAGE
    )


async def test_i_in_the_reader_codes_the_passage_that_is_chosen(
    start: Start, clipped: Workspace
) -> None:
    before = set(Store(clipped).library().statement)
    app = start(clipped)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "tab", "G", "enter", "shift+tab", "down")
        assert isinstance(app.screen, ReaderScreen)
        await press(pilot, "i")
        assert isinstance(app.screen, SpanScreen)
        await press(pilot, "tab", "h", "h", "enter")
        assert isinstance(app.screen, FormScreen)
        taken = app.screen.query_one(TextArea).text
        app.screen.query_one("#topic", Picked).value = "jobs"
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, ReaderScreen)
        library = Store(clipped).library()
        (new,) = set(library.statement) - before
        statement = library.statement[new]
        assert statement.quoted
        assert statement.text == taken
        assert (statement.topic, statement.facet) == ("jobs", "organisation-sites")
        evidence = statement.evidence[0]
        assert holds(library.originals[QUAY_ID].text, evidence, evidence.start, evidence.end)
        assert app.screen.statement() == statement
        text = app.screen.query_one(ArticleText)
        assert marked(text) == [evidence.paragraph] == [text.cursor]
        assert standing_out(text) == taken
        assert str(app.screen.query_one("#statements").border_title) == "Statements (1)"
        await press(pilot, "u")
        assert (marked(text), text.cursor) == ([], evidence.paragraph)
        assert str(app.screen.query_one("#statements").border_title) == "Statements (0)"
    assert set(Store(clipped).library().statement) == before


async def test_i_in_a_dossier_codes_another_statement_of_the_company(
    start: Start, with_originals: Workspace
) -> None:
    before = set(Store(with_originals).library().statement)
    app = start(with_originals)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "d", "i", "enter")
        assert isinstance(app.screen, FormScreen)
        app.screen.query_one(TextArea).text = "Another thing that the passage says."
        await press(pilot, "ctrl+s")
    library = Store(with_originals).library()
    (new,) = set(library.statement) - before
    assert library.statement[new].company == "norvane"
    assert not library.statement[new].quoted


async def test_escape_makes_nothing(start: Start, clipped: Workspace) -> None:
    before = set(Store(clipped).library().statement)
    app = start(clipped)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "tab", "G", "enter", "i", "escape", "i", "enter", "escape")
        assert isinstance(app.screen, ReaderScreen)
    assert set(Store(clipped).library().statement) == before


async def test_without_the_text_it_says_what_is_missing(start: Start, made_up: Workspace) -> None:
    app = start(made_up)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "d", "i")
        assert not isinstance(app.screen, SpanScreen)
        said = " ".join(item.message for item in app._notifications)
        assert "not attached" in said
