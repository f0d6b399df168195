"""What is to be written on the server: what a store hands in, and what was changed by hand."""

from __future__ import annotations

import time
from pathlib import Path

from dossier.store import contents as common
from dossier.store.keeping import Contents, Times
from dossier.store.server.committing import Part, Stamp
from dossier.store.server.connecting import Connection
from dossier.store.server.documents import divided
from dossier.store.server.replica import Replica


def parts(replica: Replica, contents: Contents, times: Times) -> list[Part | Stamp]:
    """Give what new contents and times of files change on the server, one's own files aside."""
    found: list[Part | Stamp] = []
    for path, new in contents.items():
        if replica.shares(path):
            name = replica.name(path)
            old = replica.read(name)
            moment = times.get(path) or _moment(path, new, old)
            kept = divided(new) if new is not None and name.startswith("data/store/") else None
            found.append(Part(name, moment, old, new, kept))
    stamps = [path for path in times.keys() - contents.keys() if replica.shares(path)]
    return found + [Stamp(replica.name(path), times[path]) for path in stamps]


def by_hand(connection: Connection, replica: Replica) -> Contents:
    """Give the plain files of a replica that are not as the server has them.

    They are told by their times, which the server knows. Raises psycopg.Error.
    """
    rows = connection.execute("select path, modified from file where sha256 is not null")
    found = {str(name): int(str(moment)) for name, moment in rows}
    known = {name: moment for name, moment in found.items() if common.is_plain(name)}
    here = common.plain(replica.workspace)
    contents: dict[Path, bytes | None] = {
        path: path.read_bytes()
        for name, path in here.items()
        if path.stat().st_mtime_ns != known.get(name)
    }
    return contents | {replica.path(name): None for name in known.keys() - here.keys()}


def _moment(path: Path, new: bytes | None, here: bytes | None) -> int:
    """Give the time of a change of a file: now, unless it was made here by hand before."""
    try:
        if new is None and here is None:
            return path.parent.stat().st_mtime_ns
        if new == here:
            return path.stat().st_mtime_ns
    except OSError:
        pass
    return time.time_ns()
