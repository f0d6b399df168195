"""An addition is taken back: the articles that it brought go, if nothing was made of them since."""

from __future__ import annotations

from dossier.counting import count
from dossier.errors import ConflictError
from dossier.store import freshness, rows
from dossier.store.adding import record
from dossier.store.removal import removed
from dossier.store.removal.removed import Contents, Removed, as_it_was
from dossier.store.removal.removing import resting_in, take_out
from dossier.store.removal.returning import refuse_undone
from dossier.store.rows import Import
from dossier.store.shelf import ARTICLES_FILE, Drafts, Shelf, review_of
from dossier.store.undo.journal import ChangeRow, Pen
from dossier.workspace import Workspace


def stands(workspace: Workspace, change: ChangeRow) -> bool:
    """Tell whether an article that the change added is there."""
    shelf = Shelf(workspace.store)
    return bool(_present(shelf, shelf.drafts(ARTICLES_FILE), change))


def withdraw(workspace: Workspace, change: ChangeRow) -> None:
    """Take out the articles of an addition, but those removed since: all of them or none.

    Raises ConflictError when a statement rests on one, or it was described, reviewed or given
    another text since; nothing is changed then, and StorageError when a file cannot be written.
    """
    shelf = Shelf(workspace.store)
    with shelf.locked():
        refuse_undone(shelf, change)
        present = _present(shelf, shelf.drafts(ARTICLES_FILE), change)
        drafts = shelf.drafts(*shelf.companies(), *map(review_of, present), ARTICLES_FILE)
        texts: Contents = {}
        for article in reversed(present):  # what is a copy of another came after it
            was = as_it_was(workspace, shelf, drafts, article)
            _refuse_used(shelf, drafts, was)
            texts |= take_out(workspace, shelf, drafts, was)
        pen = Pen(shelf)
        pen.mark(change)
        freshness.write(workspace, pen.around(drafts.contents() | texts))
        removed.forget(texts)


def _present(shelf: Shelf, drafts: Drafts, change: ChangeRow) -> list[str]:
    table = drafts[ARTICLES_FILE].table(rows.IMPORTS)
    imported = {item.article for item in rows.fetch(table, Import, shelf.path(ARTICLES_FILE))}
    return [article for article in change.articles if article in imported]


def _refuse_used(shelf: Shelf, drafts: Drafts, was: Removed) -> None:
    """Refuse to lose what a person has made of an article."""
    found = resting_in(shelf, drafts, was.id)
    made = ""
    if used := len(found.alone) + len(found.beside):
        made = count(used, "statement rests on it", "statements rest on it")
    elif was.earlier:
        made = "it was given another text since"
    elif any(not item.undone for item in was.decisions):
        made = "decisions were made in its review"
    elif _described(was):
        made = "it was described since"
    if made:
        raise ConflictError(
            f"{made}, so that its addition cannot be taken back",
            where=was.id,
            advice=f"Take that back first: dossier history; or remove it: dossier drop {was.id}",
        )


def _described(was: Removed) -> bool:
    """Tell whether its record says something else than its file did."""
    questions = was.imported.questions if was.imported else ()
    said = record.of(was.article, questions)
    return bool(was.descriptions) and said != was.descriptions[0].before
