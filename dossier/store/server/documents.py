"""A file of the store as its documents, and back to the very bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress

import msgspec
from msgspec import Raw, Struct

from dossier.store.storage import HEADER

Tables = dict[str, dict[str, Raw]]  # by name, then number; the order is the file's
_DECODER = msgspec.json.Decoder(Tables)
_COMPACT = -1
_UNKNOWN = (b"\0", b"\\u")  # an escape may be no character, or half of one; our files have none


class Divided(Struct, frozen=True):
    """The header of a file (JSON), and its tables."""

    header: bytes
    tables: Tables


class Row(Struct, frozen=True):
    """A document that changes: its table and number, and its body (JSON; None where it goes).

    `ordinal` puts it behind all that stood in the table, and counts those that come with it; None
    leaves it where it is.
    """

    table: str
    number: int
    body: str | None
    ordinal: int | None = None


def divided(data: bytes) -> Divided | None:
    """Divide a file of the store; None where its documents would not give the very bytes again.

    That is so of what is damaged, or was written by other means; and of what JSON can say and the
    server cannot.
    """
    if any(sign in data for sign in _UNKNOWN):
        return None
    try:
        msgspec.json.decode(data)  # all of it is sound: what is kept raw is not looked at
        tables = _DECODER.decode(data)
        header = bytes(tables.pop(HEADER)["1"])
        found = Divided(msgspec.json.format(header, indent=_COMPACT), tables)
        numbers = [number for table in tables.values() for number in table]
        if all(number.isdecimal() and number[0] != "0" for number in numbers):
            return found if joined(found) == data else None
    except (msgspec.MsgspecError, KeyError, ValueError):
        pass
    return None


def tables_of(data: bytes) -> Tables:
    """Give the tables of a file that was divided before; none where it cannot have been."""
    with suppress(msgspec.MsgspecError, ValueError):
        tables = _DECODER.decode(data)
        tables.pop(HEADER, None)
        return tables
    return {}


def joined(parts: Divided) -> bytes:
    """Give the file that was divided."""
    content = {HEADER: {"1": Raw(parts.header)}, **parts.tables}
    return msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n"


def changes(old: Tables, new: Tables) -> Iterator[Row]:
    """Give the documents by which new tables differ from old ones.

    Of a table in which documents have changed places, all.
    """
    for name in {**old, **new}:
        before, after = old.get(name, {}), new.get(name, {})
        gone = before.keys() - after.keys()
        yield from (Row(name, int(number), None) for number in sorted(gone, key=int))
        left = [number for number in before if number not in gone]
        stays = set(left) if left == list(after)[: len(left)] else set()
        for ordinal, (number, body) in enumerate(after.items()):
            if number not in stays:
                yield Row(name, int(number), _compact(body), ordinal)
            elif bytes(before[number]) != bytes(body):
                yield Row(name, int(number), _compact(body))


def renewed(old: Tables, order: Iterable[str], rows: Iterable[Row]) -> Tables:
    """Give old tables with documents changed, those that are new behind the others."""
    tables = {name: dict(old.get(name, {})) for name in order}
    for row in rows:
        table = tables.setdefault(row.table, {})
        if row.body is None:
            table.pop(str(row.number), None)
        else:
            table[str(row.number)] = Raw(row.body.encode())
    return {name: table for name, table in tables.items() if table}


def _compact(body: Raw) -> str:
    return msgspec.json.format(bytes(body), indent=_COMPACT).decode()
