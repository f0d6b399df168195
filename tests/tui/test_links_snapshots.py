"""The links as pictures; each docstring says what to see."""

from __future__ import annotations

from typing import Any

from dossier.workspace import Workspace
from tests.tui.conftest import Start
from tests.tui.test_snapshots import SIZES, Compare, shown

MARKED = ("space", "right", "space", "right", "space", "L")


@SIZES
def test_matrix(snap_compare: Compare, start: Start, sample: Workspace, size: Any) -> None:
    """Names down in four groups, three across; signs with numbers; the cursor on one considered."""
    keys = (*MARKED, "down", "down", "right", "e", "e")
    assert shown(snap_compare, start(sample), size, *keys)


@SIZES
def test_around(snap_compare: Compare, start: Start, sample: Workspace, size: Any) -> None:
    """Those next to AutoNation, indented those behind them; Manley's former employer chosen."""
    keys = ("right", "right", "L", *("down",) * 5)
    assert shown(snap_compare, start(sample), size, *keys)


@SIZES
def test_ways(snap_compare: Compare, start: Start, sample: Workspace, size: Any) -> None:
    """The way from AutoNation to Nissan, its statements below each step, the evidence of one."""
    keys = ("L", "p", *"autonat", "enter", *"nissan", "enter", "down", "down", "e")
    assert shown(snap_compare, start(sample), size, *keys)
