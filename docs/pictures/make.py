"""Make the pictures of the documentation: `.venv/bin/python docs/pictures/make.py`.

Each is the real app, 120×40, written as SVG beside this file: on the sample library, and for the
review on an article of our own invention.
"""

import asyncio
import tempfile
from pathlib import Path

from dossier.store import company_changes, intake
from dossier.store.building.build import build, open_store
from dossier.tui.app import DossierApp
from dossier.workspace import Workspace, create

HERE = Path(__file__).parent
PICTURES = {
    "library": (),
    "compare": (*("space", "right") * 3, "c", "f", "down", "down", "space", "enter", "j", "j", "l"),
    "dossier": ("d", "n"),
    "reader": ("tab", "enter", "n", "n"),
    "search": ("slash", *"usine"),
    "review": ("r", "n", "n", "space", "n"),
}
ARTICLE = """\
Kestrel Cycles looks beyond the coast

Kestrel Cycles will open a second plant near Lorient in 2027, its founder Maud Perrin said on
Tuesday. The maker of cargo bicycles sold nearly 12,000 frames last year, a third more than in 2024.

“We would rather be late than wrong,” Ms Perrin told reporters. She is in talks with the parcel
carrier Brandt Logistik about a delivery bicycle, and may hire up to 80 people if they succeed.

Brandt Logistik confirmed the talks. The carrier runs 3,400 vans in five countries.
"""


async def main() -> None:
    """Press the keys of each picture and save what is on the screen."""
    for name, keys in PICTURES.items():
        with tempfile.TemporaryDirectory() as folder:
            make = to_review if name == "review" else sample
            workspace = make(Path(folder))
            app = DossierApp(workspace, open_store(workspace).library())
            async with app.run_test(size=(120, 40)) as pilot:
                for key in ("", *keys):
                    await pilot.press(*filter(None, [key]))
                    await app.workers.wait_for_complete()
                    await pilot.pause()
                (HERE / f"{name}.svg").write_text(app.export_screenshot(), "utf-8")


def sample(folder: Path) -> Workspace:
    """Make a workspace with the sample library."""
    return create(folder / "library", sample=True)


def to_review(folder: Path) -> Workspace:
    """Make a workspace with two companies and an article that nobody has reviewed."""
    workspace = create(folder / "library")
    build(workspace)
    for name in ("Kestrel Cycles", "Brandt Logistik"):
        company_changes.add(workspace, name)
    (folder / "kestrel.txt").write_text(ARTICLE, "utf-8")
    intake.add(workspace, [folder / "kestrel.txt"])
    return workspace


asyncio.run(main())
