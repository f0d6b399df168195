"""A replica is brought up to date by the files, and the documents, that have changed since."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from itertools import islice

from msgspec import Struct
from psycopg import IsolationLevel
from psycopg.rows import class_row

from dossier.store.server.connecting import Connection
from dossier.store.server.documents import Divided, Row, Tables, joined, renewed, tables_of
from dossier.store.server.replica import Replica, State

_BATCH = 200  # files that are fetched and written at once

_CHANGED = """
select path as name, modified, sha256, header::text as header, tables from file
where revision > %s order by path
"""
_DOCUMENTS = """
select path, tab, number, body::text, place from document
where path = any(%s) and revision > %s order by place
"""


class _Newer(Struct, frozen=True):
    """A file that has changed on the server; without a hash it is gone."""

    name: str
    modified: int
    sha256: str | None
    header: str | None
    tables: list[str] | None


def renew(connection: Connection, replica: Replica) -> None:
    """Bring a replica to what the server has now.

    Broken off, it is the older one, and the next time does the rest. Raises psycopg.Error;
    StorageError where the replica cannot be written, OSError where there can be none.
    """
    row = connection.execute("select id::text, revision from workspace").fetchone()
    workspace, revision = str(row[0]) if row else "", int(str(row[1])) if row else 0
    state = replica.state()
    if state.workspace and state.workspace != workspace:
        replica.set_aside(state.workspace)
        state = replica.state()
    if (state.workspace, state.revision) == (workspace, revision):
        return
    connection.isolation_level = IsolationLevel.REPEATABLE_READ
    try:
        with connection.transaction():
            _fetch(connection, replica, state, workspace)
    finally:
        connection.isolation_level = None


def _fetch(connection: Connection, replica: Replica, state: State, workspace: str) -> None:
    row = connection.execute("select revision from workspace").fetchone()
    reached = State(state.server, workspace, int(str(row[0])) if row else 0)
    with connection.cursor(row_factory=class_row(_Newer)) as cursor:
        newer = cursor.execute(_CHANGED, [state.revision]).fetchall()
    for batch in _batches(newer):
        contents = dict(_contents(connection, replica, batch, state.revision))
        times = {item.name: item.modified for item in batch}
        last = reached if batch[-1] is newer[-1] else state
        replica.write(contents, times, last)
    if not newer:
        replica.write({}, {}, reached)


def _batches(newer: list[_Newer]) -> Iterator[list[_Newer]]:
    left = iter(newer)
    while batch := list(islice(left, _BATCH)):
        yield batch


def _contents(
    connection: Connection, replica: Replica, batch: list[_Newer], since: int
) -> Iterator[tuple[str, bytes | None]]:
    """Give by name what files are to hold here, where they hold something else."""
    wanted = [item for item in batch if _hash(replica.read(item.name)) != item.sha256]
    plain = [item.name for item in wanted if item.header is None and item.sha256]
    found = connection.execute(
        "select path, content from file where path = any(%s)", [plain]
    ).fetchall()
    contents = {str(name): bytes(content) for name, content in found}  # type: ignore[call-overload]
    names = [item.name for item in wanted if item.header is not None]
    rows = _rows(connection, names, since)
    for item in wanted:
        if item.header is None:
            yield item.name, contents.get(item.name)
            continue
        here = tables_of(replica.read(item.name) or b"")
        made = _made(item, here, rows.get(item.name, []))
        if _hash(made) != item.sha256:  # what is here is not what the server takes it for
            made = _made(item, {}, _rows(connection, [item.name], -1).get(item.name, []))
        yield item.name, made


def _made(item: _Newer, here: Tables, rows: Iterable[Row]) -> bytes:
    tables = renewed(here, item.tables or [], rows)
    return joined(Divided((item.header or "").encode(), tables))


def _rows(connection: Connection, names: list[str], since: int) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for name, table, number, body, _ in connection.execute(_DOCUMENTS, [names, since]):
        row = Row(str(table), int(str(number)), None if body is None else str(body))
        found.setdefault(str(name), []).append(row)
    return found


def _hash(data: bytes | None) -> str | None:
    return None if data is None else hashlib.sha256(data).hexdigest()
