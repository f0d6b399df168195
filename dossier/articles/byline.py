"""Headline, author, outlet and date as an article prints them above (or right below) its text."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

import msgspec

from dossier.articles.credits import Credit, read_credit
from dossier.articles.paragraphs import paragraphs
from dossier.articles.published import Published, asks_date
from dossier.articles.readers.document import Document, author

_READ = 8  # paragraphs at the head
_ABOVE = 2  # lines that may stand above a headline
_LONGEST_HEADLINE = 30  # words


def complete(document: Document) -> Document:
    """Fill the fields that a file leaves empty with what stands at the head of its text."""
    text = document.text
    spans = islice(paragraphs(text), _READ + 1)
    lines = [text[item.start : item.end] for item in spans]
    title = document.title or headline(lines)
    found = [read_credit(line) for line in lines[:_READ] if line != title]
    names = next((item.names for item in found if item.names), ())
    outlet = next((item.outlet for item in found if item.outlet), "")
    published = _published(found)
    dated = bool(document.issued) or published == Published()
    return msgspec.structs.replace(
        document,
        title=title,
        author=document.author or tuple(map(author, names)),
        container_title=document.container_title or ("" if document.publisher else outlet),
        issued=document.issued if dated else published.issued,
        questions=document.questions if dated else _asked(document.questions, published),
    )


def headline(lines: Sequence[str]) -> str:
    """Give the first line of a text if it is set apart from what follows, as headlines are.

    Outlet and day may stand above it.
    """
    above = 0
    while above < min(_ABOVE, len(lines)) and is_byline(lines[above]):
        above += 1
    first = lines[above] if len(lines) > above + 1 else ""
    is_sentence = first.endswith((".", ",", ";", ":")) and not first.endswith(("...", "etc."))
    if is_sentence or not 1 < len(first.split()) <= _LONGEST_HEADLINE:
        return ""
    return "" if "://" in first or is_byline(first) else first


def is_byline(line: str) -> bool:
    """Tell whether a line names author, outlet or date, and nothing else."""
    return read_credit(line) != Credit()


def _published(found: Sequence[Credit]) -> Published:
    """Give the first date, or else the last question about one."""
    asked = [item.published for item in found if item.published.question]
    dated = (item.published for item in found if item.published.issued)
    return next(dated, asked[-1] if asked else Published())


def _asked(questions: tuple[str, ...], published: Published) -> tuple[str, ...]:
    """Put the question of a printed date in the place of the one that the file itself raised."""
    kept = tuple(item for item in questions if not asks_date(item))
    if published.question:
        return (*kept, published.question)
    return kept
