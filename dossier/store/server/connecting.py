"""Connections to a server, and its answers in plain words."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import psycopg
from psycopg import sql

from dossier.cleaning import clean_line
from dossier.errors import StorageError
from dossier.store.server.address import Address

_SECONDS = 5  # for a connection to come about
_SILENT = "10000"  # milliseconds that a server may leave what was sent unconfirmed
_MISSING = {"3F000", "42P01"}  # a schema or table that is not there
_COMING_OR_GOING = re.compile("starting up|shutting down|recovery|too many|administrator command")
_NOTHING = "Nothing was changed."
_UNCLEAR = "the address cannot be understood"
_LET_IN = (
    "the server does not let you in",
    "A password stands in ~/.pgpass or PGPASSWORD. Nothing was changed.",
)
_WORDS = {
    "28P01": _LET_IN,
    "28000": _LET_IN,
    "42501": ("the server does not allow you that", _NOTHING),
}

Connection = psycopg.Connection[tuple[object, ...]]


class UnreachableError(StorageError):
    """The server did not answer: it is away, or the connection was lost."""


class Connections:
    """Connections to a workspace's server that are used again; one has one user at a time."""

    def __init__(self, address: Address) -> None:
        self.address = address
        self.processes: set[int] = set()  # of the server, by their numbers
        self._idle: list[Connection] = []

    @contextmanager
    def one(self) -> Iterator[Connection]:
        """Give a connection that answers. Raises as `take` does; its faults are StorageErrors."""
        connection = self.take()
        try:
            with told(self.address):
                yield connection
        finally:
            self.give_back(connection)

    def take(self) -> Connection:
        """Give a connection that answers, to be given back.

        Raises UnreachableError where there is no server, StorageError where it lets nobody in.
        """
        while self._idle:
            connection = self._idle.pop()
            with suppress(psycopg.Error):
                connection.execute("select")
                return connection
            connection.close()
        with told(self.address):
            connection = connect(self.address)
        self.processes.add(connection.info.backend_pid)
        return connection

    def give_back(self, connection: Connection) -> None:
        """Keep a connection for the next; one that is broken, or in the middle of it, goes."""
        idle = psycopg.pq.TransactionStatus.IDLE
        if not connection.closed and connection.info.transaction_status == idle:
            self._idle.append(connection)
        else:
            connection.close()

    def close(self) -> None:
        """Close those that are idle."""
        while self._idle:
            self._idle.pop().close()


def connect(address: Address) -> Connection:
    """Open a connection to a workspace's schema. Raises psycopg.Error."""
    connection = psycopg.connect(
        address.handed_on(),
        autocommit=True,
        connect_timeout=_SECONDS,
        application_name="dossier",
        keepalives_idle="30",
        tcp_user_timeout=_SILENT,
    )
    connection.execute(sql.SQL("set search_path to {}, public").format(_name(address)))
    return connection


def _name(address: Address) -> sql.Identifier:
    return sql.Identifier(address.schema)


@contextmanager
def told(address: Address) -> Iterator[None]:
    """Say in plain words what a server refuses. No word of its own that may hold a password."""
    try:
        yield
    except psycopg.Error as fault:
        raise worded(fault, address) from None


def worded(fault: psycopg.Error, address: Address) -> StorageError:
    """Give the words for a fault of a server."""
    where, state = str(address), fault.sqlstate or ""
    if state in _WORDS:
        what, advice = _WORDS[state]
        return StorageError(what, where=where, advice=advice)
    if refused := _refusal(fault):
        return StorageError(f"{_LET_IN[0]}{refused}", where=where, advice=_LET_IN[1])
    if state in _MISSING:
        return no_workspace(address)
    if is_lost(fault):
        return UnreachableError("the server cannot be reached", where=where, advice=_NOTHING)
    said = fault.diag.message_primary or _UNCLEAR
    return StorageError(f"the server refuses: {clean_line(said)}", where=where, advice=_NOTHING)


def is_lost(fault: psycopg.Error) -> bool:
    """Tell whether it is the connection that failed, or the server that goes down."""
    state = fault.sqlstate or ""
    return isinstance(fault, psycopg.OperationalError | psycopg.InterfaceError) and (
        not state or state.startswith(("08", "57P"))
    )


def no_workspace(address: Address) -> StorageError:
    """Say that there is no workspace in the database, or none for this person."""
    return StorageError(
        "there is no workspace here that you may read",
        where=str(address),
        advice=f"Make one with: dossier init {shlex.quote(str(address))}\n"
        "  Or have its owner let you in: dossier team grant",
    )


def _refusal(fault: psycopg.Error) -> str:
    """Give what a server says that lets nobody in; on connecting it gives no state.

    Nothing where it is away, or about to come or go. The words are the server's, after its sign.
    """
    pgconn = fault.pgconn
    _, sign, said = str(fault).partition("FATAL:")
    if fault.sqlstate or not sign or _COMING_OR_GOING.search(said):
        needs = pgconn is not None and pgconn.needs_password and not fault.sqlstate
        return ": it asks for a password" if needs else ""
    return f": {clean_line(said.splitlines()[0])}"
