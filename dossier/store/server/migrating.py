"""The tables of a workspace on a server are made, and brought to the present version."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from psycopg import sql

from dossier.errors import StorageError
from dossier.store.server.address import Address
from dossier.store.server.connecting import Connection, no_workspace

_LOCK = "select pg_advisory_xact_lock(hashtext('dossier migrations'))"


def make(connection: Connection, address: Address) -> None:
    """Make the tables of a workspace, unless they are there. Raises psycopg.Error."""
    with connection.transaction():
        connection.execute(_LOCK)
        if _version(connection) is not None:
            return
        name = sql.Identifier(address.schema)
        connection.execute(sql.SQL("create schema if not exists {}").format(name))
        connection.execute("create table version (number integer primary key)")
        _apply(connection, 0)


def bring_up(connection: Connection, address: Address) -> None:
    """Bring the tables to the version of this program.

    Raises StorageError where there are none, where they are newer than this program, or where
    they are older and not ours.
    """
    version = _version(connection)
    if version is None:
        raise no_workspace(address)
    newest = max(number for number, _ in steps())
    if version > newest:
        raise StorageError(
            f"is of version {version}; this dossier knows versions up to {newest}",
            where=str(address),
            advice="A newer workspace needs a newer dossier. Nothing was changed.",
        )
    if version == newest:
        return
    if not _is_ours(connection):
        raise StorageError(
            f"is of version {version}; this dossier needs version {newest}",
            where=str(address),
            advice="It is brought up when its owner opens it with this dossier.",
        )
    with connection.transaction():
        connection.execute(_LOCK)
        _apply(connection, _version(connection) or version)


def _apply(connection: Connection, version: int) -> None:
    for number, text in steps():
        if number > version:
            connection.execute(text.encode())
            connection.execute("insert into version values (%s)", [number])


def steps() -> Iterator[tuple[int, str]]:
    """Give the steps in their order: number, SQL."""
    folder = files("dossier.store.server.migrations")
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.name.endswith(".sql"):
            yield int(item.name.partition("_")[0]), item.read_text("utf-8")


def _version(connection: Connection) -> int | None:
    """Give the version of the tables; None where there are none, or none that we may read."""
    found = connection.execute(
        "select has_table_privilege(oid, 'select') from pg_class"
        " where oid = to_regclass('version') and relnamespace = current_schema()::regnamespace"
    ).fetchone()
    if found is None or not found[0]:
        return None
    row = connection.execute("select max(number) from version").fetchone()
    return int(str(row[0])) if row and row[0] is not None else None


def _is_ours(connection: Connection) -> bool:
    row = connection.execute(
        "select pg_has_role(relowner, 'usage') from pg_class where oid = to_regclass('version')"
    ).fetchone()
    return bool(row and row[0])
