"""What a web page says of itself: meta elements, JSON-LD, the canonical address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from dossier.articles.published import read_date
from dossier.articles.readers.document import author
from dossier.cleaning import clean_line

_TITLES = ("og:title", "dc.title", "dcterms.title", "citation_title", "twitter:title")
_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "citation_author")
_SITES = ("og:site_name", "citation_journal_title")
_DATES = (
    "article:published_time", "datepublished", "dc.date.issued", "dcterms.issued", "dc.date",
    "citation_publication_date", "citation_date", "pubdate", "publish-date", "date",
)  # fmt: skip
_SAVED = re.compile(r"<!-- saved from url=\(\d+\)(https?://[^\s>]{1,2000}) -->")
_KINDS = ("Article", "NewsArticle", "ReportageNewsArticle", "BlogPosting", "AnalysisNewsArticle")
_LONGEST = 500  # characters of a field that is one
_MOST_AUTHORS = 20


def fields(tree: Any, page: str) -> dict[str, Any]:
    """Give the fields of a `Document` that the page `tree`, of source `page`, fills."""
    metas = _metas(tree)
    story = next(_stories(tree), {})
    # a date that a page gives only in an attribute of its text
    times = tree.xpath("//*[@itemprop='datePublished']/@datetime | //time[@pubdate]/@datetime")
    dates = [_text(story.get("datePublished")), *(metas.get(name, "") for name in _DATES), *times]
    read = [read_date(_text(item)) for item in dates]
    issued = next((item.issued for item in read if item.issued), "")
    questions = [item.question for item in read if item.question][:1] if not issued else []
    names = list(_names(story.get("author"))) or [_first(metas, _AUTHORS)]
    return {
        "title": _text(story.get("headline")) or _first(metas, _TITLES) or _heading(tree),
        "author": tuple(
            author(name) for name in islice(names, _MOST_AUTHORS) if name and "://" not in name
        ),
        "container_title": _first(metas, _SITES),
        "publisher": next(_names(story.get("publisher")), "") or metas.get("dc.publisher", ""),
        "issued": issued,
        "url": _address(tree, metas, page),
        "language": _text(tree.get("lang")),
        "questions": tuple(questions),
    }


def _metas(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        value = _text(element.get("content"))
        if value:
            found.setdefault(name.lower(), value)
    return found


def _stories(tree: Any) -> Iterator[dict[str, Any]]:
    """Give the articles that JSON-LD describes."""
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            described = json.loads(script)
        except (ValueError, RecursionError):
            continue
        graph = described.get("@graph", described) if isinstance(described, dict) else described
        for item in graph if isinstance(graph, list) else [graph]:
            if isinstance(item, dict):
                kinds = item.get("@type")
                if set(kinds if isinstance(kinds, list) else [str(kinds)]) & set(_KINDS):
                    yield item


def _names(value: Any) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        name = _text(item.get("name") if isinstance(item, dict) else item)
        if name:
            yield name


def _address(tree: Any, metas: dict[str, str], page: str) -> str:
    saved = _SAVED.search(page[: _LONGEST * 10])
    canonical = tree.xpath("//link[@rel='canonical']/@href")
    found = (saved[1] if saved else "", *map(_text, canonical[:1]), metas.get("og:url", ""))
    return next((item for item in found if item.startswith(("http://", "https://"))), "")


def _heading(tree: Any) -> str:
    """Give the one heading of the first level, or else the title of the window."""
    headings = [_text(item.text_content()) for item in tree.iter("h1")]
    return headings[0] if len(headings) == 1 else _text(tree.findtext(".//title"))


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str:
    return next((metas[name] for name in names if name in metas), "")


def _text(value: Any) -> str:
    line = clean_line(value) if isinstance(value, str) else ""
    return line if len(line) <= _LONGEST else ""
