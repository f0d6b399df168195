"""Companies and codebook as pictures; each docstring says what to see."""

from __future__ import annotations

from typing import Any

from dossier.workspace import Workspace
from tests.tui.conftest import Start
from tests.tui.test_companies_screen import clipping  # noqa: F401 - a fixture
from tests.tui.test_snapshots import SIZES, Compare, shown


@SIZES
def test_companies(snap_compare: Compare, start: Start, clipping: Workspace, size: Any) -> None:  # noqa: F811
    """Three companies with counts; names of the first by kind; below three names with counts."""
    assert shown(snap_compare, start(clipping), size, "m")


@SIZES
def test_suggestion(snap_compare: Compare, start: Start, clipping: Workspace, size: Any) -> None:  # noqa: F811
    """A window to add the name under the cursor, Velmora, as a company."""
    assert shown(snap_compare, start(clipping), size, "m", "tab", "tab", "G", "enter")


@SIZES
def test_dismissed(snap_compare: Compare, start: Start, clipping: Workspace, size: Any) -> None:  # noqa: F811
    """Two names seen; under them a heading, and Orbica 2 in grey: D brings it back."""
    assert shown(snap_compare, start(clipping), size, "m", "tab", "tab", "D", "G")


@SIZES
def test_merge(snap_compare: Compare, start: Start, made_up: Workspace, size: Any) -> None:
    """The question names both companies and says how many statements go over."""
    assert shown(snap_compare, start(made_up), size, "m", "down", "M", *"norv", "enter")


@SIZES
def test_codebook(snap_compare: Compare, start: Start, sample: Workspace, size: Any) -> None:
    """Facets with definitions and counts left, the topics of the second one right."""
    assert shown(snap_compare, start(sample), size, "b", "down", "tab")


@SIZES
def test_topic(snap_compare: Compare, start: Start, sample: Workspace, size: Any) -> None:
    """A window with the name of a topic, its definition on three lines, and what it ties as."""
    assert shown(snap_compare, start(sample), size, "b", "tab", "R")
