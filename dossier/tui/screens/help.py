"""The keys of a screen, made from the command registry, and what the signs mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from dossier.tui import render
from dossier.tui.commands import TITLES, Scope, shown_keys
from dossier.tui.commands.command import Command
from dossier.tui.widgets.row_list import ListRow, RowList
from dossier.views import wording
from dossier.views.ties import MEANINGS, SIGNS

_KEY_WIDTH = 20
_OTHER_SIGNS = {
    wording.DENIED_SIGN: "denied: the article says that it is not so; a gap where all of it is",
    wording.GAP_SIGN: "a gap: not mentioned in the articles read, or no article read",
    wording.TIE_SIGN: "a tie: one statement, told in the dossiers of both companies",
    "✓": "marked, to be copied together",
}
_ROW_WORDS = {
    "only PSA": "one of the companies is written about on this topic",
    "shared": "several are, by the very same statements: a tie between them",
    "differs": "several are, each with statements of its own",
}


class HelpScreen(ModalScreen[bool]):
    """Shows every key that works here; gives back whether the tour is to be taken."""

    CSS_PATH = "help.tcss"
    BINDINGS = [("escape,q,question_mark,f1", "leave", "close"), ("t", "tour", "tour")]

    def __init__(
        self, title: str, commands: Mapping[Scope, Sequence[Command]], keymap: Mapping[str, str]
    ) -> None:
        super().__init__()
        self._heading = title
        self._commands = commands
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        """One list that scrolls."""
        with Vertical(id="help"):
            yield Static(
                render.styled(f"Help: {self._heading}", render.STRONG)
                + render.styled("   ↑ ↓ scroll · t takes the tour · escape closes", render.MUTED)
            )
            yield RowList(self._rows(), id="keys")

    def on_mount(self) -> None:
        """Scroll with the usual keys."""
        self.query_one("#keys").focus()

    def action_leave(self) -> None:
        """Close the window."""
        self.dismiss(False)

    def action_tour(self) -> None:
        """Close the window, and take the tour."""
        self.dismiss(True)

    def _rows(self) -> list[ListRow]:
        rows = [
            _row("tab", "Go from one pane to the next", "tab"),
            _row("ctrl+p", "Find a command by name; change the theme", "palette"),
        ]
        for scope, commands in self._commands.items():
            rows.append(_heading(TITLES[scope]))
            rows += [_row(self._keys(command), command.help, command.id) for command in commands]
        rows.append(_heading("Signs"))
        rows += [
            _row(f"{wording.SIGNS[key]} {key}", words, key)
            for key, words in wording.STATUSES.items()
        ]
        rows += [_row(key, words, key) for key, words in _OTHER_SIGNS.items()]
        if "links" in self._commands:
            rows.append(_heading("Ties"))
            rows += [_row(f"{SIGNS[key]} {key}", words, key) for key, words in MEANINGS.items()]
        rows.append(_heading("Rows of a comparison"))
        rows += [_row(key, words, key) for key, words in _ROW_WORDS.items()]
        return rows

    def _keys(self, command: Command) -> str:
        return "  ".join(shown_keys(command, self._keymap))


def _heading(text: str) -> ListRow:
    return ListRow(render.styled(text, render.HEADING))


def _row(keys: str, words: str, stop: str) -> ListRow:
    prefix = Content.styled(f"  {keys} ".ljust(_KEY_WIDTH), render.STRONG)
    return ListRow(render.plain(words), stop=("help", stop), prefix=prefix)
