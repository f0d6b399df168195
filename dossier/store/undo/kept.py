"""What a change of reference data replaced: kept, so that the change can be taken back."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from dossier.codebook.forwarding import Forwarding
from dossier.errors import DossierError
from dossier.model import Offset, Plain, Sha256, StatementId
from dossier.proposals import Decision, Proposal
from dossier.store import rows
from dossier.store.rows import Entry, StatementRow, VerdictRow
from dossier.store.shelf import Drafts, Shelf, kept_of

PlainFile = Literal["companies", "codebook"]
Reviewed = dict[str, tuple[list[Proposal], list[Decision]]]  # by article


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
    """All that a change replaced; of verdicts those that went over, or went, with their company."""

    texts: tuple[Spliced, ...]
    statements: tuple[Followed, ...]
    proposals: tuple[Reproposed, ...]
    decisions: tuple[Redecided, ...]
    verdicts: tuple[VerdictRow, ...] = ()


_TEXTS, _STATEMENTS, _PROPOSALS, _DECISIONS = "texts", "statements", "proposals", "decisions"


def keep(shelf: Shelf, change: int, kept: Kept) -> dict[Path, bytes | None]:
    """Give the file of a change (its number), as `Shelf.replace` takes it."""
    name = kept_of(change)
    drafts = shelf.drafts(name)
    drafts[name].drop_tables()  # a change of this number may have been broken off
    for table, held in (
        (_TEXTS, kept.texts),
        (_STATEMENTS, kept.statements),
        (_PROPOSALS, kept.proposals),
        (_DECISIONS, kept.decisions),
        (rows.VERDICTS, kept.verdicts),
    ):
        rows.append(drafts[name].table(table), held)
    return drafts.contents()


def read(shelf: Shelf, change: int) -> Kept:
    """Read what a change replaced. Raises DossierError where that is lost or damaged."""
    name = kept_of(change)
    path = shelf.path(name)
    if not path.exists():
        raise DossierError("is lost; the change cannot be taken back without it", where=str(path))
    db = shelf.drafts(name)[name]
    return Kept(
        tuple(rows.fetch(db.table(_TEXTS), Spliced, path)),
        tuple(rows.fetch_once(db.table(_STATEMENTS), Followed, path, lambda item: item.was)),
        tuple(rows.fetch(db.table(_PROPOSALS), Reproposed, path)),
        tuple(rows.fetch(db.table(_DECISIONS), Redecided, path)),
        tuple(rows.fetch(db.table(rows.VERDICTS), VerdictRow, path)),
    )


def text_hash(text: str) -> str:
    """Give the hash by which a text of a plain file is known."""
    return hashlib.sha256(text.encode()).hexdigest()


def spliced(file: PlainFile, before: str, after: str) -> Spliced:
    """Tell how a text became another."""
    start = _same(before, after)
    same = _same(before[start:][::-1], after[start:][::-1])
    gone, come = (text[start : len(text) - same] for text in (before, after))
    return Spliced(file, start, text_hash(before), text_hash(after), gone, come)


def _same(one: str, other: str) -> int:
    """Count the characters with which two texts begin alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


@dataclass(frozen=True)
class Dossiers:
    """The statements of some companies, their histories, and the verdicts on them, by ids."""

    rows: Mapping[str, StatementRow]
    past: Mapping[str, list[Entry]]
    ruled: Mapping[str, VerdictRow]


def dossiers(shelf: Shelf, drafts: Drafts, companies: Iterable[str]) -> Dossiers:
    """Read the dossiers of companies (ids), in drafts."""
    held: dict[str, StatementRow] = {}
    past: dict[str, list[Entry]] = {}
    ruled: dict[str, VerdictRow] = {}
    for company in companies:
        db, path = drafts[company], shelf.path(company)
        held.update(
            (row.id, row) for row in rows.fetch(db.table(rows.STATEMENTS), StatementRow, path)
        )
        for entry in rows.fetch(db.table(rows.HISTORY), Entry, path):
            past.setdefault(entry.statement, []).append(entry)
        verdicts = rows.fetch(db.table(rows.VERDICTS), VerdictRow, path)
        ruled.update((row.id, row) for row in verdicts)
    return Dossiers(held, past, ruled)


def reviewed(shelf: Shelf, drafts: Drafts, names: Iterable[str]) -> Reviewed:
    """Read the reviews of these names, in drafts."""
    found: Reviewed = {}
    for name in names:
        db, path = drafts[name], shelf.path(name)
        found[path.stem] = (
            rows.fetch(db.table(rows.PROPOSALS), Proposal, path),
            rows.fetch(db.table(rows.DECISIONS), Decision, path),
        )
    return found


def replaced(
    texts: Iterable[Spliced],
    stored: tuple[Dossiers, Dossiers, Forwarding],
    reviews: tuple[Reviewed, Reviewed],
) -> Kept:
    """Tell what a change replaces: in the plain files, the dossiers, the reviews.

    `stored` are the dossiers before and after it with the way from the old ids, `reviews` are the
    reviews before and after it.
    """
    before, after = reviews
    pairs = [(article, before[article], after[article]) for article in before]
    return Kept(
        tuple(texts),
        followed(*stored),
        tuple(
            Reproposed(old, new)
            for _, was, now in pairs
            for old, new in zip(was[0], now[0], strict=True)
            if old != new
        ),
        tuple(
            Redecided(article, old, new)
            for article, was, now in pairs
            for old, new in zip(was[1], now[1], strict=True)
            if old != new
        ),
        tuple(row for id_, row in stored[0].ruled.items() if id_ not in stored[1].ruled),
    )


def followed(
    before: Dossiers, after: Dossiers, forward: Forwarding | None = None
) -> tuple[Followed, ...]:
    """Give the statements that a change touches, or whose history it touches.

    `forward` is the way from the old ids, where there are other ones after it.
    """
    return tuple(_followed(before, after, forward))


def _followed(before: Dossiers, after: Dossiers, forward: Forwarding | None) -> Iterator[Followed]:
    for was in dict.fromkeys((*before.rows, *before.past)):
        now = forward.statement_id(was) if forward else was
        old, new = before.rows.get(was), after.rows.get(now)
        past = before.past.get(was, [])
        if was != now or old != new or past != after.past.get(now, []):
            yield Followed(was, now, old, new, tuple(past))
