"""The figures as a picture; each docstring says what to see."""

from __future__ import annotations

from typing import Any

from dossier.store.store import Store
from dossier.tui.app import DossierApp
from dossier.workspace import Workspace
from tests.tui.conftest import Start
from tests.tui.test_figures_screen import with_more
from tests.tui.test_snapshots import SIZES, Compare, shown


@SIZES
def test_figures(snap_compare: Compare, start: Start, sample: Workspace, size: Any) -> None:
    """All figures of three companies by unit, each alone of its kind; evidence if there is room."""
    keys = ("space", "right", "space", "right", "space", "f")
    assert shown(snap_compare, start(sample), size, *keys)


@SIZES
def test_figures_beside(snap_compare: Compare, sample: Workspace, size: Any) -> None:
    """4,000 and more than 2,000 a month as bars; 100,000 and 500 with the reasons."""
    app = DossierApp(sample, with_more(Store(sample).library()))
    keys = ("space", "right", "space", "f", "w", "down", "space", "enter", "end")
    assert shown(snap_compare, app, size, *keys)
