"""The rows of a table are put right, each by its id."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from dossier.model import Plain
from dossier.store import rows
from dossier.store.repair.report import Told
from dossier.store.repair.units import Document, Earlier, documents, table, valid
from dossier.store.storage import Tables

T = TypeVar("T", bound=Plain)
Sound = Callable[[T], bool]
Way = tuple[Plain, str]


def mend_rows(
    tables: Tables,
    name: str,
    kind: type[T],
    earlier: Sequence[Earlier],
    sound: Sound[T],
    ways: Callable[[str, list[T]], Iterable[Way]],
    told: Told,
) -> Tables:
    """Give the tables with each row of one of them sound, restored, or taken out; each id once.

    `sound` judges a row, `ways` gives what else may be made of the valid rows of an id. What
    stands is preferred to earlier states, and these to what is made.
    """
    stored = documents(tables, name)
    by_id: dict[str, list[Document]] = {}
    for document in stored:
        by_id.setdefault(rows.name(document), []).append(document)
    kept: list[Document] = []
    for id_, found in by_id.items():
        present = valid(found, kind)
        if len(found) == len(present) == 1 and sound(present[0]):
            kept += found
            continue
        older = [
            (row, words)
            for state, words in earlier
            for row in valid((d for d in documents(state, name) if rows.name(d) == id_), kind)
        ]
        candidates = [*((row, "its record") for row in present), *older]
        candidates += [(row, words) for row, words in ways(id_, present) if isinstance(row, kind)]
        candidates += [
            (row, words)
            for row, words in ways(id_, [row for row, _ in older])
            if isinstance(row, kind)
        ]
        whole = f"{id_ or 'a record without an id'} ({name})"
        for row, words in candidates:
            if sound(row):
                told.restore(whole, words)
                kept.append(rows.encode(row))
                break
        else:
            if present and name == rows.ARTICLES:  # the check that follows tells what is wrong
                kept.append(rows.encode(present[0]))
            else:
                told.lose(whole, "could not be restored, and was taken out")
    return tables if kept == stored else {**tables, name: table(kept)}
