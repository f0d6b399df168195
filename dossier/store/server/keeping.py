"""The files of a workspace kept on a server, with a replica of them on this machine."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from uuid import UUID, uuid4

import psycopg
from filelock import FileLock, Timeout

from dossier.errors import StorageError
from dossier.store import files, keeping
from dossier.store.keeping import Contents, FolderKeeping, Times, busy
from dossier.store.locking import POLL
from dossier.store.server.address import Address
from dossier.store.server.changed import by_hand, parts
from dossier.store.server.committing import Part, Stamp, commit, is_made
from dossier.store.server.connecting import (
    Connection,
    Connections,
    UnreachableError,
    is_lost,
    told,
    worded,
)
from dossier.store.server.migrating import bring_up
from dossier.store.server.renewing import renew
from dossier.store.server.replica import Replica, State

_TRIES = 6  # of a change whose connection was lost
_PAUSE = 0.2  # seconds before the first of them, then twice as long each time
_TAKEN = "55P03"  # the lock was not to be had in time

_LOCK = "select pg_advisory_lock(hashtext('dossier'), hashtext(current_schema()))"
_UNLOCK = "select pg_advisory_unlock(hashtext('dossier'), hashtext(current_schema()))"
_MAY_WRITE = "select has_table_privilege('document', 'insert')"


class _Own(threading.local):
    """The connection by which a thread holds the server's lock."""

    connection: Connection | None = None


class ServerKeeping:
    """What keeps a replica's files on the server; one for all threads of a process."""

    def __init__(self, replica: Replica, connections: Connections) -> None:
        self._replica = replica
        self._connections = connections
        self._own = _Own()
        self._lock = FileLock(
            replica.workspace.store / ".lock",
            mode=0o600,
            poll_interval=POLL,
            thread_local=True,
        )

    def open(self) -> None:
        """Bring the tables on the server to our version, and the replica up to date.

        Raises UnreachableError, StorageError.
        """
        with self._connections.one() as connection:
            bring_up(connection, self.address)
        self.renew()

    @property
    def address(self) -> Address:
        """The address of the workspace."""
        return self._connections.address

    def is_own(self, process: int) -> bool:
        """Tell whether a process of the server (its number) works for us."""
        return process in self._connections.processes

    def close(self) -> None:
        """Leave the server."""
        self._connections.close()

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Bring the replica up to date, where the server answers; else it is read as it is."""
        if self._own.connection is not None:
            yield
            return
        with suppress(UnreachableError, Timeout):
            self.renew(keeping.BRIEF)
        with FolderKeeping(self._replica.workspace.store).reading():
            yield

    def renew(self, patience: float = keeping.PATIENCE) -> None:
        """Bring the replica up to date, under its lock. Raises StorageError, Timeout."""
        with self._lock.acquire(timeout=patience), self._connections.one() as connection:
            renew(connection, self._replica)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the lock of the replica and that of the server, on what the server has now."""
        if self._own.connection is not None:
            yield
            return
        where = str(self.address)
        try:
            held = self._lock.acquire(timeout=keeping.PATIENCE)
        except Timeout:
            raise busy(where) from None
        with held:
            self._own.connection = self._connections.take()
            try:
                with told(self.address):
                    self._take_lock()
                    renew(self._own.connection, self._replica)
                yield
            finally:
                self._let_go()

    def replace(self, contents: Contents, times: Times) -> None:
        """Write a change on the server, then in the replica.

        Where the connection is lost it is tried again, on the same revision; a change of which
        the answer was lost is not made twice.
        """
        with self.writing():
            if changed := parts(self._replica, contents, times):
                reached = self._committed(changed)
                self._keep(changed, reached)
            own = {path: new for path, new in contents.items() if not self._replica.shares(path)}
            if own:
                files.replace(own)

    def by_hand(self) -> Contents:
        """Give the plain files of the replica that are not as the server has them."""
        with self.asking() as connection:
            return by_hand(connection, self._replica)

    @contextmanager
    def asking(self) -> Iterator[Connection]:
        """Give a connection for questions beside the files. Raises StorageError."""
        with self._connections.one() as connection:
            yield connection

    # --- the lock ----------------------------------------------------------------------------

    def _take_lock(self) -> None:
        """Take the server's lock on the thread's connection. Raises psycopg.Error, StorageError."""
        connection = self._connection()
        row = connection.execute(_MAY_WRITE).fetchone()
        if not (row and row[0]):
            raise StorageError(
                "you may read this workspace, and not change it",
                where=str(self.address),
                advice="Its owner can let you: dossier team grant. Nothing was changed.",
            )
        connection.execute(f"set lock_timeout = {int(keeping.PATIENCE * 1000)}")
        try:
            connection.execute(_LOCK)
        except psycopg.Error as fault:
            if fault.sqlstate == _TAKEN:
                raise busy(str(self.address)) from None
            raise

    def _let_go(self) -> None:
        connection, self._own.connection = self._own.connection, None
        if connection is not None:
            try:
                connection.execute(_UNLOCK)
            except psycopg.Error:
                connection.close()  # which lets go as well
            self._connections.give_back(connection)

    def _connection(self) -> Connection:
        if self._own.connection is None:
            self._own.connection = self._connections.take()
        return self._own.connection

    # --- a change ----------------------------------------------------------------------------

    def _committed(self, changed: list[Part | Stamp]) -> int:
        """Write on the server, and give the revision that is reached. Raises StorageError."""
        change, revision = uuid4(), self._replica.state().revision
        reached: int | None = None
        for at in range(_TRIES):
            try:
                if at:
                    reached = self._again(change)
                reached = reached or commit(self._connection(), revision, change, changed)
                break
            except UnreachableError:
                self._pause(at)
            except psycopg.Error as fault:
                if not is_lost(fault):
                    raise worded(fault, self.address) from None
                self._pause(at)
        else:
            raise UnreachableError(
                "the connection to the server was lost while it was saved",
                where=str(self.address),
                advice="It is not sure that it was. When the server is back, look, or save again: "
                "nothing is saved twice.",
            )
        if reached is None:
            raise StorageError(
                "others have changed the library while the connection was lost",
                where=str(self.address),
                advice="Nothing was changed. Try again.",
            )
        return reached

    def _pause(self, at: int) -> None:
        connection, self._own.connection = self._own.connection, None
        if connection is not None:
            connection.close()
        if at + 1 < _TRIES:
            time.sleep(_PAUSE * 2**at)

    def _again(self, change: UUID) -> int | None:
        """Come back after a lost connection; give the revision if the change was made then."""
        connection = self._connection()
        found = is_made(connection, change)
        if found is None:
            self._take_lock()
            found = is_made(connection, change)
        return found

    def _keep(self, changed: list[Part | Stamp], reached: int) -> None:
        """Let the replica follow; where it cannot, the next reading sees to it."""
        before = self._replica.state()
        state = State(before.server, before.workspace, reached)
        contents = {
            item.name: item.new
            for item in changed
            if isinstance(item, Part) and item.new != self._replica.read(item.name)
        }
        times = {item.name: item.modified for item in changed}
        with suppress(StorageError):
            self._replica.write(contents, times, state)
