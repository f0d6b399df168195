"""An article's record follows a corrected text; what the analyst knows of it stays. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from dossier.articles.freezing import text_hash
from dossier.articles.published import asks_date
from dossier.articles.readers.document import LANGUAGE_UNKNOWN, Document
from dossier.model import Article, Author, DigestParagraph

Digest = tuple[DigestParagraph, ...]
_SAID = {
    "title": "headline",
    "author": "author",
    "container_title": "outlet",
    "publisher": "publisher",
    "issued": "date",
    "url": "address",
    "language": "language",
}


def revise(
    article: Article, document: Document, sha256: str, digest: Digest
) -> tuple[Article, tuple[str, ...]]:
    """Give the record of an article whose file now holds `document`, and what there is to ask.

    `digest` is that of the new text. A field that was empty is filled; one that the new file gives
    otherwise stays, and is asked about.
    """
    given = {field: getattr(document, field) for field in _SAID if getattr(document, field)}
    given = {field: value for field, value in given.items() if value != LANGUAGE_UNKNOWN}
    filled = {
        field: value
        for field, value in given.items()
        if getattr(article, field) in {"", (), LANGUAGE_UNKNOWN}
    }
    asked = (
        f"the new text gives the {_SAID[field]} “{_words(value)}”, the record has "
        f"“{_words(getattr(article, field))}”"
        for field, value in given.items()
        if field not in filled and value != getattr(article, field)
    )
    dated = bool(article.issued or document.issued)
    own = (item for item in document.questions if not (dated and asks_date(item)))
    revised = replace(
        article,
        sha256=sha256,
        text_sha256=text_hash(document.text),
        characters=len(document.text),
        digest=digest,
        **filled,
    )
    return revised, (*asked, *own)


def worded(digest: Digest, text: str, former: Iterable[tuple[Digest, str]]) -> Digest:
    """Give a digest the words that `former` ones, each with its text, have for its paragraphs.

    Words are taken over only for a paragraph that stands there to the letter; the last one counts.
    """
    lines = (pair for told, there in former for pair in _lines(told, there))
    words = {line: item.text for item, line in lines if item.text}
    return tuple(replace(item, text=words.get(line, "")) for item, line in _lines(digest, text))


def _lines(digest: Digest, text: str) -> Iterator[tuple[DigestParagraph, str]]:
    for item in digest:
        yield item, text[item.start : item.end]


def _words(value: str | tuple[Author, ...]) -> str:
    return value if isinstance(value, str) else ", ".join(item.name for item in value)
