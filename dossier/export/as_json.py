"""What the views answer as plain data for scripts: every field present, empty or not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import msgspec

from dossier.export.labels import labels
from dossier.model import Article, Company, Library, Statement
from dossier.views import wording
from dossier.views.ages import age
from dossier.views.apart import Profile, reason
from dossier.views.changed import Changes
from dossier.views.comparison import Cell, Rows, Told, articles_about, compare, tell
from dossier.views.coverage import cover
from dossier.views.evidence import Exhibit, exhibit, exhibits
from dossier.views.figures import Entry
from dossier.views.ties import Tie, told_by
from dossier.views.timeline import Kind, timeline

if TYPE_CHECKING:
    from dossier.articles.matching import Candidate
    from dossier.search.search import Hit
    from dossier.views.excerpt import Excerpt
    from dossier.views.orphans import Orphan

Json = dict[str, Any]


def library_json(library: Library) -> Json:
    """Give the companies with their counts, and all articles."""
    coverage = cover(library)
    return {
        "companies": [
            {
                **_company(company),
                "statement_count": len(library.told[company.id]),
                "article_count": coverage.articles[company.id],
            }
            for company in library.companies
        ],
        "articles": _articles(library, [article.id for article in library.articles]),
    }


def dossier_json(library: Library, company_id: str) -> Json:
    """Give a company, its statements in source order, and the articles they rest on."""
    told = (tell(library, item, company_id) for item in library.told[company_id])
    return {
        **_company(library.company[company_id]),
        "statements": [_statement(library.of(company_id), item) for item in told],
        "articles": _articles(library, articles_about(library, company_id)),
    }


def comparison_json(
    library: Library,
    company_ids: Sequence[str],
    facets: Sequence[str] = (),
    rows: Rows = "all",
) -> Json:
    """Give the rows of a comparison, cell by cell, and the articles they rest on."""
    shown = compare(library, company_ids, facets=facets, rows=rows)
    articles = {item for company in company_ids for item in articles_about(library, company)}
    return {
        "companies": [_company(company) for company in shown.companies],
        "rows": [
            {
                "facet": row.facet.id,
                "facet_name": row.facet.name,
                "topic": row.topic.id,
                "topic_name": row.topic.name,
                "kind": row.kind,
                "verdict": row.verdict,
                "cells": [_cell(library, cell) for cell in row.cells],
            }
            for row in shown.rows
        ],
        "articles": _articles(library, sorted(articles)),
    }


def timeline_json(
    library: Library,
    company_ids: Sequence[str],
    facets: Sequence[str] = (),
    kinds: Sequence[Kind] = (),
) -> Json:
    """Give a lane for each company: dated statements with the days that their dates may mean."""
    shown = timeline(library, company_ids, facets=facets, kinds=kinds)
    about = {item for company in company_ids for item in articles_about(library, company)}
    return {
        "lanes": [
            {
                "company": _company(lane.company),
                "marks": [
                    {
                        "first": mark.first.isoformat(),
                        "last": mark.last.isoformat(),
                        "about": mark.about,
                        "kind": mark.kind,
                        "statement": _statement(library.of(lane.company.id), mark.told),
                    }
                    for mark in lane.marks
                ],
                "year_not_stated": _statements(library, lane.company, lane.yearless),
                "in_words_only": _statements(library, lane.company, lane.worded),
                "undated": lane.undated,
            }
            for lane in shown.lanes
        ],
        "articles": _articles(library, sorted(about)),
    }


def figures_json(library: Library, entries: Iterable[Entry]) -> list[Json]:
    """Give figures, each with its statement."""
    return [
        {
            "company": entry.company.id,
            **_plain(entry.figure),
            "planned": entry.is_plan,
            "statement": _statement(library.of(entry.company.id), entry.told),
        }
        for entry in entries
    ]


def apart_json(library: Library, profiles: Sequence[Profile]) -> Json:
    """Give the topics that set companies apart, each score with its statements; the articles."""
    about = {item for held in profiles for item in articles_about(library, held.company.id)}
    return {
        "companies": [
            {
                **_company(profile.company),
                "statement_count": profile.statements,
                "against": profile.against,
                "topics": [
                    {
                        "facet": trait.facet.id,
                        "facet_name": trait.facet.name,
                        "topic": trait.topic.id,
                        "topic_name": trait.topic.name,
                        "only": trait.alone,
                        "score": round(trait.score, 2),
                        "weight": trait.weight,
                        "expected": round(trait.expected, 2),
                        "reason": reason(profile.company, trait),
                        "statements": _statements(library, profile.company, trait.told),
                    }
                    for trait in profile.traits
                ],
            }
            for profile in profiles
        ],
        "articles": _articles(library, sorted(about)),
    }


def changed_json(library: Library, found: Iterable[Changes]) -> list[Json]:
    """Give what has changed, company by company."""
    return [
        {
            "company": changes.company.id,
            "new": [_statement(library, Told(item)) for item in changes.new],
            "edited": [_statement(library, Told(item)) for item in changes.edited],
            "gone": list(changes.gone),
            "unknown": changes.unknown,
        }
        for changes in found
    ]


def statement_json(library: Library, statement: Statement) -> Json:
    """Give one statement with everything that it refers to, for a line of its own."""
    label = labels(library, statement)
    told = _statement(library, Told(statement))
    del told["counterpart"]
    return {
        **told,
        "company_name": label.company,
        "facet_name": label.facet,
        "topic_name": label.topic,
        "speaker_name": wording.speaker(library, statement),
        "articles": _articles(library, sorted({item.article for item in statement.evidence})),
    }


def links_json(library: Library, shown: Excerpt) -> Json:
    """Give actors, ties and denials with the ids of their statements, and these once.

    `ways` are there where two names were asked for.
    """
    part = shown.part
    statements = told_by((*part.ties, *part.denied))
    return {
        "actors": _plain(part.actors),
        "ties": [_tie(tie) for tie in part.ties],
        "denied": [_tie(tie) for tie in part.denied],
        "ways": [list(path.actors) for path in shown.ways.paths],
        "more_ways": shown.ways.more,
        "statements": [_statement(library, Told(item)) for item in statements],
    }


def _tie(tie: Tie) -> Json:
    ids = [item.id for item in tie.statements]
    return {"a": tie.a, "b": tie.b, "type": tie.type, "basis": tie.basis, "statements": ids}


def hit_json(hit: Hit) -> Json:
    """Give something found by a search."""
    return {**asdict(hit), "marks": [list(mark) for mark in hit.marks]}


def orphan_json(library: Library, orphan: Orphan, candidate: Candidate | None) -> Json:
    """Give a statement whose passage is lost, the passage, and the one proposed for it."""
    statement, evidence = orphan.statement, orphan.evidence
    proposed = None
    if candidate is not None:
        text = library.originals[evidence.article].text[candidate.start : candidate.end]
        proposed = {**asdict(candidate), "text": text}
    return {
        "statement": statement.id,
        "company": statement.company,
        "text": statement.text,
        "quoted": statement.quoted,
        "evidence": _exhibit(library, exhibit(library, evidence)),
        "candidate": proposed,
    }


def _company(company: Company) -> Json:
    """Write a company without the ids that others left behind in it."""
    return {
        key: value
        for key, value in _plain(company).items()
        if key not in {"formerly", "renumbered"}
    }


def _cell(library: Library, cell: Cell) -> Json:
    return {
        "company": cell.company.id,
        "gap": cell.gap,
        "denied": cell.denied,
        "articles": cell.articles,
        "newest": age(library, (told.statement for told in cell.told)).newest,
        "statements": _statements(library, cell.company, cell.told),
    }


def _statements(library: Library, company: Company, held: Iterable[Told]) -> list[Json]:
    """Write statements as they are told of a company, maybe at a date."""
    known = library.of(company.id)
    return [_statement(known, told) for told in held]


def _statement(library: Library, told: Told) -> Json:
    """Write a statement; `counterpart` is the company it was coded for, where another one.

    `ruled_out` are the verdicts by which it is superseded, or an error.
    """
    return {
        **_plain(told.statement),
        "evidence": _evidence(library, told.statement),
        "counterpart": told.counterpart.id if told.counterpart else None,
        "ruled_out": _plain(library.ruled_out.get(told.statement.id, ())),
    }


def _evidence(library: Library, statement: Statement) -> list[Json]:
    return [_exhibit(library, item) for item in exhibits(library, statement)]


def _exhibit(library: Library, item: Exhibit) -> Json:
    """Write a passage; `quotation` is there only where a text bears it out."""
    version = library.earlier.get((item.article.id, item.evidence.version))
    record = version.record if version else item.article
    digest = {paragraph.paragraph: paragraph.text for paragraph in record.digest}
    return {
        **_plain(item.evidence),
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


def _articles(library: Library, ids: Iterable[str]) -> list[Json]:
    return [
        {
            **{
                key: value
                for key, value in _plain(library.article[item]).items()
                if key != "digest"
            },
            **_bibliography(library.article[item]),
            "attached": item in library.originals,
            "questions": list(library.questions.get(item, ())),
        }
        for item in ids
    ]


def _plain(value: Any) -> Any:
    """Turn records into dicts and tuples into lists; empty fields stay."""
    if isinstance(value, msgspec.Struct):
        return {name: _plain(getattr(value, name)) for name in value.__struct_fields__}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value
