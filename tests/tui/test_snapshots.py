"""Every screen as a picture, at 80×24 and 120×40; each docstring says what to see."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from dossier.export.scope import Scope
from dossier.tui.app import DossierApp
from dossier.tui.screens.export import ExportScreen
from dossier.tui.sheet import Sheet
from dossier.workspace import Workspace
from tests.tui.conftest import Start, press, settle

Compare = Callable[..., bool]

SMALL, MEDIUM, LARGE = (80, 24), (120, 40), (200, 60)
SIZES = pytest.mark.parametrize("size", [SMALL, MEDIUM], ids=["80x24", "120x40"])
ALL_SIZES = pytest.mark.parametrize(
    "size", [SMALL, MEDIUM, LARGE], ids=["80x24", "120x40", "200x60"]
)


def shown(snap_compare: Compare, app: DossierApp, size: tuple[int, int], *keys: str) -> bool:
    """Compare the screen after `keys` with its picture."""

    async def before(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        await press(pilot, *keys)

    return snap_compare(app, run_before=before, terminal_size=size)


@SIZES
def test_library(snap_compare: Compare, start: Start, sample: Workspace, size: Any) -> None:
    """Four companies across, twelve facets down with counts and bars; five articles below."""
    assert shown(snap_compare, start(sample), size)


@SIZES
def test_library_marked(snap_compare: Compare, start: Start, sample: Workspace, size: Any) -> None:
    """Renault is 1, AutoNation 2 in the head; the frame says that c compares these two."""
    assert shown(snap_compare, start(sample), size, "right", "space", "right", "space")


@SIZES
def test_library_empty(snap_compare: Compare, start: Start, tmp_path: Path, size: Any) -> None:
    """An empty map; the frame says how to name companies."""
    from dossier.store.building.build import build
    from dossier.workspace import create

    workspace = create(tmp_path / "empty")
    build(workspace)
    assert shown(snap_compare, start(workspace), size)


@ALL_SIZES
def test_compare(snap_compare: Compare, start: Start, sample: Workspace, size: Any) -> None:
    """Topics down, companies across, short cells with `+ n more`, gaps in words.

    At 80×24 two columns, with `2 more: ← →`; from 120×40 on all four and the evidence below.
    """
    assert shown(snap_compare, start(sample), size, "c")


@SIZES
def test_compare_gap(snap_compare: Compare, start: Start, sample: Workspace, size: Any) -> None:
    """The cursor on Huawei's gap in the row Strategic plan; at 120×40 the note explains it."""
    assert shown(snap_compare, start(sample), size, "c", "right", "right", "right")


@SIZES
def test_compare_differences(
    snap_compare: Compare, start: Start, sample: Workspace, size: Any
) -> None:
    """The title says `differences only`; the cursor stands on the next differing row."""
    assert shown(snap_compare, start(sample), size, "c", "d", "n")


@SIZES
def test_compare_whole(snap_compare: Compare, start: Start, sample: Workspace, size: Any) -> None:
    """Every statement of the cell in full, no `more` line."""
    assert shown(snap_compare, start(sample), size, "c", "w")


@SIZES
def test_compare_evidence(
    snap_compare: Compare, start: Start, with_originals: Workspace, size: Any
) -> None:
    """The lower part shows the passage highlighted between its neighbouring paragraphs.

    A company with markup in its name and one with a very long name stand in the head; the third
    column says `no article read`.
    """
    keys = ["c", "e"] if size == SMALL else ["c"]
    assert shown(snap_compare, start(with_originals), size, *keys)


@SIZES
def test_dossier(snap_compare: Compare, start: Start, sample: Workspace, size: Any) -> None:
    """People, brands, ties, figures above; facets with counts left, statements by topic."""
    assert shown(snap_compare, start(sample), size, "d")


@SIZES
def test_dossier_tie(snap_compare: Compare, start: Start, sample: Workspace, size: Any) -> None:
    """Huawei's dossier: few statements, two told from PSA's side with ↔, gaps as dashes left."""
    assert shown(
        snap_compare, start(sample), size, "right", "right", "right", "d", *("e" * (size == SMALL))
    )


@SIZES
def test_reader_digest(snap_compare: Compare, start: Start, sample: Workspace, size: Any) -> None:
    """The digest of the first article, marked as ours, beside its statements."""
    assert shown(snap_compare, start(sample), size, "tab", "enter", "n")


@SIZES
def test_reader_original(
    snap_compare: Compare, start: Start, with_originals: Workspace, size: Any
) -> None:
    """The original text: the current passage stands out, uncoded words are grey."""
    assert shown(snap_compare, start(with_originals), size, "tab", "enter", "n")


@SIZES
def test_reader_hostile(
    snap_compare: Compare, start: Start, with_originals: Workspace, size: Any
) -> None:
    """Brackets and click tags stand in the text as they are; nothing is coloured by them."""
    assert shown(snap_compare, start(with_originals), size, "tab", "down", "enter")


@SIZES
def test_search(snap_compare: Compare, start: Start, sample: Workspace, size: Any) -> None:
    """`usine` finds the plant statements, the matched letters marked, grouped by company."""
    assert shown(snap_compare, start(sample), size, "slash", *"usine")


@SIZES
def test_search_nothing(snap_compare: Compare, start: Start, sample: Workspace, size: Any) -> None:
    """`Nothing found.` with the nearest term."""
    assert shown(snap_compare, start(sample), size, "slash", *"zzxqav")


@SIZES
def test_search_before_typing(
    snap_compare: Compare, start: Start, sample: Workspace, size: Any
) -> None:
    """What can be typed: words, quotes, filters."""
    assert shown(snap_compare, start(sample), size, "slash")


@SIZES
def test_help(snap_compare: Compare, start: Start, sample: Workspace, size: Any) -> None:
    """The keys of the comparison first, then tables, lists, everywhere."""
    assert shown(snap_compare, start(sample), size, "c", "question_mark")


@SIZES
def test_palette(snap_compare: Compare, start: Start, sample: Workspace, size: Any) -> None:
    """The palette lists the commands of the library screen with their help."""
    assert shown(snap_compare, start(sample), size, "ctrl+p")


@SIZES
def test_choose_companies(
    snap_compare: Compare, start: Start, sample: Workspace, size: Any
) -> None:
    """Four companies with their numbers; a line says what the keys do."""
    assert shown(snap_compare, start(sample), size, "c", "c", "space")


@SIZES
def test_export(snap_compare: Compare, start: Start, sample: Workspace, size: Any) -> None:
    """A window with seven formats, Markdown chosen, and the path to write to."""
    app = start(sample)

    async def before(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        sheet = Sheet("the dossier of Groupe PSA", app.desk.library, Scope(("psa",)))
        app.push_screen(ExportScreen(sheet, Path("data/exports")))
        await settle(pilot)

    assert snap_compare(app, run_before=before, terminal_size=size)


@SIZES
def test_edit(snap_compare: Compare, start: Start, with_originals: Workspace, size: Any) -> None:
    """The fields of a statement, one a line, and its passage highlighted below."""
    assert shown(snap_compare, start(with_originals), size, "d", "E")
