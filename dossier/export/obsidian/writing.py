"""Text, links and file names of notes: nothing in a text is obeyed by Obsidian."""

from __future__ import annotations

import re
from typing import Literal

from dossier.export.escaping import inline
from dossier.model import Library, Statement
from dossier.views import wording

Kind = Literal["company", "article", "topic"]

FOLDERS: dict[Kind, str] = {"company": "companies", "article": "articles", "topic": "topics"}
HOME = "index.md"

# what is escaped already; highlight, comment, field, block id
_MEANT = re.compile(r"(?P<escaped>\\.)|=(?==)|%(?=%)|:(?=:)|\^")
_IN_LINKS = str.maketrans("[]|#^\\<>`", "()/＃ /‹›'")  # nothing can be escaped there
_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")  # no file may be called so on Windows


def text(words: str) -> str:
    """Escape a text, on one line."""
    return _MEANT.sub(lambda found: found["escaped"] or f"\\{found[0]}", inline(words))


def subject(kind: Kind, id_: str) -> str:
    """Say for this program what a note is about."""
    return f"vault {kind} {id_}"


def path(kind: Kind, id_: str) -> str:
    """Give the path of a note in the vault: an id, which every file system takes."""
    name = f"{id_}_" if _RESERVED.fullmatch(id_) else id_
    return f"{FOLDERS[kind]}/{name}.md"


def link(kind: Kind, id_: str, words: str, *, block: str = "") -> str:
    """Write a wiki link to a note, or to a statement (an id) in it."""
    target = path(kind, id_).removesuffix(".md")
    place = f"#^{block}" if block else ""
    shown = " ".join(words.translate(_IN_LINKS).replace("%%", "％％").split()) or id_
    return f"[[{target}{place}|{shown}]]"


def said(library: Library, statement: Statement, *others: str) -> str:
    """Write a statement with its status, speaker and date, and what else stands beside it."""
    beside = [
        wording.status(statement),
        wording.speaker(library, statement),
        wording.when(statement),
        *(wording.figure(figure) for figure in statement.figures),
        *wording.standing(library, statement),
        *others,
    ]
    told = "; ".join(part for part in beside if part)
    return f"{wording.sign(statement)} *{text(told)}:* {text(wording.said(statement))}"
