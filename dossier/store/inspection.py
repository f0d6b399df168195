"""One file of the store is read record by record; a fault in one never hides the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from tinydb.table import Table

from dossier.errors import DossierError
from dossier.model import Article, Plain, Statement
from dossier.store import record, rows
from dossier.store.faults import Faults
from dossier.store.rows import Attachment, CompanyRow, Description, Entry, Import, StatementRow
from dossier.store.shelf import ARTICLES_FILE, Shelf

T = TypeVar("T", bound=Plain)


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
    readable: bool = True


def inspect_dossier(shelf: Shelf, company: str, faults: Faults) -> Dossier:
    """Read the file of a company (its id) and verify what shows without any other file."""
    path = shelf.path(company)
    drafts = faults.attempt(lambda: shelf.drafts(company))
    if drafts is None:
        return Dossier(path)
    db = drafts[company]
    companies = valid(db.table(rows.COMPANY), CompanyRow, path, faults)
    if [row.id for row in companies] != [company]:
        faults.add(path, company, "the file must hold the record of its company, and only that")
    table = db.table(rows.STATEMENTS)
    statements = valid(table, StatementRow, path, faults)
    entries = valid(db.table(rows.HISTORY), Entry, path, faults)
    for row in statements:
        of_company = row.id.rpartition("-")[0] == company
        if not of_company or (row.statement is not None and row.statement.id != row.id):
            faults.add(path, row.id, "the record is not of this id, or not of this company")
    present = {rows.name(document) for document in table.all()}
    for id_, what in (*_twins(row.id for row in statements), *_gaps(statements, entries, present)):
        faults.add(path, id_, what)
    return Dossier(path, tuple(statements), invalid=len(table) - len(statements))


def inspect_articles(shelf: Shelf, faults: Faults) -> Articles:
    """Read the file of the articles and verify what shows without any other file."""
    path = shelf.path(ARTICLES_FILE)
    drafts = faults.attempt(lambda: shelf.drafts(ARTICLES_FILE))
    if drafts is None:
        return Articles(path, readable=False)
    db = drafts[ARTICLES_FILE]
    articles = valid(db.table(rows.ARTICLES), Article, path, faults)
    attachments = valid(db.table(rows.ATTACHMENTS), Attachment, path, faults)
    imports = valid(db.table(rows.IMPORTS), Import, path, faults)
    descriptions = valid(db.table(rows.DESCRIPTIONS), Description, path, faults)
    known = [article.id for article in articles]
    attached = [attachment.article for attachment in attachments]
    imported = [item.article for item in imports]
    for id_, what in (*_twins(known), *_twins(attached), *_twins(imported)):
        faults.add(path, id_, what)
    for id_ in attached:
        if id_ not in known:
            faults.add(path, id_, "a text is attached to it, but there is no such article")
    for id_ in imported:
        if id_ not in known:
            faults.add(path, id_, "it is said to be imported, but there is no such article")
        elif id_ not in attached:
            faults.add(path, id_, "it was imported, but its text is not attached")
    for id_, what in _misdescribed(articles, imports, descriptions):
        faults.add(path, id_, what)
    for article in articles:
        if article.copy_of and (article.copy_of not in known or article.copy_of == article.id):
            faults.add(path, article.id, f"is a copy of {article.copy_of!r}, which is not there")
    return Articles(path, tuple(articles), tuple(attachments), tuple(imports))


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


def _twins(ids: Iterable[str]) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for id_ in ids:
        if id_ in seen:
            yield id_, "two records have this id"
        seen.add(id_)


def _gaps(
    statements: Iterable[StatementRow], entries: Iterable[Entry], present: set[str]
) -> Iterator[tuple[str, str]]:
    """Give the statements whose history does not lead, step by step, to what they are now.

    `present` are the ids of all records, with those that are not valid.
    """
    last: dict[str, Entry] = {}
    for entry in entries:
        before = last.get(entry.statement)
        expected = before.revision + 1 if before else 1
        if entry.revision != expected:
            yield (
                entry.statement,
                f"its history has revision {entry.revision} where {expected} should come",
            )
        last[entry.statement] = entry
    for row in statements:
        end = last.pop(row.id, None)
        if end is None or end.revision != row.revision:
            stands = f"to revision {end.revision}" if end else "nowhere"
            yield row.id, f"is at revision {row.revision}, but its history leads {stands}"
    for id_, end in last.items():
        if id_ not in present and end.what not in {"removed", "undone"}:
            yield id_, "its history leads to a statement that is not there"
