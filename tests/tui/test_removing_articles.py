"""Articles are removed, and copies are told from sources and corrections, with the keyboard."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import Static

from dossier.store.adding.intake import add
from dossier.store.checking.check import check
from dossier.store.store import Store
from dossier.tui.screens.confirm import ConfirmScreen
from dossier.tui.screens.library import LibraryScreen
from dossier.tui.widgets.picked import Picked
from dossier.tui.widgets.row_list import RowList
from dossier.workspace import Workspace
from tests.corrected import CORRECTED, PEOPLE, QUAY, SECOND, code
from tests.tui.conftest import Start, press, settle


def copied(workspace: Workspace, folder: Path) -> str:
    """Add a corrected text that is taken for a copy; give the id of its article."""
    path = folder / "wire.txt"
    path.write_text(CORRECTED, "utf-8")
    (added,) = add(workspace, [path]).added
    assert added.article.copy_of == QUAY
    return added.article.id


async def test_an_article_goes_once_it_is_said_what_rests_on_it(
    start: Start, made_up: Workspace, tmp_path: Path
) -> None:
    code(made_up, tmp_path)
    before = Store(made_up).library()
    app = start(made_up)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "D")
        assert isinstance(app.screen, LibraryScreen)  # the cursor is on no article
        await press(pilot, "tab")
        articles = app.screen.query_one("#articles", RowList)
        articles.cursor = QUAY
        await press(pilot, "D")
        assert isinstance(app.screen, ConfirmScreen)
        said = str(app.screen.query_one(Static).render())
        assert "for lack of other evidence: 4 statements." in said
        await press(pilot, "escape")
        assert QUAY in app.desk.library.article
        await press(pilot, "D", "y")
        await settle(pilot)
        assert QUAY not in app.desk.library.article
        library = Store(made_up).library()
        assert QUAY not in library.article
        assert PEOPLE not in library.statement
        assert check(made_up).faults == ()
        await press(pilot, "u")
        await settle(pilot)
        assert QUAY in app.desk.library.article
    assert Store(made_up).library() == before


async def test_a_copy_becomes_the_new_text_of_what_it_corrects(
    start: Start, made_up: Workspace, tmp_path: Path
) -> None:
    code(made_up, tmp_path)
    copy = copied(made_up, tmp_path)
    before = Store(made_up).library()
    app = start(made_up)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "tab")
        app.screen.query_one("#articles", RowList).cursor = copy
        await press(pilot, "enter", "b")
        app.screen.query_one("#copy_of", Picked).focus()
        await press(pilot, "enter", *"correction", "enter", "ctrl+s")
        assert isinstance(app.screen, LibraryScreen)  # there is no such article any more
        library = Store(made_up).library()
        assert copy not in library.article
        assert library.originals[QUAY].text == CORRECTED
        assert library.statement[SECOND].evidence[0].version == ""
        assert library.statement[PEOPLE].evidence[0].version != ""
        await press(pilot, "u")
        await settle(pilot)
        assert copy in app.desk.library.article
    assert Store(made_up).library() == before


async def test_a_copy_becomes_a_source_of_its_own(
    start: Start, made_up: Workspace, tmp_path: Path
) -> None:
    code(made_up, tmp_path)
    copy = copied(made_up, tmp_path)
    app = start(made_up)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "tab")
        app.screen.query_one("#articles", RowList).cursor = copy
        await press(pilot, "enter", "b")
        app.screen.query_one("#copy_of", Picked).focus()
        await press(pilot, "enter", *"own", "enter", "ctrl+s")
        assert Store(made_up).library().article[copy].copy_of == ""
        await press(pilot, "B")
        assert Store(made_up).library().article[copy].copy_of == QUAY
