"""Seeds meet what is stored: what becomes of the statements and verdicts of a dossier. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from msgspec.structs import replace

from dossier.model import Statement, Verdict
from dossier.store.rows import Entry, StatementRow, VerdictRow, What, verdicts_id
from dossier.store.verdicts import in_order


@dataclass
class Merger:
    """What to write into one dossier, and the ids of its statements by what becomes of them.

    `edited` were changed by the analyst and stay so; `conflicts` were too, and their seed has
    changed since; `unseeded` were edited as well, or rest on an earlier version, and no seed holds
    them any more; `deleted` were removed by the analyst and stay so.
    """

    rows: list[StatementRow] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    edited: list[str] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    unseeded: list[str] = field(default_factory=list)

    def add(self, seed: Statement, revision: int) -> None:
        """Take a statement that is not stored."""
        self.added.append(seed.id)
        self._write("added", revision, seed, None)

    def meet(self, row: StatementRow, seed: Statement) -> None:
        """Decide on a stored statement that a seed holds as well."""
        if row.statement == seed:
            self.kept.append(row.id)
            self._renew(row, StatementRow(row.id, row.revision, "seed", seed))
        elif row.statement is None:
            self.deleted.append(row.id)
            self._renew(row, replace(row, seed=seed))
        elif row.statement == row.base:
            self.changed.append(row.id)
            self._write("changed", row.revision + 1, seed, row.statement)
        elif row.seed == seed and not row.conflict:
            self.edited.append(row.id)
        else:
            self.conflicts.append(row.id)
            self._renew(row, replace(row, seed=seed, conflict=True))

    def leave(self, row: StatementRow) -> None:
        """Decide on a stored statement that no seed holds."""
        if row.base is None or row.statement is None:
            return  # the analyst's own, or removed already
        if row.statement != row.base or any(item.version for item in row.statement.evidence):
            self.unseeded.append(row.id)
            return
        self.removed.append(row.id)
        self.entries.append(
            Entry(row.id, row.revision + 1, "seed", "removed", before=row.statement)
        )

    def _write(self, what: What, revision: int, seed: Statement, before: Statement | None) -> None:
        self.rows.append(StatementRow(seed.id, revision, "seed", seed))
        self.entries.append(Entry(seed.id, revision, "seed", what, before=before))

    def _renew(self, row: StatementRow, renewed: StatementRow) -> None:
        if renewed != row:
            self.rows.append(renewed)


def merge(
    stored: Iterable[StatementRow], history: Iterable[Entry], seeds: Iterable[Statement]
) -> Merger:
    """Bring the seeds' statements of one company into its dossier.

    An edit of the analyst is never overwritten. Merging the same seeds once more changes nothing.
    """
    merger = Merger()
    rows: Mapping[str, StatementRow] = {row.id: row for row in stored}
    revisions = {entry.statement: entry.revision for entry in history}
    held: set[str] = set()
    for seed in seeds:
        held.add(seed.id)
        row = rows.get(seed.id)
        if row is None:
            merger.add(seed, revisions.get(seed.id, 0) + 1)
        else:
            merger.meet(row, seed)
    for row in rows.values():
        if row.id not in held:
            merger.leave(row)
    return merger


def merge_verdicts(stored: Iterable[VerdictRow], seeds: Iterable[Verdict]) -> list[VerdictRow]:
    """Bring the seeds' verdicts of one company into its dossier; give the rows that change.

    What the analyst has ruled otherwise, or withdrawn, stays so.
    """
    told: dict[str, list[Verdict]] = {}
    for verdict in seeds:
        told.setdefault(verdicts_id(verdict.pair), []).append(verdict)
    known = {row.id: row for row in stored}
    changed: list[VerdictRow] = []
    for id_ in sorted(told.keys() | known.keys()):
        row, seed = known.get(id_, VerdictRow(id_)), in_order(told.get(id_, ()))
        given = seed if row.given == row.seed else row.given
        new = VerdictRow(id_, row.revision + (given != row.given), given, seed)
        if new != row:
            changed.append(new)
    return changed
