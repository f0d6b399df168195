"""What a check finds, one by one, without stopping at the first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from dossier.cleaning import clean_line
from dossier.errors import DossierError

T = TypeVar("T")


@dataclass(frozen=True)
class Fault:
    """Something that is wrong: in which file (and line), of which record, if any."""

    file: str
    id: str
    what: str

    def __str__(self) -> str:
        return ": ".join(part for part in (self.file, self.id, self.what) if part)


class Faults:
    """A list of faults, with file names as they read from the folder `root`."""

    def __init__(self, root: Path) -> None:
        self._root = f"{root}/"
        self.found: list[Fault] = []

    def add(self, file: Path | str, id_: str, what: str) -> None:
        """Note a fault; what is told of a damaged file may be anything, and is cleaned."""
        told = (str(file).removeprefix(self._root), id_, what)
        self.found.append(Fault(*map(clean_line, told)))

    def add_error(self, error: DossierError) -> None:
        """Note what an error says."""
        self.add(error.where, "", f"{error.what}. {error.advice}".strip(". "))

    def attempt(self, action: Callable[[], T]) -> T | None:
        """Do something; when it fails, note why and give None."""
        try:
            return action()
        except DossierError as error:
            self.add_error(error)
            return None
