"""An article has its earlier text again; a copy that was made its text is one of its own."""

from __future__ import annotations

from msgspec.structs import replace

from dossier.articles.anchoring import holds
from dossier.counting import count
from dossier.errors import ConflictError, DossierError
from dossier.model import Article, Evidence
from dossier.proposals import Decision
from dossier.store import freshness, rows
from dossier.store.removal import removed
from dossier.store.removal.removed import Contents, Removed
from dossier.store.removal.returning import refuse_undone
from dossier.store.shelf import ARTICLES_FILE, Drafts, Shelf, review_of
from dossier.store.undo import kept, reverting
from dossier.store.undo.journal import ChangeRow, Pen
from dossier.store.undo.kept import Dossiers
from dossier.workspace import Workspace

_FIRST = "Take back first what was done to it since: dossier history"


def separate(workspace: Workspace, change: ChangeRow) -> None:
    """Take back that an article was given another text: that of a file, or of a copy.

    Where it has been taken back in part (by a process that ended then) the rest is done.

    Raises ConflictError when an article of them, or a statement that followed, has changed since,
    DossierError when something rests on the new text alone, or what was is lost, StorageError
    when a file cannot be read or written; nothing is changed then.
    """
    shelf = Shelf(workspace.store)
    with shelf.locked():
        refuse_undone(shelf, change)
        known = removed.read(shelf, change.number)
        companies = shelf.companies()
        reviews = [review_of(item.id) for item in known.articles]
        drafts = shelf.drafts(*companies, *reviews, ARTICLES_FILE)
        reverting.put_back(shelf, drafts, known.statements)
        texts: Contents = {}
        corrected, *copies = known.articles
        _refuse_changed(shelf, drafts, corrected)
        _refuse_resting(kept.dossiers(shelf, drafts, companies), corrected)
        corrected = replace(corrected, decisions=_decided(shelf, drafts, corrected))
        for was in (corrected, *copies):  # in this order: a copy has its text for itself then
            texts |= removed.put_back(workspace, shelf, drafts, was)
        pen = Pen(shelf)
        pen.mark(change)
        freshness.write(workspace, pen.around(texts | drafts.contents()))
        removed.forget(texts)


def _refuse_changed(shelf: Shelf, drafts: Drafts, was: Removed) -> None:
    """Refuse where the corrected article is not as the change left it, nor back already."""
    path = shelf.path(ARTICLES_FILE)
    found = rows.fetch(drafts[ARTICLES_FILE].table(rows.ARTICLES), Article, path)
    if next((item for item in found if item.id == was.id), None) not in {was.now, was.article}:
        raise ConflictError(
            "has changed since, so this cannot be taken back", where=was.id, advice=_FIRST
        )


def _refuse_resting(standing: Dossiers, was: Removed) -> None:
    """Refuse to leave a statement on a passage that no earlier text of the article holds."""
    stored = (row.statement for row in standing.rows.values() if row.statement)
    lost = [item for item in stored if not all(_holds(was, e) for e in item.evidence)]
    if lost:
        rest = count(len(lost), "statement rests", "statements rest")
        raise DossierError(
            f"{rest} on the new text, so this cannot be taken back",
            where=lost[0].id,
            advice=f"The first reads: {lost[0].text}",
        )


def _holds(was: Removed, passage: Evidence) -> bool:
    if passage.article != was.id:
        return True
    if passage.version:
        return passage.version in {item.record.version for item in was.earlier}
    text = was.texts.get(was.id)  # None where it was lost before
    return text is None or holds(text, passage, passage.start, passage.end)


def _decided(shelf: Shelf, drafts: Drafts, was: Removed) -> tuple[Decision, ...]:
    """Give the decisions on the text before, each undone where it is by now.

    Raises ConflictError where one was made since that stands.
    """
    name = review_of(was.id)
    found = rows.fetch(drafts[name].table(rows.DECISIONS), Decision, shelf.path(name))
    known = {item.number: item for item in was.decisions}
    if any(item.number not in known and not item.undone for item in found):
        raise ConflictError("decisions were made since in its review", where=was.id, advice=_FIRST)
    drafts[name].drop_tables()
    now = {item.number: item.undone for item in found}
    return tuple(replace(item, undone=now.get(item.number, item.undone)) for item in was.decisions)
