"""A statement becomes a claim: in the words of all other screens, its passages set apart."""

from __future__ import annotations

from dossier.assisting.answers import Claim, Quotation, Source
from dossier.model import Library, Statement
from dossier.views import wording
from dossier.views.evidence import Exhibit, exhibits

BRIEF, AT_LENGTH = 400, 4_000  # characters of a passage
_TEXT = 1_000  # characters of anything else


def claim(library: Library, statement: Statement, *, reach: int = BRIEF) -> Claim:
    """Give a statement with its sources; `reach` is how much of a passage comes along."""
    company = library.company.get(statement.company)
    topic = library.topic.get(statement.topic)
    return Claim(
        id=statement.id,
        company=statement.company,
        company_name=short(company.name if company else statement.company),
        facet=statement.facet,
        topic=statement.topic,
        topic_name=topic.name if topic else statement.topic,
        text="" if statement.quoted else short(statement.text),
        status=wording.status(statement),
        status_means=wording.STATUSES[statement.status],
        denied=statement.denied,
        speaker=short(wording.speaker(library, statement)),
        date=statement.date,
        when=short(wording.when(statement)),
        figures=[short(f"{item.measure}: {wording.figure(item)}") for item in statement.figures],
        other_companies=list(statement.parties),
        standing=[short(item) for item in wording.standing(library, statement)],
        sources=[source(item, reach) for item in exhibits(library, statement)],
    )


def source(item: Exhibit, reach: int) -> Source:
    """Give one passage of a statement, with what names its article."""
    article = item.article
    own = "" if item.source in {"original", "earlier"} else item.text
    return Source(
        article=article.id,
        untrusted_title=short(wording.headline(article)),
        publisher=short(article.container_title or article.publisher),
        authors=short(wording.authors(article)),
        published=article.issued,
        language=wording.language(article.language),
        paragraph=item.evidence.paragraph,
        place=wording.locator(item.evidence),
        passage=quotation(item.quotation, reach) if item.quotation else None,
        digest=own[:reach],
    )


def quotation(text: str, reach: int = BRIEF) -> Quotation:
    """Give the words of an article, marked as such."""
    return Quotation(untrusted_text=text[:reach], cut=len(text) > reach)


def short(text: str) -> str:
    """Give a text that no answer grows too long by."""
    return text if len(text) <= _TEXT else f"{text[: _TEXT - 1]}…"
