"""An article that nobody has put into words yet, and whose text is not at hand."""

from __future__ import annotations

from pathlib import Path

from dossier.articles.anchoring import fingerprint
from dossier.model import Evidence, Statement
from dossier.store.adding.intake import add
from dossier.store.store import Store
from dossier.tui import render
from dossier.tui.places import ReaderPlace, Visit
from dossier.tui.screens.reader import ReaderScreen
from dossier.tui.widgets.article_text import ArticleText
from dossier.workspace import Workspace
from tests.tui.conftest import Start, settle
from tests.tui.test_reading_screens import drawn

TEXT = "A pier for Calder\n\nCalder has a pier in Port Ellery since May, and more boats.\n"
PASSAGE = "Calder has a pier"


def imported(workspace: Workspace, folder: Path) -> Store:
    """Import an article, code a statement in it, and lose its text."""
    (folder / "pier.txt").write_text(TEXT, "utf-8")
    add(workspace, [folder / "pier.txt"])
    start = TEXT.index(PASSAGE)
    place = Evidence("a-pier-for-calder", 2, start, start + len(PASSAGE), fingerprint(PASSAGE))
    store = Store(workspace)
    store.add(
        Statement(
            "calder-0000aa", "calder", "organisation-sites", "plants", "There is a pier.", "done",
            "journalist", (place,),
        ),
        who="analyst",
    )  # fmt: skip
    (workspace.originals / "a-pier-for-calder.txt").unlink()
    return store


def test_the_evidence_says_how_to_see_the_passage(made_up: Workspace, tmp_path: Path) -> None:
    library = imported(made_up, tmp_path).library()
    lines = render.evidence(library, library.statement["calder-0000aa"]).plain.split("\n")
    assert "[no digest yet; no original attached]" in lines[2]
    assert lines[3:] == ["To see the passage: dossier attach FILE"]


async def test_the_reader_shows_where_words_are_missing(
    start: Start, made_up: Workspace, tmp_path: Path
) -> None:
    imported(made_up, tmp_path)
    app = start(made_up)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.screen.post_message(Visit(ReaderPlace("a-pier-for-calder")))
        await settle(pilot)
        assert isinstance(app.screen, ReaderScreen)
        text = app.screen.query_one("#text", ArticleText)
        assert str(text.border_title) == "No digest yet; to read the original: dossier attach FILE"
        assert drawn(text).count("no digest yet") == 2
