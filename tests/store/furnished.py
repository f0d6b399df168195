"""A store with something of everything in it."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from dossier.coding.accepting import stated
from dossier.model import Verdict
from dossier.store import ruling
from dossier.store.adding import describing
from dossier.store.adding.versions import update
from dossier.store.building.attachments import attach
from dossier.store.building.build import build
from dossier.store.reviews import Reviews
from dossier.store.store import Store
from dossier.workspace import Workspace
from tests import invented
from tests.clippings import ALLIANCE_ID, QUAY, QUAY_ID, add_clippings

PLANT, JOBS, FRAMES, WEST, SALE = (f"norvane-{number:06x}" for number in range(5))


def furnish(root: Path) -> Workspace:
    """Make the store: edits, removals, a conflict, reviews, verdicts, versions, kinds of texts."""
    workspace = invented.make(root)
    build(workspace)
    texts = root / "originals"
    another = texts / "harbour.txt"
    another.write_text(
        invented.HARBOUR.replace("three", "3").replace("By Ada", "From Ada"), "utf-8"
    )
    attach(workspace, [another, texts / "hostile.txt"])
    add_clippings(workspace, root / "clippings")
    store = Store(workspace)
    _review(store)
    for number in range(3):
        _edit(store, JOBS, f"Forty-two people are employed, count {number}.")
    store.undo(JOBS, 4, who="analyst", when="2026-01-01")
    store.delete(SALE, 1, who="analyst")
    _edit(store, WEST, "A second workshop is thought of.")
    store.undo(WEST, 2, who="analyst")
    _edit(store, PLANT, "Norvane has a workshop.")
    seed = workspace.seeds / "harbour.toml"
    seed.write_text(
        seed.read_text("utf-8").replace("opened a workshop in Port", "owns a workshop in Port"),
        "utf-8",
    )
    build(workspace)
    ruling.give(workspace, Verdict(PLANT, JOBS, "stand", "Two people counted."))
    ruling.give(workspace, Verdict(FRAMES, WEST, "changed"))
    describing.describe(workspace, ALLIANCE_ID, {"title": "Deux bateaux"}, when="2026-01-01")
    describing.describe(workspace, ALLIANCE_ID, {"outlet": "Le Quai"}, when="2026-01-02")
    corrected = root / "clippings" / "corrected.txt"
    corrected.write_text(QUAY.replace("60 people", "61 people"), "utf-8")
    update(workspace, QUAY_ID, corrected, when="2026-01-03")
    return workspace


def _edit(store: Store, id_: str, text: str) -> None:
    new = replace(store.library().statement[id_], text=text)
    store.save(new, revision=store.revision(id_), who="analyst", when="2026-01-01")


def _review(store: Store) -> None:
    """Decide on all but one of the proposals for one article, and on none for the other."""
    reviews, library = Reviews(store), store.library()
    reviews.open(library, ALLIANCE_ID)
    waiting = reviews.open(library, QUAY_ID).waiting(library)
    for number, item in enumerate(waiting):
        if number % 2:
            reviews.reject(QUAY_ID, [item], "2026-01-01")
        else:
            pairs = [(item, stated(item, store.is_free))]
            reviews.accept(QUAY_ID, pairs, "proposer", "2026-01-01")
    reviews.undo(QUAY_ID, "2026-01-02")
