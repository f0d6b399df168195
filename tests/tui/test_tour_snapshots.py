"""A step of the tour, at 80×24 and 120×40."""

from __future__ import annotations

from typing import Any

from dossier.store.store import Store
from dossier.tui.app import DossierApp
from dossier.workspace import Workspace
from tests.tui.test_snapshots import SIZES, Compare, shown


@SIZES
def test_the_second_step(snap_compare: Compare, sample: Workspace, size: Any) -> None:
    """A card above the keys says step 2 of 5, names enter and esc; a bar left of the grid."""
    app = DossierApp(sample, Store(sample).library(), tour=True)
    assert shown(snap_compare, app, size, "c")
