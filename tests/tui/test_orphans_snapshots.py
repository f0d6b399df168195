"""The screen of passages without a place as a picture; each docstring says what to see."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from dossier.workspace import Workspace
from tests.corrected import correct
from tests.tui.conftest import Start
from tests.tui.test_snapshots import SIZES, Compare, shown


@SIZES
def test_orphans(
    snap_compare: Compare, start: Start, made_up: Workspace, tmp_path: Path, size: Any
) -> None:
    """Three statements under their article; the old passage, and the new with {+now+}, {+fine+}."""
    correct(made_up, tmp_path)
    assert shown(snap_compare, start(made_up), size, "O")


@SIZES
def test_orphans_without_a_candidate(
    snap_compare: Compare, start: Start, made_up: Workspace, tmp_path: Path, size: Any
) -> None:
    """The passage with [/] as it is; in the present text nothing says the same."""
    correct(made_up, tmp_path)
    assert shown(snap_compare, start(made_up), size, "O", "j")


@SIZES
def test_evidence_of_an_earlier_version(
    snap_compare: Compare, start: Start, made_up: Workspace, tmp_path: Path, size: Any
) -> None:
    """The corrected text, and under `Not found in this version (O)` three statements."""
    correct(made_up, tmp_path)
    assert shown(snap_compare, start(made_up), size, "O", "enter")
