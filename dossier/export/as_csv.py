"""A table for spreadsheets: one row for each statement and passage (RFC 4180, UTF-8).

A cell of a comparison in which nothing is written has a row of its own, without a statement.

A spreadsheet takes a cell that begins with `=` or the like for a formula, whatever quotes stand
around it. Such a cell gets an apostrophe before it, and so does one that begins with an
apostrophe: who takes one away from every cell that has one has the very texts again.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

import msgspec

from dossier.export.labels import labels
from dossier.export.lines import Line, Silence, Standing
from dossier.model import Figure, Library, Moment, Statement
from dossier.views import wording
from dossier.views.evidence import Exhibit, exhibits

MARK = "\ufeff"  # by which Excel knows UTF-8
GUARD = "'"
COLUMNS = (
    "statement", "company", "company_name", "facet", "facet_name", "topic", "topic_name",
    "text", "quoted", "status", "denied", "rank", "ruled_out", "speaker", "speaker_name", "date",
    "date_words", "figures", "figures_json", "parties", "companies_named", "brands_named",
    "people_named", "places_named", "passage", "passages", "article", "article_label",
    "article_type", "title",
    "author", "container_title", "publisher", "issued", "language", "url", "copy_of",
    "paragraph", "start", "end", "fingerprint", "version", "kept", "source", "quotation", "digest",
    "as_of", "as_of_by", "compared", "gap", "newest",
)  # fmt: skip

_OBEYED = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", GUARD)


def statements_csv(
    library: Library, lines: Iterable[Line], silences: Iterable[Silence] = (), *, mark: bool = False
) -> str:
    """Write the table; with `mark` a byte order mark stands before it.

    Lists stand in one cell, divided by semicolons; `figures_json` has figures for programs.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for line in lines:
        told = _told(library.of(line.company), line.statement)
        beside = _beside(line.moment, line.standing)
        for row in _passages(library, line.statement):
            writer.writerow(guarded(value) for value in (*told, *row, *beside))
    for silence in silences:
        writer.writerow(guarded(value) for value in _nothing(silence))
    return (MARK if mark else "") + text.getvalue()


def guarded(cell: str) -> str:
    """Give a cell that no spreadsheet obeys."""
    return f"{GUARD}{cell}" if cell.startswith(_OBEYED) else cell


def unguarded(cell: str) -> str:
    """Give the text of a cell again."""
    return cell.removeprefix(GUARD)


def _told(library: Library, statement: Statement) -> tuple[str, ...]:
    label, names = labels(library, statement), statement.names
    return (
        statement.id,
        statement.company,
        label.company,
        statement.facet,
        label.facet,
        statement.topic,
        label.topic,
        statement.text,
        _yes(statement.quoted),
        statement.status,
        _yes(statement.denied),
        statement.rank,
        _list(wording.ruled_out(library, statement)),
        statement.speaker,
        wording.speaker(library, statement),
        statement.date,
        statement.date_words,
        _list(map(_figure, statement.figures)),
        msgspec.json.encode(statement.figures).decode() if statement.figures else "",
        _list(statement.parties),
        *map(_list, (names.companies, names.brands, names.people, names.places)),
    )


def _nothing(silence: Silence) -> Iterator[str]:
    company, facet, topic = silence.company, silence.facet, silence.topic
    yield from ("", company.id, company.name, facet.id, facet.name, topic.id, topic.name)
    beside = _beside(silence.moment, silence.standing)
    yield from [""] * (len(COLUMNS) - 7 - len(beside))
    yield from beside


def _beside(moment: Moment | None, standing: Standing) -> tuple[str, ...]:
    """Say at what date, and how the cell stands in a comparison."""
    when = (moment.when, moment.by) if moment else ("", "")
    return (*when, standing.kind, standing.gap, standing.newest)


def _passages(library: Library, statement: Statement) -> Iterator[tuple[str, ...]]:
    shown = exhibits(library, statement)
    for number, item in enumerate(shown, 1):
        yield (str(number), str(len(shown)), *_article(item), *_passage(library, item))


def _article(item: Exhibit) -> tuple[str, ...]:
    article = item.article
    return (
        article.id,
        article.label,
        article.type,
        article.title,
        _list(author.name for author in article.author),
        article.container_title,
        article.publisher,
        article.issued,
        article.language,
        article.url,
        article.copy_of,
    )


def _passage(library: Library, item: Exhibit) -> tuple[str, ...]:
    evidence = item.evidence
    version = library.earlier.get((evidence.article, evidence.version))
    record = version.record if version else item.article
    digest = {paragraph.paragraph: paragraph.text for paragraph in record.digest}
    return (
        *map(str, (evidence.paragraph, evidence.start, evidence.end)),
        evidence.fingerprint,
        evidence.version,
        _yes(evidence.kept),
        item.source,
        item.quotation,
        digest.get(evidence.paragraph, ""),
    )


def _figure(figure: Figure) -> str:
    return f"{figure.measure}: {wording.figure(figure)}"


def _list(values: Iterable[str]) -> str:
    return "; ".join(values)


def _yes(value: bool) -> str:
    return "true" if value else "false"
