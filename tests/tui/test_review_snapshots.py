"""The screens of a review as pictures; each docstring says what to see."""

from __future__ import annotations

from typing import Any

from dossier.workspace import Workspace
from tests.tui.conftest import Start
from tests.tui.test_snapshots import SIZES, Compare, shown


@SIZES
def test_review(snap_compare: Compare, start: Start, clipped: Workspace, size: Any) -> None:
    """The article with the passage of the proposal standing out; its fields; what waits."""
    assert shown(snap_compare, start(clipped), size, "r", "greater_than_sign", "n", "n")


@SIZES
def test_review_marked(snap_compare: Compare, start: Start, clipped: Workspace, size: Any) -> None:
    """Two proposals carry a ✓, the title says 2 marked; the second row is chosen."""
    keys = ("r", "greater_than_sign", "space", "n", "n", "space", "2")
    assert shown(snap_compare, start(clipped), size, *keys)


@SIZES
def test_review_finished(
    snap_compare: Compare, start: Start, clipped: Workspace, size: Any
) -> None:
    """Nothing waits: the card counts what was decided and says how to go on."""
    assert shown(snap_compare, start(clipped), size, "r", "a", "x", "a")


@SIZES
def test_review_split(snap_compare: Compare, start: Start, clipped: Workspace, size: Any) -> None:
    """A window with the sentence, its first words chosen; how many; the keys below."""
    assert shown(snap_compare, start(clipped), size, "r", "n", "s", "h", "h")


@SIZES
def test_review_edit(snap_compare: Compare, start: Start, clipped: Workspace, size: Any) -> None:
    """The form with the sentence as text; the picker of rows open, the suggested ones first."""
    assert shown(snap_compare, start(clipped), size, "r", "n", "e", "tab", "tab", "enter")


@SIZES
def test_review_merge(snap_compare: Compare, start: Start, clipped: Workspace, size: Any) -> None:
    """A list of the company's statements, narrowed by the word typed above it."""
    keys = ("r", "greater_than_sign", "m", *"workshop")
    assert shown(snap_compare, start(clipped), size, *keys)


@SIZES
def test_coding_by_hand(snap_compare: Compare, start: Start, clipped: Workspace, size: Any) -> None:
    """The whole article in a window, its second sentence chosen but for two words."""
    keys = ("tab", "G", "enter", "shift+tab", "down", "i", "tab", "h", "h")
    assert shown(snap_compare, start(clipped), size, *keys)
