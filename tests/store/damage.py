"""A copy of a store is damaged, in one way of many, at a place and in a manner that chance chooses.

Each kind is a function that is given the store, damages one thing, and gives the file in which a
check must find it, as it reads from the workspace.
"""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dossier.store import backups
from dossier.store.storage import HEADER, encoded
from dossier.workspace import Workspace

Tables = dict[str, dict[str, Any]]
Row = dict[str, Any]
NEED_STATES = {"file: an older one", "file: gone"}


@dataclass
class Held:
    """A copy of the store that is damaged; how it is written follows from `mode`."""

    workspace: Workspace
    chance: random.Random
    mode: str

    def path(self, name: str) -> Path:
        """Give the place of a file."""
        return self.workspace.store / f"{name}.json"

    def names(self) -> list[str]:
        """List the files of the store."""
        found = self.workspace.store.rglob("*.json")
        names = (path.relative_to(self.workspace.store).as_posix() for path in found)
        return sorted(
            name.removesuffix(".json")
            for name in names
            if not name.startswith((".", "session")) and backups.FOLDER not in name
        )

    def dossiers(self) -> list[str]:
        """List the companies that have a file."""
        return [name for name in self.names() if "/" not in name and name != "articles"]

    def tables(self, name: str) -> Tables:
        """Read the tables of a file."""
        content = json.loads(self.path(name).read_bytes())
        return {table: rows for table, rows in content.items() if table != HEADER}

    def write(self, path: Path, data: bytes) -> str:
        """Write a file: in its place, or as another in its stead; give its name."""
        if self.mode != "in place":
            path.unlink(missing_ok=True)
        path.write_bytes(data)
        return path.relative_to(self.workspace.root).as_posix()

    def put(self, name: str, tables: Tables) -> str:
        """Write tables with a checksum that fits; give the name of the file."""
        generation = json.loads(self.path(name).read_bytes())[HEADER]["1"]["generation"]
        return self.write(self.path(name), encoded(tables, generation))

    def row(
        self, table: str, want: Callable[[Row], object] = bool, *, of: list[str] | None = None
    ) -> tuple[str, Tables, str]:
        """Choose a row: give its file, the tables of that, and its number."""
        found = [
            (name, tables, number)
            for name in of or self.names()
            for tables in [self.tables(name)]
            for number, row in tables.get(table, {}).items()
            if want(row)
        ]
        return self.chance.choice(found)

    def change(
        self,
        table: str,
        change: Callable[[Row], object],
        want: Callable[[Row], object] = bool,
    ) -> str:
        """Change a row of a table; give the name of its file."""
        name, tables, number = self.row(table, want)
        change(tables[table][number])
        return self.put(name, tables)

    def drop(self, table: str, want: Callable[[Row], object] = bool) -> str:
        """Remove a row; give the name of its file."""
        name, tables, number = self.row(table, want)
        del tables[table][number]
        return self.put(name, tables)

    def double(self, table: str, want: Callable[[Row], object] = bool) -> str:
        """Let a row stand twice; give the name of its file."""
        name, tables, number = self.row(table, want)
        tables[table][str(max(map(int, tables[table])) + 1)] = tables[table][number]
        return self.put(name, tables)


def damaged(
    pristine: Workspace, root: Path, kind: str, seed: int
) -> tuple[Workspace, tuple[str, ...]]:
    """Copy the store and damage the copy; give it, and where that may be found.

    Modes: the file is another one (its states are sound), it is damaged in its place (the newest
    state is the same file), or no states are kept at all.
    """
    chance = random.Random(f"{kind} {seed}")  # noqa: S311
    mode = chance.choice(["another", "in place", "no states"])
    shutil.rmtree(root, ignore_errors=True)
    _copy(pristine.root, root)
    workspace = Workspace(root)
    if mode == "no states" and kind not in NEED_STATES:
        for folder in root.rglob(backups.FOLDER):
            shutil.rmtree(folder)
    where = KINDS[kind](Held(workspace, chance, mode))
    return workspace, (where, *(ELSEWHERE[kind] for _ in range(kind in ELSEWHERE)))


def _copy(source: Path, target: Path) -> None:
    """Copy a workspace; what is one file by two names is so in the copy as well."""
    known: dict[int, Path] = {}
    for path in sorted(source.rglob("*")):
        place = target / path.relative_to(source)
        if path.is_dir():
            place.mkdir(parents=True)
        elif (number := path.stat().st_ino) in known:
            place.hardlink_to(known[number])
        else:
            shutil.copy2(path, place)
            known[number] = place


# what is noticed where it no longer fits, and not where it was damaged
ELSEWHERE = {
    "evidence: quotation not in its span": "data/originals/",
    "evidence: moved": "data/originals/",
    "attachment: another text": "data/originals/",
    "version: gone": "data/store/norvane.json",
    "article: another text": "data/store",
    "article: another length": "data/store",
}
Kind = Callable[[Held], str]
KINDS: dict[str, Kind] = {}


def kind(name: str) -> Callable[[Kind], Kind]:
    """Note a kind of damage."""

    def noted(function: Kind) -> Kind:
        KINDS[name] = function
        return function

    return noted


def set_field(name: str, table: str, want: Callable[[Row], object] = bool, **fields: Any) -> None:
    """Note a kind that sets a field of a row to one of several values."""

    @kind(name)
    def damage(store: Held) -> str:
        field, values = store.chance.choice(list(fields.items()))
        value = store.chance.choice(values)

        def differs(row: Row) -> bool:
            return bool(want(row)) and row.get(field) != value

        return store.change(table, lambda row: row.update({field: value}), differs)


def within(
    name: str,
    table: str,
    inner: Callable[[Row], Row],
    change: Callable[[Row, random.Random], object],
    want: Callable[[Row], object] = bool,
) -> None:
    """Note a kind that changes what is inside a row."""

    @kind(name)
    def damage(store: Held) -> str:
        return store.change(table, lambda row: change(inner(row), store.chance), want)
