"""Markdown files, with the YAML front matter that clippers and editors write."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from dossier.articles.published import read_date
from dossier.articles.readers.document import Document, author
from dossier.articles.readers.plain import read_text
from dossier.cleaning import clean, clean_line

_FRONT = re.compile(r"\A---[ \t]*\n(?P<yaml>.{0,65536}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_DATES = ("date", "published", "issued", "date_published", "publication-date")
_AUTHORS = ("author", "authors", "byline", "by")
_OUTLETS = (
    "container-title", "outlet", "publication", "newspaper", "journal", "magazine", "media",
    "site", "site_name", "source",
)  # fmt: skip
_ADDRESSES = ("url", "source", "link", "source_url")  # `source` is one or an outlet
_BY = re.compile(r"(?:by|par)\s+", re.IGNORECASE)
_BREAKS = {"softbreak": " ", "hardbreak": "\n"}


def read(data: bytes) -> Document:
    """Read Markdown: its text without the markup, its headings, its front matter.

    Raises DossierError when the bytes are not text.
    """
    text = clean(read_text(data))
    front = _FRONT.match(text)
    fields = _fields(front["yaml"]) if front else {}
    body = text[front.end() :] if front and fields else text
    paragraphs, headings = _divide(body)
    issued = read_date(_first(fields, *_DATES))
    return Document(
        text="\n\n".join(paragraphs),
        title=_first(fields, "title") or _leading(paragraphs, headings),
        author=tuple(author(name) for name in _names(fields)),
        container_title=_first(fields, *_OUTLETS, address=False),
        publisher=_first(fields, "publisher"),
        issued=issued.issued,
        url=_first(fields, *_ADDRESSES, address=True),
        language=_first(fields, "lang", "language"),
        headings=tuple(headings),
        questions=(issued.question,) if issued.question else (),
    )


def _leading(paragraphs: list[str], headings: list[str]) -> str:
    """Give the heading that the text begins with, if it does."""
    return headings[0] if headings and headings[0] == paragraphs[0] else ""


def _fields(source: str) -> dict[str, Any]:
    import yaml

    try:
        found = yaml.safe_load(source)
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}  # a rule at the top of the text, not front matter
    if not isinstance(found, dict) or any(" " in str(key) for key in found):
        return {}  # a sentence with a colon in it
    return {str(key).lower(): item for key, item in found.items()}


def _first(fields: dict[str, Any], *names: str, address: bool | None = None) -> str:
    """Give the first of these fields that holds one value: an `address`, none, or any."""
    values = (clean_line(str(fields[name])) for name in names if _is_scalar(fields.get(name)))
    fits = (item for item in values if item and address in {None, "://" in item})
    return next(fits, "")


def _is_scalar(item: object) -> bool:
    return item is not None and not isinstance(item, dict | list | tuple | set | bytes)


def _names(fields: dict[str, Any]) -> Iterator[str]:
    found = next((fields[name] for name in _AUTHORS if fields.get(name)), None)
    for item in found if isinstance(found, list) else [found]:
        if _is_scalar(item):
            name = _BY.sub("", clean_line(str(item)), count=1).strip("[]")  # as in [[Jo Doe]]
            if name:
                yield name


def _divide(body: str) -> tuple[list[str], list[str]]:
    """Give the paragraphs of Markdown without markup, and those of them that are headings."""
    from markdown_it import MarkdownIt

    paragraphs: list[str] = []
    headings: list[str] = []
    opened = ""
    for token in MarkdownIt("commonmark").enable("table").parse(body):
        if token.type in {"fence", "code_block"}:
            paragraphs += token.content.split("\n")
        elif token.type == "inline":
            lines = _printed(token.children or ()).split("\n")
            paragraphs += lines
            if opened == "heading_open":
                headings += lines
        else:
            opened = token.type
    kept = [line.strip() for line in paragraphs if line.strip()]
    return kept, [line.strip() for line in headings if line.strip()]


def _printed(tokens: Sequence[Any]) -> str:
    """Give the words of a line: no images, no raw HTML, no addresses of links."""
    shown = (
        token.content if token.type in {"text", "code_inline"} else _BREAKS.get(token.type, "")
        for token in tokens
    )
    return "".join(shown)
