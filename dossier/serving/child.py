"""The process of one session: the app, over pipes. Run by `dossier.serving.session`."""

from __future__ import annotations

import sys

from dossier.errors import DossierError
from dossier.store.freshness import notes
from dossier.store.opening import open_workspace
from dossier.store.store import Store
from dossier.tui.app import DossierApp


def main() -> None:
    """Open the workspace that the environment names."""
    try:
        said: list[str] = []
        place = open_workspace(None, said.append)
        store = Store(place)
        app = DossierApp(place, store.library(), lambda: [*said, *notes(place)], store)
    except DossierError as fault:
        sys.exit(f"dossier: {fault}")
    app.run()


if __name__ == "__main__":
    main()
