"""Articles as documents: headline, digest, and the attached original where it is verified."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dossier import dates
from dossier.articles.paragraphs import paragraphs
from dossier.model import Article, Evidence, Library, Original
from dossier.search.document import OURS, Document, Field, Kind, Tags
from dossier.views import wording
from dossier.views.evidence import verified_place

_PARAGRAPH = "¶"
_Coded = Sequence[tuple[Evidence, frozenset[str]]]  # passages of an article, whom each is about


def documents(library: Library, articles: Sequence[Article]) -> Iterator[Document]:
    """Give the headlines of some articles, then their digests and originals by paragraph."""
    coded = {article.id: list(_coded(library, article)) for article in articles}
    for article in articles:
        yield _article(article, coded[article.id])
    for article in articles:
        yield from _digest(article, coded[article.id])
    for article in articles:
        if article.id in library.originals:
            yield from _passages(article, library.originals[article.id], coded[article.id])


def article_of(document: str) -> str:
    """Give the id of the article that the document of an id is of, if it is of one."""
    return document.partition(_PARAGRAPH)[0]


def _coded(library: Library, article: Article) -> Iterator[tuple[Evidence, frozenset[str]]]:
    for statement in library.coded.get(article.id, ()):
        companies = frozenset({statement.company, *statement.parties})
        for evidence in statement.evidence:
            if evidence.article == article.id:
                yield evidence, companies


def _article(article: Article, coded: _Coded) -> Document:
    return Document(
        id=article.id,
        kind="article",
        text=" · ".join(dict.fromkeys(filter(None, (article.title, article.label)))),
        fields=(
            Field(0.9, article.title, article.language),
            Field(0.9, article.label, OURS),
            Field(0.8, wording.authors(article)),
            Field(0.6, article.container_title),
            Field(0.6, article.publisher),
            Field(0.5, article.id),
        ),
        tags=_tags(article, frozenset().union(*(companies for _, companies in coded))),
        span=dates.span(article.issued),
    )


def _digest(article: Article, coded: _Coded) -> Iterator[Document]:
    about: dict[int, frozenset[str]] = {}
    for evidence, companies in coded:
        if evidence.version:
            continue  # its paragraph is one of another text
        about[evidence.paragraph] = about.get(evidence.paragraph, frozenset()) | companies
    for paragraph in article.digest:
        if not paragraph.text:
            continue  # nobody has worded it yet
        number = paragraph.paragraph
        field = Field(0.5, paragraph.text, OURS)
        yield _paragraph(article, "digest", number, field, about.get(number, frozenset()))


def _passages(article: Article, original: Original, coded: _Coded) -> Iterator[Document]:
    """Give the paragraphs of an original in which a coded passage stands, to the letter.

    Of an article from which nothing has been coded yet, all its paragraphs.
    """
    uncoded = original.exact and not coded
    boilerplate = {item.paragraph for item in article.digest if item.kind == "boilerplate"}
    verified = [
        (place[0], companies)
        for evidence, companies in coded
        if (place := verified_place(original, evidence))
    ]
    for paragraph in paragraphs(original.text):
        here = [
            companies for start, companies in verified if paragraph.start <= start < paragraph.end
        ]
        if here or (uncoded and paragraph.number not in boilerplate):
            text = original.text[paragraph.start : paragraph.end]
            field = Field(0.4, text, article.language)
            yield _paragraph(article, "passage", paragraph.number, field, frozenset().union(*here))


def _paragraph(
    article: Article, kind: Kind, number: int, content: Field, about: frozenset[str]
) -> Document:
    return Document(
        id=f"{article.id}{_PARAGRAPH}{number}",
        kind=kind,
        text=content.text,
        fields=(content,),
        language=content.language,
        company=next(iter(about)) if len(about) == 1 else "",
        tags=_tags(article, about),
        span=dates.span(article.issued),
    )


def _tags(article: Article, companies: frozenset[str]) -> Tags:
    return {
        "article": frozenset({article.id}),
        "lang": frozenset({article.language}),
        "company": companies,
    }
