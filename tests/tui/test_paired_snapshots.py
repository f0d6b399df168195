"""Tensions and promises as pictures; each docstring says what to see."""

from __future__ import annotations

from typing import Any

from dossier.workspace import Workspace
from tests.tui.conftest import Start
from tests.tui.test_snapshots import SIZES, Compare, shown


@SIZES
def test_tensions(snap_compare: Compare, start: Start, contested: Workspace, size: Any) -> None:
    """Pairs by kind, each with its words; the second of the first pair is ruled an error."""
    keys = ("T", "v", *"sec e", "enter", *"mayor", "ctrl+s", "down")
    assert shown(snap_compare, start(contested), size, *keys)


@SIZES
def test_promises(snap_compare: Compare, start: Start, contested: Workspace, size: Any) -> None:
    """Plans in the order of their dates, what became of each; the plant and its opening below."""
    keys = ("t", "P", "down", "down", "down")
    assert shown(snap_compare, start(contested), size, *keys)
