"""The articles as CSL-JSON, which reference managers and pandoc read."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import msgspec

from dossier import dates
from dossier.model import Article
from dossier.views import wording

Item = dict[str, Any]

_KNOWN = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?([~?]?)")
_OTHER = "document"
_TYPES = frozenset(
    """
    article article-journal article-magazine article-newspaper bill book broadcast chapter classic
    collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic
    hearing interview legal_case legislation manuscript map motion_picture musical_score pamphlet
    paper-conference patent performance periodical personal_communication post post-weblog
    regulation report review review-book software song speech standard thesis treaty webpage
    """.split()
)


def articles_csl(articles: Iterable[Article]) -> str:
    """Write the articles, a list of items; what an article does not give is left out."""
    data = msgspec.json.encode([_item(article) for article in articles])
    return msgspec.json.format(data, indent=2).decode() + "\n"


def _item(article: Article) -> Item:
    fields: Item = {
        "id": article.id,
        "type": article.type if article.type in _TYPES else _OTHER,
        "title": article.title or wording.headline(article),
        "author": [msgspec.to_builtins(author) for author in article.author],
        "container-title": article.container_title,
        "publisher": article.publisher,
        "issued": csl_date(article.issued),
        "language": "" if article.language == "und" else article.language,
        "URL": article.url,
    }
    return {name: value for name, value in fields.items() if value}


def csl_date(edtf: str) -> Item:
    """Give a date (EDTF) as CSL has it; empty for none.

    `circa` tells that it is about or uncertain. One without a year, and a decade, which CSL cannot
    say in parts, stand in words.
    """
    if not edtf:
        return {}
    found = [_KNOWN.fullmatch(part) for part in edtf.split("/")]
    if not all(found):
        return {"literal": dates.words(edtf)}
    known = [part for part in found if part]
    parts = [[int(number) for number in part.groups()[:3] if number] for part in known]
    return {"date-parts": parts, **({"circa": True} if any(part[4] for part in known) else {})}
