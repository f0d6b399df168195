"""What is known of documents besides their words, in columns: by the number of a document."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from typing import NamedTuple

import msgspec
import numpy as np
import numpy.typing as npt

from dossier.search.document import Document, Field, Shown
from dossier.search.postings import Which, distinct

_NEVER = 1 << 30  # later than every day
_COLUMNS = ("company", "facet", "topic", "status", "speaker", "lang", "article")

_encode = msgspec.msgpack.Encoder(order="deterministic").encode
_decode = msgspec.msgpack.Decoder(Shown).decode


class Column(NamedTuple):
    """The values of one filter: `held[n]`, a place in `values`, belongs to document `owners[n]`."""

    values: list[str]
    owners: npt.NDArray[np.int32]
    held: npt.NDArray[np.int32]


class Catalogue(NamedTuple):
    """Documents by number.

    What is shown of them is kept as bytes, those of number n up to `ends[n]`. `digests` tell two
    documents apart. A date is the number of its day: `first` is beyond all days where there is
    none, `last` before them.
    """

    shown_bytes: npt.NDArray[np.uint8]
    ends: npt.NDArray[np.int64]
    digests: npt.NDArray[np.uint64]
    first: npt.NDArray[np.int32]
    last: npt.NDArray[np.int32]
    statements: Which
    columns: dict[str, Column]

    def size(self) -> int:
        """Count the documents."""
        return len(self.ends)

    def shown(self, number: int) -> Shown:
        """Give what is shown of a document."""
        start = int(self.ends[number - 1]) if number else 0
        return _decode(self.shown_bytes[start : self.ends[number]].tobytes())

    def known(self, numbers: Iterable[int]) -> Iterator[tuple[tuple[str, str], int]]:
        """Give the kind and the id of some documents, with their numbers."""
        for number in numbers:
            shown = self.shown(number)
            yield (shown.kind, shown.id), number

    def holds(self, number: int, document: Document) -> bool:
        """Tell whether a document is still as it was."""
        return int(self.digests[number]) == digest(document)

    def having(self, name: str, values: Iterable[str]) -> Which:
        """Tell which documents have one of the `values` of a filter."""
        column = self.columns[name]
        wanted = [place for place, value in enumerate(column.values) if value in set(values)]
        which = np.zeros(self.size(), bool)
        which[column.owners[np.isin(column.held, wanted)]] = True
        return which

    def values(self, name: str, numbers: Sequence[int]) -> set[str]:
        """Give all values of a filter that some documents have."""
        column = self.columns[name]
        there = np.zeros(self.size(), bool)
        there[list(numbers)] = True
        return {column.values[place] for place in distinct([column.held[there[column.owners]]])}

    def extended(self, more: Catalogue) -> Catalogue:
        """Give these documents and those of another catalogue, numbered on."""
        return Catalogue(
            np.concatenate([self.shown_bytes, more.shown_bytes]),
            np.concatenate([self.ends, more.ends + len(self.shown_bytes)]),
            np.concatenate([self.digests, more.digests]),
            np.concatenate([self.first, more.first]),
            np.concatenate([self.last, more.last]),
            np.concatenate([self.statements, more.statements]),
            {
                name: _extended(column, more.columns[name], self.size())
                for name, column in self.columns.items()
            },
        )


class Cataloguing:
    """Makes a catalogue of documents, one by one."""

    def __init__(self) -> None:
        self._shown = bytearray()
        self._ends, self._digests = array("q"), array("Q")
        self._first, self._last = array("i"), array("i")
        self._statements = bytearray()
        self._columns = {name: (dict[str, int](), array("i"), array("i")) for name in _COLUMNS}

    def add(self, document: Document) -> tuple[Field, ...]:
        """Note a document; give its fields."""
        number = len(self._ends)
        for name, values in document.tags.items():
            places, owners, held = self._columns[name]
            for value in values:
                owners.append(number)
                held.append(places.setdefault(value, len(places)))
        self._shown += _encode(_shown(document))
        self._ends.append(len(self._shown))
        self._digests.append(digest(document))
        first, last = document.span.first, document.span.last
        self._first.append(first.toordinal() if first else _NEVER)
        self._last.append(last.toordinal() if last else 0)
        self._statements.append(document.kind == "statement")
        return document.fields

    def catalogue(self) -> Catalogue:
        """Give the catalogue of what was noted."""
        return Catalogue(
            np.frombuffer(bytes(self._shown), np.uint8),
            np.frombuffer(self._ends, np.int64),
            np.frombuffer(self._digests, np.uint64),
            np.frombuffer(self._first, np.int32),
            np.frombuffer(self._last, np.int32),
            np.frombuffer(self._statements, bool),
            {
                name: Column(
                    list(places), np.frombuffer(owners, np.int32), np.frombuffer(held, np.int32)
                )
                for name, (places, owners, held) in self._columns.items()
            },
        )


def digest(document: Document) -> int:
    """Give a number of 64 bits that changes with anything in a document."""
    return int.from_bytes(blake2b(_encode(document), digest_size=8).digest(), "little")


def _shown(document: Document) -> Shown:
    return Shown(
        id=document.id,
        kind=document.kind,
        text=document.text,
        language=document.language,
        company=document.company,
        facet=document.facet,
        topic=document.topic,
    )


def _extended(column: Column, more: Column, count: int) -> Column:
    places = dict(zip(column.values, range(len(column.values)), strict=True))
    moved = [places.setdefault(value, len(places)) for value in more.values]
    return Column(
        list(places),
        np.concatenate([column.owners, more.owners + np.int32(count)]),
        np.concatenate([column.held, np.array(moved, np.int32)[more.held]]),
    )
