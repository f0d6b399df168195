"""The app keeps its search index beside the store, and takes it from there at the next start."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.search import keeping
from dossier.search.search import Index
from dossier.workspace import Workspace
from tests.tui.conftest import Start, press, settle


async def test_an_index_is_made_once(
    start: Start, made_up: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "_FEWEST", 0)
    app = start(made_up)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
    assert made_up.index.is_file()
    monkeypatch.delattr(Index, "build")
    again = start(made_up)
    async with again.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "/", *"norvane")
        assert again.desk.index is not None
        assert again.desk.index.search("norvane").hits


async def test_a_small_library_leaves_no_file(start: Start, made_up: Workspace) -> None:
    app = start(made_up)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert app.desk.index is not None
    assert not Path(made_up.index).exists()
