"""The process of one session: the app, over pipes. Run by `dossier.serving.session`."""

from __future__ import annotations

import sys
from functools import partial

from dossier.errors import DossierError
from dossier.store.freshness import notes
from dossier.store.store import Store
from dossier.tui.app import DossierApp
from dossier.workspace import choose


def main() -> None:
    """Open the workspace that the environment names."""
    try:
        place = choose()
        store = Store(place)
        app = DossierApp(place, store.library(), partial(notes, place), store)
    except DossierError as fault:
        sys.exit(f"dossier: {fault}")
    app.run()


if __name__ == "__main__":
    main()
