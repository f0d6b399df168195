"""What the views answer as plain data for scripts: every field present, empty or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from dossier.export.json_parts import (
    Json,
    articles_json,
    company_json,
    exhibit_json,
    statements_json,
    told_json,
)
from dossier.model import Library
from dossier.views.ages import age
from dossier.views.comparison import Cell, Rows, articles_about, compare, tell
from dossier.views.coverage import cover
from dossier.views.evidence import exhibit

if TYPE_CHECKING:
    from dossier.articles.matching import Candidate
    from dossier.views.orphans import Orphan


def library_json(library: Library) -> Json:
    """Give the companies with their counts, and all articles."""
    coverage = cover(library)
    return {
        "companies": [
            {
                **company_json(company),
                "statement_count": len(library.told[company.id]),
                "article_count": coverage.articles[company.id],
            }
            for company in library.companies
        ],
        "articles": articles_json(library, [article.id for article in library.articles]),
    }


def dossier_json(library: Library, company_id: str) -> Json:
    """Give a company, its statements in source order, and the articles they rest on."""
    told = (tell(library, item, company_id) for item in library.told[company_id])
    return {
        **company_json(library.company[company_id]),
        "statements": [told_json(library.of(company_id), item) for item in told],
        "articles": articles_json(library, articles_about(library, company_id)),
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
        "companies": [company_json(company) for company in shown.companies],
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
        "articles": articles_json(library, sorted(articles)),
    }


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
        "evidence": exhibit_json(library, exhibit(library, evidence)),
        "candidate": proposed,
    }


def _cell(library: Library, cell: Cell) -> Json:
    return {
        "company": cell.company.id,
        "gap": cell.gap,
        "denied": cell.denied,
        "articles": cell.articles,
        "newest": age(library, (told.statement for told in cell.told)).newest,
        "statements": statements_json(library, cell.company, cell.told),
    }
