"""What an article was before a change removed it, or gave it another text: kept with the change."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from msgspec import field
from msgspec.structs import replace
from tinydb import where

from dossier.errors import ConflictError, DossierError, StorageError, UnknownNameError
from dossier.model import Article, Plain, Slug, StatementId
from dossier.proposals import Decision
from dossier.store import backups, files, rows
from dossier.store.building import originals
from dossier.store.rows import Attachment, Description, Earlier, Import
from dossier.store.shelf import ARTICLES_FILE, Drafts, Shelf, removed_of, review_of
from dossier.store.undo.kept import Followed
from dossier.workspace import Workspace

_STATEMENTS = "statements"
Contents = dict[Path, bytes | None]


class Removed(Plain, frozen=True):
    """All that an article (an id) was.

    `texts` are its texts by the name of the file; `changes` the revision that each statement has
    reached by the removal, `copies` the articles that were linked to it. `now` is what it
    became with another text, None where it was removed.
    """

    id: Slug
    article: Article
    imported: Import | None = None
    attachment: Attachment | None = None
    earlier: tuple[Earlier, ...] = ()
    texts: dict[str, str] = field(default_factory=dict)
    descriptions: tuple[Description, ...] = ()
    decisions: tuple[Decision, ...] = ()
    copies: tuple[Slug, ...] = ()
    changes: dict[StatementId, int] = field(default_factory=dict)
    now: Article | None = None


@dataclass(frozen=True)
class Kept:
    """The articles of a change, and the statements that followed one to another text."""

    articles: tuple[Removed, ...]
    statements: tuple[Followed, ...]


def keep(shelf: Shelf, change: int, kept: Kept) -> Contents:
    """Give the file of a change (its number), as `Shelf.replace` takes it."""
    name = removed_of(change)
    drafts = shelf.drafts(name)
    drafts[name].drop_tables()  # a change of this number may have been broken off
    rows.append(drafts[name].table(rows.REMOVED), kept.articles)
    rows.append(drafts[name].table(_STATEMENTS), kept.statements)
    return drafts.contents()


def read(shelf: Shelf, change: int) -> Kept:
    """Read what is kept of a change. Raises DossierError where that is lost or damaged."""
    name = removed_of(change)
    path = shelf.path(name)
    if not path.exists():
        raise DossierError("is lost; the change cannot be taken back without it", where=str(path))
    db = shelf.drafts(name)[name]
    return Kept(
        tuple(rows.fetch_once(db.table(rows.REMOVED), Removed, path, lambda item: item.id)),
        tuple(rows.fetch_once(db.table(_STATEMENTS), Followed, path, lambda item: item.was)),
    )


def as_it_was(workspace: Workspace, shelf: Shelf, drafts: Drafts, article: str) -> Removed:
    """Gather what an article (an id) is, from drafts.

    Raises UnknownNameError where there is none.
    """
    db, path = drafts[ARTICLES_FILE], shelf.path(ARTICLES_FILE)
    found = db.table(rows.ARTICLES).get(where("id") == article)
    if found is None:
        raise UnknownNameError(f"there is no article {article!r}")
    imported = db.table(rows.IMPORTS).get(where("article") == article)
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
    return Removed(
        article,
        rows.decode(found, Article, path),
        rows.decode(imported, Import, path) if imported else None,
        rows.decode(attachment, Attachment, path) if attachment else None,
        tuple(earlier),
        texts,
        tuple(rows.decode(item, Description, path) for item in past),
        tuple(decisions),
        copies_of(drafts, shelf, article),
    )


def put_back(workspace: Workspace, shelf: Shelf, drafts: Drafts, was: Removed) -> Contents:
    """Put an article back into drafts as it was; give its texts, as `Shelf.replace` takes them.

    Raises ConflictError when the name or the text is in the library again.
    """
    db, path = drafts[ARTICLES_FILE], shelf.path(ARTICLES_FILE)
    present = rows.fetch(db.table(rows.ARTICLES), Article, path)
    _refuse_twins(was, present)
    known = {item.id for item in present} - {was.id}
    origin = was.article.copy_of if was.article.copy_of in known else ""
    rows.put(db.table(rows.ARTICLES), [replace(was.article, copy_of=origin)])
    for table, held in ((rows.IMPORTS, was.imported), (rows.ATTACHMENTS, was.attachment)):
        rows.drop(db.table(table), [was.id])
        rows.put(db.table(table), [held] if held else [])
    since = {
        item.id
        for item in rows.fetch(db.table(rows.EARLIER), Earlier, path)
        if item.article == was.id
    } - {item.id for item in was.earlier}
    rows.drop(db.table(rows.EARLIER), since)
    rows.put(db.table(rows.EARLIER), was.earlier)
    rows.drop(db.table(rows.DESCRIPTIONS), [was.id])
    rows.append(db.table(rows.DESCRIPTIONS), was.descriptions)
    rows.put(drafts[review_of(was.id)].table(rows.DECISIONS), was.decisions)
    link(drafts, path, [item for item in was.copies if item in known], was.id)
    texts: Contents = {originals.place(workspace, name): None for name in since}
    for name, text in was.texts.items():
        texts[originals.place(workspace, name)] = text.encode("utf-8")
    return texts


def forget(texts: Contents) -> None:
    """Remove the states of texts that are gone (None): they are kept with what the article was."""
    for place, text in texts.items():
        if text is None:
            backups.forget(place)


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


def _refuse_twins(was: Removed, present: Iterable[Article]) -> None:
    article = was.article
    known = {item.text_sha256 for item in (article, was.now) if item}
    for item in present:
        if item.id == article.id and item.text_sha256 not in known:
            raise ConflictError("another article has this name by now", where=article.id)
        if item.id != article.id and item.text_sha256 == article.text_sha256:
            raise ConflictError(f"its text is in the library again, as {item.id}", where=article.id)
