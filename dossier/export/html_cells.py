"""The cells of a web page: statements with their evidence to unfold, and typed gaps.

Every text is escaped here, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from itertools import chain
from urllib.parse import urlsplit

from dossier.export.footnotes import APART
from dossier.export.phrases import tie
from dossier.model import Article, Library, Statement
from dossier.views import wording
from dossier.views.ages import age
from dossier.views.comparison import Cell, Told
from dossier.views.evidence import Exhibit, exhibits

Name = Callable[[str], str]  # an attribute with the id of a statement that has none yet


def element(tag: str, *content: str, **attributes: str) -> str:
    """Write an element; `content` is HTML already, attributes are texts, empty ones left out.

    `class_` and `for_` stand for the words that Python keeps to itself, `_` for a hyphen.
    """
    written = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for name, value in attributes.items()
        if value
    )
    return f"<{tag}{written}>{''.join(content)}</{tag}>"


def written_in(article: Article) -> str:
    """Give the language of an article for a `lang` attribute; empty where nobody knows it."""
    return "" if article.language == "und" else article.language


def link(address: str) -> str:
    """Write an address, as a link where it leads to a web page."""
    if _scheme(address) in {"http", "https"}:
        return element("a", escape(address), href=address, rel="noreferrer noopener")
    return escape(address)


def _scheme(address: str) -> str:
    try:
        return urlsplit(address).scheme
    except ValueError:
        return ""


def cell(library: Library, shown: Cell, anchor: Name) -> str:
    """Write what is told of a company on a topic, or the gap."""
    company = shown.company
    content = []
    if shown.gap:
        said = f"{wording.gap_sign(shown.gap)} {wording.gap(shown)}"
        content.append(element("p", escape(said), class_="gap"))
    if shown.told:
        items = (_statement(library, told, company.id, anchor) for told in shown.told)
        aged = wording.aged(age(library, (told.statement for told in shown.told)))
        content += [element("ul", *items), element("p", escape(aged), class_="age")]
    return element("td", *content, role="cell", data_company=company.short)


def _statement(library: Library, told: Told, company: str, anchor: Name) -> str:
    statement = told.statement
    sign = element("span", escape(wording.sign(statement)), class_="sign", aria_hidden="true")
    status = element(
        "span", sign, " ", escape(wording.status(statement)),
        class_=f"status {'denied' if statement.denied else statement.status}",
    )  # fmt: skip
    article = library.article[statement.evidence[0].article]
    text = element(
        "p", status, " ",
        element(
            "span", escape(wording.said(statement)),
            lang=written_in(article) if statement.quoted else "",
        ),
        class_="told",
    )  # fmt: skip
    beside = [
        wording.speaker(library, statement),
        wording.when(statement),
        *(wording.figure(figure) for figure in statement.figures),
        tie(library, told, company),
        *wording.standing(library.of(company), statement),
    ]
    said = element("p", escape(" · ".join(part for part in beside if part)), class_="beside")
    return f"<li{anchor(statement.id)}>{text}{said}{_evidence(library, statement)}</li>"


def _evidence(library: Library, statement: Statement) -> str:
    shown = exhibits(library, statement)
    verified = sum(bool(item.quotation) for item in shown)
    what = wording.count(len(shown), "passage")
    kind = "quoted" if verified == len(shown) else "digest" if not verified else "partly quoted"
    summary = element("summary", "Evidence", element("span", f": {what}, {kind}", class_="kind"))
    parts = chain.from_iterable(_passage(library, item) for item in shown)
    return element("details", summary, *parts)


def _passage(library: Library, item: Exhibit) -> Iterable[str]:
    """Write the words of a passage where they are verified, else our digest; and its place."""
    article = item.article
    if item.quotation:
        yield element("blockquote", escape(item.quotation), lang=written_in(article))
    else:
        digest = f"Digest: {item.text}" if item.text else "No digest yet."
        yield element("p", escape(digest), class_="digest")
    where = wording.locator_by_number(library, item.evidence)
    apart = APART.get(item.source, "")
    source = element("a", escape(wording.headline(article)), href=f"#a-{article.id}")
    yield element("p", source, escape(f", {where}.{apart}"), class_="where")
