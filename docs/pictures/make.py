"""Make the pictures of the documentation: `.venv/bin/python docs/pictures/make.py`.

Each is the real app on the sample library, 120×40, written as SVG beside this file.
"""

import asyncio
import tempfile
from pathlib import Path

from dossier.store.build import open_store
from dossier.tui.app import DossierApp
from dossier.workspace import create

HERE = Path(__file__).parent
PICTURES = {
    "library": (),
    "compare": (*("space", "right") * 3, "c", "f", "down", "down", "space", "enter", "j", "j", "l"),
    "dossier": ("d", "n"),
    "reader": ("tab", "enter", "n", "n"),
    "search": ("slash", *"usine"),
}


async def main() -> None:
    """Press the keys of each picture and save what is on the screen."""
    for name, keys in PICTURES.items():
        with tempfile.TemporaryDirectory() as folder:
            workspace = create(Path(folder) / "library", sample=True)
            app = DossierApp(workspace, open_store(workspace).library())
            async with app.run_test(size=(120, 40)) as pilot:
                for key in keys:
                    await pilot.press(key)
                    await app.workers.wait_for_complete()
                    await pilot.pause()
                (HERE / f"{name}.svg").write_text(app.export_screenshot(), "utf-8")


asyncio.run(main())
