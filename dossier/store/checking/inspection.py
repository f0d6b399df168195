"""One file of the store is read record by record; a fault in one never hides the others."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from tinydb import TinyDB
from tinydb.table import Table

from dossier.errors import DossierError
from dossier.model import Article, Plain, Statement
from dossier.store import rows
from dossier.store.adding import record
from dossier.store.checking import past
from dossier.store.checking.faults import Faults
from dossier.store.rows import (
    Attachment,
    CompanyRow,
    Description,
    Earlier,
    Entry,
    Import,
    StatementRow,
    VerdictRow,
)
from dossier.store.shelf import ARTICLES_FILE, Shelf
from dossier.store.verdicts import broken

T = TypeVar("T", bound=Plain)
Key = TypeVar("Key", bound=Hashable)
_OWN = "the file must hold the record of its company, and only that"


@dataclass(frozen=True)
class Dossier:
    """What could be read of a company's file; `invalid` counts statements that could not."""

    path: Path
    rows: tuple[StatementRow, ...] = ()
    invalid: int = 0

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements that stand."""
        return tuple(row.statement for row in self.rows if row.statement is not None)


@dataclass(frozen=True)
class Articles:
    """What could be read of the file of the articles, if anything."""

    path: Path
    articles: tuple[Article, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    imports: tuple[Import, ...] = ()
    earlier: tuple[Earlier, ...] = ()
    readable: bool = True


def inspect_dossier(shelf: Shelf, company: str, faults: Faults) -> Dossier:
    """Read the file of a company (its id) and verify what shows without any other file."""
    path = shelf.path(company)
    drafts = faults.attempt(lambda: shelf.read(company))
    if drafts is None:
        return Dossier(path)
    db = drafts[company]
    if not _is_of(company, db) and (other := drafts.foreign(company)):
        faults.add(path, company, f"{_OWN}, but it holds {other}")
        return Dossier(path)
    companies = valid(db.table(rows.COMPANY), CompanyRow, path, faults)
    if [(row.id, row.company.id) for row in companies] != [(company, company)]:
        faults.add(path, company, _OWN)
    table = db.table(rows.STATEMENTS)
    statements = valid(table, StatementRow, path, faults)
    entries = valid(db.table(rows.HISTORY), Entry, path, faults)
    present = {rows.name(document) for document in table.all()}
    ruled = valid(db.table(rows.VERDICTS), VerdictRow, path, faults)
    known = present | {entry.statement for entry in entries}
    for id_, what in (
        *misfiled(company, statements),
        *past.broken(statements, entries, present),
        *((row.id, what) for row in ruled for what in broken(row, company, known)),
        *_twins(row.id for row in ruled),
    ):
        faults.add(path, id_, what)
    return Dossier(path, tuple(statements), invalid=len(table) - len(statements))


def misfiled(company: str, statements: Iterable[StatementRow]) -> Iterator[tuple[str, str]]:
    """Give the rows that are not what their id, or the file of their company (an id), says."""
    statements = tuple(statements)
    for row in statements:
        held = [item.id for item in (row.statement, row.seed) if item is not None]
        if row.id.rpartition("-")[0] != company or set(held) - {row.id}:
            yield row.id, "the record is not of this id, or not of this company"
        if row.conflict and (row.seed is None or row.statement is None):
            yield row.id, "is in conflict with a seed, but not both versions are there"
    yield from _twins(row.id for row in statements)


def inspect_articles(shelf: Shelf, faults: Faults) -> Articles:
    """Read the file of the articles and verify what shows without any other file."""
    path = shelf.path(ARTICLES_FILE)
    drafts = faults.attempt(lambda: shelf.drafts(ARTICLES_FILE))
    if drafts is None:  # among them a file that is another's: it would seem to be empty
        return Articles(path, readable=False)
    db = drafts[ARTICLES_FILE]
    articles = valid(db.table(rows.ARTICLES), Article, path, faults)
    attachments = valid(db.table(rows.ATTACHMENTS), Attachment, path, faults)
    imports = valid(db.table(rows.IMPORTS), Import, path, faults)
    earlier = valid(db.table(rows.EARLIER), Earlier, path, faults)
    descriptions = valid(db.table(rows.DESCRIPTIONS), Description, path, faults)
    told = (
        *_unattached(articles, attachments, imports),
        *_misnamed(articles, earlier),
        *undivided((item.id, item) for item in articles),
        *undivided((item.id, item.record) for item in earlier),
        *_misdescribed(articles, imports, descriptions),
    )
    for id_, what in told:
        faults.add(path, id_, what)
    known = {article.id for article in articles}
    for article in articles:
        if article.copy_of and (article.copy_of not in known or article.copy_of == article.id):
            faults.add(path, article.id, f"is a copy of {article.copy_of!r}, which is not there")
    return Articles(path, tuple(articles), tuple(attachments), tuple(imports), tuple(earlier))


def _unattached(
    articles: Iterable[Article], attachments: Iterable[Attachment], imports: Iterable[Import]
) -> Iterator[tuple[str, str]]:
    """Give what is listed twice, and the texts and imports that are not of an article."""
    ids = [article.id for article in articles]
    attached = [attachment.article for attachment in attachments]
    imported = [item.article for item in imports]
    yield from (*_twins(ids), *_twins(attached), *_twins(imported))
    known, with_text = set(ids), set(attached)
    for id_ in attached:
        if id_ not in known:
            yield id_, "a text is attached to it, but there is no such article"
    for id_ in imported:
        if id_ not in known:
            yield id_, "it is said to be imported, but there is no such article"
        elif id_ not in with_text:
            yield id_, "it was imported, but its text is not attached"


def _misnamed(articles: Iterable[Article], earlier: Iterable[Earlier]) -> Iterator[tuple[str, str]]:
    """Give the earlier versions of no article, those listed twice, those of a strange name."""
    known = {article.id for article in articles}
    earlier = tuple(earlier)
    yield from _twins(item.id for item in earlier)
    yield from (
        (f"{article} {version}", "two records are of this version")
        for (article, version), _ in _twins((i.article, i.record.version) for i in earlier)
    )
    for item in earlier:
        if item.article not in known or item.record.id != item.article:
            yield item.id, "it is an earlier version of an article that is not there"
        if not re.fullmatch(rf"{re.escape(item.article)}\.v[1-9]\d*", item.id):
            yield item.id, f"is no name of an earlier version of {item.article!r}"
        if not past.is_moment(item.when):
            yield item.id, f"has a date that is none: {item.when!r}"


def undivided(records: Iterable[tuple[str, Article]]) -> Iterator[tuple[str, str]]:
    """Give, by name, the records whose paragraphs cannot be those of a text of their length."""
    for id_, article in records:
        places = [0, *(end for item in article.digest for end in (item.start, item.end))]
        numbers = [item.paragraph for item in article.digest]
        if places != sorted(places) or places[-1] > article.characters:
            yield id_, "its paragraphs overlap, or are not in the text"
        elif numbers != list(range(1, len(numbers) + 1)):
            yield id_, "its paragraphs are not numbered 1, 2, 3 …"


def _misdescribed(
    articles: Iterable[Article], imports: Iterable[Import], descriptions: Iterable[Description]
) -> Iterator[tuple[str, str]]:
    """Give the imported articles whose record, or whose history of records, is not sound."""
    questions = {item.article: item.questions for item in imports}
    for article in articles:
        if article.id in questions:
            for field, what, _ in record.broken(record.of(article, questions[article.id])):
                yield article.id, f"{field}: {what}"
    last: dict[str, int] = {}
    for item in descriptions:
        expected = last.get(item.article, 0) + 1
        if item.article not in questions:
            yield item.article, "its record was changed, but it is not imported"
        elif item.revision != expected:
            yield (
                item.article,
                f"the history of its record has revision {item.revision} where {expected} "
                "should come",
            )
        if not past.is_moment(item.when):
            yield item.article, f"the history of its record has a date that is none: {item.when!r}"
        last[item.article] = item.revision


def valid(table: Table, kind: type[T], path: Path, faults: Faults) -> list[T]:
    """Read the rows of a table that are valid, and note the others."""
    found: list[T] = []
    for document in table.all():
        try:
            found.append(rows.decode(document, kind, path))
        except DossierError as error:
            name = rows.name(document)
            faults.add(path, name or table.name, error.what.removeprefix(f"{name}: "))
    return found


def _is_of(company: str, db: TinyDB) -> bool:
    """Tell whether a file holds anything of the company that it is named after."""
    documents = (*db.table(rows.STATEMENTS), *db.table(rows.HISTORY))
    return any(rows.name(document).rpartition("-")[0] == company for document in documents)


def _twins(ids: Iterable[Key]) -> Iterator[tuple[Key, str]]:
    seen: set[Key] = set()
    for id_ in ids:
        if id_ in seen:
            yield id_, "two records have this id"
        seen.add(id_)
