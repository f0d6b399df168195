"""A change is written on the server: in one transaction, on what was read, and once."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from uuid import UUID

from msgspec import Struct
from psycopg import sql

from dossier.store.server.connecting import Connection
from dossier.store.server.documents import Divided, Row, Tables, changes, tables_of

_PLACES = 24  # bits of a place that count the documents which come with one change

_FILE = """
insert into file (path, revision, modified, sha256, header, tables, content)
values (%s, %s, %s, %s, %s, %s, %s)
on conflict (path) do update set revision = excluded.revision, modified = excluded.modified,
    sha256 = excluded.sha256, header = excluded.header, tables = excluded.tables,
    content = excluded.content
"""
_DOCUMENT = """
insert into document (path, tab, number, place, revision, body) values (%s, %s, %s, %s, %s, %s)
on conflict (path, tab, number) do update set revision = excluded.revision, body = excluded.body,
    place = case when %s then excluded.place else document.place end
"""
_KNOWN = "select sha256, header is not null from file where path = %s"
_CLEAR = "update document set revision = %s, body = null where path = %s and body is not null"
_TIME = "update file set revision = %s, modified = %s where path = %s"
_NEXT = "update workspace set revision = revision + 1 where revision = %s returning revision"


class Part(Struct, frozen=True):
    """A file that changes: its name, its time (ns), what it held here and what it is to hold.

    None: there was no file, or there is to be none. What is given as documents (`parts`) is
    kept so.
    """

    name: str
    modified: int
    old: bytes | None
    new: bytes | None
    parts: Divided | None = None


class Stamp(Struct, frozen=True):
    """A file that is to bear another time (ns), and is otherwise as it was."""

    name: str
    modified: int


def commit(
    connection: Connection, revision: int, change: UUID, changed: Sequence[Part | Stamp]
) -> int | None:
    """Write a change that rests on a revision of the workspace, and give the next revision.

    None where the workspace is of another revision. Raises psycopg.Error; whether the change was
    made tells then `is_made`.
    """
    with connection.transaction():
        row = connection.execute(_NEXT, [revision]).fetchone()
        if row is None:
            return None
        reached = int(str(row[0]))
        for item in changed:
            if isinstance(item, Stamp):
                connection.execute(_TIME, [reached, item.modified, item.name])
            else:
                _put(connection, reached, item)
        connection.execute("insert into change (id, revision) values (%s, %s)", [change, reached])
        connection.execute("select pg_notify(%s, session_user)", [channel(connection)])
    return reached


def is_made(connection: Connection, change: UUID) -> int | None:
    """Give the revision that a change led to; None where it was not made. Raises psycopg.Error."""
    row = connection.execute("select revision from change where id = %s", [change]).fetchone()
    return int(str(row[0])) if row else None


def channel(connection: Connection) -> str:
    """Give the name under which changes are told."""
    row = connection.execute("select 'dossier ' || id from workspace").fetchone()
    return str(row[0]) if row else "dossier"


def _put(connection: Connection, revision: int, part: Part) -> None:
    kept, before = part.parts, _before(connection, revision, part)
    connection.execute(
        _FILE,
        [
            part.name,
            revision,
            part.modified,
            _hash(part.new),
            kept.header.decode() if kept else None,
            list(kept.tables) if kept else None,
            None if kept else part.new,
        ],
    )
    rows = changes(before, kept.tables if kept else {})
    values = [_document(part.name, revision, row) for row in rows]
    if values:
        with connection.cursor() as cursor:
            cursor.executemany(_DOCUMENT, values)


def _before(connection: Connection, revision: int, part: Part) -> Tables:
    """Give the documents that the server has of a file, as this machine knows them.

    What is not here as it is there (somebody has meddled with the replica) is written anew.
    """
    row = connection.execute(_KNOWN, [part.name]).fetchone()
    if row is None or not row[1]:
        return {}
    if row[0] == _hash(part.old):
        return tables_of(part.old or b"")
    connection.execute(_CLEAR, [revision, part.name])
    return {}


def _hash(data: bytes | None) -> str | None:
    return None if data is None else hashlib.sha256(data).hexdigest()


def _document(name: str, revision: int, row: Row) -> list[object]:
    place = revision << _PLACES | (row.ordinal or 0)
    return [name, row.table, row.number, place, revision, row.body, row.ordinal is not None]


def listen(connection: Connection) -> None:
    """Have changes told to a connection. Raises psycopg.Error."""
    name = sql.Identifier(channel(connection))
    connection.execute(sql.SQL("listen {}").format(name))
