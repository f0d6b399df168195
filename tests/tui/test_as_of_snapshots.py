"""The library at a date as a picture; the docstring says what to see."""

from __future__ import annotations

from typing import Any

from textual.pilot import Pilot

from dossier.store.store import Store
from dossier.workspace import Workspace
from tests.tui.conftest import Start, settle
from tests.tui.test_snapshots import SIZES, Compare


@SIZES
def test_gaps_at_a_date(snap_compare: Compare, start: Start, made_up: Workspace, size: Any) -> None:
    """`as of 2021` in the title, from the last session, and `present` among the keys, always.

    In Norvane's column, at Strategy, `✕ denied` behind a 1; in that of Untold `none read` or, with
    room, `no article read`; a bare dash is what is not mentioned.
    """
    store = Store(made_up)
    for item in store.library().statements:
        if item.facet == "strategy" and not item.denied:
            store.delete(item.id, 1, who="analyst")
    made_up.session.write_text('{"as_of": "2021"}', "utf-8")
    app = start(made_up)

    async def before(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        app.clear_notifications()
        await settle(pilot)

    assert snap_compare(app, run_before=before, terminal_size=size)
