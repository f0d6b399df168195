"""A window of another size shows the same: cursors, marks, focus and panes, whole keys below."""

from __future__ import annotations

from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from dossier.tui.app import DossierApp
from dossier.tui.places import ComparePlace, DossierPlace, LibraryPlace, Place
from dossier.tui.widgets.evidence_panel import EvidencePanel
from dossier.tui.widgets.lines import LineView
from dossier.workspace import Workspace
from tests.attack import library
from tests.attack.walk import WALK
from tests.tui.conftest import Start, press, settle

PLACES = tuple({type(place): place for place, _ in WALK}.values())  # of each screen the last
SIZES = ((80, 24), (200, 60), (120, 40))  # after 120×40
MOVES = ("end", "right", "right", "right", "space")


def seen(app: DossierApp) -> dict[str, Any]:
    """Give what has to stay as it is."""
    screen = app.screen
    assert screen.focused is not None
    return {
        "screen": type(screen).__name__,
        "cursors": {view.id: view.cursor for view in screen.query(LineView)},
        "typed": [field.value for field in screen.query(Input)],
        "focus": screen.focused.id,
        "marks": (app.desk.chosen, app.desk.marks),
    }


def out_of_sight(app: DossierApp) -> list[str | None]:
    """Give the lists of which the cursor cannot be seen."""
    lost = []
    for view in app.screen.query(LineView):
        place = view.place_of(view.cursor)
        if view.cursor is None or not view.region.height:
            continue
        top = view.scroll_offset.y
        if place is None or place[0] >= top + view.page or place[1] < top:
            lost.append(view.id)
    return lost


def last_line(app: DossierApp) -> str:
    """Give what stands in the line of the keys."""
    return app.screen._compositor.render_strips()[-1].text.strip()


async def resized(pilot: Pilot[None], size: tuple[int, int]) -> None:
    """Give the terminal another size."""
    await pilot.resize_terminal(*size)
    await pilot.pause()


async def test_no_screen_loses_the_place(start: Start, tmp_path: Any) -> None:
    """Every screen of the walk, its cursor far down and far right."""
    words = [f"Norvane and the {number} harbours of the coast" for number in range(6)]
    app = start(library.make(tmp_path, words))
    faults: list[tuple[Any, ...]] = []
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        for place in PLACES:
            app._go(LibraryPlace())
            app._go(place)
            await settle(pilot)
            await pilot.press(*MOVES)
            before = seen(app)
            for size in SIZES:
                await resized(pilot, size)
                after = seen(app)
                faults += [
                    (place, size, key, before[key], after[key])
                    for key in before
                    if before[key] != after[key]
                ]
                faults += [(place, size, "out of sight", view) for view in out_of_sight(app)]
                faults += [(place, size, "no help")] * (not last_line(app).endswith("? help"))
    assert faults == []


@pytest.mark.parametrize(
    "place", [ComparePlace(("psa", "huawei")), DossierPlace("psa")], ids=["compare", "dossier"]
)
async def test_a_pane_that_was_opened_or_closed_stays_so(
    start: Start, sample: Workspace, place: Place
) -> None:
    app = start(sample)
    async with app.run_test(size=(80, 24)) as pilot:
        app._go(place)
        await settle(pilot)
        panel = app.screen.query_one(EvidencePanel)
        assert not panel.display
        await resized(pilot, (120, 40))
        assert panel.display  # there is room for it
        await resized(pilot, (80, 24))
        await press(pilot, "e")
        for size in ((120, 40), (80, 24)):
            assert panel.display
            await resized(pilot, size)
        await press(pilot, "e")
        for size in ((200, 60), (80, 24)):
            assert not panel.display
            await resized(pilot, size)
