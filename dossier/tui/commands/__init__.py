"""Every command of the app, once: from here come bindings, footer, palette, help and keymap ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from textual.binding import Binding, BindingType

from dossier.tui.commands import choosing, general, looking, naming, reading, reviewing, ruling
from dossier.tui.commands.command import Command

Scope = Literal[
    "everywhere",
    "statements",
    "lists",
    "columns",
    "library",
    "compare",
    "dossier",
    "reader",
    "timeline",
    "chart",
    "figures",
    "apart",
    "tensions",
    "promises",
    "changed",
    "links",
    "search",
    "choose",
    "pick",
    "files",
    "span",
    "review",
    "companies",
    "codebook",
    "orphans",
]

COMMANDS: dict[Scope, tuple[Command, ...]] = {
    "everywhere": general.EVERYWHERE,
    "statements": general.STATEMENTS,
    "lists": general.LISTS,
    "columns": general.COLUMNS,
    "library": reading.LIBRARY,
    "compare": reading.COMPARE,
    "dossier": reading.DOSSIER,
    "reader": reading.READER,
    "timeline": looking.TIMELINE,
    "chart": looking.CHART,
    "figures": looking.FIGURES,
    "apart": looking.APART,
    "tensions": ruling.TENSIONS,
    "promises": ruling.PROMISES,
    "changed": looking.CHANGED,
    "links": looking.LINKS,
    "search": reading.SEARCH,
    "review": reviewing.REVIEW,
    "orphans": reviewing.ORPHANS,
    "span": reviewing.SPAN,
    "companies": naming.COMPANIES,
    "codebook": naming.CODEBOOK,
    "choose": choosing.CHOOSE,
    "pick": choosing.PICK,
    "files": choosing.FILES,
}

TITLES: dict[Scope, str] = {
    "everywhere": "Everywhere",
    "statements": "Statements",
    "lists": "In lists and tables",
    "columns": "In tables",
    "library": "Library",
    "compare": "Compare",
    "dossier": "Dossier",
    "reader": "Reader",
    "timeline": "Timeline",
    "chart": "On the axis",
    "figures": "Figures",
    "apart": "Apart",
    "tensions": "Tensions",
    "promises": "Promises",
    "changed": "Changed",
    "links": "Links",
    "search": "Search",
    "review": "Review",
    "orphans": "Orphans",
    "span": "Choosing a passage",
    "companies": "Companies",
    "codebook": "Codebook",
    "choose": "Choosing",
    "pick": "Picking",
    "files": "Choosing files",
}


_NAMES = {
    "slash": "/", "question_mark": "?", "pagedown": "page down", "pageup": "page up",
    "left": "←", "right": "→", "up": "↑", "down": "↓", "escape": "esc",
    "greater_than_sign": ">", "less_than_sign": "<", "right_square_bracket": "]",
    "left_square_bracket": "[", "full_stop": ".", "comma": ",", "plus": "+", "minus": "-",
}  # fmt: skip


def bindings(*scopes: Scope, without: str = "") -> list[BindingType]:
    """Give the Textual bindings of some scopes; not that of the command `without` (an id)."""
    return [
        Binding(
            command.keys,
            command.action,
            command.label,
            show=command.footer,
            key_display=command.display,
            id=command.id,
        )
        for scope in scopes
        for command in COMMANDS[scope]
        if command.id != without
    ]


def shown_keys(command: Command, keymap: Mapping[str, str]) -> list[str]:
    """Give the keys of a command, the user's own if there are any, as people write them."""
    keys = keymap.get(command.id, command.keys).split(",")
    return [_NAMES.get(key.strip(), key.strip()) for key in keys]


def first_key(id_: str, keymap: Mapping[str, str]) -> str:
    """Give the first key of a command (an id)."""
    commands = (command for group in COMMANDS.values() for command in group)
    return next(shown_keys(command, keymap)[0] for command in commands if command.id == id_)


def identifiers() -> Iterable[str]:
    """Give every command id that a keymap file may name."""
    return (command.id for commands in COMMANDS.values() for command in commands)
