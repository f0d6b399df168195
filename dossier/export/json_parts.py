"""What all JSON is put together from: companies, statements, passages, articles as plain data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from dossier.export.labels import labels
from dossier.model import Article, Company, Library, Statement
from dossier.views import wording
from dossier.views.comparison import Told
from dossier.views.evidence import Exhibit, exhibits

Json = dict[str, Any]


def company_json(company: Company) -> Json:
    """Write a company without the ids that others left behind in it."""
    return {
        key: value for key, value in plain(company).items() if key not in {"formerly", "renumbered"}
    }


def statements_json(library: Library, company: Company, held: Iterable[Told]) -> list[Json]:
    """Write statements as they are told of a company, maybe at a date."""
    known = library.of(company.id)
    return [told_json(known, told) for told in held]


def told_json(library: Library, told: Told) -> Json:
    """Write a statement; `counterpart` is the company it was coded for, where another one.

    `ruled_out` are the verdicts by which it is superseded, or an error.
    """
    return {
        **plain(told.statement),
        "evidence": _evidence(library, told.statement),
        "counterpart": told.counterpart.id if told.counterpart else None,
        "ruled_out": plain(library.ruled_out.get(told.statement.id, ())),
    }


def _evidence(library: Library, statement: Statement) -> list[Json]:
    return [exhibit_json(library, item) for item in exhibits(library, statement)]


def exhibit_json(library: Library, item: Exhibit) -> Json:
    """Write a passage; `quotation` is there only where a text bears it out."""
    version = library.earlier.get((item.article.id, item.evidence.version))
    record = version.record if version else item.article
    digest = {paragraph.paragraph: paragraph.text for paragraph in record.digest}
    return {
        **plain(item.evidence),
        "source": item.source,
        **({"quotation": item.quotation} if item.quotation else {}),
        "digest": digest.get(item.evidence.paragraph, ""),
        **_bibliography(item.article),
    }


def _bibliography(article: Article) -> Json:
    """Write the fields that a citation needs, in the terms of CSL-JSON."""
    return {
        "title": article.title,
        "container_title": article.container_title,
        "author": [msgspec.to_builtins(author) for author in article.author],
        "issued": article.issued,
        "language": article.language,
    }


def articles_json(library: Library, ids: Iterable[str]) -> list[Json]:
    """Write articles (ids) without their digests."""
    return [
        {
            **{
                key: value for key, value in plain(library.article[item]).items() if key != "digest"
            },
            **_bibliography(library.article[item]),
            "attached": item in library.originals,
            "questions": list(library.questions.get(item, ())),
        }
        for item in ids
    ]


def statement_json(library: Library, statement: Statement) -> Json:
    """Give one statement with everything that it refers to, for a line of its own."""
    label = labels(library, statement)
    told = told_json(library, Told(statement))
    del told["counterpart"]
    return {
        **told,
        "company_name": label.company,
        "facet_name": label.facet,
        "topic_name": label.topic,
        "speaker_name": wording.speaker(library, statement),
        "articles": articles_json(library, sorted({item.article for item in statement.evidence})),
    }


def plain(value: Any) -> Any:
    """Turn records into dicts and tuples into lists; empty fields stay."""
    if isinstance(value, msgspec.Struct):
        return {name: plain(getattr(value, name)) for name in value.__struct_fields__}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    return value
