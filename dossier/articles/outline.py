"""The paragraphs of an imported text: where each stands, and whether it is part of the story."""

from __future__ import annotations

import re

from dossier.articles.boilerplate import Boilerplate
from dossier.articles.byline import is_byline
from dossier.articles.paragraphs import paragraphs
from dossier.articles.readers.document import Document
from dossier.cleaning import clean_line
from dossier.model import DigestParagraph, ParagraphKind

_LONGEST_HEADING = 14  # words
_SHORTEST_TEXT = 15  # words of a paragraph that a heading may stand above
_SPEAKER = re.compile(r"[^\s:]{1,12}(?:\s[^\s:]+)?\s?:\s")  # of an interview
_NOT_AT_THE_END = tuple('.!…:;,»”"')


def outline(document: Document, boilerplate: Boilerplate) -> tuple[DigestParagraph, ...]:
    """Give the digest of a document's frozen text, with the words still to be written.

    Where the format marks no headings, a short line without an end mark above a longer paragraph
    is one. A line that only names author and date is no part of the story.
    """
    text = document.text
    headings = {*document.headings, document.title}
    marked = headings != {document.title}
    authors = {item.name for item in document.author}
    divided = paragraphs(text)
    lines = [clean_line(text[item.start : item.end]) for item in divided]
    found: list[DigestParagraph] = []
    for item, line, following in zip(divided, lines, [*lines, ""][1:], strict=True):
        kind: ParagraphKind = "text"
        if line in headings:
            kind = "heading"
        elif line in authors or is_byline(line) or boilerplate.covers(text, item):
            kind = "boilerplate"
        elif not marked and _is_heading(line, following):
            kind = "heading"
        found.append(DigestParagraph(item.number, item.start, item.end, kind=kind))
    return tuple(found)


def _is_heading(line: str, following: str) -> bool:
    return (
        len(line.split()) <= _LONGEST_HEADING
        and not line.endswith(_NOT_AT_THE_END)
        and line[0].isupper()
        and not _SPEAKER.match(line)
        and len(following.split()) >= _SHORTEST_TEXT
    )
