"""The screens of adding as pictures, at 80×24 and 120×40; each docstring says what to see."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import ProgressBar

from dossier.store.adding.intake import add
from dossier.tui.screens.files import FilesScreen
from dossier.tui.screens.intake import IntakeScreen
from dossier.workspace import Workspace
from tests.corrected import code
from tests.tui.conftest import Start, press, settle
from tests.tui.test_snapshots import SIZES, Compare, shown

ASKING = "# A ferry for the islands\n\nPublished 03/04/2018\n\nThe line has bought a boat.\n"
BOATS = (
    "On boats\n\nThere are two of them now, and a third one is being built in the yard by the "
    "quay, where nobody had seen a keel for twenty years and more.\n"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of clippings whose path is short and always the same, as far as it is shown."""
    made = tmp_path / "press"
    (made / "older").mkdir(parents=True)
    (made / "ferry.md").write_text(ASKING, "utf-8")
    (made / "boats.txt").write_text(BOATS, "utf-8")
    (made / "boats again.txt").write_text(f"{BOATS}They said so.\n", "utf-8")
    (made / "[@click=app.quit]broken[red].pdf").write_text("no PDF", "utf-8")
    (made / "picture.jpg").touch()
    monkeypatch.setattr(FilesScreen, "_line", lambda _screen, path: f"~/{path.name}/")
    return made


@SIZES
def test_files(
    snap_compare: Compare, start: Start, made_up: Workspace, folder: Path, size: Any
) -> None:
    """Folder first, then files with sizes; two of them marked; what is left out is counted."""
    app = start(made_up)
    app.desk.folder = folder
    assert shown(snap_compare, app, size, "a", "down", "down", "space", "down", "space")


@SIZES
def test_files_all_shown(
    snap_compare: Compare, start: Start, made_up: Workspace, folder: Path, size: Any
) -> None:
    """The picture in grey, as of another kind."""
    app = start(made_up)
    app.desk.folder = folder
    assert shown(snap_compare, app, size, "a", "full_stop", "G")


@SIZES
def test_progress(
    snap_compare: Compare,
    start: Start,
    made_up: Workspace,
    monkeypatch: pytest.MonkeyPatch,
    size: Any,
) -> None:
    """A bar at two fifths, the numbers, and the name of the file that is being read."""
    app = start(made_up)

    async def before(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        screen = IntakeScreen(app.desk, [])
        monkeypatch.setattr(screen, "_add", lambda: None)
        await app.push_screen(screen)
        screen.post_message(
            IntakeScreen.Progressed(80, 200, Path("in/[b]ferry[@click=app.quit].md"))
        )
        await pilot.pause()
        await pilot.pause()
        assert screen.query_one(ProgressBar).percentage == 0.4

    assert snap_compare(app, run_before=before, terminal_size=size)


@SIZES
def test_removal(
    snap_compare: Compare, start: Start, made_up: Workspace, tmp_path: Path, size: Any
) -> None:
    """A window that asks whether the article is to go, and says that four statements go too."""
    code(made_up, tmp_path)
    assert shown(snap_compare, start(made_up), size, "tab", "G", "D")


@SIZES
def test_report(
    snap_compare: Compare, start: Start, made_up: Workspace, folder: Path, size: Any
) -> None:
    """The counts; added with a question, a copy, one refused with the reason, one passed over."""
    app = start(made_up)

    async def before(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        await app.push_screen(IntakeScreen(app.desk, [folder]))
        await settle(pilot)
        await press(pilot, "down")

    assert snap_compare(app, run_before=before, terminal_size=size)


@SIZES
def test_library_asks(
    snap_compare: Compare, start: Start, made_up: Workspace, folder: Path, size: Any
) -> None:
    """A question mark before the ferry; the frame says how many articles ask, and the key."""
    add(made_up, [folder / "ferry.md"])
    assert shown(snap_compare, start(made_up), size, "tab")


@SIZES
def test_reader_asks(
    snap_compare: Compare, start: Start, made_up: Workspace, folder: Path, size: Any
) -> None:
    """The question in a line of its own below the source, with the key that answers it."""
    add(made_up, [folder / "ferry.md"])
    assert shown(snap_compare, start(made_up), size, "tab", "g", "enter")


@SIZES
def test_record_form(
    snap_compare: Compare, start: Start, made_up: Workspace, folder: Path, size: Any
) -> None:
    """The fields of the record, the question and the file below; the date is to be picked."""
    add(made_up, [folder / "ferry.md"])
    assert shown(snap_compare, start(made_up), size, "tab", "g", "enter", "b")
