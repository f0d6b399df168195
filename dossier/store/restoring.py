"""Earlier states of the files of a workspace are listed, and one is brought back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from dossier.codebook.reading import parse_codebook, parse_companies
from dossier.counting import count
from dossier.errors import DossierError, StorageError, UnknownNameError
from dossier.store import backups, files, freshness, rows
from dossier.store.migrations import migrated
from dossier.store.shelf import ARTICLES_FILE, REVIEW_FOLDER, Shelf, foreign
from dossier.store.storage import SCHEMA, Tables, encoded, parse
from dossier.workspace import Workspace

_MOMENT = "%Y-%m-%d %H:%M:%S UTC"
_COUNTED = {
    rows.STATEMENTS: ("statement", "statements"),
    rows.ARTICLES: ("article", "articles"),
    rows.DECISIONS: ("decision", "decisions"),
}


@dataclass(frozen=True)
class State:
    """A kept state of a file; `number` counts from 1, the newest.

    `file` is its name as `dossier restore` takes it: a company's id, `articles`, `review/` and an
    article's id, `companies.toml` or `codebook.toml`. `holds` tells how much stands in it, by what
    it is; `generation` counts the writes (0 in a plain file, or where it cannot be read). `fault`
    says what is wrong with it, `present` that the file is like it now.
    """

    file: str
    number: int
    when: datetime
    path: Path
    generation: int = 0
    holds: tuple[tuple[str, int], ...] = ()
    present: bool = False
    fault: str = ""

    def words(self) -> str:
        """Say it in plain words, on one line."""
        told = [f"{self.when:{_MOMENT}}"]
        told += [f"generation {self.generation}"] if self.generation else []
        told += [count(number, *_COUNTED[table]) for table, number in self.holds]
        told += ["as it is now"] if self.present else []
        return ", ".join([*told, f"unsound: {self.fault}"] if self.fault else told)

    def data(self) -> dict[str, object]:
        """Give the same as plain data."""
        return {
            "file": self.file,
            "number": self.number,
            "kept": self.when.isoformat(),
            "generation": self.generation,
            **{_COUNTED[table][1]: number for table, number in self.holds},
            "present": self.present,
            "sound": not self.fault,
            "fault": self.fault,
        }


@dataclass(frozen=True)
class Kept:
    """What a sound state of a store file holds, and what that state is in words."""

    tables: Tables
    generation: int
    words: str


def sound_states(name: str, path: Path) -> Iterator[Kept]:
    """Give the sound states of a file of the store (its name and place), the newest first."""
    for kept in backups.kept(path):
        try:
            data = files.read(kept)
            tables = content_of(name, data, kept)
            generation = parse(data, kept)[0].generation
        except (DossierError, OSError):
            continue
        if not isinstance(tables, bytes):
            yield Kept(tables, generation, f"the state of {backups.when(kept):{_MOMENT}}")


def states(workspace: Workspace, name: str = "") -> list[State]:
    """List the kept states of all files, or of the one of a name, newest first within a file.

    Raises UnknownNameError where no state is kept under the name.
    """
    known = dict(_files(workspace))
    if name and name not in known:
        raise UnknownNameError(f"no earlier state of {name!r} is kept")
    asked = {name: known[name]} if name else known
    return [state for file, path in asked.items() for state in _states(file, path)]


def restore(workspace: Workspace, state: State) -> None:
    """Bring a state back; what the file holds now is kept as a state of its own.

    It works where that cannot be read. Raises StorageError where the state is not sound, or the
    file cannot be written; nothing is changed then.
    """
    target = dict(_files(workspace))[state.file]
    shelf = Shelf(workspace.store)
    with shelf.locked():
        data = files.read(state.path)
        content = content_of(state.file, data, state.path)
        if isinstance(content, bytes):
            shelf.replace({target: content})
            return
        present = _present(state.file, target)
        if present is None:
            backups.set_aside(target)
        generations = [item.generation for item in _states(state.file, target)]
        again = encoded(content, max([*generations, present or 0]) + 1)
        freshness.write(workspace, {target: again})


def content_of(name: str, data: bytes, path: Path) -> Tables | bytes:
    """Give what a state of a file (by its name) holds: tables, or the text of a plain file.

    Raises StorageError where it is damaged or of another file, DossierError where a plain file
    does not say what it must.
    """
    if name in _PLAIN:
        try:
            _PLAIN[name](data.decode("utf-8"), str(path))
        except UnicodeDecodeError:
            raise StorageError("is not UTF-8 text", where=str(path)) from None
        return data
    header, tables = parse(data, path)
    documents = [
        document for table in (rows.COMPANY, rows.REVIEW) for document in _table(tables, table)
    ]
    if other := foreign(name, tables, map(rows.name, documents)):
        raise StorageError(f"holds {other}", where=str(path))
    return migrated(tables, header.schema, SCHEMA)


_PLAIN: dict[str, Callable[[str, str], object]] = {
    "companies.toml": parse_companies,
    "codebook.toml": parse_codebook,
}


def _files(workspace: Workspace) -> Iterator[tuple[str, Path]]:
    """Give the files of which states are kept, by name: the articles, dossiers, other folders."""
    store = workspace.store
    for folder in (store, *sorted(item for item in store.glob("[!.]*") if item.is_dir())):
        prefix = "" if folder == store else f"{folder.name}/"
        for name in backups.names(folder):
            if name.endswith(".json"):
                yield prefix + name.removesuffix(".json"), folder / name
    for path in (workspace.companies, workspace.codebook):
        if backups.kept(path):
            yield path.name, path


def _states(name: str, path: Path) -> Iterator[State]:
    present = path.read_bytes() if path.is_file() else None
    for number, kept in enumerate(backups.kept(path), start=1):
        moment = backups.when(kept)
        try:
            data = files.read(kept)
            content = content_of(name, data, kept)
        except (DossierError, OSError) as fault:
            what = fault.what if isinstance(fault, DossierError) else "is gone"
            yield State(name, number, moment, kept, fault=what)
            continue
        yield State(
            name,
            number,
            moment,
            kept,
            generation=0 if name in _PLAIN else parse(data, kept)[0].generation,
            holds=() if isinstance(content, bytes) else _counts(name, content),
            present=data == present,
        )


def _counts(name: str, tables: Tables) -> tuple[tuple[str, int], ...]:
    if name == ARTICLES_FILE:
        return ((rows.ARTICLES, len(_table(tables, rows.ARTICLES))),)
    if name.startswith(f"{REVIEW_FOLDER}/"):
        return ((rows.DECISIONS, len(_table(tables, rows.DECISIONS))),)
    if "/" in name:
        return ()
    standing = [row for row in _table(tables, rows.STATEMENTS) if row.get("statement")]
    return ((rows.STATEMENTS, len(standing)),)


def _table(tables: Tables, name: str) -> list[dict[str, object]]:
    return list(tables.get(name, {}).values())


def _present(name: str, path: Path) -> int | None:
    """Give the generation of the file as it is: 0 where there is none, None where it is damaged.

    Raises StorageError where it is no plain file.
    """
    try:
        data = files.read(path)
    except FileNotFoundError:
        return 0
    try:
        content_of(name, data, path)
        return parse(data, path)[0].generation
    except StorageError:
        return None
