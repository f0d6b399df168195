"""Make the pictures of the guide: `.venv/bin/python docs/pictures/make.py [NAME…]`.

Each is the real app, 120×40 but for the looks of the themes, written as SVG beside this file: on
the sample library without its originals, and on articles of our own invention where texts are
shown. Two runs give the same bytes.
"""

import asyncio
import contextlib
import sys
import tempfile
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from msgspec.structs import replace

from dossier.articles.moving import evidence_at
from dossier.model import Article, Figure, Statement, Verdict
from dossier.store import ruling
from dossier.store.adding import describing, intake, versions
from dossier.store.amending import company_changes
from dossier.store.building.build import build, open_store
from dossier.store.seen import write_seen
from dossier.store.store import Store
from dossier.tui.app import DossierApp
from dossier.tui.session import Session, write_session
from dossier.tui.themes import CONTRAST, SAFE
from dossier.views.changed import seen_now
from dossier.workspace import Workspace, create

HERE = Path(__file__).resolve().parent
ARTICLE = """\
Kestrel Cycles looks beyond the coast

Kestrel Cycles will open a second plant near Lorient in 2027, its founder Maud Perrin said on
Tuesday. The maker of cargo bicycles sold nearly 12,000 frames last year, a third more than in 2024.

“We would rather be late than wrong,” Ms Perrin told reporters. She is in talks with the parcel
carrier Brandt Logistik about a delivery bicycle, and may hire up to 80 people if they succeed.

Brandt Logistik confirmed the talks. The carrier runs 3,400 vans in five countries.
"""
CORRECTED = (
    ARTICLE.replace("a second plant near", "a second, smaller plant near")
    .replace("nearly 12,000", "nearly 11,000")
    .replace("confirmed the talks", "has confirmed the talks")
)
PLANT = ("kestrel-cycles", "operations", "openings")
SOLD = ("kestrel-cycles", "results", "sales")
TALKS = ("brandt-logistik", "partnerships", "talks")
CODED = (  # company, facet, topic; status; words of the passage; what we say of them; other fields
    (PLANT, "planned", "will open a second plant near Lorient in 2027",
     "A plant near Lorient is to open in 2027.", {"date": "2027"}),
    (SOLD, "done", "sold nearly 12,000 frames last year", "Sold nearly 12,000 frames in a year.",
     {"figures": (Figure("frames sold", "frames", 12_000, bound="nearly", period="2025"),)}),
    (TALKS, "ongoing", "Brandt Logistik confirmed the talks", "Says that talks take place.", {}),
)  # fmt: skip
LATER = """\
Kestrel Cycles sets its second plant going

Kestrel Cycles opened its second plant near Lorient in March 2028, the mayor of the town said. The \
maker of cargo bicycles sold 9,500 frames in 2025, and employs 140 people.

Brandt Logistik denied all talks about a delivery bicycle.
"""
CONTESTED = (
    (PLANT, "done", "opened its second plant near Lorient in March 2028",
     "The plant near Lorient opened in March 2028.", {"date": "2028-03"}),
    (SOLD, "done", "sold 9,500 frames in 2025", "Sold 9,500 frames in 2025.",
     {"figures": (Figure("frames sold", "frames", 9_500, period="2025"),)}),
    (TALKS, "ongoing", "Brandt Logistik denied all talks", "Denies that talks take place.",
     {"denied": True}),
)  # fmt: skip
REWORDED = "The article counts Huawei among the giants of information technology, and as Chinese."
MARKED = ("space", "right") * 3  # PSA, Renault and AutoNation
Make = Callable[[Path], Workspace]


def sample(folder: Path) -> Workspace:
    """Make a workspace with the sample library."""
    workspace = create(folder / "library", sample=True)
    build(workspace)
    return workspace


def in_theme(theme: str, folder: Path) -> Workspace:
    """Make one in which somebody has chosen a theme."""
    workspace = sample(folder)
    write_session(workspace.session, Session(theme))
    return workspace


def edited(folder: Path) -> Workspace:
    """Make one in which something has been added, edited and removed since it was looked at."""
    workspace = sample(folder)
    store = Store(workspace)
    library = store.library()
    added = [item.id for item in library.statements if item.company == "autonation"][:4]
    seen = {id_: mark for id_, mark in seen_now(library).items() if id_ not in added}
    write_seen(workspace, seen)
    first, second = [item for item in library.statements if item.company == "huawei"][:2]
    store.save(replace(first, text=REWORDED), revision=1, who="analyst")
    store.delete(second.id, 1, who="analyst")
    return workspace


def to_review(folder: Path) -> Workspace:
    """Make one with two companies and an article that nobody has reviewed."""
    workspace = create(folder / "library")
    build(workspace)
    for name in ("Kestrel Cycles", "Brandt Logistik"):
        company_changes.add(workspace, name)
    (folder / "kestrel.txt").write_text(ARTICLE, "utf-8")
    intake.add(workspace, [folder / "kestrel.txt"])
    return workspace


def code(workspace: Workspace, text: str, coded: Iterable[Any], first: int = 0) -> Article:
    """Make the statements of an article, known by its headline; they are numbered from `first`."""
    store = Store(workspace)
    library, headline = store.library(), text.partition("\n")[0]
    article = next(item for item in library.articles if item.title == headline)
    for number, (row, status, words, said, more) in enumerate(coded, first):
        start = text.index(words)
        place = evidence_at(article, text, start, start + len(words))
        id_ = f"{row[0]}-{number:06x}"
        statement = Statement(id_, *row, said, status, "journalist", (place,), **more)
        store.add(statement, who="analyst")
    return article


def corrected(folder: Path) -> Workspace:
    """Make one with an article that has been corrected since it was coded."""
    workspace = to_review(folder)
    article = code(workspace, ARTICLE, CODED)
    (folder / "kestrel.txt").write_text(CORRECTED, "utf-8")
    versions.update(workspace, article.id, folder / "kestrel.txt")
    return workspace


def contested(folder: Path) -> Workspace:
    """Make one with two articles, of 2026 and 2028, that disagree; one pair is ruled on."""
    workspace = to_review(folder)
    (folder / "later.txt").write_text(LATER, "utf-8")
    intake.add(workspace, [folder / "later.txt"])
    for text, coded, first, issued in (
        (ARTICLE, CODED, 0, "2026-02-03"), (LATER, CONTESTED, len(CODED), "2028-04-11"),
    ):  # fmt: skip
        describing.describe(workspace, code(workspace, text, coded, first).id, {"issued": issued})
    denied = Verdict("brandt-logistik-000002", "brandt-logistik-000005", "stand", "two spokesmen")
    ruling.give(workspace, denied)
    return workspace


class Picture(NamedTuple):
    """What is made for it, the keys that lead there, and the size of the window in cells."""

    prepare: Make
    keys: tuple[str, ...]
    size: tuple[int, int] = (120, 40)


LOOK = ("c", "f", "down", "down", "space", "enter", "j", "j")
PICTURES: dict[str, Picture] = {
    "library": Picture(sample, ()),
    "compare": Picture(
        sample, (*MARKED, "c", "f", "down", "down", "space", "enter", "j", "j", "l")
    ),
    "dossier": Picture(sample, ("d", "n")),
    "reader": Picture(sample, ("tab", "enter", "n", "n")),
    "search": Picture(sample, ("slash", *"usine")),
    "timeline": Picture(sample, (*MARKED, "t", "down", "down")),
    "links": Picture(sample, (*MARKED, "L", "down", "down", "right")),
    "figures": Picture(sample, (*MARKED, "f", "end", "up")),
    "apart": Picture(sample, (*MARKED[2:], "A", "down", "tab", "down")),
    "tensions": Picture(contested, ("space", "right", "space", "T")),
    "promises": Picture(contested, ("space", "t", "P")),
    "changed": Picture(edited, ("C", "end")),
    "as-of": Picture(sample, (*MARKED[:4], "c", "O", *"2018-01", "ctrl+s")),
    "review": Picture(to_review, ("r", "n", "n", "space", "n", "n")),
    "companies": Picture(sample, ("m",)),
    "codebook": Picture(sample, ("b",)),
    "orphans": Picture(corrected, ("O",)),
    "export": Picture(sample, (*MARKED, "c", "x")),
    **{
        f"theme-{theme.rpartition('-')[2]}": Picture(partial(in_theme, theme), LOOK, (80, 20))
        for theme in ("textual-light", CONTRAST.name, SAFE.name)
    },
}


async def make(names: Iterable[str], target: Path) -> None:
    """Write the pictures of these names into the folder `target`, an absolute path.

    The app runs in a temporary folder, so that the paths on the screen are the same everywhere.
    """
    for name in names:
        prepare, keys, size = PICTURES[name]
        with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
            workspace = prepare(Path())
            app = DossierApp(workspace, open_store(workspace).library())
            async with app.run_test(size=size) as pilot:
                for key in ("", *keys):
                    await pilot.press(*filter(None, [key]))
                    await app.workers.wait_for_complete()
                    await pilot.pause()
                (target / f"{name}.svg").write_text(app.export_screenshot(), "utf-8")


if __name__ == "__main__":
    asyncio.run(make(sys.argv[1:] or PICTURES, HERE))
