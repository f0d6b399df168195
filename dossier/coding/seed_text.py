"""The text of a seed file, in one layout: the same article, statements, verdicts, the same bytes.

The format is documented in `seeds/README.md`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from dossier.codebook.toml_text import written
from dossier.model import Article, Statement, Verdict
from dossier.records import SCHEMA

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
_VERDICT = ("first", "second", "ruling", "note")


def seed_text(
    article: Article, statements: Iterable[Statement], verdicts: Iterable[Verdict] = ()
) -> str:
    """Write an article, statements and verdicts, in this order, as TOML.

    Empty fields are left out.
    """
    fields = msgspec.to_builtins(article)
    digest = fields.pop("digest", ())
    tables = [f"schema = {SCHEMA}\n", _table("[article]", fields, _ARTICLE)]
    tables += [_table("[[digest]]", paragraph, _DIGEST) for paragraph in digest]
    for statement in statements:
        fields = msgspec.to_builtins(statement)
        for passage in fields["evidence"]:
            if passage["article"] == article.id:
                del passage["article"]
        tables.append(_table("[[statement]]", fields, _STATEMENT))
    tables += [_table("[[verdict]]", msgspec.to_builtins(item), _VERDICT) for item in verdicts]
    return "\n".join(tables)


def _table(header: str, fields: Mapping[str, Any], order: tuple[str, ...]) -> str:
    keys = [*(key for key in order if key in fields), *(key for key in fields if key not in order)]
    lines = [f"{key} = {written(fields[key])}" for key in keys if fields[key] not in ({}, [], ())]
    return "\n".join((header, *lines, ""))
