"""An article that the analyst added goes again, with what rests on it alone; it can come back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from msgspec.structs import replace

from dossier.counting import count
from dossier.errors import DossierError
from dossier.model import Library, Statement
from dossier.store import editing, freshness, rows
from dossier.store.adding.describing import seed_of
from dossier.store.building import originals
from dossier.store.building.build import open_store
from dossier.store.carrying import carry_out
from dossier.store.editing import Edit
from dossier.store.removal import removed
from dossier.store.removal.removed import Contents, Kept, Removed, as_it_was, copies_of, link
from dossier.store.rows import Import, StatementRow
from dossier.store.rules import is_quotation
from dossier.store.shelf import ARTICLES_FILE, Drafts, Shelf, review_of
from dossier.store.store import Store
from dossier.store.undo.journal import Pen
from dossier.workspace import Workspace


@dataclass(frozen=True)
class Resting:
    """What stands on an article (an id).

    `alone` are the statements that rest on it alone, `beside` those that have other evidence too;
    `copies` are the articles (ids) that repeat it.
    """

    article: str
    alone: tuple[Statement, ...] = ()
    beside: tuple[Statement, ...] = ()
    copies: tuple[str, ...] = ()

    def lines(self) -> list[str]:
        """Say what its removal means."""
        told = []
        if self.alone:
            told.append(f"Removed with it, for lack of other evidence: {_counted(self.alone)}.")
        if self.beside:
            told.append(f"Kept on other evidence: {_counted(self.beside)}.")
        if self.copies:
            told.append(f"{self.copies[0]}, a copy of it, counts as a source in its place.")
        return told or ["Nothing rests on it."]


def resting(library: Library, article: str) -> Resting:
    """Tell what rests on an article (an id)."""
    copies = tuple(item.id for item in library.articles if item.copy_of == article)
    return _resting(article, library.statements, copies)


def resting_in(shelf: Shelf, drafts: Drafts, article: str) -> Resting:
    """Tell what rests on an article (an id), from drafts of all dossiers and of the articles."""
    stored = (row for company in shelf.companies() for row in _rows(drafts, shelf, company))
    statements = (row.statement for row in stored if row.statement is not None)
    return _resting(article, statements, copies_of(drafts, shelf, article))


def remove(
    workspace: Workspace, article: str, *, with_statements: bool = False, when: str = ""
) -> Resting:
    """Remove an imported article (an id), its texts and its review: all in one write, or nothing.

    Statements with other evidence keep that; those that rest on the article alone are removed
    too, if `with_statements`. The first of its copies takes its place as a source. Gives what
    rested on it. Raises DossierError when the article is a seed's, or when statements rest on it
    that are not to be removed; UnknownNameError when there is none.
    """
    store = open_store(workspace)
    shelf = Shelf(workspace.store)
    with shelf.locked():
        companies = shelf.companies()
        drafts = shelf.drafts(*companies, review_of(article), ARTICLES_FILE)
        pen = Pen(shelf)
        stored = [row for company in companies for row in _rows(drafts, shelf, company)]
        found = resting_in(shelf, drafts, article)
        if found.alone and not with_statements:
            ids = ", ".join(item.id for item in found.alone)
            raise DossierError(
                f"{count(len(found.alone), 'statement')} would be left without evidence: {ids}",
                where=article,
                advice="To remove them too: --with-statements. Nothing was changed.",
            )
        was = as_it_was(workspace, shelf, drafts, article)
        _refuse_seeds(workspace, was)
        revisions = {row.id: row.revision for row in stored}
        changes: dict[str, int] = {}
        for edit in _edits(store, found, revisions, when):
            changes[edit.id] = carry_out(drafts, shelf, edit, store.fitted).revision
        texts = take_out(workspace, shelf, drafts, was)
        number = pen.record("removal", _said(found), article=article)
        kept = Kept((replace(was, changes=changes),), ())
        first = removed.keep(shelf, number, kept)
        freshness.write(workspace, first | pen.around(drafts.contents() | texts))
        removed.forget(texts)
    return found


def take_out(workspace: Workspace, shelf: Shelf, drafts: Drafts, was: Removed) -> Contents:
    """Take an imported article out of drafts; give its texts, to be removed with it.

    The caller holds the lock, and has drafted the file of the articles and the article's review.
    Raises DossierError where a copy of it is a seed's.
    """
    db, path = drafts[ARTICLES_FILE], shelf.path(ARTICLES_FILE)
    imported = {item.article for item in rows.fetch(db.table(rows.IMPORTS), Import, path)}
    for copy in was.copies:
        if copy not in imported:
            raise DossierError(f"{copy} says in its seed that it is a copy of it", where=was.id)
    drafts[review_of(was.id)].drop_tables()
    for table in (rows.ARTICLES, rows.IMPORTS, rows.ATTACHMENTS, rows.DESCRIPTIONS):
        rows.drop(db.table(table), [was.id])
    rows.drop(db.table(rows.EARLIER), [item.id for item in was.earlier])
    link(drafts, path, was.copies, was.article.copy_of or next(iter(was.copies), ""))
    names = (was.id, *(item.id for item in was.earlier))
    return {originals.place(workspace, name): None for name in names}


def _refuse_seeds(workspace: Workspace, was: Removed) -> None:
    if was.imported is None:
        file = seed_of(workspace, was.id)
        advice = f"Take {file} away, then run: dossier build" if file else ""
        raise DossierError("it is the article of a seed", where=was.id, advice=advice)


def _said(found: Resting) -> str:
    """Say what was removed."""
    with_it = f", and {_counted(found.alone)} with it" if found.alone else ""
    return f"removed the article {found.article}{with_it}"


def _resting(article: str, statements: Iterable[Statement], copies: tuple[str, ...]) -> Resting:
    here = [item for item in statements if any(e.article == article for e in item.evidence)]
    lasting = {item.id for item in here if _without(item, article) is not None}
    return Resting(
        article,
        tuple(item for item in here if item.id not in lasting),
        tuple(item for item in here if item.id in lasting),
        copies,
    )


def _counted(statements: tuple[Statement, ...]) -> str:
    return count(len(statements), "statement")


def _without(statement: Statement, article: str) -> Statement | None:
    """Give a statement on its other evidence; None where it has none, or quotes the article."""
    left = tuple(item for item in statement.evidence if item.article != article)
    if not left:
        return None
    found = replace(statement, evidence=left)
    return None if found.quoted and not is_quotation(found, found.text) else found


def _edits(store: Store, found: Resting, revisions: dict[str, int], when: str) -> Iterator[Edit]:
    for statement in found.alone:
        yield editing.deleting(statement.id, revisions[statement.id], "analyst", when)
    for statement in found.beside:
        left = _without(statement, found.article)
        if left is not None:
            revision = revisions[statement.id]
            yield editing.saving(store.accepted(left), revision, "analyst", when)


def _rows(drafts: Drafts, shelf: Shelf, company: str) -> list[StatementRow]:
    table = drafts[company].table(rows.STATEMENTS)
    return rows.fetch(table, StatementRow, shelf.path(company))
