"""What a removed article was is kept, and comes back."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from msgspec import field
from msgspec.structs import replace
from tinydb import where

from dossier.errors import ConflictError, DossierError, StorageError, UnknownNameError
from dossier.model import Article, Plain, Slug, StatementId, Text
from dossier.proposals import Decision
from dossier.store import editing, files, freshness, originals, rows
from dossier.store.describing import seed_of
from dossier.store.rows import Attachment, Description, Earlier, Import
from dossier.store.shelf import ARTICLES_FILE, Drafts, Shelf, removed_of, review_of
from dossier.store.store import Store
from dossier.workspace import Workspace


class Removed(Plain, frozen=True):
    """All that an article was before it was removed, so that it can come back.

    `texts` are its texts by the name of the file; `changes` the revision that each statement has
    reached by the removal, `copies` the articles that were linked to it.
    """

    id: Text
    article: Article
    imported: Import
    attachment: Attachment | None = None
    earlier: tuple[Earlier, ...] = ()
    texts: dict[str, str] = field(default_factory=dict)
    descriptions: tuple[Description, ...] = ()
    decisions: tuple[Decision, ...] = ()
    copies: tuple[Slug, ...] = ()
    changes: dict[StatementId, int] = field(default_factory=dict)
    when: str = ""


@dataclass(frozen=True)
class Restored:
    """An article (an id) that is back; `left` are the statements that stay as they are now."""

    article: str
    back: tuple[str, ...]
    left: tuple[str, ...]


def restore(workspace: Workspace, article: str, *, when: str = "") -> Restored:
    """Bring back the article (an id) that was removed last under this name, and its statements.

    A statement that has been changed since stays as it is. Broken off, it can be done again.
    Raises UnknownNameError when none was removed, ConflictError when the name or the text is in
    the library again.
    """
    shelf = Shelf(workspace.store)
    with shelf.locked():
        drafts = shelf.drafts(removed_of(article), review_of(article), ARTICLES_FILE)
        was = _last(drafts, shelf, article)
        db, path = drafts[ARTICLES_FILE], shelf.path(ARTICLES_FILE)
        present = rows.fetch(db.table(rows.ARTICLES), Article, path)
        _refuse_twins(was.article, present)
        known = {item.id for item in present} - {article}
        origin = was.article.copy_of if was.article.copy_of in known else ""
        rows.put(db.table(rows.ARTICLES), [replace(was.article, copy_of=origin)])
        rows.put(db.table(rows.IMPORTS), [was.imported])
        rows.put(db.table(rows.ATTACHMENTS), [was.attachment] if was.attachment else [])
        rows.put(db.table(rows.EARLIER), was.earlier)
        rows.drop(db.table(rows.DESCRIPTIONS), [article])
        rows.append(db.table(rows.DESCRIPTIONS), was.descriptions)
        rows.put(drafts[review_of(article)].table(rows.DECISIONS), was.decisions)
        link(drafts, path, [item for item in was.copies if item in known], article)
        texts: dict[Path, bytes | None] = {
            originals.place(workspace, name): text.encode("utf-8")
            for name, text in was.texts.items()
        }
        freshness.write(workspace, texts | drafts.contents())
    back, left = _take_back(Store(workspace), was.changes, when)
    with shelf.changing(removed_of(article)) as drafts:
        rows.drop(drafts[removed_of(article)].table(rows.REMOVED), [was.id])
    return Restored(article, back, left)


def as_it_was(workspace: Workspace, shelf: Shelf, drafts: Drafts, article: str) -> Removed:
    """Gather what an imported article (an id) is, from drafts.

    Raises UnknownNameError where there is none, DossierError where it is a seed's.
    """
    db, path = drafts[ARTICLES_FILE], shelf.path(ARTICLES_FILE)
    found = db.table(rows.ARTICLES).get(where("id") == article)
    if found is None:
        raise UnknownNameError(f"there is no article {article!r}")
    imported = db.table(rows.IMPORTS).get(where("article") == article)
    if imported is None:
        file = seed_of(workspace, article)
        advice = f"Take {file} away, then run: dossier build" if file else ""
        raise DossierError("it is the article of a seed", where=article, advice=advice)
    attachment = db.table(rows.ATTACHMENTS).get(where("article") == article)
    earlier = [
        item
        for item in rows.fetch(db.table(rows.EARLIER), Earlier, path)
        if item.article == article
    ]
    texts: dict[str, str] = {}
    for name in (article, *(item.id for item in earlier)):
        with suppress(StorageError, FileNotFoundError, UnicodeDecodeError):  # lost already
            texts[name] = files.read(originals.place(workspace, name)).decode("utf-8")
    past = db.table(rows.DESCRIPTIONS).search(where("article") == article)
    review = shelf.path(review_of(article))
    decisions = rows.fetch(drafts[review_of(article)].table(rows.DECISIONS), Decision, review)
    number = len(drafts[removed_of(article)].table(rows.REMOVED)) + 1
    return Removed(
        f"{article}.{number}",
        rows.decode(found, Article, path),
        rows.decode(imported, Import, path),
        rows.decode(attachment, Attachment, path) if attachment else None,
        tuple(earlier),
        texts,
        tuple(rows.decode(item, Description, path) for item in past),
        tuple(decisions),
        copies_of(drafts, shelf, article),
    )


def copies_of(drafts: Drafts, shelf: Shelf, article: str) -> tuple[str, ...]:
    """Give the articles (ids) that are copies of one."""
    table = drafts[ARTICLES_FILE].table(rows.ARTICLES)
    found = rows.fetch(table, Article, shelf.path(ARTICLES_FILE))
    return tuple(sorted(item.id for item in found if item.copy_of == article))


def link(drafts: Drafts, path: Path, copies: Iterable[str], head: str) -> None:
    """Let articles (ids) be copies of `head`, which is none itself."""
    linked = set(copies)

    def change(item: Article) -> Article:
        if item.id not in linked:
            return item
        return replace(item, copy_of="" if item.id == head else head)

    rows.rewrite(drafts[ARTICLES_FILE].table(rows.ARTICLES), Article, path, change)


def _last(drafts: Drafts, shelf: Shelf, article: str) -> Removed:
    name = removed_of(article)
    found = rows.fetch(drafts[name].table(rows.REMOVED), Removed, shelf.path(name))
    if not found:
        raise UnknownNameError(f"no article {article!r} was removed")
    return found[-1]


def _refuse_twins(article: Article, present: Iterable[Article]) -> None:
    for item in present:
        if item.id == article.id and item.text_sha256 != article.text_sha256:
            raise ConflictError("another article has this name by now", where=article.id)
        if item.id != article.id and item.text_sha256 == article.text_sha256:
            raise ConflictError(f"its text is in the library again, as {item.id}", where=article.id)


def _take_back(
    store: Store, changes: dict[str, int], when: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Take back what the removal did to statements; give those that are back, and the others."""
    back: list[str] = []
    for id_, revision in changes.items():
        try:
            store.apply(editing.taking_back(id_, revision, "analyst", when))
        except StorageError:  # a full disk, say: it can be tried again
            raise
        except DossierError:  # changed since, or its topic is gone
            continue
        back.append(id_)
    return tuple(back), tuple(id_ for id_ in changes if id_ not in back)
