"""What works on every screen, in every list and table."""

from __future__ import annotations

from dossier.tui.commands.command import Command, undo

EVERYWHERE = (
    Command(
        "everywhere.search", "slash", "search", "search",
        "Search everything, in either language, with or without accents",
        footer=True, display="/",
    ),
    Command(
        "everywhere.back", "escape", "back", "back",
        "Go back one level", footer=True, display="esc",
    ),
    Command(
        "everywhere.export", "x", "export", "export",
        "Write what is on the screen to a Markdown file", footer=True,
    ),
    Command(
        "everywhere.as-of", "o", "as_of", "as of",
        "Show everything as it stood at a date",
    ),
    Command(
        "everywhere.present", "ctrl+o", "present", "present",
        "Show everything as it is now again", footer=True,
    ),
    Command(
        "everywhere.home", "H", "home", "library", "Go to the library, from anywhere"
    ),
    Command(
        "everywhere.help", "question_mark,f1", "help", "help",
        "Show the keys of this screen and what the signs mean",
        footer=True, display="?",
    ),
    Command(
        "everywhere.suspend", "ctrl+z", "app.suspend_process", "suspend",
        "Put Dossier aside; the shell's fg brings it back",
    ),
    Command(
        "everywhere.quit", "q,ctrl+q", "app.quit", "quit", "Leave Dossier", footer=True
    ),
)  # fmt: skip

STATEMENTS = (
    Command(
        "statements.edit", "E", "edit", "edit",
        "Edit the statement under the cursor: words and coding", footer=True,
    ),
    Command(
        "statements.code", "i", "code", "code",
        "Make a statement, by hand, of a passage that you choose in the article", footer=True,
    ),
    undo("statements", footer=True),
    Command(
        "statements.copy", "y", "copy", "copy",
        "Copy the statement (or the marked ones) with the citation", footer=True,
    ),
    Command(
        "statements.delete", "D,delete", "delete", "delete",
        "Remove the statement under the cursor; undo brings it back",
    ),
)  # fmt: skip

LISTS = (
    Command("lists.down", "down,j", "down", "down", "Move down", palette=False),
    Command("lists.up", "up,k", "up", "up", "Move up", palette=False),
    Command("lists.top", "g,home", "top", "top", "Go to the first line", palette=False),
    Command("lists.end", "G,end", "end", "end", "Go to the last line", palette=False),
    Command(
        "lists.page-down", "pagedown,ctrl+d", "page_down", "page down",
        "Move down a page", palette=False,
    ),
    Command(
        "lists.page-up", "pageup,ctrl+u", "page_up", "page up",
        "Move up a page", palette=False,
    ),
    Command(
        "lists.open", "enter", "open", "open",
        "Open what the cursor is on", palette=False,
    ),
    Command(
        "lists.mark", "space", "mark", "mark",
        "Mark a company to compare, or a statement to copy", palette=False,
    ),
)  # fmt: skip

COLUMNS = (
    Command("columns.left", "left,h", "left", "left", "Move a column left", palette=False),
    Command(
        "columns.right", "right,l", "right", "right", "Move a column right", palette=False
    ),
)  # fmt: skip
