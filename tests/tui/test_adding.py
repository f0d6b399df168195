"""Files are chosen with the keyboard and added; what an article asks is answered in its form."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from dossier.store.adding.describing import described
from dossier.store.checking.check import check
from dossier.store.store import Store
from dossier.tui.app import DossierApp
from dossier.tui.screens.files import FilesScreen
from dossier.tui.screens.form import FormScreen
from dossier.tui.screens.intake import IntakeScreen
from dossier.tui.screens.library import LibraryScreen
from dossier.tui.screens.reader import ReaderScreen
from dossier.tui.widgets.file_list import FileList
from dossier.tui.widgets.picked import Picked
from dossier.tui.widgets.row_list import RowList
from dossier.workspace import Workspace
from tests.corrected import CORRECTED, QUAY, SECOND, code
from tests.tui.conftest import Start, press, settle

ASKING = "# A ferry for the islands\n\nPublished 03/04/2018\n\nThe line has bought a boat.\n"
FERRY = "a-ferry-for-the-islands"


@pytest.fixture
def press_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of clippings, in which we are."""
    folder = tmp_path / "press"
    (folder / "deep").mkdir(parents=True)
    (folder / "deep" / "ferry.md").write_text(ASKING, "utf-8")
    (folder / "deep" / "twin.txt").write_text("On boats\n\nThere are two of them now.", "utf-8")
    (folder / "bad.pdf").write_text("no PDF", "utf-8")
    (folder / "boats.txt").write_text("On boats\n\nThere are two of them now.", "utf-8")
    (folder / "picture.jpg").touch()
    (folder / ".hidden.txt").write_text("Hidden words of ours", "utf-8")
    monkeypatch.chdir(folder)
    return folder


def shown(app: DossierApp) -> list[str]:
    """The names in the list of files."""
    return [entry.name for entry in app.screen.query_one(FileList)._entries]


def here(app: DossierApp) -> str:
    entry = app.screen.query_one(FileList).entry
    return entry.name if entry else ""


def state(app: DossierApp) -> str:
    return str(app.screen.query_one("#state", Static).render())


def report(app: DossierApp) -> str:
    lines = app.screen.query_one("#report", RowList).lines
    return "\n".join(piece.content.plain for line in lines for piece in line)


async def opened(pilot: Pilot[Any]) -> FilesScreen:
    await settle(pilot)
    await press(pilot, "a")
    screen = pilot.app.screen
    assert isinstance(screen, FilesScreen)
    return screen


async def test_marked_files_and_folders_are_added_and_told(
    start: Start, made_up: Workspace, press_folder: Path
) -> None:
    app = start(made_up)
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        assert shown(app) == ["deep", "bad.pdf", "boats.txt"]
        assert "not shown: 1 of other kinds, 1 hidden" in state(app)
        await press(pilot, "space", "down", "space", "down", "space", "enter")
        assert isinstance(app.screen, IntakeScreen)
        text = report(app)
        assert "ferry.md: added as a-ferry-for-the-islands" in text
        assert "Question: the date “03/04/2018” may be" in text
        assert "Refused (1)\n" in text
        assert "Known already (1)\n" in text
        words = str(app.screen.query_one("#words", Static).render())
        assert words == "2 added, 1 known already, 1 refused."
        await press(pilot, "enter")
        assert isinstance(app.screen, ReaderScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, IntakeScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, LibraryScreen)
        asks = app.screen.query_one("#articles")
        assert "1 article asks something" in str(asks.border_subtitle)
        articles = [piece.content.plain for line in asks.lines for piece in line]
        assert any("? “A ferry for the islands”" in line for line in articles)
        assert len(app.desk.library.articles) == 4
        await press(pilot, "a")
        assert isinstance(app.screen, FilesScreen)
        assert app.screen.folder == press_folder
    assert check(made_up).faults == ()


async def test_enter_takes_a_file_and_goes_into_a_folder(
    start: Start, made_up: Workspace, press_folder: Path
) -> None:
    app = start(made_up)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "enter")
        assert screen.folder == press_folder / "deep"
        await press(pilot, "backspace")
        assert (screen.folder, here(app)) == (press_folder, "deep")
        await press(pilot, "l", "j", "enter")
        assert isinstance(app.screen, IntakeScreen)
        assert len(app.desk.library.articles) == 3


async def test_marks_stay_from_folder_to_folder(
    start: Start, made_up: Workspace, press_folder: Path
) -> None:
    app = start(made_up)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await press(pilot, "G", "space", "g", "right", "A", "left", "enter")
        assert isinstance(app.screen, IntakeScreen)
        assert len(app.screen._outcomes) == 3


async def test_a_full_stop_shows_what_is_left_out(
    start: Start, made_up: Workspace, press_folder: Path
) -> None:
    app = start(made_up)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await press(pilot, "full_stop")
        assert shown(app) == ["deep", ".hidden.txt", "bad.pdf", "boats.txt", "picture.jpg"]
        await press(pilot, "full_stop")
        assert shown(app) == ["deep", "bad.pdf", "boats.txt"]


async def test_a_typed_path_narrows_leads_and_takes(
    start: Start, made_up: Workspace, press_folder: Path
) -> None:
    app = start(made_up)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        line = screen.query_one(Input)
        await press(pilot, "slash", *"BOA")
        assert shown(app) == ["boats.txt"]
        line.value = f"{press_folder.parent}{os.sep}"
        await settle(pilot)
        assert screen.folder == press_folder.parent
        line.value = str(press_folder / "deep" / "tw")
        await settle(pilot)
        assert (screen.folder, shown(app)) == (press_folder / "deep", ["twin.txt"])
        line.value = str(press_folder / "nowhere" / "x")
        await press(pilot, "enter")
        assert "There is no folder" in state(app)
        await press(pilot, "slash")
        line.value = str(press_folder / "boats.txt")
        await press(pilot, "enter")
        assert isinstance(app.screen, IntakeScreen)
        assert len(app.desk.library.articles) == 3


@pytest.mark.parametrize(
    "typed",
    ["x" * 300, f"{'x' * 300}/y", "a\0b", "locked/y"],
    ids=["a long name", "a long folder", "a NUL", "a locked folder"],
)
async def test_a_path_that_nothing_can_have_is_not_taken(
    start: Start, made_up: Workspace, press_folder: Path, monkeypatch: pytest.MonkeyPatch,
    typed: str,
) -> None:  # fmt: skip
    stat = os.stat

    def refused(path: Any, *more: Any, **others: Any) -> os.stat_result:
        if "locked" in os.fspath(path):
            raise PermissionError(13, "Permission denied", os.fspath(path))
        return stat(path, *more, **others)

    monkeypatch.setattr(os, "stat", refused)
    app = start(made_up)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await press(pilot, "slash")
        screen.query_one(Input).value = f"{press_folder}/{typed}"
        await press(pilot, "enter")
        assert app.screen is screen
        assert screen.folder == press_folder
        assert ("There is no folder" in state(app)) == ("/" in typed)


async def test_without_a_current_folder_the_choice_begins_at_home(
    start: Start, made_up: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "gone").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path / "gone")
    app = start(made_up)
    async with app.run_test(size=(80, 24)) as pilot:
        (tmp_path / "gone").rmdir()
        screen = await opened(pilot)
        assert screen.folder == tmp_path / "home"


async def test_odd_folders_stay_usable(
    start: Start, made_up: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "odd"
    (folder / "gone").mkdir(parents=True)
    (folder / "loop").symlink_to(".")
    os.mkfifo(folder / "pipe.txt")
    hostile = folder / "[@click=app.quit]\x1b[2J\n\u202ex.txt"
    hostile.write_text("On markup\n\nNobody has to obey it.", "utf-8")
    unspeakable = Path(os.fsdecode(os.fsencode(folder) + b"/\xff\xfe"))
    unspeakable.mkdir()
    (unspeakable / "a.txt").write_text("On names\n\nThis one has none of them.", "utf-8")
    monkeypatch.chdir(folder)
    app = start(made_up)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        assert shown(app) == ["gone", "loop", "��", "[@click=app.quit][2J x.txt"]
        (folder / "gone").rmdir()
        await press(pilot, "enter")
        assert "gone: cannot be opened: No such file or directory" in state(app)
        assert screen.folder == folder
        await press(pilot, "down", "enter")
        assert (screen.folder, here(app)) == (folder, "loop")
        assert "gone" not in shown(app)
        await press(pilot, "down", "right")
        assert screen.folder == unspeakable
        await press(pilot, "A", "left", "G", "space", "enter")
        assert isinstance(app.screen, IntakeScreen)
        assert len(app.desk.library.articles) == 4


async def test_a_very_full_folder_is_shown_and_narrowed(
    start: Start, made_up: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5000):
        (tmp_path / f"{number:04}.txt").touch()
    monkeypatch.chdir(tmp_path)
    app = start(made_up)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await press(pilot, "G", "space")
        assert here(app) == "4999.txt"
        await press(pilot, "slash", "7", "7", "7")
        assert shown(app) == ["0777.txt", "1777.txt", "2777.txt", "3777.txt", "4777.txt"]
        assert "1 marked" in state(app)


async def test_escape_leaves_everything_as_it_is(
    start: Start, made_up: Workspace, press_folder: Path
) -> None:
    app = start(made_up)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await press(pilot, "space", "escape")
        assert isinstance(app.screen, LibraryScreen)
        assert len(app.desk.library.articles) == 2


async def test_escape_stops_the_reading_and_keeps_what_was_read(
    start: Start, made_up: Workspace, press_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dossier.articles.importing import Opened, Read
    from dossier.articles.importing import read_opened as read
    from dossier.workers.here import ONE_BY_ONE

    app = start(made_up)

    def read_until_stopped(shared: None, file: Opened, stop: Event) -> Read:
        if file.path.name == "slow.txt":
            app.call_from_thread(app.screen.action_leave)  # type: ignore[attr-defined]
            assert stop.wait(10)
        return read(shared, file, stop)

    monkeypatch.setattr("dossier.store.adding.intake.read_opened", read_until_stopped)
    monkeypatch.setattr("dossier.store.adding.intake.THREADS", ONE_BY_ONE)
    (press_folder / "slow.txt").write_text("On slowness\n\nIt takes a while to read.", "utf-8")
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        await press(pilot, "A", "enter")
        assert isinstance(app.screen, IntakeScreen)
        words = str(app.screen.query_one("#words", Static).render())
        assert "Stopped: 2 of 3 files read." in words
        assert len(app.desk.library.articles) == 3
        await press(pilot, "escape")
        assert isinstance(app.screen, LibraryScreen)
    assert check(made_up).faults == ()


async def test_a_store_that_cannot_be_written_is_said(
    start: Start, made_up: Workspace, press_folder: Path
) -> None:
    app = start(made_up)
    async with app.run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        (made_up.store / "articles.json").write_bytes(b"{")
        await press(pilot, "G", "enter")
        assert isinstance(app.screen, IntakeScreen)
        assert "is not valid JSON" in str(app.screen.query_one("#words", Static).render())
        await press(pilot, "escape")
        assert isinstance(app.screen, LibraryScreen)


async def test_a_correction_is_a_new_version_and_can_be_coded_at_once(
    start: Start, made_up: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "press"
    folder.mkdir()
    path = code(made_up, folder)
    before = set(Store(made_up).library().statement)
    monkeypatch.chdir(folder)
    app = start(made_up)
    async with app.run_test(size=(120, 40)) as pilot:
        path.write_text(CORRECTED, "utf-8")
        await opened(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, IntakeScreen)
        assert "New versions (1)\n" in report(app)
        assert "Refused" not in report(app)
        assert app.desk.library.originals[QUAY].text == CORRECTED
        await press(pilot, "enter")
        assert isinstance(app.screen, ReaderScreen)
        assert app.screen.place().article == QUAY
        await press(pilot, "i", "enter", "ctrl+s")
        assert isinstance(app.screen, ReaderScreen)
    store = Store(made_up)
    assert len(set(store.library().statement) - before) == 1
    moved = store.history(SECOND)[-1]
    assert (moved.what, bool(moved.when)) == ("moved", True)
    assert check(made_up).faults == ()


# --- what an article is ---------------------------------------------------------------------


@pytest.fixture
def asking(made_up: Workspace, press_folder: Path) -> Workspace:
    """The invented library with an article that asks for its date."""
    from dossier.store.adding.intake import add

    add(made_up, [press_folder / "deep" / "ferry.md"])
    return made_up


async def reading(pilot: Pilot[Any]) -> None:
    await settle(pilot)
    await press(pilot, "tab", "g", "enter")
    assert isinstance(pilot.app.screen, ReaderScreen)


async def test_the_question_is_shown_and_answered_in_the_form(
    start: Start, asking: Workspace
) -> None:
    app = start(asking)
    async with app.run_test(size=(120, 40)) as pilot:
        await reading(pilot)
        question = app.screen.query_one("#question", Static)
        assert "may be 3 April 2018 or 4 March 2018" in str(question.render())
        await press(pilot, "b")
        assert isinstance(app.screen, FormScreen)
        app.screen.query_one("#issued", Picked).focus()
        await press(pilot, "enter", "down", "down", "enter", "ctrl+s")
        assert isinstance(app.screen, ReaderScreen)
        assert not question.display
        assert "4 March 2018" in str(app.screen.query_one("#source", Static).render())
        assert app.desk.library.questions == {}
        await press(pilot, "B")
        assert question.display
        assert app.desk.library.article[FERRY].issued == ""
        await press(pilot, "B")
        assert any("as it was imported" in notice.message for notice in app._notifications)


async def test_fields_are_changed_and_faults_are_said(start: Start, asking: Workspace) -> None:
    app = start(asking)
    async with app.run_test(size=(80, 24)) as pilot:
        await reading(pilot)
        await press(pilot, "b")
        app.screen.query_one("#url", Input).value = "quay"
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, FormScreen)
        assert "url: is not an address" in str(app.screen.query_one("#answer", Static).render())
        app.screen.query_one("#url", Input).value = "https://quay.example"
        app.screen.query_one("#author", Input).value = "Ada Quill; Ben Sand"
        app.screen.query_one("#questions", Picked).value = "settled"
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, ReaderScreen)
    library = Store(asking).library()
    assert [item.name for item in library.article[FERRY].author] == ["Ada Quill", "Ben Sand"]
    assert library.questions == {}
    assert described(asking, FERRY).record.url == "https://quay.example"


async def test_the_record_of_a_seed_is_not_offered(start: Start, made_up: Workspace) -> None:
    app = start(made_up)
    async with app.run_test(size=(120, 40)) as pilot:
        await reading(pilot)
        await press(pilot, "b")
        assert isinstance(app.screen, ReaderScreen)
        assert any("harbour.toml" in notice.message for notice in app._notifications)


async def test_a_long_report_scrolls_to_its_end_in_a_small_window(
    start: Start, made_up: Workspace, tmp_path: Path
) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(12):
        (folder / f"empty-{number:02}.txt").write_text("", "utf-8")
    app = start(made_up)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.push_screen(IntakeScreen(app.desk, [folder]))
        await settle(pilot)
        await press(pilot, "G")
        report = app.screen.query_one("#report", RowList)
        shown = [report.render_line(y).text for y in range(report.size.height)]
        assert any("empty-11.txt" in line for line in shown)
        assert report.region.bottom <= app.screen.query_one("#intake").region.bottom
