"""The YAML block at the head of an exported file: flat, every text quoted, safe to merge."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

import yaml

from dossier import dates
from dossier.articles.own_page import GENERATOR
from dossier.model import Article

UNDATED = "undated"


class _Quoted(str):
    """A text that is written in double quotes, so that NO stays a text."""

    __slots__ = ()


class _Dumper(yaml.SafeDumper):
    pass


_Dumper.add_representer(
    _Quoted,
    lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style='"'),
)


def front_matter(
    *,
    title: str,
    subject: str,
    tags: Sequence[str],
    articles: Sequence[Article],
    aliases: Sequence[str] = (),
    more: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """Write the block, with its fences and without a final line end.

    `subject` says, for this program, what the page is about and what it was narrowed to; `more`
    are fields for people.
    """
    fields: dict[str, _Quoted | list[_Quoted]] = {
        "title": _Quoted(title),
        "aliases": [_Quoted(alias) for alias in aliases],
        "tags": [_Quoted(tag) for tag in tags],
        "articles": [_Quoted(article.id) for article in articles],
        **{name: _Quoted(value) for name, value in more.items()},
        "as-of": _Quoted(as_of(articles)),
        "generator": _Quoted(GENERATOR),
        "subject": _Quoted(subject),
    }
    text = yaml.dump(fields, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=sys.maxsize)
    return f"---\n{text}---"


def as_of(articles: Sequence[Article]) -> str:
    """Say how recent the articles are; where some print no date, they may be more recent."""
    date, undated = newest(articles), sum(newest([article]) == UNDATED for article in articles)
    if not undated or date == UNDATED:
        return date
    return f"{date} or later ({undated} of {len(articles)} articles undated)"


def newest(articles: Iterable[Article]) -> str:
    """Give the newest date of publication that the articles print (EDTF), or `undated`."""
    known = [
        (last, article.issued) for article in articles if (last := dates.span(article.issued).last)
    ]
    return max(known)[1] if known else UNDATED
