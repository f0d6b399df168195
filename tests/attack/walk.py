"""Walks over every screen of the app, on the terminal it is run in, and writes what it saw.

Run as `python -m tests.attack.walk ROOT REPORT [quick]`; `ROOT` is what `tests.attack.library`
made. A quick walk visits every screen, but does not scroll on it.
"""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import cast

import msgspec
from textual.pilot import Pilot
from wcwidth import wcswidth

from dossier.store.freshness import notes
from dossier.store.store import Store
from dossier.tui.app import DossierApp
from dossier.tui.places import (
    ApartPlace,
    ChangedPlace,
    CodebookPlace,
    CompaniesPlace,
    ComparePlace,
    DossierPlace,
    FiguresPlace,
    LibraryPlace,
    LinksPlace,
    OrphansPlace,
    Place,
    PromisesPlace,
    ReaderPlace,
    ReviewPlace,
    SearchPlace,
    TensionsPlace,
    TimelinePlace,
)
from dossier.workspace import Workspace
from tests.tui.conftest import settle

MARK = "\x1b]7777;look\x07"  # stands in the output where a look was taken
ALL = ("norvane", "calder", "untold", "more")
WALK: tuple[tuple[Place, str], ...] = (
    (LibraryPlace(), "question_mark escape x escape | tab end home question_mark end escape"),
    (LibraryPlace(), "a full_stop G space k space enter escape | a end home escape"),
    (LibraryPlace(), "ctrl+p escape"),
    (ComparePlace(ALL[:2]), "e c escape | w end e home f end escape c end escape"),
    (ComparePlace(ALL[:2]), "O escape | end O end escape"),
    (ComparePlace(ALL), "w | pagedown y"),
    (DossierPlace("norvane"), "E tab enter escape escape y | tab end home e y"),
    (TimelinePlace(ALL[:2]), "e c escape o escape f escape | end plus left 0 d home x escape"),
    (FiguresPlace(ALL), "e w escape c escape f escape | end s s home x escape end enter"),
    (ApartPlace(ALL), "e tab end escape | end home tab end enter escape c escape x escape"),
    (TensionsPlace(ALL), "e v escape | end d d home x escape"),
    (PromisesPlace(ALL), "e v enter enter escape | end d d home x escape"),
    (ChangedPlace(), "s escape | end home w o end escape"),
    (LinksPlace(), "e n s escape f escape | w end right x escape question_mark end escape"),
    (LinksPlace("norvane"), "e p tab enter enter | end home c v"),
    (SearchPlace("norvane"), "tab | end enter"),
    (ReaderPlace("harbour"), "tab i escape | end pagedown i right end enter escape"),
    (ReaderPlace("calder-signe-avec-norvane"), "b escape | b end escape"),
    (ReviewPlace(), "| e escape s escape m escape end"),
    (
        CompaniesPlace("norvane"),
        "tab D escape | end home tab end home n escape R escape M end escape",
    ),
    (CodebookPlace(), "tab R escape | end M end escape D escape"),
    (OrphansPlace(), "| end home i escape"),
)  # what is behind the stroke is left out of a quick walk


class Look(msgspec.Struct):
    """What was on the screen: its class, its rows of text, what was wrong."""

    screen: str
    keys: str
    rows: list[str]
    faults: list[str]


def look(app: DossierApp, keys: str) -> Look:
    """Draw the whole screen, and examine what is drawn."""
    compositor = app.screen._compositor
    app._display(app.screen, compositor.render_update(full=True))
    assert app._driver is not None
    app._driver.write(MARK)
    found = Look(type(app.screen).__name__, keys, [], [])
    for number, strip in enumerate(compositor.render_strips()):
        found.rows.append(strip.text)
        widths = (strip.cell_length, wcswidth(strip.text))
        if set(widths) != {app.size.width}:
            found.faults.append(f"row {number} is {widths} wide: {strip.text!r}")
        for segment in strip:
            meta = segment.style.meta if segment.style else {}
            if "@click" in meta or (segment.style and segment.style.link):
                found.faults.append(f"row {number} can be clicked: {segment!r}")
    return found


async def walk(driving: Pilot[object], looks: list[Look], *, quick: bool) -> None:
    """Go from screen to screen."""
    pilot = cast("Pilot[None]", driving)
    app = pilot.app
    assert isinstance(app, DossierApp)
    await settle(pilot)
    for place, keys in WALK:
        app._go(LibraryPlace())
        app._go(place)
        await settle(pilot)
        looks.append(look(app, f"{place}"))
        for key in (keys.partition("|")[0] if quick else keys.replace("|", "")).split():
            await pilot.press(key)
            await settle(pilot)
            looks.append(look(app, f"{place}: {key}"))
    app.exit()


def main() -> None:
    """Walk, and write the looks."""
    root, report = map(Path, sys.argv[1:3])
    workspace = Workspace(root / "library")
    looks: list[Look] = []
    app = DossierApp(workspace, Store(workspace).library(), partial(notes, workspace))
    app.run(auto_pilot=lambda pilot: walk(pilot, looks, quick="quick" in sys.argv))
    report.write_bytes(msgspec.json.encode(looks))
    sys.exit(app.return_code)


if __name__ == "__main__":
    main()
