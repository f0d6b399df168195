"""What a change of reference data replaced: kept, so that the change can be taken back."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tinydb import TinyDB

from dossier.codebook.forwarding import Forwarding
from dossier.errors import StorageError
from dossier.model import Offset, Plain, Sha256, StatementId
from dossier.proposals import Decision, Proposal
from dossier.store import rows
from dossier.store.rows import Entry, StatementRow
from dossier.store.shelf import Drafts, Shelf, kept_of

PlainFile = Literal["companies", "codebook"]
Past = dict[str, list[Entry]]


class Spliced(Plain, frozen=True):
    """How a plain file was changed: at `start`, `gone` made way for `come`.

    `was` and `now` are the hashes of the whole text before and after.
    """

    file: PlainFile
    start: Offset
    was: Sha256
    now: Sha256
    gone: str = ""
    come: str = ""

    def back(self, text: str) -> str:
        """Give the text before, of the one after."""
        return text[: self.start] + self.gone + text[self.start + len(self.come) :]


class Followed(Plain, frozen=True):
    """What became of a statement: its ids, its rows (None: there is none), its history before."""

    was: StatementId
    now: StatementId
    before: StatementRow | None = None
    after: StatementRow | None = None
    past: tuple[Entry, ...] = ()


class Reproposed(Plain, frozen=True):
    """What became of a proposal."""

    before: Proposal
    after: Proposal


class Redecided(Plain, frozen=True):
    """What became of a decision in the review of an article."""

    article: str
    before: Decision
    after: Decision


@dataclass(frozen=True)
class Kept:
    """All that a change replaced."""

    texts: tuple[Spliced, ...]
    statements: tuple[Followed, ...]
    proposals: tuple[Reproposed, ...]
    decisions: tuple[Redecided, ...]


_TABLES = {
    "texts": Spliced,
    "statements": Followed,
    "proposals": Reproposed,
    "decisions": Redecided,
}


def keep(shelf: Shelf, change: int, kept: Kept) -> dict[Path, bytes | None]:
    """Give the file of a change (its number), as `files.replace` takes it."""
    name = kept_of(change)
    drafts = shelf.drafts(name)
    drafts[name].drop_tables()  # a change of this number may have been broken off
    for table in _TABLES:
        rows.append(drafts[name].table(table), getattr(kept, table))
    return drafts.contents()


def kept(shelf: Shelf, change: int) -> Kept:
    """Read what a change replaced. Raises StorageError where that is lost or damaged."""
    name = kept_of(change)
    path = shelf.path(name)
    if not path.exists():
        raise StorageError("is lost; the change cannot be taken back without it", where=str(path))
    db = shelf.drafts(name)[name]
    return Kept(**{key: tuple(rows.fetch(db.table(key), row, path)) for key, row in _TABLES.items()})


def text_hash(text: str) -> str:
    """Give the hash by which a text of a plain file is known."""
    return hashlib.sha256(text.encode()).hexdigest()


def spliced(file: PlainFile, before: str, after: str) -> Spliced:
    """Tell how a text became another."""
    start = len(os.path.commonprefix([before, after]))
    ends = [text[start:][::-1] for text in (before, after)]
    same = len(os.path.commonprefix(ends))
    gone, come = (text[start : len(text) - same] for text in (before, after))
    return Spliced(file, start, text_hash(before), text_hash(after), gone, come)


@dataclass(frozen=True)
class Dossiers:
    """The statements and the histories of all companies, as they stand in drafts."""

    rows: Mapping[str, StatementRow]
    past: Mapping[str, list[Entry]]


def dossiers(held: Iterable[StatementRow], entries: Iterable[Entry]) -> Dossiers:
    """Order rows and histories by statement (ids)."""
    past: Past = {}
    for entry in entries:
        past.setdefault(entry.statement, []).append(entry)
    return Dossiers({row.id: row for row in held}, past)


def followed(before: Dossiers, after: Dossiers, forward: Forwarding) -> Iterator[Followed]:
    """Give the statements that a change touches, or whose history it touches."""
    for was in dict.fromkeys((*before.rows, *before.past)):
        now = forward.statement_id(was)
        old, new = before.rows.get(was), after.rows.get(now)
        past = before.past.get(was, [])
        if old != new or past != after.past.get(now, []):
            yield Followed(was, now, old, new, tuple(past))


@dataclass(frozen=True)
class Reviewed:
    """The proposals and the decisions of every review, by its article."""

    proposals: Mapping[str, list[Proposal]]
    decisions: Mapping[str, list[Decision]]


def reviewed(shelf: Shelf, drafts: Drafts, names: Iterable[str]) -> Reviewed:
    """Read the reviews of these names."""
    proposals: dict[str, list[Proposal]] = {}
    decisions: dict[str, list[Decision]] = {}
    for name in names:
        db, path = drafts[name], shelf.path(name)
        proposals[path.stem] = rows.fetch(db.table(rows.PROPOSALS), Proposal, path)
        decisions[path.stem] = rows.fetch(db.table(rows.DECISIONS), Decision, path)
    return Reviewed(proposals, decisions)
