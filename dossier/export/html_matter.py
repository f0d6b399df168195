"""What stands on a web page before its tables and behind them: facts, signs, gaps, articles."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby

from dossier.export.citations import dated
from dossier.export.html_cells import element, link, written_in
from dossier.export.moments import plainly
from dossier.export.scope import Scope
from dossier.model import Article, Library
from dossier.views import wording
from dossier.views.comparison import Comparison, articles_about


def header(library: Library, scope: Scope, shown: Comparison, articles: tuple[Article, ...]) -> str:
    """Say what is shown, of how much, and what it is narrowed to; explain words and signs."""
    kind = "Comparison" if len(shown.companies) > 1 else "Dossier"
    ground = wording.read(articles)
    when = f" ({dated(articles)})" if articles else ""
    facts = [
        f"{company.name}: {wording.count(len(library.told[company.id]), 'statement')} from "
        f"{_read(library, company.id)}"
        for company in shown.companies
    ]
    return (
        element(
            "header",
            element("p", kind, class_="kicker"),
            element("h1", " <i>|</i> ".join(escape(item.name) for item in shown.companies)),
            element(
                "p",
                f"{wording.count(len(shown.rows), 'topic')}, {ground}{escape(when)}.",
                class_="lead",
            ),
            element("ul", *(element("li", escape(fact)) for fact in facts), class_="facts"),
            *(
                element("p", escape(line), class_="only")
                for line in plainly(library, scope.companies)
            ),
            *_restrictions(library, scope),
            _legend(),
        )
        + "\n"
    )


def _read(library: Library, company: str) -> str:
    return wording.read([library.article[item] for item in articles_about(library, company)])


def _restrictions(library: Library, scope: Scope) -> Iterator[str]:
    if scope.facets:
        names = [facet.name for facet in library.facets if facet.id in scope.facets]
        yield element("p", escape(f"Only: {'; '.join(names)}."), class_="only")
    if scope.rows != "all":
        meaning = wording.COMPARED[scope.rows]
        yield element("p", f"Only topics compared as {scope.rows}: {meaning}.", class_="only")


def _legend() -> str:
    statuses = [
        element("dt", element("span", wording.SIGNS[status], aria_hidden="true"), f" {status}")
        + element("dd", meaning)
        for status, meaning in wording.STATUSES.items()
    ]
    denied = element(
        "dt", element("span", wording.DENIED_SIGN, aria_hidden="true"), " denied"
    ) + element("dd", "the article says that it is not so")
    kinds = [
        element("dt", kind) + element("dd", meaning) for kind, meaning in wording.COMPARED.items()
    ]
    note = (
        "Every statement rests on a passage, which its evidence shows. A passage is quoted where "
        "the original is at hand and holds these very words; else our digest of the paragraph "
        "stands there, which is no quotation. “Not mentioned” means that the articles read say "
        "nothing on the topic. What stands under a topic tells who is written about, not whether "
        "statements agree."
    )
    return element(
        "details",
        element("summary", "How to read this"),
        element("p", note),
        element("dl", *statuses, denied),
        element("dl", *kinds),
        class_="legend",
    )


def silent(every: Comparison) -> Iterator[str]:
    """Name the topics on which nothing is written about any of the companies."""
    empty = [row for row in every.rows if row.kind == "empty"]
    if not empty:
        return
    items = (
        element("dt", escape(facet.name))
        + element("dd", escape("; ".join(row.topic.name for row in run)))
        for facet, run in groupby(empty, key=lambda row: row.facet)
    )
    yield element(
        "section",
        element("h2", "Gaps"),
        element("p", "The articles read say nothing on:"),
        element("dl", *items),
        class_="gaps",
    )


def sources(library: Library, articles: tuple[Article, ...]) -> str:
    """List the articles, each with what tells a reader whether they hold the same text."""
    items = (_source(library, article) for article in articles)
    return (
        element("section", element("h2", "Articles"), element("ol", *items), class_="articles")
        + "\n"
    )


def _source(library: Library, article: Article) -> str:
    parts = [
        article.container_title or article.publisher or "publication not named",
        wording.authors(article) or "author not named",
        wording.published(article),
        wording.language(article.language),
    ]
    held = "no original attached"
    original = library.originals.get(article.id)
    if original is not None:
        held = "original attached" if original.exact else "another version attached"
    coded = (
        f"Coded text: {wording.count(article.characters, 'character')}, "
        f"SHA-256 {article.text_sha256}; {held}."
    )
    copy = f" Repeats {article.copy_of}." if article.copy_of else ""
    return element(
        "li",
        element(
            "p",
            element("cite", escape(wording.headline(article)), lang=written_in(article)),
            escape(f", {', '.join(parts)}.{copy} "),
            link(article.url),
        ),
        element("p", escape(coded), class_="where"),
        id=f"a-{article.id}",
    )


def footer() -> str:
    """Say what made the page."""
    said = "Made with Dossier: every statement tied to the passage that it rests on."
    return element("footer", element("p", said))
