"""What sets companies apart as a picture; each docstring says what to see."""

from __future__ import annotations

from typing import Any

from dossier.workspace import Workspace
from tests.tui.conftest import Start
from tests.tui.test_snapshots import SIZES, Compare, shown


@SIZES
def test_apart(snap_compare: Compare, start: Start, sample: Workspace, size: Any) -> None:
    """Renault and AutoNation: scores with bars on one scale, under `only Renault` in words.

    On the right why, and the statements of the second topic; at 120×40 their evidence.
    """
    keys = ("right", "space", "right", "space", "A", "down")
    assert shown(snap_compare, start(sample), size, *keys)


@SIZES
def test_apart_alone(snap_compare: Compare, start: Start, sample: Workspace, size: Any) -> None:
    """Huawei alone against 3 others; at 80×24 `e` has brought the evidence."""
    keys = ("right", "right", "right", "A", "down", "tab", "e" if size == (80, 24) else "down")
    assert shown(snap_compare, start(sample), size, *keys)
