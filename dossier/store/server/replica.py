"""The replica: the folder on this machine that holds what a server had when it was last asked."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from dossier.errors import StorageError
from dossier.store import backups, files
from dossier.store.contents import is_common
from dossier.store.server.address import Address
from dossier.workspace import REPLICA, Workspace, cache_folder

_MODE = 0o700  # it holds the texts


class State(Struct, frozen=True):
    """What a replica is one of: the address, the workspace's id, its revision (0: nothing yet)."""

    server: str
    workspace: str = ""
    revision: int = 0


class Replica:
    """The replica of an address; the caller holds its lock where it is changed."""

    def __init__(self, address: Address, root: Path | None = None) -> None:
        own = root or cache_folder() / "team" / address.fingerprint
        self.workspace = Workspace(own, str(address))
        self.address = address

    @property
    def mark(self) -> Path:
        """The file that tells what it is."""
        return self.workspace.root / REPLICA

    def state(self) -> State:
        """Give what it holds; nothing of what is not its own, or was never brought to an end."""
        with suppress(OSError, msgspec.DecodeError):
            found = msgspec.json.decode(self.mark.read_bytes(), type=State)
            if found.server == str(self.address):
                return found
        return State(str(self.address))

    def make(self) -> None:
        """Make its folders. Raises OSError."""
        self.workspace.root.mkdir(_MODE, parents=True, exist_ok=True)
        for folder in (self.workspace.seeds, self.workspace.store, self.workspace.originals):
            folder.mkdir(parents=True, exist_ok=True)

    def set_aside(self, workspace: str) -> None:
        """Make room for another workspace (an id) that now has the address. Raises OSError."""
        root = self.workspace.root
        root.rename(root.with_name(f"{root.name}.{workspace}"))
        self.make()

    def path(self, name: str) -> Path:
        """Give the place of a file by its name in the workspace."""
        return self.workspace.root / name

    def name(self, path: Path) -> str:
        """Give the name of a place."""
        return path.relative_to(self.workspace.root).as_posix()

    def shares(self, path: Path) -> bool:
        """Tell whether a file is among those that colleagues have in common."""
        return is_common(self.name(path))

    def read(self, name: str) -> bytes | None:
        """Give a file as it is here; None where it is not, or is no plain file."""
        with suppress(OSError, StorageError):
            return files.read(self.path(name))
        return None

    def write(
        self, contents: Mapping[str, bytes | None], times: Mapping[str, int], state: State
    ) -> None:
        """Write files, the times they are to bear, and what the replica then is.

        Raises StorageError; all is then as it was.
        """
        seeds = self.workspace.seeds
        moment = seeds.stat().st_mtime_ns if self.state().revision else 0
        files.replace(
            {
                **{self.path(name): content for name, content in contents.items()},
                self.mark: msgspec.json.encode(state),
            }
        )
        files.stamp({self.path(name): moment for name, moment in times.items()})
        # the folder of the seeds bears the time of the last of them that came or went
        own = [at for name, at in times.items() if name.startswith("seeds/") and name in contents]
        files.stamp({seeds: max([moment, *own])})
        for name, content in contents.items():
            if content is None and name.startswith("data/originals/"):
                backups.forget(self.path(name))
