"""What a command is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Command:
    """Something that a key does.

    `id` (`compare.facets`) is what a keymap file names, `keys` the default keys separated by
    commas, `action` a Textual action, `label` the footer's word, `help` the help row.
    """

    id: str
    keys: str
    action: str
    label: str
    help: str
    footer: bool = False
    palette: bool = True
    display: str | None = None


def undo(scope: str, *, footer: bool = False) -> Command:
    """Give the command that takes back the latest change, for the screens of a scope."""
    return Command(
        f"{scope}.undo", "u", "undo", "undo",
        "Take back the latest change, whatever start it was made in",
        footer=footer,
    )  # fmt: skip
