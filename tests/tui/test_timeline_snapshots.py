"""The timeline as a picture; each docstring says what to see."""

from __future__ import annotations

from typing import Any

from dossier.workspace import Workspace
from tests.tui.conftest import Start
from tests.tui.test_snapshots import SIZES, Compare, shown

MARKED = ("space", "right", "space", "right", "space", "t")


@SIZES
def test_timeline(snap_compare: Compare, start: Start, sample: Workspace, size: Any) -> None:
    """Three lanes over 2016 to 2028: a dot in 2016, years as bars, plans dashed; then shelves."""
    assert shown(snap_compare, start(sample), size, *MARKED)


@SIZES
def test_timeline_closer(snap_compare: Compare, start: Start, sample: Workspace, size: Any) -> None:
    """The two launches across the window, arrows to the left for what lies before; evidence."""
    keys = (*MARKED, "down", "down", "plus", "plus", "e")
    assert shown(snap_compare, start(sample), size, *keys)
