"""Companies side by side as one web page that needs nothing else: no script, no network."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from html import escape
from itertools import groupby
from pathlib import Path

from dossier.articles.own_page import GENERATOR
from dossier.export.html_cells import cell, element
from dossier.export.html_matter import footer, header, silent, sources
from dossier.export.scope import Scope, articles_in
from dossier.model import Facet, Library, Topic
from dossier.views.comparison import Cell, Comparison, Row, compare, tell

_FIT = 3  # columns; more may have to be scrolled
_STYLE = Path(__file__).with_name("html_page.css")
_STRAY = Facet("not-in-the-codebook", "Topics not in the codebook", "Where codes have changed.")


class _Anchors:
    """Gives each statement one id in the page, wherever it is told first."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def __call__(self, statement: str) -> str:
        if statement in self._given:
            return ""
        self._given.add(statement)
        return f' id="s-{escape(statement)}"'


def comparison_html(library: Library, scope: Scope) -> str:
    """Write the page of a comparison, or of one dossier: a column for each company."""
    every = compare(library, scope.companies, facets=scope.facets, empty_rows=True)
    shown = compare(library, scope.companies, facets=scope.facets, rows=scope.rows)
    rows = (*shown.rows, *([] if scope.is_narrowed else _strays(library, every)))
    names = ", ".join(company.name for company in shown.companies)
    articles = articles_in(library, scope)
    style = _STYLE.read_text("utf-8")
    head = element(
        "head",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(style)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f'<meta name="generator" content="{GENERATOR}">',
        element("title", escape(names)),
        f"<style>{style}</style>",
    )
    body = element(
        "body",
        element("a", "Skip to the table", class_="skip", href="#compared"),
        "\n",
        header(library, scope, shown, articles),
        _main(library, shown, rows, every),
        *([sources(library, articles)] if articles else []),
        footer(),
    )
    return f'<!DOCTYPE html>\n<html lang="en">\n{head}\n{body}\n</html>\n'


def _policy(style: str) -> str:
    """Let nothing be loaded or sent, and no style count but ours."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _strays(library: Library, every: Comparison) -> Iterator[Row]:
    """Give rows for topics that the codebook no longer has: nothing is left out silently."""
    told = {company.id: library.told[company.id] for company in every.companies}
    topics = {item.topic: None for items in told.values() for item in items}
    counts = {item.company.id: item.articles for row in every.rows[:1] for item in row.cells}
    for topic in sorted(set(topics) - set(library.topic)):
        cells = tuple(
            Cell(
                company,
                tuple(
                    tell(library, item, company.id)
                    for item in told[company.id]
                    if item.topic == topic
                ),
                counts.get(company.id, 0),
            )
            for company in every.companies
        )
        yield Row(_STRAY, Topic(topic, topic, topic), cells)


def _main(library: Library, shown: Comparison, rows: tuple[Row, ...], every: Comparison) -> str:
    anchors = _Anchors()
    groups = [(facet, list(run)) for facet, run in groupby(rows, key=lambda row: row.facet)]
    links = (element("a", escape(facet.name), href=f"#f-{facet.id}") for facet, _ in groups)
    sections = (_facet(library, facet, run, shown, anchors) for facet, run in groups)
    nothing = [] if rows else [element("p", "Nothing is written on any topic.", class_="gap")]
    return (
        element(
            "main",
            element("nav", *links, aria_label="Facets") if groups else "",
            "\n",
            *nothing,
            *sections,
            *silent(every),
            id="compared",
        )
        + "\n"
    )


def _facet(
    library: Library, facet: Facet, rows: list[Row], shown: Comparison, anchors: _Anchors
) -> str:
    names = [
        element("th", escape(company.name), role="columnheader", scope="col")
        for company in shown.companies
    ]
    corner = element("th", "Topic", role="columnheader", scope="col")
    head = element("thead", element("tr", corner, *names, role="row"), role="rowgroup")
    body = element("tbody", *(_row(library, row, anchors) for row in rows), role="rowgroup")
    title = f"f-{facet.id}"
    table = element(
        "table", head, body, role="table", aria_labelledby=title,
        class_=f"of-{min(len(names), 5)}",
    )  # fmt: skip
    wide = len(names) > _FIT
    frame = element(
        "div", table, class_="frame scroll" if wide else "frame",
        tabindex="0" if wide else "", role="region" if wide else "",
        aria_labelledby=title if wide else "",
    )  # fmt: skip
    return element("section", element("h2", escape(facet.name), id=title), frame) + "\n"


def _row(library: Library, row: Row, anchors: _Anchors) -> str:
    compared = (
        [element("span", escape(row.verdict), class_=f"verdict {row.kind}")]
        if len(row.cells) > 1
        else []
    )
    topic = element("span", escape(row.topic.name), class_="topic")
    label = element("div", topic, *compared, class_="stay")
    head = element("th", label, role="rowheader", scope="row")
    cells = (cell(library, item, anchors) for item in row.cells)
    return element("tr", head, *cells, role="row") + "\n"
