"""All that a dossier holds of one statement, taken out of its tables and put back."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from dossier.errors import DossierError
from dossier.model import Plain
from dossier.store import rows
from dossier.store.rows import Entry, StatementRow
from dossier.store.storage import Tables

Document = dict[str, Any]
Earlier = tuple[Tables, str]  # the tables of an earlier state, and what it is in words
T = TypeVar("T", bound=Plain)


@dataclass(frozen=True)
class Unit:
    """The records and the steps of the history of a statement (an id), as they are stored."""

    id: str
    records: tuple[Document, ...] = ()
    steps: tuple[Document, ...] = ()

    @property
    def rows(self) -> list[StatementRow]:
        """The records that are valid."""
        return valid(self.records, StatementRow)

    @property
    def entries(self) -> list[Entry]:
        """The steps that are valid."""
        return valid(self.steps, Entry)

    @property
    def is_valid(self) -> bool:
        """Whether all of it can be read."""
        return len(self.rows) == len(self.records) and len(self.entries) == len(self.steps)

    @property
    def revision(self) -> int:
        """The highest revision of which anything tells, 0 where nothing does."""
        told = [row.revision for row in self.rows] + [entry.revision for entry in self.entries]
        return max(told, default=0)


def made(id_: str, row: StatementRow | None, entries: Iterable[Entry]) -> Unit:
    """Make a unit of a row, if there is one, and its history."""
    records = () if row is None else (rows.encode(row),)
    return Unit(id_, records, tuple(map(rows.encode, entries)))


def units(tables: Tables) -> dict[str, Unit]:
    """Give the units of a dossier by id; what has no id is under the empty one."""
    records: dict[str, list[Document]] = {}
    steps: dict[str, list[Document]] = {}
    for document in documents(tables, rows.HISTORY):
        steps.setdefault(rows.name(document), []).append(document)
    for document in documents(tables, rows.STATEMENTS):
        records.setdefault(_owner(document, steps), []).append(document)
    ids = dict.fromkeys((*records, *steps))
    return {id_: Unit(id_, tuple(records.get(id_, ())), tuple(steps.get(id_, ()))) for id_ in ids}


def _owner(document: Document, steps: Container[str]) -> str:
    """Give the id of a record: its own, unless only that of what it holds has a history."""
    name = rows.name(document)
    held = document.get("statement") or document.get("seed")
    own = held.get("id") if isinstance(held, dict) else None
    return own if name not in steps and isinstance(own, str) and own in steps else name


def with_units(tables: Tables, found: Iterable[Unit]) -> Tables:
    """Give the tables with these units in the place of all that there were."""
    found = tuple(found)
    return {
        **tables,
        rows.STATEMENTS: table(document for unit in found for document in unit.records),
        rows.HISTORY: table(document for unit in found for document in unit.steps),
    }


def documents(tables: Tables, name: str) -> list[Document]:
    """List what stands in a table, which need not be there."""
    return list(tables.get(name, {}).values())


def table(found: Iterable[Document]) -> dict[str, Document]:
    """Make a table of documents, numbered as TinyDB does."""
    return {str(number): document for number, document in enumerate(found, start=1)}


def valid(found: Iterable[Document], kind: type[T]) -> list[T]:
    """Give the documents that are rows of a kind."""
    read = (attempt(document, kind) for document in found)
    return [row for row in read if row is not None]


def attempt(document: Document, kind: type[T]) -> T | None:
    """Make a row of a document; None where it is not valid."""
    try:
        return rows.decode(document, kind, Path())
    except DossierError:
        return None
