"""What colleagues do to a workspace on a server is heard as it happens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing

import psycopg
from msgspec import Struct

from dossier.errors import StorageError
from dossier.store.server.committing import listen
from dossier.store.server.connecting import connect, told
from dossier.store.server.keeping import ServerKeeping
from dossier.store.server.opening import keeping_on_server
from dossier.workspace import Workspace

_MOMENT = 0.25  # seconds after which it is seen whether anybody still listens
_PAUSE = 12  # moments before a lost server is tried again


class Heard(Struct, frozen=True):
    """A change by somebody (a name on the server); or that the server is `lost`, or back."""

    who: str = ""
    lost: bool = False


def heard(
    workspace: Workspace, is_over: Callable[[], bool], wait: Callable[[float], object]
) -> Iterator[Heard]:
    """Give what is heard of a workspace that is open, until it `is_over`.

    The replica follows before a change is told. Changes of this process are not told. `wait` is
    given seconds, and lets them pass.
    """
    keeping, lost = keeping_on_server(workspace), False
    while not is_over():
        try:
            for item in _listening(keeping, is_over, was_lost=lost):
                lost = False
                yield item
        except StorageError:
            if not lost:
                lost = True
                yield Heard(lost=True)
            for _ in range(_PAUSE):
                if not is_over():
                    wait(_MOMENT)


def _listening(
    keeping: ServerKeeping, is_over: Callable[[], bool], *, was_lost: bool
) -> Iterator[Heard]:
    """Give the changes that one connection hears of. Raises StorageError where it is lost."""
    with told(keeping.address), closing(connect(keeping.address)) as connection:
        listen(connection)
        keeping.renew()
        if was_lost:
            yield Heard()
        while not is_over():
            for change in connection.notifies(timeout=_MOMENT, stop_after=1):
                if not keeping.is_own(change.pid):
                    keeping.renew()
                    yield Heard(who=change.payload)
            if connection.closed:
                raise psycopg.OperationalError("the connection is closed")
