"""Driving the app: one way to start it, one way to wait until it is quiet."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from dossier.store.store import Store
from dossier.tui.app import DossierApp
from dossier.workspace import Workspace

Start = Callable[[Workspace], DossierApp]


@pytest.fixture
def start(monkeypatch: pytest.MonkeyPatch) -> Start:
    """Make the app for a workspace; what it says stands until a test has read it."""
    patience = dict.fromkeys(("information", "warning", "error"), 60.0)
    monkeypatch.setattr("dossier.tui.app._AT_LEAST", patience)

    def make(workspace: Workspace) -> DossierApp:
        return DossierApp(workspace, Store(workspace).library())

    return make


async def settle(pilot: Pilot[None]) -> None:
    """Wait until workers, messages and drawing are done; stop the cursor's blinking."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    for field in pilot.app.screen.query(Input):
        field.cursor_blink = False
    for area in pilot.app.screen.query(TextArea):
        area.cursor_blink = False
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other, each when the last has had its effect."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)
