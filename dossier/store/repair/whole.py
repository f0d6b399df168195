"""A file that cannot be read, is another's, has gone back in time or is gone, is made up for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from dossier.errors import DossierError, StorageError
from dossier.proposals import Decision, Proposal
from dossier.store import backups, files, rows
from dossier.store.repair.report import Told
from dossier.store.repair.units import documents, table, units, valid, with_units
from dossier.store.restoring import Kept, content_of, sound_states
from dossier.store.rows import VerdictRow
from dossier.store.shelf import ARTICLES_FILE, REVIEW_FOLDER
from dossier.store.storage import HEADER, Tables, parse


@dataclass(frozen=True)
class Whole:
    """What a file is taken to hold before its records are looked at.

    `generation` is the highest that is known of it, `earlier` are its sound states, the newest
    first, `stored` the tables as they are in it, None where they cannot be read.
    """

    tables: Tables
    generation: int
    earlier: tuple[Kept, ...]
    stored: Tables | None


def recovered(name: str, path: Path, told: Told) -> Whole:
    """Read a file of the store (its name and place), or give what stands in for it.

    Raises StorageError where it is no plain file, or of a newer schema: it is not ours to touch.
    """
    earlier = tuple(sound_states(name, path))
    reached = max((kept.generation for kept in earlier), default=0)
    data = _read(path)
    if data is not None:
        try:
            header, stored = parse(data, path)
            generation = header.generation
            if not _has_own(name, stored):
                stored = _tables_of(name, data, path)
        except StorageError as fault:
            if "newer dossier" in fault.advice:
                raise
            found = _with_misplaced(name, path, earlier)
            return _made_up(name, data, found, told, unsound=_is_unsound(name, path))
        if generation >= reached:
            return Whole(stored, generation, earlier, stored)
    if not earlier:
        return Whole({}, 0, (), {})
    newest = earlier[0]
    what = "which is gone" if data is None else "in whose place an older one was put"
    told.restore(f"the file, {what}", newest.words)
    return Whole(newest.tables, reached, earlier, None)


def _with_misplaced(name: str, path: Path, earlier: tuple[Kept, ...]) -> tuple[Kept, ...]:
    """Give the states with what lies under another name, in whose place the file was put."""
    found = list(earlier)
    for place in sorted(path.parent.glob("[!.]*.json")):
        with suppress(DossierError, OSError):
            data = files.read(place)
            tables = _tables_of(name, data, place)
            if _is_own(name, tables):
                found.append(Kept(tables, parse(data, place)[0].generation, place.name))
    return tuple(sorted(found, key=lambda kept: -kept.generation))


def _is_unsound(name: str, path: Path) -> bool:
    """Tell whether the newest state of a file is damaged as well: what it held is nowhere else."""
    for newest in backups.kept(path)[:1]:
        try:
            _tables_of(name, files.read(newest), newest)
        except (DossierError, OSError):
            return True
    return False


def _made_up(
    name: str, data: bytes, earlier: tuple[Kept, ...], told: Told, *, unsound: bool
) -> Whole:
    """Give what stands in for a file that is damaged: its newest sound state, or what is legible.

    What was changed after that state is taken from the damaged file where that can be read.
    """
    legible = _legible(name, data)
    if earlier:
        newest = earlier[0]
        told.restore("the file, which was damaged", newest.words)
        tables = newest.tables
        if legible is not None and "/" not in name and name != ARTICLES_FILE:
            tables = _with_later(tables, legible, told)
        elif unsound:
            told.lose("what was changed after that, if anything", "is in the damaged file alone")
        return Whole(tables, newest.generation, earlier, None)
    if legible is None:
        told.lose("the file", "cannot be read, and no state of it is kept")
        return Whole({}, 0, (), None)
    told.restore("the file, whose checksum does not fit", "what is legible in it; read it through")
    return Whole(legible, 0, (), None)


def _legible(name: str, data: bytes) -> Tables | None:
    """Give the tables of a file whose checksum does not fit, where they are its own."""
    try:
        content: Any = json.JSONDecoder().raw_decode(data.decode("utf-8", "replace"))[0]
        if isinstance(content, Mapping):
            content = {key: value for key, value in content.items() if key != HEADER}
        tables: Tables = msgspec.convert(content, Tables)
        json.dumps(tables, allow_nan=False).encode("ascii")
    except (ValueError, RecursionError, msgspec.ValidationError):
        return None
    return tables if _is_own(name, tables) else None


def _is_own(name: str, tables: Tables) -> bool:
    """Tell whether legible tables are those of a dossier; another file may stand in its place."""
    owners = [rows.name(document) for document in documents(tables, rows.COMPANY)]
    if name.startswith(f"{REVIEW_FOLDER}/"):
        owners = [rows.name(document) for document in documents(tables, rows.REVIEW)]
        return owners == [name.rpartition("/")[2]]
    return owners == [name] or (name == ARTICLES_FILE and rows.COMPANY not in tables)


def _has_own(name: str, tables: Tables) -> bool:
    """Tell whether anything of a file is its own, though it may say that it is another's."""
    own = name.rpartition("/")[2]
    about = {rows.name(item).rpartition("-")[0] for item in documents(tables, rows.STATEMENTS)}
    decided = [
        step.proposal.evidence.article
        for item in valid(documents(tables, rows.DECISIONS), Decision)
        for step in item.steps
    ]
    proposed = valid(documents(tables, rows.PROPOSALS), Proposal)
    return own in {*about, *decided, *(item.evidence.article for item in proposed)}


def _tables_of(name: str, data: bytes, path: Path) -> Tables:
    """Give the tables of a file of the store. Raises StorageError as `content_of` does."""
    tables = content_of(name, data, path)
    return {} if isinstance(tables, bytes) else tables


def _with_later(tables: Tables, legible: Tables, told: Told) -> Tables:
    """Take from a damaged dossier the statements and verdicts changed after its state."""
    kept, found = units(tables), units(legible)
    for id_, unit in found.items():
        before = kept.get(id_)
        if id_ and unit.is_valid and unit.revision > (before.revision if before else 0):
            kept[id_] = unit
            told.restore(id_, "the damaged file; read it through")
    tables = with_units(tables, kept.values())
    ruled = {row.id: row for row in valid(documents(tables, rows.VERDICTS), VerdictRow)}
    for row in valid(documents(legible, rows.VERDICTS), VerdictRow):
        if row.revision > ruled.get(row.id, VerdictRow(row.id)).revision:
            ruled[row.id] = row
            told.restore(row.id, "the damaged file; read it through")
    return {**tables, rows.VERDICTS: table(map(rows.encode, ruled.values()))}


def _read(path: Path) -> bytes | None:
    try:
        return files.read(path)
    except FileNotFoundError:
        return None
