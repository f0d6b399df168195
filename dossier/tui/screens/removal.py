"""An article is removed once it has been said what rests on it."""

from __future__ import annotations

from dossier.clock import now
from dossier.store.removal.removing import remove, resting
from dossier.tui.screens.confirm import ConfirmScreen
from dossier.tui.screens.view import View


def ask_removal(view: View, article: str) -> None:
    """Ask whether an article (an id) is to go with what rests on it alone, and remove it."""
    desk = view.desk

    def removal() -> str:
        remove(desk.workspace, article, with_statements=True, when=now())
        return f"{article} is removed; u brings it back."

    def agreed(yes: bool | None) -> None:
        if yes:
            view.carry_out(removal)

    lines = [f"Remove the article {article}?", *resting(desk.library, article).lines()]
    view.app.push_screen(ConfirmScreen("\n".join(lines), action="remove"), agreed)
