"""Two people in one library: what one changes, the other sees where he is."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from msgspec.structs import replace
from textual.pilot import Pilot
from textual.widgets import Static

from dossier.store.store import Store
from dossier.tui.app import DossierApp
from dossier.tui.screens.dossier import DossierScreen
from dossier.tui.screens.form import FormScreen
from dossier.tui.widgets.row_list import RowList
from dossier.workspace import Workspace
from tests.shared import Desk
from tests.tui.conftest import Start

FOR_SALE = "norvane-000004"


async def until(pilot: Pilot[None], is_so: Callable[[], bool]) -> None:
    """Wait for what comes from elsewhere; the worker that listens never ends, so not for that."""
    async with asyncio.timeout(60):
        while not is_so():
            await pilot.pause()


def said(app: DossierApp) -> str:
    return " ".join(item.message for item in app._notifications)


def reword(workspace: Workspace, text: str) -> None:
    store = Store(workspace)
    new = replace(store.library().statement[FOR_SALE], text=text)
    store.save(new, revision=store.revision(FOR_SALE), who="analyst")


async def test_a_colleagues_change_appears_and_the_cursor_stays(
    start: Start, made_up: Workspace, desk_of_many: Desk
) -> None:
    shared = desk_of_many.share(made_up)
    colleague = desk_of_many.join(shared)
    app = start(shared)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: app.desk.index is not None)
        await pilot.press("d", "down", "down")
        assert isinstance(app.screen, DossierScreen)
        before = app.screen.statement()
        await pilot.press("E")
        reword(colleague, "Norvane stays, a colleague says.")
        await until(pilot, lambda: "Renewed" in said(app))
        assert "Renewed: a change by owner." in said(app)
        assert isinstance(app.screen, FormScreen)  # what one is typing stays
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, DossierScreen))
        lines = app.screen.query_one("#statements", RowList).lines
        assert "a colleague says" in " ".join(
            piece.content.plain for line in lines for piece in line
        )
        after = app.screen.statement()
        assert before is not None
        assert after is not None
        assert after.id == before.id


async def test_ones_own_change_is_not_told_as_a_colleagues(
    start: Start, made_up: Workspace, desk_of_many: Desk
) -> None:
    shared = desk_of_many.share(made_up)
    colleague = desk_of_many.join(shared)
    app = start(shared)
    async with app.run_test(size=(80, 24)) as pilot:
        reword(shared, "Mine.")
        reword(colleague, "Theirs.")
        await until(pilot, lambda: app.desk.library.statement[FOR_SALE].text == "Theirs.")
        assert said(app).count("Renewed") == 1


async def test_a_server_that_goes_is_told_and_what_one_typed_is_kept_until_it_is_back(
    start: Start, made_up: Workspace, desk_of_many: Desk
) -> None:
    shared = desk_of_many.share(made_up)
    app = start(shared)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: app.desk.index is not None)
        await pilot.press("d", "E", "X")
        assert isinstance(app.screen, FormScreen)
        desk_of_many.server.stop()
        try:
            await until(pilot, lambda: "cannot be reached" in said(app))
            await pilot.press("ctrl+s")
            answer = app.screen.query_one("#answer", Static)
            await until(pilot, lambda: "cannot be reached" in str(answer.render()))
            assert isinstance(app.screen, FormScreen)
        finally:
            desk_of_many.server.start()
        await until(pilot, lambda: "back" in said(app))
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(app.screen, DossierScreen))
    assert [item for item in Store(shared).library().statements if "X" in item.text]
