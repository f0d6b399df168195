"""A small library of invented companies, with an article text of our own."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from dossier.articles.anchoring import exact, fingerprint, reanchor
from dossier.articles.paragraphs import paragraphs
from dossier.model import (
    Article,
    Author,
    Company,
    DigestParagraph,
    Evidence,
    Facet,
    Figure,
    Library,
    Name,
    Original,
    Person,
    Statement,
    Topic,
)

TEXT = """\
Northwind opens a depot

Northwind opened a depot in Lille. It may sell “Bora” vans there from 2027.

“We are not leaving,” said Ada Quill; Southwind will carry the parts.
"""
DIGESTS = (
    "Headline: a depot is opened.",
    "A depot was opened in Lille; selling vans there is a possibility.",
    "Ada Quill rules out a departure. Parts are to be carried by Southwind.",
)

FACETS = (
    Facet(
        "sites",
        "Sites",
        "Where.",
        (Topic("depots", "Depots", "Depots."), Topic("plants", "Plants", "Plants.")),
    ),
    Facet("sales", "Sales", "How.", (Topic("offer", "Offer", "What is sold."),)),
    Facet("money", "Money", "How much.", (Topic("profit", "Profit", "Profit."),)),
)
NORTHWIND = Company(
    "northwind",
    "Northwind Motors",
    "Northwind",
    aliases=(Name("NWM", cased=True), Name("Northwind Inc.")),
    brands=(Name("Bora"),),
    people=(Person("Ada Quill", role="head"), Person("Rui")),
)
SOUTHWIND = Company("southwind", "Southwind", "Southwind")
CALM = Company("calm", "Calm", "Calm")


def article(**changes: Any) -> Article:
    """Record the article whose text is `TEXT`."""
    sha256 = hashlib.sha256(TEXT.encode()).hexdigest()
    fields: dict[str, Any] = {
        "id": "depot",
        "label": "Northwind's depot",
        "language": "en",
        "sha256": sha256,
        "text_sha256": sha256,
        "characters": len(TEXT),
        "title": "Northwind opens a depot",
        "author": (Author("Poe", "Mia"),),
        "issued": "2026-03-01",
        "digest": tuple(
            DigestParagraph(item.number, item.start, item.end, digest)
            for item, digest in zip(paragraphs(TEXT), DIGESTS, strict=True)
        ),
    }
    return Article(**(fields | changes))


def passage(words: str, source: str = "depot") -> Evidence:
    """Point at `words` in `TEXT`."""
    start = TEXT.index(words)
    home = next(item for item in paragraphs(TEXT) if start < item.end)
    return Evidence(source, home.number, start, start + len(words), fingerprint(words))


def statement(number: int, text: str, words: str, **changes: Any) -> Statement:
    """Make a statement about Northwind that rests on `words`."""
    fields: dict[str, Any] = {
        "id": f"northwind-{number:06x}",
        "company": "northwind",
        "facet": "sites",
        "topic": "depots",
        "text": text,
        "status": "done",
        "speaker": "journalist",
        "evidence": (passage(words),),
    }
    return Statement(**(fields | changes))


STATEMENTS = (
    statement(1, "Northwind has a depot in Lille.", "opened a depot in Lille"),
    statement(
        2,
        "Northwind might sell Bora vans.",
        "may sell “Bora” vans there from 2027",
        facet="sales",
        topic="offer",
        status="considered",
        date="2027",
        date_words="from 2027",
        figures=(Figure("vans", "vans", value=3000, bound="about"),),
    ),
    statement(
        3,
        "Northwind leaves Lille.",
        "We are not leaving",
        topic="plants",
        status="claimed",
        speaker="Ada Quill",
        denied=True,
        evidence=(passage("We are not leaving"), passage("Ada Quill"), passage("depot in Lille")),
    ),
    statement(
        4,
        "Southwind is to carry Northwind's parts.",
        "Southwind will carry the parts",
        facet="sales",
        topic="offer",
        status="planned",
        speaker="company",
        parties=("southwind",),
    ),
)


def library(
    statements: Sequence[Statement] = STATEMENTS,
    *,
    originals: Sequence[Original] = (),
    articles: Sequence[Article] | None = None,
    companies: Sequence[Company] = (NORTHWIND, SOUTHWIND, CALM),
) -> Library:
    """Make a library, by default the sample one without originals."""
    return Library(
        companies=tuple(companies),
        facets=FACETS,
        articles=tuple([article()] if articles is None else articles),
        statements=tuple(statements),
        originals={original.article: original for original in originals},
    )


def original(text: str = TEXT) -> Original:
    """Attach the very text, or another version of it."""
    if text == TEXT:
        return exact(article(), text)
    return reanchor(article(), text, [item for one in STATEMENTS for item in one.evidence])
