"""An article and its reviewed statements as a seed file, in one layout: the same work, same bytes.

The format is documented in `seeds/README.md`. Only our own words leave; see `own_words`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
import tomlkit

from dossier.export.own_words import is_own
from dossier.model import Article, Library, Statement
from dossier.records import SCHEMA
from dossier.store.store import source_order

# the fields in their order; one that is missing here comes last
_ARTICLE = (
    "id", "label", "language", "sha256", "text_sha256", "characters",
    "title", "author", "container-title", "publisher", "issued", "URL", "copy_of", "type",
)  # fmt: skip
_DIGEST = ("paragraph", "start", "end", "kind", "text")
_STATEMENT = (
    "id", "company", "facet", "topic", "text", "status", "speaker", "date", "date_words",
    "evidence", "figures", "names", "parties", "denied", "rank",
)  # fmt: skip


@dataclass(frozen=True)
class SeedPage:
    """The text of an article's seed file.

    `left_out` are the statements (ids) that still stand in the article's words; `refers_to` are
    the other articles (ids) that must be there for this one to be built.
    """

    article: str
    text: str
    left_out: tuple[str, ...]
    refers_to: frozenset[str]


def seed_page(library: Library, article: str) -> SeedPage:
    """Write the seed file of an article (an id): the statements whose first passage is in it."""
    record = library.article[article]
    coded = [item for item in library.statements if item.evidence[0].article == article]
    worded = [item for item in coded if is_own(library, item)]
    referred = {evidence.article for item in worded for evidence in item.evidence}
    return SeedPage(
        article,
        seed_text(record, worded),
        left_out=tuple(item.id for item in coded if item not in worded),
        refers_to=frozenset(filter(None, {*referred, record.copy_of} - {article})),
    )


def seed_text(article: Article, statements: Iterable[Statement]) -> str:
    """Write an article and statements as TOML, empty fields left out, in source order."""
    fields = msgspec.to_builtins(article)
    digest = fields.pop("digest", ())
    tables = [f"schema = {SCHEMA}\n", _table("[article]", fields, _ARTICLE)]
    tables += [_table("[[digest]]", paragraph, _DIGEST) for paragraph in digest]
    for statement in sorted(statements, key=source_order):
        fields = msgspec.to_builtins(statement)
        for passage in fields["evidence"]:
            if passage["article"] == article.id:
                del passage["article"]
        tables.append(_table("[[statement]]", fields, _STATEMENT))
    return "\n".join(tables)


def _table(header: str, fields: Mapping[str, Any], order: tuple[str, ...]) -> str:
    keys = [*(key for key in order if key in fields), *(key for key in fields if key not in order)]
    lines = [f"{key} = {_value(fields[key])}" for key in keys if fields[key] not in ({}, [], ())]
    return "\n".join((header, *lines, ""))


def _value(value: Any) -> str:
    """Write a value on one line, with room in the braces; numbers and strings as tomlkit does."""
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{key} = {_value(item)}' for key, item in value.items())} }}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_value, value))}]"
    return str(tomlkit.item(value).as_string())
