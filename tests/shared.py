"""Workspaces on the tests' server."""

from __future__ import annotations

import os
from itertools import count

from dossier.workspace import Workspace
from tests.postgres import Server

_NUMBERS = count(1)


def shared(server: Server, source: Workspace) -> Workspace:
    """Copy a workspace to one of its own on the server, and open that."""
    from dossier.store.copying import copy, end
    from dossier.store.server.address import Address
    from dossier.store.server.opening import make_shared, open_shared

    address = Address(server.address(workspace=f"w{os.getpid()}_{next(_NUMBERS)}"))
    make_shared(address)
    found, _ = open_shared(address)
    copy(source, found, lambda _done, _of: None)
    end(source, found, found)
    return found
