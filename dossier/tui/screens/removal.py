"""An article is removed once it has been said what rests on it."""

from __future__ import annotations

from dossier.clock import now
from dossier.errors import DossierError
from dossier.store.removing import remove, resting
from dossier.tui.screens.confirm import ConfirmScreen
from dossier.tui.screens.view import View


def ask_removal(view: View, article: str) -> None:
    """Ask whether an article (an id) is to go with what rests on it alone, and remove it."""
    desk = view.desk

    def agreed(yes: bool | None) -> None:
        if not yes:
            return
        try:
            remove(desk.workspace, article, with_statements=True, when=now())
        except DossierError as fault:
            view.tell(str(fault), severity="warning")
        else:
            view.tell(f"{article} is removed. Back: dossier drop {article} --undo")
        view.changed()

    lines = [f"Remove the article {article}?", *resting(desk.library, article).lines()]
    view.app.push_screen(ConfirmScreen("\n".join(lines), action="remove"), agreed)
