"""The formats in which dossiers leave, by name; how each is made stands in a file of its own."""

from __future__ import annotations

from msgspec import Struct


class Format(Struct, frozen=True):
    """A format: its `name` on the command line, a `title` and one line of `words` for people.

    `ending` is that of its files, empty where the export is a folder; `is_text` tells whether it
    may go to a terminal or a pipe.
    """

    name: str
    title: str
    words: str
    ending: str = ""
    is_text: bool = True


_ALL = (
    Format("md", "Markdown", "pages with a footnote for every statement", ".md"),
    Format("html", "Web page", "companies side by side, evidence to unfold, one file", ".html"),
    Format("csv", "CSV", "a table: a row for each statement and passage", ".csv"),
    Format("jsonl", "JSON Lines", "a statement a line, everything in it, for programs", ".jsonl"),
    Format(
        "qdpx", "REFI-QDA", "a project for MAXQDA, NVivo, ATLAS.ti, QualCoder", ".qdpx",
        is_text=False,
    ),
    Format("csl-json", "CSL-JSON", "the articles, for Zotero and pandoc", ".csl.json"),
    Format(
        "obsidian", "Obsidian", "a folder of linked notes: companies, articles, topics",
        is_text=False,
    ),
)  # fmt: skip

FORMATS = {item.name: item for item in _ALL}
MARKDOWN = FORMATS["md"]
