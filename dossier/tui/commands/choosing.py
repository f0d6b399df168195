"""What one does in the windows in which something is chosen."""

from __future__ import annotations

from dossier.tui.commands.command import Command

CHOOSE = (
    Command(
        "choose.accept", "enter", "accept", "accept",
        "Take the choice", footer=True, palette=False,
    ),
    Command(
        "choose.filter", "slash", "filter", "filter",
        "Type to narrow the list", footer=True, palette=False, display="/",
    ),
)  # fmt: skip

PICK = (
    Command(
        "pick.next", "down", "screen.next_pick", "next",
        "Move down in the list while typing", footer=True, palette=False,
    ),
    Command(
        "pick.previous", "up", "screen.previous_pick", "previous",
        "Move up in the list while typing", palette=False,
    ),
    Command(
        "pick.take", "enter", "screen.pick", "take",
        "Take what the cursor is on", footer=True, palette=False,
    ),
)  # fmt: skip

FILES = (
    Command(
        "files.take", "enter", "take", "open or take",
        "Take the marked files and folders; else open the folder, or take the file",
        footer=True, palette=False,
    ),
    Command(
        "files.up", "backspace,left,h", "up", "up",
        "Go to the folder above", footer=True, palette=False, display="←",
    ),
    Command(
        "files.into", "right,l", "into", "into",
        "Go into the folder under the cursor, also where some are marked",
        footer=True, palette=False, display="→",
    ),
    Command(
        "files.all", "A", "all", "all",
        "Mark every file that is shown, or none", footer=True, palette=False,
    ),
    Command(
        "files.everything", "full_stop", "everything", "hidden",
        "Show hidden files and those of other kinds as well, or not",
        footer=True, palette=False, display=".",
    ),
    Command(
        "files.path", "slash", "path", "path",
        "Type a path, or a part of a name that narrows the list",
        footer=True, palette=False, display="/",
    ),
)  # fmt: skip
