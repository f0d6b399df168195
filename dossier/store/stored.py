"""A file of the store, read: the dossier of a company, or the articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from dossier.model import Article, Plain, Statement, Verdict
from dossier.store import rows
from dossier.store.editing import Change
from dossier.store.rows import (
    Attachment,
    CompanyRow,
    Earlier,
    Entry,
    Import,
    StatementRow,
    VerdictRow,
)
from dossier.store.shelf import Drafts, Shelf

T = TypeVar("T", bound=Plain)


class StoredDossier(Struct, frozen=True):
    """A company's file: its record, its statements by id, their history, what was ruled on them."""

    company: CompanyRow | None
    rows: dict[str, StatementRow]
    history: tuple[Entry, ...]
    ruled: tuple[VerdictRow, ...] = ()

    def edited(self, done: Iterable[tuple[str, Change]]) -> StoredDossier:
        """Give it after changes, as they were written, of statements (ids)."""
        held, past = dict(self.rows), list(self.history)
        for id_, change in done:
            if change.row is None:
                held.pop(id_, None)
            else:
                held[id_] = change.row
            if change.entry is not None:
                past.append(change.entry)
        return replace(self, rows=held, history=tuple(past))

    @property
    def statements(self) -> Iterator[Statement]:
        """The statements that stand."""
        return (row.statement for row in self.rows.values() if row.statement is not None)

    @property
    def verdicts(self) -> Iterator[Verdict]:
        """The verdicts on statements that both stand."""
        for row in self.ruled:
            held = (self.rows.get(id_) for id_ in row.statements)
            if all(found is not None and found.statement is not None for found in held):
                yield from row.given


class StoredArticles(Struct, frozen=True, dict=True):
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
    drafts = Shelf(path.parent).drafts(path.stem)
    companies = _read(drafts, path, rows.COMPANY, CompanyRow)
    return StoredDossier(
        company=companies[0] if companies else None,
        rows={row.id: row for row in _read(drafts, path, rows.STATEMENTS, StatementRow)},
        history=_read(drafts, path, rows.HISTORY, Entry),
        ruled=_read(drafts, path, rows.VERDICTS, VerdictRow),
    )


def read_articles(path: Path) -> StoredArticles:
    """Read the file of the articles. Raises StorageError where it is damaged."""
    drafts = Shelf(path.parent).drafts(path.stem)
    articles = _read(drafts, path, rows.ARTICLES, Article)
    return StoredArticles(
        articles=tuple(sorted(articles, key=lambda article: article.id)),
        attachments=_read(drafts, path, rows.ATTACHMENTS, Attachment),
        earlier=_read(drafts, path, rows.EARLIER, Earlier),
        imports=_read(drafts, path, rows.IMPORTS, Import),
    )


def _read(drafts: Drafts, path: Path, table: str, kind: type[T]) -> tuple[T, ...]:
    return tuple(
        rows.decode(document, kind, path) for document in drafts.documents(path.stem, table)
    )
