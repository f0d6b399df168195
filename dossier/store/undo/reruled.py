"""Verdicts go back with their statements, as a change of companies is taken back."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from dossier.errors import ConflictError
from dossier.store import rows
from dossier.store.rows import VerdictRow
from dossier.store.shelf import Drafts, Shelf
from dossier.store.undo.kept import Kept
from dossier.store.verdicts import renamed


def put_back(shelf: Shelf, drafts: Drafts, companies: Iterable[str], replaced: Kept) -> None:
    """Put verdicts back in their places, in drafts: those that followed, or went with a company.

    Raises ConflictError where what followed was ruled on since.
    """
    before = {item.now: item.was for item in replaced.statements}
    back = {row.id: row for row in replaced.verdicts}
    for company in companies:
        table = drafts[company].table(rows.VERDICTS)
        for row in rows.fetch(table, VerdictRow, shelf.path(company)):
            was = renamed(row, lambda id_: before.get(id_, id_))
            if was.id != row.id:
                _refuse_changed(row, was, back.get(was.id))
                rows.drop(table, [row.id])
            if was.id in back:
                back[was.id] = was
    for row in back.values():
        home = row.statements[0].rpartition("-")[0]
        rows.put(drafts[home].table(rows.VERDICTS), [row])


def _refuse_changed(row: VerdictRow, was: VerdictRow, known: VerdictRow | None) -> None:
    if known is None or replace(was, seed=known.seed) != known:
        raise ConflictError(
            "were ruled on since, so this cannot be taken back",
            where=row.id,
            advice="Take back that first: dossier history",
        )
