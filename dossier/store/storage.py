"""The TinyDB storage for one JSON file, with a header by which damage is noticed."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta
from tinydb import Storage

from dossier.errors import StorageError
from dossier.model import Ordinal, Sha256
from dossier.store import backups, files
from dossier.store.migrations import STEPS, migrated

SCHEMA = 1
HEADER = "_dossier"

_KEPT = "schema-{}.json"  # ending of the copy of a file of an older schema

DocumentNumber = Annotated[str, Meta(pattern=r"^[1-9][0-9]{0,17}$")]
Tables = dict[str, dict[DocumentNumber, dict[str, Any]]]
_TABLES = msgspec.json.Decoder(Tables)


class Header(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a file says of itself; `generation` counts the writes."""

    schema: int
    generation: Ordinal
    checksum: Sha256


class SafeStorage(Storage):
    """A JSON file that any TinyDB can read, as a draft that is written all at once.

    `begin` reads the file into the draft, TinyDB works on the draft, and `finished` gives the
    bytes to be written where the draft differs from the file. The table `_dossier` is the header:
    schema, generation (a count of writes) and checksum of the rest; TinyDB is not shown it.
    A file that becomes empty goes, unless it is a `lasting` one.
    """

    def __init__(self, path: Path, *, lasting: bool = False) -> None:
        self.path = path
        self._lasting = lasting
        self._draft: Tables = {}
        self._generation = 0
        self._is_there = False
        self._checksum = ""
        self._outdated: dict[Path, bytes | None] = {}

    def begin(self) -> None:
        """Read the file anew; a file that is not there is an empty draft.

        What is of an older schema is brought to the present one; once that is written, the file
        as it was goes along as a copy of its own (`acme.schema-1.json`, in the folder of states).

        Raises StorageError where the file is damaged, or of a newer or an older date than a
        draft can start from.
        """
        try:
            data = files.read(self.path)
        except FileNotFoundError:
            self._draft, self._checksum, self._outdated = {}, "", {}
            self._generation, self._is_there = _reached(self.path), False
            return
        self._is_there = True
        header, tables = parse(data, self.path)
        self._draft = tables
        self._generation, self._checksum = header.generation, header.checksum
        self._outdated = {}
        if header.schema < SCHEMA:
            self._draft, self._checksum = migrated(tables, header.schema, SCHEMA), ""
            copy = backups.place(self.path) / _KEPT.format(header.schema)
            self._outdated = {copy: data}

    def read(self) -> Tables:
        """Give the draft to TinyDB."""
        return self._draft

    def write(self, data: Tables) -> None:
        """Take the draft back from TinyDB; nothing reaches the disk yet."""
        self._draft = data

    def finished(self) -> dict[Path, bytes | None]:
        """Give what is to be written: nothing if the draft is as the file is.

        None in place of bytes means that the draft is empty and the file is to go.
        Raises StorageError when the draft holds something that JSON cannot.
        """
        tables = {name: table for name, table in self._draft.items() if table}
        if not tables and not self._lasting:
            return {self.path: None} if self._is_there else {}
        try:
            checksum = _checksum(tables)
            if checksum == self._checksum:
                return {}
            content = encoded(tables, self._generation + 1, checksum)
        except ValueError as fault:
            raise StorageError(f"cannot be stored: {fault}", where=str(self.path)) from None
        return {**self._outdated, self.path: content}


def _reached(path: Path) -> int:
    """Give the generation of the last state that is kept of a file; a new one is counted on."""
    for kept in backups.kept(path):
        with suppress(StorageError, FileNotFoundError):
            return parse(files.read(kept), kept)[0].generation
    return 0


def encoded(tables: Tables, generation: int, checksum: str = "") -> bytes:
    """Give the bytes of a file with these tables, whose checksum may be known already.

    Raises ValueError at what JSON cannot hold.
    """
    header = Header(SCHEMA, generation, checksum or _checksum(tables))
    content = {HEADER: {"1": msgspec.to_builtins(header)}, **tables}
    return msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n"


def _checksum(tables: Tables) -> str:
    canonical = json.dumps(tables, allow_nan=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("ascii")).hexdigest()


def parse(data: bytes, path: Path) -> tuple[Header, Tables]:
    """Divide a file into header and tables, and verify both. Raises StorageError."""
    try:
        tables = _decode(data, path)
        document = tables.pop(HEADER)["1"]
        schema = document.get("schema")
        if isinstance(schema, int) and schema > SCHEMA:
            raise StorageError(
                f"is of schema {schema}; this dossier knows schemas up to {SCHEMA}",
                where=str(path),
                advice="A newer file needs a newer dossier. Nothing was changed.",
            )
        header = msgspec.convert(document, Header)
    except (msgspec.ValidationError, KeyError):
        raise _damaged(path, "is not a file of this store: its header is missing") from None
    try:
        sound = header.schema in {*STEPS, SCHEMA} and header.checksum == _checksum(tables)
    except ValueError:
        sound = False
    if not sound:
        raise _damaged(path, "was changed or damaged from outside: its checksum does not match")
    return header, tables


def _decode(data: bytes, path: Path) -> Tables:
    """Give what a file holds. Raises ValidationError where that are no tables, StorageError."""
    try:
        return _TABLES.decode(data)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return msgspec.convert(_decode_slowly(data, path), Tables)


def _decode_slowly(data: bytes, path: Path) -> Any:
    """Read JSON, and say in which line it is none."""
    if not data.strip():
        raise _damaged(path, "is empty")
    try:
        content = json.loads(data.decode("utf-8"))
        if b"\\u" in data:  # an escape, by which half a character may come in
            json.dumps(content, ensure_ascii=False).encode()
        return content
    except json.JSONDecodeError as fault:
        raise _damaged(path, f"is not valid JSON: {fault.msg}", fault.lineno) from None
    except UnicodeEncodeError:
        raise _damaged(path, "is not valid JSON: it holds half a character") from None
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        raise _damaged(path, "is not valid JSON: it is not UTF-8", line) from None
    except (ValueError, RecursionError):
        raise _damaged(path, "is not valid JSON: it is beyond reading") from None


def _damaged(path: Path, what: str, line: int | None = None) -> StorageError:
    return StorageError(
        what,
        where=str(path) if line is None else f"{path}:{line}",
        advice="To mend it: dossier check --repair. Its earlier states: dossier restore",
    )
