"""Every screen says in its last line how to leave it, in a small window too."""

from __future__ import annotations

import pytest

from dossier.tui.places import (
    CodebookPlace,
    CompaniesPlace,
    ComparePlace,
    DossierPlace,
    OrphansPlace,
    Place,
    ReaderPlace,
    ReviewPlace,
    SearchPlace,
)
from dossier.tui.session import Session, write_session
from dossier.tui.widgets.key_line import KeyLine
from dossier.workspace import Workspace
from tests.tui.conftest import Start, settle

PLACES: list[Place] = [
    CodebookPlace(),
    CompaniesPlace(),
    ComparePlace(("psa", "huawei")),
    DossierPlace("psa"),
    OrphansPlace(),
    ReaderPlace("psa-atlanta"),
    ReviewPlace(),
    SearchPlace(),
]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: type(place).__name__)
async def test_a_small_window_says_how_to_leave(
    start: Start, sample: Workspace, place: Place
) -> None:
    write_session(sample.session, Session(place=place))
    app = start(sample)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        keys = app.screen.query_one(KeyLine).keys
        (key,) = (item for item in keys if item.action.endswith("back"))
        assert key.display == "esc"
        assert key.end <= 80
