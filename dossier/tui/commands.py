"""Every command of the app, once: from here come bindings, footer, palette, help and keymap ids."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from textual.binding import Binding, BindingType

Scope = Literal[
    "everywhere",
    "statements",
    "lists",
    "columns",
    "library",
    "compare",
    "dossier",
    "reader",
    "search",
    "choose",
    "pick",
    "files",
    "span",
    "review",
]


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


def _group(scope: Scope, *commands: Command) -> tuple[Scope, tuple[Command, ...]]:
    return scope, commands


COMMANDS: dict[Scope, tuple[Command, ...]] = dict(
    [
        _group(
            "everywhere",
            Command(
                "everywhere.search", "slash", "search", "search",
                "Search everything, in either language, with or without accents",
                footer=True, display="/",
            ),
            Command(
                "everywhere.export", "x", "export", "export",
                "Write what is on the screen to a Markdown file", footer=True,
            ),
            Command(
                "everywhere.help", "question_mark,f1", "help", "help",
                "Show the keys of this screen and what the signs mean",
                footer=True, display="?",
            ),
            Command(
                "everywhere.home", "H", "home", "library", "Go to the library, from anywhere"
            ),
            Command(
                "everywhere.back", "escape", "back", "back",
                "Go back one level", footer=True, display="esc",
            ),
            Command(
                "everywhere.suspend", "ctrl+z", "app.suspend_process", "suspend",
                "Put Dossier aside; the shell's fg brings it back",
            ),
            Command(
                "everywhere.quit", "q,ctrl+q", "app.quit", "quit", "Leave Dossier", footer=True
            ),
        ),
        _group(
            "statements",
            Command(
                "statements.copy", "y", "copy", "copy",
                "Copy the statement (or the marked ones) with the citation",
            ),
            Command(
                "statements.edit", "E", "edit", "edit",
                "Edit the statement under the cursor: words and coding",
            ),
            Command(
                "statements.code", "i", "code", "code by hand",
                "Make a statement of a passage that you choose in the article",
            ),
            Command(
                "statements.delete", "D,delete", "delete", "delete",
                "Remove the statement under the cursor; undo brings it back",
            ),
            Command(
                "statements.undo", "u", "undo", "undo",
                "Take back your last change, else the last one of this statement",
            ),
        ),
        _group(
            "lists",
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
        ),
        _group(
            "columns",
            Command("columns.left", "left,h", "left", "left", "Move a column left", palette=False),
            Command(
                "columns.right", "right,l", "right", "right", "Move a column right", palette=False
            ),
        ),
        _group(
            "library",
            Command(
                "library.compare", "c", "compare", "compare",
                "Lay the marked companies side by side", footer=True,
            ),
            Command(
                "library.dossier", "d", "dossier", "dossier",
                "Open the dossier of the company under the cursor", footer=True,
            ),
            Command(
                "library.add", "a", "add", "add",
                "Add articles from your own files and folders", footer=True,
            ),
            Command(
                "library.review", "r", "review", "review",
                "Review what the machine proposes for the articles", footer=True,
            ),
        ),
        _group(
            "compare",
            Command(
                "compare.columns", "c", "columns", "columns",
                "Choose the companies, two to four, in their order", footer=True,
            ),
            Command(
                "compare.facets", "f", "facets", "facets",
                "Choose the facets to show", footer=True,
            ),
            Command(
                "compare.differences", "d", "differences", "differ",
                "Show by turns all rows, those that differ, of one company, shared", footer=True,
            ),
            Command(
                "compare.next", "n", "next_difference", "next",
                "Go to the next row where the companies differ",
            ),
            Command(
                "compare.previous", "N", "previous_difference", "previous",
                "Go to the previous row where the companies differ",
            ),
            Command(
                "compare.whole", "w", "whole", "whole rows",
                "Show every statement in full, or the beginning of each cell",
            ),
            Command(
                "compare.evidence", "e", "evidence", "evidence",
                "Show or hide the evidence of the statement under the cursor", footer=True,
            ),
            Command(
                "compare.dossier", "o", "dossier", "dossier",
                "Open the dossier of the company under the cursor",
            ),
        ),
        _group(
            "dossier",
            Command(
                "dossier.evidence", "e", "evidence", "evidence",
                "Show or hide the evidence of the statement under the cursor", footer=True,
            ),
            Command(
                "dossier.compare", "c", "compare", "compare",
                "Compare this company with others", footer=True,
            ),
            Command(
                "dossier.next", "n", "next_facet", "next facet", "Go to the next facet"
            ),
            Command(
                "dossier.previous", "N", "previous_facet", "previous facet",
                "Go to the previous facet",
            ),
        ),
        _group(
            "reader",
            Command(
                "reader.next", "n", "next_passage", "next passage",
                "Go to the next coded passage", footer=True,
            ),
            Command(
                "reader.previous", "N", "previous_passage", "previous passage",
                "Go to the previous coded passage", footer=True,
            ),
            Command(
                "reader.dossier", "o", "dossier", "dossier",
                "Open the dossier at the statement under the cursor",
            ),
            Command(
                "reader.describe", "b", "describe", "record",
                "Say what the article is: title, author, date; answer what it asks",
            ),
            Command(
                "reader.undo-record", "B", "undo_record", "undo record",
                "Take back the last change of what the article is",
            ),
            Command(
                "reader.review", "r", "review", "review",
                "Review what the machine proposes for this article", footer=True,
            ),
        ),
        _group(
            "search",
            Command(
                "search.next", "down", "screen.next_hit", "next hit",
                "Go to the next result while typing", footer=True, palette=False,
            ),
            Command(
                "search.previous", "up", "screen.previous_hit", "previous hit",
                "Go to the previous result while typing", palette=False,
            ),
            Command(
                "search.open", "enter", "screen.open_hit", "open",
                "Go to the result under the cursor", footer=True, palette=False,
            ),
        ),
        _group(
            "choose",
            Command(
                "choose.accept", "enter", "accept", "accept",
                "Take the choice", footer=True, palette=False,
            ),
            Command(
                "choose.filter", "slash", "filter", "filter",
                "Type to narrow the list", footer=True, palette=False, display="/",
            ),
        ),
        _group(
            "review",
            Command(
                "review.accept", "a", "accept", "accept",
                "Take the proposal as a statement, the sentence as a quotation", footer=True,
            ),
            Command(
                "review.edit", "e,E", "edit", "edit",
                "Word and code the proposal, and take it", footer=True, display="e",
            ),
            Command("review.reject", "x", "reject", "reject", "Turn it down", footer=True),
            Command(
                "review.split", "s", "split", "split",
                "Divide it into parts that each say one thing", footer=True,
            ),
            Command(
                "review.merge", "m", "merge", "merge",
                "Give its passage to a statement that says the same", footer=True,
            ),
            Command(
                "review.undo", "u,z", "undo", "undo",
                "Take back the last decision in this article", footer=True, display="u",
            ),
            Command(
                "review.next", "n", "next", "next",
                "Leave it waiting and go on, at the end to the next article", footer=True,
            ),
            Command("review.previous", "N", "previous", "previous", "Go to the one before"),
            Command(
                "review.first-row", "1", "first_row", "first row",
                "Choose the first row of the codebook that is suggested",
            ),
            Command("review.second-row", "2", "second_row", "second row", "Choose the second"),
            Command(
                "review.accept-marked", "A", "accept_marked", "accept marked",
                "Take all proposals that are marked",
            ),
            Command(
                "review.next-article", "greater_than_sign,right_square_bracket", "next_article",
                "next article", "Go to the next article in which something waits",
            ),
            Command(
                "review.previous-article", "less_than_sign,left_square_bracket",
                "previous_article", "previous article",
                "Go to the article before in which something waits",
            ),
        ),
        _group(
            "span",
            Command(
                "span.longer", "right,l,full_stop", "longer", "longer",
                "Take the next word in as well", footer=True, palette=False, display="→",
            ),
            Command(
                "span.shorter", "left,h,comma", "shorter", "shorter",
                "Leave the last word out", footer=True, palette=False, display="←",
            ),
            Command(
                "span.later", "shift+right,L,greater_than_sign", "later", "begin later",
                "Leave the first word out", footer=True, palette=False, display="L",
            ),
            Command(
                "span.earlier", "shift+left,H,less_than_sign", "earlier", "begin earlier",
                "Take the word before in as well", footer=True, palette=False, display="H",
            ),
            Command(
                "span.next", "tab,n", "next_sentence", "next sentence",
                "Choose the next sentence", footer=True, palette=False, display="tab",
            ),
            Command(
                "span.previous", "shift+tab,N", "previous_sentence", "previous sentence",
                "Choose the sentence before", palette=False,
            ),
            Command(
                "span.down", "down,j", "next_paragraph", "next paragraph",
                "Go to the next paragraph", palette=False,
            ),
            Command(
                "span.up", "up,k", "previous_paragraph", "previous paragraph",
                "Go to the paragraph before", palette=False,
            ),
            Command("span.whole", "w", "whole", "whole", "Choose the paragraph", palette=False),
            Command(
                "span.take", "enter", "take", "take",
                "Take the passage", footer=True, palette=False,
            ),
        ),
        _group(
            "pick",
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
        ),
        _group(
            "files",
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
        ),
    ]
)  # fmt: skip

TITLES: dict[Scope, str] = {
    "everywhere": "Everywhere",
    "statements": "Statements",
    "lists": "In lists and tables",
    "columns": "In tables",
    "library": "Library",
    "compare": "Compare",
    "dossier": "Dossier",
    "reader": "Reader",
    "search": "Search",
    "choose": "Choosing",
    "pick": "Picking",
    "files": "Choosing files",
    "span": "Choosing a passage",
    "review": "Review",
}


def bindings(*scopes: Scope) -> list[BindingType]:
    """Give the Textual bindings of some scopes."""
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
    ]


def identifiers() -> Iterable[str]:
    """Give every command id that a keymap file may name."""
    return (command.id for commands in COMMANDS.values() for command in commands)
