"""An article as a footnote and a list of sources name it; what it does not say is said too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dossier import dates
from dossier.export.escaping import inline
from dossier.export.frontmatter import UNDATED, newest
from dossier.model import Article, Library
from dossier.views import wording


def citation(article: Article) -> str:
    """Name an article: headline, where it appeared, author, date, language."""
    publication = article.container_title or article.publisher
    authors = wording.authors(article)
    origin = ", ".join(
        (publication or "publication not named", authors or "author not named")
        if publication or authors
        else ("publication and author not named",)
    )
    parts = (
        wording.headline(article),
        origin,
        wording.published(article),
        wording.language(article.language),
    )
    return inline(", ".join(parts))


def dated(articles: Sequence[Article]) -> str:
    """Say how recent a set of articles is, as far as they say so themselves."""
    undated = sum(newest([article]) == UNDATED for article in articles)
    if undated == len(articles):
        return "all undated" if undated > 1 else "undated"
    known = f"newest: {dates.words(newest(articles))}"
    return f"{known}; {undated} undated" if undated else known


def sources(library: Library, articles: Iterable[Article]) -> str:
    """List articles, each with what tells a reader whether they hold the same text."""
    return "\n".join(["## Articles", "", *(_source(library, article) for article in articles)])


def _source(library: Library, article: Article) -> str:
    original = library.originals.get(article.id)
    held = "no original attached"
    if original is not None:
        held = "original attached" if original.exact else "another version attached"
    address = f" {inline(article.url)}." if article.url else ""
    length = wording.count(article.characters, "character")
    return (
        f"- {citation(article)}.{address} "
        f"Coded text: {length}, SHA-256 `{article.text_sha256}`; {held}."
        f"{_earlier(library, article)}"
    )


def _earlier(library: Library, article: Article) -> str:
    """Name the earlier versions that statements rest on, by their hashes."""
    hashes = sorted(
        version.record.text_sha256
        for (id_, _), version in library.earlier.items()
        if id_ == article.id
    )
    return "".join(f" Earlier version: SHA-256 `{item}`." for item in hashes)
