"""What one does with dossiers and articles."""

from __future__ import annotations

from dossier.tui.commands.command import Command, undo
from dossier.tui.commands.looking import apart, figures, links, promises, tensions, timeline

LIBRARY = (
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
    Command(
        "library.companies", "m", "companies", "companies",
        "Name companies, their brands and people; names seen in the articles",
        footer=True,
    ),
    Command(
        "library.codebook", "b", "codebook", "codebook",
        "Change the facets and topics, the rows of every comparison", footer=True,
    ),
    Command(
        "library.orphans", "O", "orphans", "orphans",
        "Decide on passages that corrected articles no longer hold",
    ),
    Command(
        "library.remove", "D,delete", "remove", "remove article",
        "Remove the article under the cursor, with what rests on it alone", display="D",
    ),
    Command(
        "library.changed", "C", "changed", "changed",
        "See what is new, edited or gone since you last looked",
    ),
    timeline("library"),
    figures("library"),
    apart("library"),
    links("library"),
    tensions("library"),
    promises("library"),
    undo("library"),
)  # fmt: skip

COMPARE = (
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
        "compare.beside", "O", "beside", "at a date",
        "Put a company beside itself at a date, or take that column away",
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
        "compare.copy-row", "Y", "copy_row", "copy row",
        "Copy the row, company after company, with citations and gaps",
    ),
    Command(
        "compare.dossier", "p", "dossier", "dossier",
        "Open the dossier of the company under the cursor",
    ),
    timeline("compare"),
    figures("compare"),
    apart("compare"),
    links("compare"),
    tensions("compare"),
    promises("compare"),
)  # fmt: skip

DOSSIER = (
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
    timeline("dossier"),
    figures("dossier"),
    apart("dossier"),
    links("dossier"),
    tensions("dossier"),
    promises("dossier"),
)  # fmt: skip

READER = (
    Command(
        "reader.next", "n", "next_passage", "next",
        "Go to the next coded passage", footer=True,
    ),
    Command(
        "reader.previous", "N", "previous_passage", "previous passage",
        "Go to the previous coded passage",
    ),
    Command(
        "reader.review", "r", "review", "review",
        "Review what the machine proposes for this article", footer=True,
    ),
    Command(
        "reader.describe", "b", "describe", "record",
        "Say what the article is: title, author, date; answer what it asks",
        footer=True,
    ),
    Command(
        "reader.undo-record", "B", "undo_record", "undo record",
        "Take back the last change of what the article is",
    ),
    Command(
        "reader.address", "w", "address", "web page",
        "Open the address of the article in your browser, having seen it",
    ),
    Command(
        "reader.dossier", "p", "dossier", "dossier",
        "Open the dossier at the statement under the cursor",
    ),
    Command(
        "reader.orphans", "O", "orphans", "orphans",
        "Decide on passages that this article, corrected, no longer holds",
    ),
)  # fmt: skip

SEARCH = (
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
)  # fmt: skip
