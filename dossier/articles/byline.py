"""Headline, author and date as an article prints them above (or right below) its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

import msgspec

from dossier.articles.paragraphs import paragraphs
from dossier.articles.published import Published, asks_date, read_date
from dossier.articles.readers.document import Document, author

_READ = 8  # paragraphs at the head
_LONGEST_LINE = 15  # words
_LONGEST_HEADLINE = 30
_LONGEST_NAME = 5
_PARTICLES = {"de", "du", "des", "la", "le", "van", "von", "der", "den", "di", "da", "el", "al"}
_BY = re.compile(r"(?:by|par)\s+(?P<name>\S.*)", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"(?:first\s+)?(?:published|posted|publié|publiée|paru|parue|mis en ligne|date)\b"
    r"(?:\s+(?:on|le))?\s*:?\s*(?P<date>.*?)(?:,?\s+(?:by|par)\s+(?P<name>\S.*))?",
    re.IGNORECASE,
)
_BARE_DATE = re.compile(
    r"(?:[^\W\d_]+,?\s+)?(?:le\s+)?(?:\d{1,4}(?:er|st|nd|rd|th)?[\s./-]+)?"
    r"(?:[^\W\d_]+\.?\s+\d{1,2},?\s+|[^\W\d_]+\.?\s+|\d{1,2}[./-])\d{2,4}",
    re.IGNORECASE,
)
_AFTER_NAME = re.compile(r"\s*(?:[,|(•·–—]|\s-\s|\s(?:le|on|in|at|pour|for|à)\s).*", re.DOTALL)


def complete(document: Document) -> Document:
    """Fill the fields that a file leaves empty with what stands at the head of its text."""
    text = document.text
    spans = islice(paragraphs(text), _READ + 1)
    lines = [text[item.start : item.end] for item in spans]
    title = document.title or headline(lines)
    name, published = "", Published()
    for line in lines[:_READ]:
        if line == title or len(line.split()) > _LONGEST_LINE:
            continue
        found_name, found = _read_line(line)
        name = name or found_name
        if not published.issued:
            published = found if found.issued or found.question else published
    dated = bool(document.issued) or not (published.issued or published.question)
    return msgspec.structs.replace(
        document,
        title=title,
        author=document.author or ((author(name),) if name else ()),
        issued=document.issued if dated else published.issued,
        questions=document.questions if dated else _asked(document.questions, published),
    )


def headline(lines: Sequence[str]) -> str:
    """Give the first line of a text if it is set apart from what follows, as headlines are."""
    first = lines[0] if len(lines) > 1 else ""
    is_sentence = first.endswith((".", ",", ";", ":")) and not first.endswith(("...", "etc."))
    if is_sentence or not 1 < len(first.split()) <= _LONGEST_HEADLINE:
        return ""
    return "" if "://" in first or is_byline(first) else first


def is_byline(line: str) -> bool:
    """Tell whether a line names author or date, and nothing else."""
    return len(line.split()) <= _LONGEST_LINE and _read_line(line) != ("", Published())


def _read_line(line: str) -> tuple[str, Published]:
    """Give the author and the date in a line that holds nothing else."""
    published = _PUBLISHED.fullmatch(line)
    if published:
        return _name(published["name"] or ""), read_date(published["date"])
    by = _BY.fullmatch(line)
    if by:
        name = _name(by["name"])
        return name, read_date(by["name"]) if name else Published()
    return "", read_date(line) if _BARE_DATE.fullmatch(line) else Published()


def _name(words: str) -> str:
    """Give the name at the beginning of some words, if it looks like a person's."""
    parts = _AFTER_NAME.sub("", words).split()
    capitals = [part for part in parts if part[0].isupper()]
    fits = all(part[0].isupper() or part.lower() in _PARTICLES for part in parts)
    plain = not any(character.isdigit() for part in parts for character in part)
    if fits and plain and len(capitals) >= 2 and len(parts) <= _LONGEST_NAME:
        return " ".join(parts).rstrip(".")
    return ""


def _asked(questions: tuple[str, ...], published: Published) -> tuple[str, ...]:
    """Put the question of a printed date in the place of the one that the file itself raised."""
    kept = tuple(item for item in questions if not asks_date(item))
    if published.question:
        return (*kept, published.question)
    return kept
