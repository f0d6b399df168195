"""Workspaces on the tests' server, and the people who work in them."""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dossier.workspace import Workspace
from tests.postgres import Server

if TYPE_CHECKING:
    from dossier.store.server.granting import Role

_NUMBERS = count(1)


class Desk:
    """What is shared on the server, by people who each have a machine (a cache) of their own."""

    def __init__(self, server: Server, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.server = server
        self._folder = folder
        self._monkeypatch = monkeypatch
        self._open: list[Workspace] = []

    def know(self, *people: str) -> None:
        """Let the server know people by their names."""
        known = self.server.run("select rolname from pg_roles").splitlines()
        for name in set(people) - set(known):
            self.server.run(f"create role {name} login")

    def grant(self, shared: Workspace, who: str, role: Role | None) -> None:
        """Give somebody a role, as whoever has opened the workspace."""
        from dossier.store.server import granting
        from dossier.store.server.opening import keeping_on_server

        with keeping_on_server(shared).asking() as connection:
            granting.grant(connection, who, role)

    def share(self, source: Workspace) -> Workspace:
        """Copy a workspace to one of its own on the server, and open that as its owner."""
        from dossier.store.opening import copy_workspace

        made = copy_workspace(source, self.server.address(workspace=self.new()))
        self._open.append(made)
        return made

    def new(self) -> str:
        """Give a name that no workspace on the server has yet."""
        return f"w{os.getpid()}_{next(_NUMBERS)}"

    def join(self, shared: Workspace, user: str = "owner") -> Workspace:
        """Open a shared workspace on another machine, as a person of that name."""
        from dossier.store.opening import open_workspace

        cache = self._folder / f"machine{next(_NUMBERS)}"
        with self._monkeypatch.context() as patch:
            patch.setenv("DOSSIER_CACHE", str(cache))
            found = open_workspace(self.address(shared, user), pytest.fail)
        self._open.append(found)
        return found

    def address(self, shared: Workspace, user: str = "owner") -> str:
        """Give the address of a shared workspace for a person."""
        return shared.server.replace("owner@", f"{user}@")

    def schema(self, shared: Workspace) -> str:
        """Give the schema that it lies in."""
        return shared.server.rpartition("workspace=")[2]

    def leave(self, workspace: Workspace) -> None:
        """Close a workspace on the server."""
        from dossier.store.server.opening import close_shared

        close_shared(workspace)

    def close(self) -> None:
        """Close all of them."""
        for workspace in self._open:
            self.leave(workspace)
