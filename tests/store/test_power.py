"""The current fails at any moment: nothing acknowledged is lost, no file is unreadable."""

from __future__ import annotations

import functools
import random
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from dossier.errors import StorageError
from dossier.store.building.attachments import attach
from dossier.store.building.build import build
from dossier.store.storage import parse
from dossier.store.store import Store
from dossier.workspace import Workspace

from .power import Disk, Recorder
from .samples import HARBOUR, SALES, TALKS, YARD, edit, write_text


@functools.lru_cache(maxsize=4_096)
def generation(data: bytes) -> int | None:
    """Give how often a file was written, None where it cannot be read."""
    try:
        return parse(data, Path("file"))[0].generation
    except StorageError:
        return None


@dataclass
class Failures:
    """Lets the current fail `often` times at each moment, and counts what that left."""

    root: Path
    often: int
    promised: dict[str, int | bytes] = field(default_factory=dict)
    states: int = 0
    unreadable: int = 0
    lost: int = 0
    _chance: random.Random = field(default_factory=lambda: random.Random(11))  # noqa: S311

    def crash(self, disk: Disk) -> None:
        """Let it fail now."""
        for _ in range(self.often):
            found = disk.survivors(str(self.root), self._chance)
            stored = {
                path: generation(data)
                for path, data in found.items()
                if path.endswith(".json") and "/." not in path
            }
            self.states += 1
            self.unreadable += any(number is None for number in stored.values())
            self.lost += any(
                (stored.get(path) or 0) < least
                if isinstance(least, int)
                else found.get(path) != least
                for path, least in self.promised.items()
                if stored.get(path, 0) is not None
            )

    def acknowledge(self, workspace: Workspace) -> None:
        """Take what is stored now as promised: a command has told that it is done."""
        for path in workspace.store.rglob("*.json"):
            if "/." not in str(path):
                self.promised[str(path)] = generation(path.read_bytes()) or 0
        for path in workspace.originals.glob("*.txt"):
            self.promised[str(path)] = path.read_bytes()


def fail_everywhere(workspace: Workspace, often: int, *ignored: str) -> Failures:
    """Build, attach and edit, and let the current fail after everything that the disk is asked."""
    copy = write_text(workspace.root, HARBOUR)
    failures = Failures(workspace.root, often)
    recorder = Recorder(workspace.root, failures.crash, ignored=ignored)
    with recorder.recording():
        build(workspace)
        failures.acknowledge(workspace)
        attach(workspace, [copy])
        failures.acknowledge(workspace)
        store = Store(workspace)
        for number, id_ in enumerate((YARD, SALES, TALKS, YARD)):
            edit(store, id_, f"Text {number}.")
            failures.acknowledge(workspace)
    return failures


def test_a_power_failure_leaves_every_file_readable_and_loses_nothing(workspace: Workspace) -> None:
    failures = fail_everywhere(workspace, 12)
    assert failures.states > 1_000
    assert (failures.unreadable, failures.lost) == (0, 0)


@pytest.mark.parametrize(
    ("ignored", "counted"), [(("file",), "unreadable"), (("folder",), "lost")], ids=str
)
def test_without_syncing_the_model_finds_losses(
    workspace: Workspace, ignored: tuple[str, ...], counted: str
) -> None:
    failures = fail_everywhere(workspace, 2, *ignored)
    assert getattr(failures, counted) > 10


@pytest.mark.long
def test_a_power_failure_at_length(workspace: Workspace) -> None:
    failures = fail_everywhere(workspace, 60)
    assert failures.states > 5_000
    assert (failures.unreadable, failures.lost) == (0, 0)
