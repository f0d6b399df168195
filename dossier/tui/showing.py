"""Which screen shows a place; its module is loaded when it is first asked for."""

from __future__ import annotations

from importlib import import_module

from dossier.tui.desk import Desk
from dossier.tui.places import (
    ApartPlace,
    ChangedPlace,
    CodebookPlace,
    CompaniesPlace,
    ComparePlace,
    DossierPlace,
    FiguresPlace,
    LinksPlace,
    OrphansPlace,
    Place,
    PromisesPlace,
    ReaderPlace,
    ReviewPlace,
    SearchPlace,
    TensionsPlace,
    TimelinePlace,
    is_there,
)
from dossier.tui.screens.view import View

_SCREENS: dict[type[Place], tuple[str, str]] = {
    ComparePlace: ("CompareScreen", "compare"),
    DossierPlace: ("DossierScreen", "dossier"),
    ReaderPlace: ("ReaderScreen", "reader"),
    TimelinePlace: ("TimelineScreen", "timeline"),
    FiguresPlace: ("FiguresScreen", "figures"),
    ApartPlace: ("ApartScreen", "apart"),
    TensionsPlace: ("TensionsScreen", "tensions"),
    PromisesPlace: ("PromisesScreen", "promises"),
    ChangedPlace: ("ChangedScreen", "changed"),
    LinksPlace: ("LinksScreen", "links"),
    ReviewPlace: ("ReviewScreen", "review"),
    SearchPlace: ("SearchScreen", "search"),
    CompaniesPlace: ("CompaniesScreen", "companies"),
    CodebookPlace: ("CodebookScreen", "codebook"),
    OrphansPlace: ("OrphansScreen", "orphans"),
}


def screen_of(place: Place, desk: Desk) -> View | None:
    """Make the screen of a place, or None where the library no longer holds it.

    The first picture needs one module only, so the others wait.
    """
    if not is_there(place, desk.library):
        return None
    name, module = _SCREENS[type(place)]
    made: View = getattr(import_module(f"dossier.tui.screens.{module}"), name)(desk, place)
    return made
