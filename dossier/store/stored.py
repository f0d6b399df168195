"""A file of the store, read: the dossier of a company, or the articles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from dossier.model import Article, Statement
from dossier.store import rows
from dossier.store.rows import Attachment, CompanyRow, Earlier, Entry, Import, StatementRow
from dossier.store.shelf import Shelf


@dataclass(frozen=True)
class StoredDossier:
    """A company's file: its record, its statements by id, what happened to them."""

    company: CompanyRow | None
    rows: dict[str, StatementRow]
    history: tuple[Entry, ...]

    @property
    def statements(self) -> Iterator[Statement]:
        """The statements that stand."""
        return (row.statement for row in self.rows.values() if row.statement is not None)


@dataclass(frozen=True)
class StoredArticles:
    """The file of the articles; these are in the order of their ids."""

    articles: tuple[Article, ...]
    attachments: tuple[Attachment, ...]
    earlier: tuple[Earlier, ...]
    imports: tuple[Import, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Article]:
        """The articles by their ids."""
        return {article.id: article for article in self.articles}


def read_dossier(path: Path) -> StoredDossier:
    """Read the file of a company. Raises StorageError where it is damaged."""
    db = Shelf(path.parent).drafts(path.stem)[path.stem]
    companies = rows.fetch(db.table(rows.COMPANY), CompanyRow, path)
    statements = rows.fetch(db.table(rows.STATEMENTS), StatementRow, path)
    return StoredDossier(
        company=companies[0] if companies else None,
        rows={row.id: row for row in statements},
        history=tuple(rows.fetch(db.table(rows.HISTORY), Entry, path)),
    )


def read_articles(path: Path) -> StoredArticles:
    """Read the file of the articles. Raises StorageError where it is damaged."""
    db = Shelf(path.parent).drafts(path.stem)[path.stem]
    articles = rows.fetch(db.table(rows.ARTICLES), Article, path)
    return StoredArticles(
        articles=tuple(sorted(articles, key=lambda article: article.id)),
        attachments=tuple(rows.fetch(db.table(rows.ATTACHMENTS), Attachment, path)),
        earlier=tuple(rows.fetch(db.table(rows.EARLIER), Earlier, path)),
        imports=tuple(rows.fetch(db.table(rows.IMPORTS), Import, path)),
    )
