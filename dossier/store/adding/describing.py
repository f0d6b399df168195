"""The analyst says what an imported article is; every earlier record is kept and comes back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace
from tinydb import TinyDB, where

from dossier.coding.seeds import read_seed, seed_files
from dossier.errors import ConflictError, DossierError, UnknownNameError
from dossier.model import Article
from dossier.store import freshness, rows
from dossier.store.adding import record
from dossier.store.building.build import open_store
from dossier.store.rows import Description, Import, Record
from dossier.store.shelf import ARTICLES_FILE, Shelf
from dossier.store.undo import journal
from dossier.store.undo.journal import Pen
from dossier.workspace import Workspace


@dataclass(frozen=True)
class Described:
    """What is known of an imported article (an id), and what its file said of itself.

    `file` is the file's name; `revision` counts the changes, also those taken back.
    """

    article: str
    record: Record
    found: Record
    file: str
    format: str
    revision: int


@dataclass(frozen=True)
class _Standing:
    article: Article
    imported: Import
    history: tuple[Description, ...]

    @property
    def changes(self) -> list[Description]:
        """The changes that have not been taken back, oldest first."""
        done: list[Description] = []
        for item in self.history:
            if item.what == "undone":
                done.pop()
            else:
                done.append(item)
        return done

    @property
    def described(self) -> Described:
        now = record.of(self.article, self.imported.questions)
        found = self.history[0].before if self.history else now
        item = self.imported
        revision = len(self.history)
        return Described(self.article.id, now, found, item.file, item.format, revision)


def described(workspace: Workspace, article: str) -> Described:
    """Tell what is known of an article (an id).

    Raises UnknownNameError when there is none, DossierError when it is a seed's.
    """
    open_store(workspace)
    shelf = Shelf(workspace.store)
    with shelf.reading():
        db = shelf.drafts(ARTICLES_FILE)[ARTICLES_FILE]
    return _read(workspace, db, article).described


def stands(workspace: Workspace, article: str, change: int) -> bool:
    """Tell whether a change of a record (its revision) has been made and not taken back.

    Raises as `described`.
    """
    db = Shelf(workspace.store).drafts(ARTICLES_FILE)[ARTICLES_FILE]
    return any(item.revision == change for item in _read(workspace, db, article).changes)


def describe(
    workspace: Workspace,
    article: str,
    fields: Mapping[str, str],
    *,
    settle: bool = False,
    revision: int | None = None,
    when: str = "",
) -> Described:
    """Change fields of an imported article's record, by their names in `record.FIELDS`.

    They are as typed; an empty one is emptied: an article that is a copy of none is a source of
    its own. A date answers the question of the date, `settle` all questions. Where `revision` is
    given it must be the present one.

    Raises DossierError when a field is not sound or the record is a seed's, UnknownNameError when
    there is no such article, ConflictError when it was changed meanwhile, StorageError when it
    cannot be written.
    """

    def change(standing: _Standing, pen: Pen) -> tuple[Record, Description | None]:
        before = standing.described.record
        try:
            after = record.revised(before, fields, settle=settle)
        except DossierError as fault:
            raise DossierError(fault.what, where=article, advice=fault.advice) from None
        if after == before:
            return after, None
        number = len(standing.history) + 1
        pen.record("record", _said(standing, before, after), article=article, at=number)
        return after, Description(article, number, "changed", before, when)

    return _change(workspace, article, revision, change)


def undo(
    workspace: Workspace,
    article: str,
    *,
    revision: int | None = None,
    last: int | None = None,
    when: str = "",
) -> Described:
    """Take back the last change of a record that has not been taken back. Raises as `describe`.

    Where `last` is given it must be the revision that this change led to.
    """

    def change(standing: _Standing, pen: Pen) -> tuple[Record, Description]:
        done = standing.changes
        if not done:
            raise DossierError("its record is as it was imported", where=article)
        if last not in {None, done[-1].revision}:
            raise ConflictError(
                "its record was changed again since", where=article,
                advice=f"dossier describe {article} --undo takes that back first.",
            )  # fmt: skip
        asked = ("record", article, done[-1].revision)
        noted = journal.standing(
            Shelf(workspace.store), lambda row: (row.kind, row.article, row.at) == asked
        )
        if noted:
            pen.mark(noted)
        number = len(standing.history) + 1
        now = standing.described.record
        return done[-1].before, Description(article, number, "undone", now, when)

    return _change(workspace, article, revision, change)


def _change(
    workspace: Workspace,
    article: str,
    revision: int | None,
    decide: Callable[[_Standing, Pen], tuple[Record, Description | None]],
) -> Described:
    open_store(workspace)
    with _drafting(workspace) as (db, pen):
        standing = _read(workspace, db, article)
        if revision not in {None, len(standing.history)}:
            raise ConflictError(
                "its record was changed meanwhile", where=article, advice="Open it anew."
            )
        after, entry = decide(standing, pen)
        if entry is None:
            return standing.described
        if (after.copy_of or "") != standing.article.copy_of:
            after = _linked(workspace, db, standing, after, entry)
        new = _Standing(
            record.applied(standing.article, after),
            replace(standing.imported, questions=after.questions),
            (*standing.history, entry),
        )
        rows.put(db.table(rows.ARTICLES), [new.article])
        rows.put(db.table(rows.IMPORTS), [new.imported])
        rows.append(db.table(rows.DESCRIPTIONS), [entry])
    return new.described


def _said(standing: _Standing, before: Record, after: Record) -> str:
    """Say which fields of a record are changed."""
    was, now = record.words(before), record.words(after)
    changed = ", ".join(name for name in now if now[name] != was[name])
    return f"changed the record of {standing.article.label}: {changed or 'questions settled'}"


@contextmanager
def _drafting(workspace: Workspace) -> Iterator[tuple[TinyDB, Pen]]:
    """Read the file of the articles under the lock, and write it when the block ends well."""
    shelf = Shelf(workspace.store)
    with shelf.locked():
        drafts, pen = shelf.drafts(ARTICLES_FILE), Pen(shelf)
        yield drafts[ARTICLES_FILE], pen
        freshness.write(workspace, pen.around(drafts.contents()))


def _read(workspace: Workspace, db: TinyDB, article: str) -> _Standing:
    path = Shelf(workspace.store).path(ARTICLES_FILE)
    found = db.table(rows.ARTICLES).get(where("id") == article)
    if found is None:
        raise UnknownNameError(f"there is no article {article!r}")
    row = db.table(rows.IMPORTS).get(where("article") == article)
    if row is None:
        raise _of_a_seed(workspace, article)
    history = db.table(rows.DESCRIPTIONS).search(where("article") == article)
    return _Standing(
        rows.decode(found, Article, path),
        rows.decode(row, Import, path),
        tuple(rows.decode(item, Description, path) for item in history),
    )


def _linked(
    workspace: Workspace, db: TinyDB, standing: _Standing, after: Record, entry: Description
) -> Record:
    """Give a record whose article may be a copy of what it says; raise DossierError where not.

    What is taken back to an origin that has gone meanwhile stays as it is.
    """
    article, origin = standing.article.id, after.copy_of
    path = Shelf(workspace.store).path(ARTICLES_FILE)
    known = {item.id: item for item in rows.fetch(db.table(rows.ARTICLES), Article, path)}
    copies = [item.id for item in known.values() if item.copy_of == article]
    what = ""
    if origin and origin not in known:
        what = f"there is no article {origin!r}"
    elif origin == article:
        what = "an article is no copy of itself"
    elif origin and known[origin].copy_of:
        what = f"{origin} is itself a copy of {known[origin].copy_of}"
    elif origin and copies:
        what = f"it has copies of its own: {', '.join(copies)}"
    if what and entry.what == "undone":
        return replace(after, copy_of=None)
    if what:
        raise DossierError(f"copy_of: {what}", where=article)
    return after


def seed_of(workspace: Workspace, article: str) -> Path | None:
    """Give the seed file that an article (an id) is from, as far as seeds can be read."""
    file: Path | None = None
    with suppress(DossierError):
        for path in seed_files(workspace.seeds):
            with suppress(DossierError):  # a seed that cannot be read is told by the check
                file = path if read_seed(path).article.id == article else file
    return file


def _of_a_seed(workspace: Workspace, article: str) -> DossierError:
    file = seed_of(workspace, article)
    advice = f"Change it in {file}, then run: dossier build" if file else ""
    return DossierError("its record is that of its seed", where=article, advice=advice)
