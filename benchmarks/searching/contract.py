"""What an engine has to offer in order to be measured, and what it needs."""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from time import process_time
from typing import Any, Protocol

LIMIT = 10  # texts that are asked for


class MissingError(Exception):
    """What an engine needs is not there; the message says what."""


class Measured(Protocol):
    """An engine that is built from texts."""

    versions: Mapping[str, str]  # of what it is made of

    def search(self, typed: str) -> Sequence[int]:
        """Give the best texts by number; a query is unfinished unless it ends in a space."""

    def add(self, text: str) -> None:
        """Make one more text, numbered on, searchable at the next search."""

    def forget(self) -> None:
        """Forget what was typed before, so that the next query is the first."""

    def spent(self) -> float:
        """Give the seconds of processor time spent since it was begun, building included."""

    def memory(self) -> float:
        """Give by how much the most memory used has grown since it was begun, in MB."""


class InProcess:
    """What engines have in common that work in this process."""

    packages: tuple[str, ...] = ()

    def __init__(self) -> None:
        self.versions = {name: version(name) for name in self.packages}
        self._most = most_memory()
        self._began = process_time()

    def forget(self) -> None:
        """Forget nothing, where nothing is remembered."""

    def spent(self) -> float:
        """Give the seconds of this process since the engine was begun."""
        return process_time() - self._began

    def memory(self) -> float:
        """Give by how much this process has grown."""
        return most_memory() - self._most


def most_memory(process: int | str = "self") -> float:
    """Give the most memory that a process has used so far, in MB; nought where nothing tells.

    Not by getrusage: that counts what the process was before it became what it is.
    """
    try:
        told = Path(f"/proc/{process}/status").read_text("utf-8")
    except OSError:
        return 0.0
    lines = (line.split() for line in told.splitlines())
    return next((int(line[1]) / 1024 for line in lines if line[0] == "VmHWM:"), 0.0)


def needed(package: str) -> Any:
    """Import what may not be installed.

    Raises MissingError.
    """
    try:
        return importlib.import_module(package)
    except ImportError:
        raise MissingError(f"the Python package {package} is not installed") from None
