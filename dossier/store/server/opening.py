"""A workspace on a server is opened, or made."""

from __future__ import annotations

import atexit
from contextlib import closing
from pathlib import Path

from dossier.errors import StorageError
from dossier.store.files import reason
from dossier.store.keeping import keep_elsewhere, keep_here, keeping_of
from dossier.store.server.address import Address
from dossier.store.server.connecting import Connections, UnreachableError
from dossier.store.server.keeping import ServerKeeping
from dossier.store.server.migrating import make
from dossier.store.server.renewing import renew
from dossier.store.server.replica import Replica
from dossier.workspace import Workspace


def open_shared(address: Address) -> tuple[Workspace, str]:
    """Open a workspace on a server, its replica brought up to date; give it, and what to say.

    That is something where the server cannot be reached: the replica is then as it was last.
    Raises StorageError where there is no workspace or no way to it, and no replica yet.
    """
    replica = Replica(address)
    known = keeping_of(replica.workspace.store)
    if isinstance(known, ServerKeeping):
        return replica.workspace, _renewed(known, replica)
    keeping, said = ServerKeeping(replica, Connections(address)), ""
    try:
        replica.make()
        said = _renewed(keeping, replica)
    except OSError as fault:
        where = str(replica.workspace.root)
        raise StorageError(f"cannot be written: {reason(fault)}", where=where) from None
    except StorageError:
        keeping.close()
        raise
    keep_elsewhere(replica.workspace.store, keeping)
    atexit.register(close_shared, replica.workspace)
    return replica.workspace, said


def _renewed(keeping: ServerKeeping, replica: Replica) -> str:
    """Bring a replica up to date, or say why it stays as it was."""
    try:
        keeping.open()
    except UnreachableError as fault:
        if not replica.state().revision:
            raise
        return f"{fault.where}: {fault.what}; this is the library as it was last read"
    return ""


def close_shared(workspace: Workspace) -> None:
    """Leave a server; the replica stays, and is written no more."""
    keeping = keep_here(workspace.store)
    if isinstance(keeping, ServerKeeping):
        keeping.close()


def keeping_on_server(workspace: Workspace) -> ServerKeeping:
    """Give what keeps the files of a workspace that is opened; TypeError where that is a folder."""
    keeping = keeping_of(workspace.store)
    if not isinstance(keeping, ServerKeeping):
        raise TypeError(workspace)
    return keeping


def make_shared(address: Address) -> None:
    """Make an empty workspace on a server, unless there is one. Raises StorageError."""
    with closing(Connections(address)) as connections, connections.one() as connection:
        make(connection, address)


def read_afresh(address: Address, folder: Path) -> Workspace:
    """Fetch all that a server holds of a workspace into a folder. Raises StorageError."""
    replica = Replica(address, folder)
    replica.make()
    with closing(Connections(address)) as connections, connections.one() as connection:
        renew(connection, replica)
    return replica.workspace
