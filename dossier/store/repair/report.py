"""What a repair has done, said file by file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dossier.cleaning import clean_line
from dossier.counting import count
from dossier.store.checking.check import CheckReport
from dossier.store.checking.faults import Fault


@dataclass
class Told:
    """What was restored in a file, and from what; what was lost; where the file as it was lies."""

    file: str
    restored: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    def restore(self, what: str, source: str) -> None:
        """Note that something was restored."""
        self.restored.append(clean_line(f"{self.file}: {what}: restored from {source}"))

    def lose(self, what: str, why: str) -> None:
        """Note that something could not be restored."""
        self.lost.append(clean_line(f"{self.file}: {what}: {why}"))

    @property
    def is_empty(self) -> bool:
        """Whether nothing was done."""
        return not (self.restored or self.lost)


@dataclass(frozen=True)
class RepairReport:
    """What was wrong, what was restored, lost, kept aside, and what a check still finds."""

    found: tuple[Fault, ...]
    restored: tuple[str, ...]
    lost: tuple[str, ...]
    aside: tuple[Path, ...]
    left: CheckReport

    @property
    def is_whole(self) -> bool:
        """Whether nothing was lost, and nothing is wrong any more."""
        return not (self.lost or self.left.faults)

    def lines(self) -> list[str]:
        """Say it in plain words, what the check still finds last."""
        told = [f"restored: {line}" for line in self.restored]
        told += [f"lost: {line}" for line in self.lost]
        told += [f"as it was, kept aside: {path}" for path in self.aside]
        if not (told or self.left.faults):
            told.append("There was nothing to repair.")
        if self.left.faults:
            beyond = count(len(self.left.faults), "fault is", "faults are")
            told.append(f"{beyond} beyond repair:")
        return [*told, *self.left.lines()]


def gathered(
    found: CheckReport, told: Sequence[Told], aside: Sequence[Path], left: CheckReport
) -> RepairReport:
    """Make the report of what was done in each file, between two checks."""
    return RepairReport(
        found.faults,
        tuple(line for item in told for line in item.restored),
        tuple(line for item in told for line in item.lost),
        tuple(aside),
        left,
    )
