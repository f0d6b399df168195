"""Every screen says in its last line how to leave it, in a small window too."""

from __future__ import annotations

import pytest
from textual.widgets._footer import FooterKey

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
        (key,) = (item for item in app.screen.query(FooterKey) if item.action.endswith("back"))
        assert key.key_display == "esc"
        assert 0 < key.region.right <= 80
