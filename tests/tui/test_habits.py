"""What the app remembers, whose keys it takes, what the registry promises."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import msgspec
import pytest
from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.widgets._toast import Toast
from wcwidth import wcswidth

from dossier.store.store import Store
from dossier.tui.app import DossierApp
from dossier.tui.commands import COMMANDS, identifiers
from dossier.tui.filters import ControlFilter
from dossier.tui.screens.compare import CompareScreen
from dossier.tui.screens.help import HelpScreen
from dossier.tui.screens.library import LibraryScreen
from dossier.tui.screens.search import SearchScreen
from dossier.tui.session import Session, read_session
from dossier.tui.widgets.key_line import KeyLine
from dossier.tui.widgets.row_list import RowList
from dossier.workspace import Workspace
from tests.tui.conftest import Start, press, settle


async def test_the_next_start_begins_where_the_last_ended(start: Start, sample: Workspace) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        app.theme = "nord"
        await press(pilot, "right", "space", "right", "space", "c", "n", "l")
        assert isinstance(app.screen, CompareScreen)
        last = app.screen.place()
        await press(pilot, "q")
    again = start(sample)
    async with again.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        assert again.theme == "nord"
        assert again.desk.chosen == ("renault-alpine", "autonation")
        assert isinstance(again.screen, CompareScreen)
        assert again.screen.place() == last


async def test_a_place_that_is_gone_leads_home(start: Start, sample: Workspace) -> None:
    sample.session.write_text(
        '{"place": {"type": "dossier", "company": "vanished"}, "chosen": ["vanished"]}', "utf-8"
    )
    app = start(sample)
    async with app.run_test() as pilot:
        await settle(pilot)
        assert isinstance(app.screen, LibraryScreen)
        assert app.desk.chosen == ()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"theme": 3}', b"\xff\xfe"])
def test_a_damaged_session_gives_the_defaults(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "session.json"
    path.write_bytes(content)
    assert read_session(path) == Session()


def test_a_session_survives_being_written(tmp_path: Path) -> None:
    from dossier.tui.places import ReaderPlace
    from dossier.tui.session import write_session

    session = Session("nord", ReaderPlace("a", "b-000001", 3), ("x", "y"))
    write_session(tmp_path / "deep" / "session.json", session)
    assert read_session(tmp_path / "deep" / "session.json") == session
    assert msgspec.json.decode((tmp_path / "deep" / "session.json").read_bytes())


def keymap(tmp_path: Path, text: str) -> None:
    folder = tmp_path / "config"
    folder.mkdir()
    (folder / "keymap.toml").write_text(text, "utf-8")


async def test_the_users_keys_take_over(start: Start, sample: Workspace, tmp_path: Path) -> None:
    keymap(tmp_path, '[keys]\n"everywhere.search" = "f5"\n"library.compare" = "v"\n')
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "slash")
        assert isinstance(app.screen, LibraryScreen)
        await press(pilot, "f5")
        assert isinstance(app.screen, SearchScreen)
        await press(pilot, "escape", "v")
        assert isinstance(app.screen, CompareScreen)
        await press(pilot, "question_mark")
        assert "f5" in drawn(app.screen.query_one(RowList))


def drawn(view: RowList) -> str:
    return "\n".join("".join(piece.content.plain for piece in line) for line in view.lines)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[keys]\n"no.such" = "f5"\n', "no command 'no.such'"),
        ('[keys]\n"everywhere.search" = 5\n', "needs a key"),
        ('[keys]\n"everywhere.search" = "super duper"\n', "no key 'super duper'"),
        ('[keys]\n"everywhere.export" = "j"\n', "j stands for"),
        ("keys = 3\n", "not a table"),
        ("[keys\n", "not used"),
    ],
)
async def test_a_faulty_keymap_is_said_and_the_app_starts(
    start: Start, sample: Workspace, tmp_path: Path, text: str, said: str
) -> None:
    keymap(tmp_path, text)
    app = start(sample)
    async with app.run_test() as pilot:
        await settle(pilot)
        assert any(said in notice.message for notice in app._notifications)
        assert isinstance(app.screen, LibraryScreen)


def test_keys_may_be_written_as_people_write_them(tmp_path: Path) -> None:
    from dossier.tui.keymap import read_keymap

    keymap(tmp_path, '[keys]\n"everywhere.search" = "F5, ctrl-e"\n"lists.open" = "return"\n')
    keys, faults = read_keymap(tmp_path / "config" / "keymap.toml")
    assert keys == {"everywhere.search": "f5,ctrl+e", "lists.open": "enter"}
    assert faults == []


@pytest.mark.parametrize("value", ["[" * 9999, "9" * 9999])
def test_a_keymap_that_no_reader_takes_is_left_alone(tmp_path: Path, value: str) -> None:
    from dossier.tui.keymap import read_keymap

    keymap(tmp_path, f"keys = {value}")
    keys, faults = read_keymap(tmp_path / "config" / "keymap.toml")
    assert keys == {}
    assert "keymap.toml is not used" in faults[0]


def test_a_keymap_that_is_no_plain_file_is_left_alone(tmp_path: Path) -> None:
    import os

    from dossier.tui.keymap import read_keymap

    os.mkfifo(tmp_path / "keymap.toml")
    assert "not a plain file" in read_keymap(tmp_path / "keymap.toml")[1][0]


async def test_the_library_is_exported_with_all_that_its_index_leads_to(
    start: Start, sample: Workspace
) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "x", "enter")
        written = {path.name for path in sample.exports.iterdir()}
        assert {"index.md", "psa.md", "huawei.md"} <= written


async def test_help_names_every_command_of_the_screen(start: Start, sample: Workspace) -> None:
    app = start(sample)
    async with app.run_test(size=(200, 60)) as pilot:
        await settle(pilot)
        for key, scopes in {
            "": LibraryScreen.SCOPES,
            "c": CompareScreen.SCOPES,
        }.items():
            await press(pilot, *key)
            view = app.screen
            await press(pilot, "f1")
            assert isinstance(app.screen, HelpScreen)
            text = drawn(app.screen.query_one(RowList))
            for scope in (*scopes, "everywhere"):
                for command in COMMANDS[scope]:  # type: ignore[index]
                    works_here = view.check_action(command.action, ())
                    assert (command.help in text) is works_here
            await press(pilot, "escape")


def test_command_ids_are_unique_and_every_screen_command_has_an_action() -> None:
    ids = list(identifiers())
    assert len(ids) == len(set(ids))
    for screen in (LibraryScreen, CompareScreen, SearchScreen):
        for scope in screen.SCOPES:
            for command in COMMANDS[scope]:
                name = command.action.removeprefix("screen.")
                owners = [screen, *_widgets()]
                assert any(hasattr(owner, f"action_{name}") for owner in owners), command.id


def _widgets() -> list[type]:
    from dossier.tui.widgets.comparison_grid import ComparisonGrid
    from dossier.tui.widgets.heat_map import HeatMap

    return [ComparisonGrid, HeatMap, RowList]


async def test_the_palette_runs_a_command(start: Start, sample: Workspace) -> None:
    app = start(sample)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+p")
        await settle(pilot)
        await pilot.press(*"compare")
        await pilot.pause(0.5)
        await settle(pilot)
        await press(pilot, "enter")
        await settle(pilot)
        assert isinstance(app.screen, CompareScreen)


async def test_a_crash_shows_no_values(start: Start, sample: Workspace) -> None:
    app = start(sample)
    async with app.run_test():
        try:
            draft = "what the analyst wrote"
            raise RuntimeError(len(draft))
        except RuntimeError:
            app._fatal_error()
        shown = "".join(
            segment.text
            for renderable in app._exit_renderables
            for segment in app.console.render(renderable)
        )
        assert "RuntimeError" in shown
        assert "locals" not in shown
        app._exit_renderables.clear()


def test_no_control_character_passes_the_filter() -> None:
    hostile = [Segment("a\x1b]0;x\x07b\u202ec"), Segment("fine é—漢")]
    safe = "".join(segment.text for segment in ControlFilter().apply(hostile, Color(0, 0, 0)))
    assert "\x1b" not in safe
    assert "\x07" not in safe
    assert "\u202e" not in safe
    assert "fine é—漢" in safe


@pytest.mark.parametrize(
    "text",
    [
        "a\x1bb\u202ec\ud800d\u00ad",
        "👨\u200d👩\u200d👧 👍🏽 ❤\ufe0f 1\ufe0f\u20e3 🇫🇷🇩",
        "é—漢 می\u200cخ",
    ],
)
def test_a_filtered_line_keeps_its_width(text: str) -> None:
    shown = "".join(part.text for part in ControlFilter().apply([Segment(text)], Color(0, 0, 0)))
    assert cell_len(shown) == cell_len(text) == wcswidth(shown)
    assert len(shown) <= len(text)


async def test_without_colour_every_status_has_its_own_sign(
    start: Start, sample: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = start(sample)
    async with app.run_test(size=(200, 60)) as pilot:
        await settle(pilot)
        await press(pilot, "c", "w")
        from dossier.tui.widgets.comparison_grid import ComparisonGrid

        grid = app.screen.query_one(ComparisonGrid)
        text = "".join(piece.content.plain for line in grid.lines for piece in line)
        assert all(sign in text for sign in "●◕◐○◌❝✕—↔")
        strip = grid.render_line(3)
        colours = {
            segment.style.color.triplet
            for segment in strip
            if segment.style and segment.style.color
        }
        assert (
            all(
                triplet is None or triplet.red == triplet.green == triplet.blue
                for triplet in colours
            )
            or app.no_color
        )


async def test_only_the_last_two_things_said_stand_in_the_last_lines(
    start: Start, made_up: Workspace
) -> None:
    app = start(made_up)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        for words in ("One.", "Two.", "Three.", "Three."):
            app.notify(words, severity="error")
        await settle(pilot)
        assert [notice.message for notice in app._notifications] == ["Two.", "Three."]
        toasts = list(app.screen.query(Toast))
        assert {toast.region.bottom for toast in toasts} == {23, 24}
        assert all(toast.region.height == 1 for toast in toasts)


async def test_what_the_person_should_know_is_said_once_the_library_is_seen(
    made_up: Workspace,
) -> None:
    app = DossierApp(made_up, Store(made_up).library(), lambda: ["seeds/a.toml changed [/]"])
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        assert [notice.message for notice in app._notifications] == ["seeds/a.toml changed [/]"]


async def test_a_key_in_the_last_line_is_pressed_by_the_mouse(
    start: Start, sample: Workspace
) -> None:
    app = start(sample)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        keys = {key.label: key for key in app.screen.query_one(KeyLine).keys}
        await pilot.hover(KeyLine, offset=(keys["help"].at, 0))
        assert app.screen.query_one(KeyLine).pointed_at == keys["help"]
        await pilot.click(KeyLine, offset=(keys["help"].at - 1, 0))  # no key is there
        await pilot.click(KeyLine, offset=(keys["help"].end - 1, 0))
        await settle(pilot)
        assert isinstance(app.screen, HelpScreen)


@pytest.mark.parametrize("width", [40, 80, 120])
async def test_the_keys_stand_whole_and_help_is_always_among_them(
    start: Start, made_up: Workspace, width: int
) -> None:
    app = start(made_up)
    async with app.run_test(size=(width, 24)) as pilot:
        await settle(pilot)
        for keys in ((), ("d",), ("escape", "c"), ("escape", "m"), ("escape", "r")):
            await press(pilot, *keys)
            shown = app.screen.query_one(KeyLine).keys
            assert "help" in {key.action for key in shown}
            assert len(shown) > 1
            assert all(key.at >= 0 and key.end <= width for key in shown)
            assert all(before.end < key.at for before, key in pairwise(shown))
