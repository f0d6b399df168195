"""The window in which a format and a path are chosen."""

from __future__ import annotations

import csv

from textual.widgets import Input, Static

from dossier.tui.app import DossierApp
from dossier.tui.screens.export import ExportScreen
from dossier.tui.screens.library import LibraryScreen
from dossier.tui.widgets.key_line import KeyLine
from dossier.workspace import Workspace
from tests.tui.conftest import Start, press, settle


def path(app: DossierApp) -> str:
    return app.screen.query_one("#path", Input).value


def said(app: DossierApp) -> str:
    return " ".join(notice.message for notice in app._notifications)


async def test_the_path_follows_the_format_and_it_is_said_where_the_file_went(
    start: Start, made_up: Workspace
) -> None:
    app = start(made_up)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "x")
        assert path(app) == str(made_up.exports / "index.md")
        await press(pilot, "down")
        assert path(app) == str(made_up.exports / "library.html")
        await press(pilot, "down", "enter")
        target = made_up.exports / "library.csv"
        with target.open(encoding="utf-8", newline="") as file:
            assert len(list(csv.DictReader(file))) == 7
        assert f"Written to {target}" in said(app)
        assert isinstance(app.screen, LibraryScreen)
        await press(pilot, "x", "home", *"my-", "down", "down", "down")
        assert path(app).endswith("library.jsonl")
        assert "my-" in path(app)
        await press(pilot, "up")
        assert path(app).endswith("library.csv")


async def test_other_data_are_replaced_only_when_asked_to(start: Start, made_up: Workspace) -> None:
    target = made_up.exports / "norvane.html"
    target.parent.mkdir(parents=True)
    target.write_text("my own page", "utf-8")
    app = start(made_up)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "d", "x", "down", "enter")
        assert target.read_text("utf-8") == "my own page"
        assert "ctrl+o" in str(app.screen.query_one("#answer", Static).render())
        await press(pilot, "ctrl+o")
        assert target.read_text("utf-8").startswith("<!DOCTYPE html>")
        assert target.with_name("norvane.html.bak").read_text("utf-8") == "my own page"


async def test_notes_go_into_a_folder_and_those_left_alone_are_counted(
    start: Start, made_up: Workspace
) -> None:
    app = start(made_up)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "x", *["down"] * 6)
        folder = made_up.exports / "library-notes"
        assert path(app) == str(folder)
        await press(pilot, "enter")
        note = folder / "companies" / "norvane.md"
        assert f"0 unchanged in {folder}" in said(app)
        note.write_text(note.read_text("utf-8") + "\nmine", "utf-8")
        await press(pilot, "x", *["down"] * 6, "enter")
        assert isinstance(app.screen, ExportScreen)
        assert "1 note left alone" in str(app.screen.query_one("#answer", Static).render())


async def test_where_there_is_one_format_no_key_offers_another(
    start: Start, sample: Workspace
) -> None:
    app = start(sample)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "C", "x")
        shown = [key.label for key in app.screen.query_one(KeyLine).keys]
        assert shown == ["leave"]
        assert "choose the format" not in str(app.screen.query_one("#answer", Static).content)
        await press(pilot, "enter")
        assert [file.suffix for file in sample.exports.iterdir()] == [".md"]
