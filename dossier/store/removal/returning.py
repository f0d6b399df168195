"""A removed article comes back, and the statements that went with it."""

from __future__ import annotations

from dossier.errors import ConflictError, DossierError, StorageError
from dossier.store import editing, freshness
from dossier.store.carrying import carry_out
from dossier.store.removal import removed
from dossier.store.shelf import ARTICLES_FILE, Drafts, Shelf, review_of
from dossier.store.store import Store
from dossier.store.undo import journal
from dossier.store.undo.journal import ChangeRow


def bring_back(store: Store, change: ChangeRow, when: str) -> tuple[str, ...]:
    """Bring back the article of a removal; give the statements (ids) that stay as they are now.

    Those have been changed since, or their topic is gone. Broken off, it can be done again.
    Raises ConflictError when the name or the text is in the library again, DossierError when
    what the article was is lost, StorageError when it cannot be written.
    """
    workspace = store.workspace
    shelf = Shelf(workspace.store)
    with shelf.locked():
        refuse_undone(shelf, change)
        (was,) = removed.read(shelf, change.number).articles
        drafts = shelf.drafts(review_of(was.id), ARTICLES_FILE)
        texts = removed.put_back(workspace, shelf, drafts, was)
        freshness.write(workspace, texts | drafts.contents())
    # what a statement rests on is looked up in the store: it follows when the article is there
    companies = shelf.companies()
    with journal.changing(shelf, *companies) as (drafts, pen):
        left = _take_back(store, shelf, drafts, was.changes, when)
        pen.mark(change)
    return left


def refuse_undone(shelf: Shelf, change: ChangeRow) -> None:
    """Raise ConflictError where a change has been taken back meanwhile."""
    if journal.numbered(shelf, change.number).undone:
        raise ConflictError(f"change {change.number} was taken back meanwhile: {change.said}")


def _take_back(
    store: Store, shelf: Shelf, drafts: Drafts, changes: dict[str, int], when: str
) -> tuple[str, ...]:
    """Take back what the removal did to statements; give those that stay as they are."""
    forward, left = store.forwarding(), []
    known = shelf.companies()
    for id_, revision in changes.items():
        now = forward.statement_id(id_)
        try:
            if now.rpartition("-")[0] not in known:
                raise DossierError("its company is gone", where=now)
            edit = editing.taking_back(now, revision, "analyst", when)
            carry_out(drafts, shelf, edit, store.fitted)
        except StorageError:  # a full disk, say: it can be tried again
            raise
        except DossierError:  # changed since, or its topic is gone
            left.append(now)
    return tuple(left)
