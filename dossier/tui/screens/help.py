"""The keys of a screen, made from the command registry, and what the signs mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from dossier.tui import render
from dossier.tui.commands import COMMANDS, TITLES, Scope
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


class HelpScreen(ModalScreen[None]):
    """Shows every key that works here; escape closes."""

    CSS_PATH = "help.tcss"
    BINDINGS = [("escape,q,question_mark,f1", "leave", "close")]

    def __init__(self, title: str, scopes: Sequence[Scope], keymap: Mapping[str, str]) -> None:
        super().__init__()
        self._heading = title
        self._scopes = scopes
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        """One list that scrolls."""
        with Vertical(id="help"):
            yield Static(
                render.styled(f"Help: {self._heading}", render.STRONG)
                + render.styled("   ↑ ↓ scroll · escape closes", render.MUTED)
            )
            yield RowList(self._rows(), id="keys")

    def on_mount(self) -> None:
        """Scroll with the usual keys."""
        self.query_one("#keys").focus()

    def action_leave(self) -> None:
        """Close the window."""
        self.dismiss()

    def _rows(self) -> list[ListRow]:
        rows = [
            _row("tab", "Go from one pane to the next", "tab"),
            _row("ctrl+p", "Find a command by name; change the theme", "palette"),
        ]
        for scope in self._scopes:
            rows.append(_heading(TITLES[scope]))
            rows += [
                _row(self._keys(command), command.help, command.id) for command in COMMANDS[scope]
            ]
        rows.append(_heading("Signs"))
        rows += [
            _row(f"{wording.SIGNS[key]} {key}", words, key)
            for key, words in wording.STATUSES.items()
        ]
        rows += [_row(key, words, key) for key, words in _OTHER_SIGNS.items()]
        if "links" in self._scopes:
            rows.append(_heading("Ties"))
            rows += [_row(f"{SIGNS[key]} {key}", words, key) for key, words in MEANINGS.items()]
        rows.append(_heading("Rows of a comparison"))
        rows += [_row(key, words, key) for key, words in _ROW_WORDS.items()]
        return rows

    def _keys(self, command: Command) -> str:
        keys = self._keymap.get(command.id, command.keys)
        return "  ".join(_shown(key.strip()) for key in keys.split(","))


def _shown(key: str) -> str:
    names = {
        "slash": "/", "question_mark": "?", "pagedown": "page down", "pageup": "page up",
        "left": "←", "right": "→", "up": "↑", "down": "↓", "escape": "esc",
        "greater_than_sign": ">", "less_than_sign": "<", "right_square_bracket": "]",
        "left_square_bracket": "[", "full_stop": ".", "comma": ",",
    }  # fmt: skip
    return names.get(key, key)


def _heading(text: str) -> ListRow:
    return ListRow(render.styled(text, render.HEADING))


def _row(keys: str, words: str, stop: str) -> ListRow:
    prefix = Content.styled(f"  {keys} ".ljust(_KEY_WIDTH), render.STRONG)
    return ListRow(render.plain(words), stop=("help", stop), prefix=prefix)
