"""The analyst's copies of the articles are recognised, frozen and kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tinydb import where

from dossier.articles.freezing import Frozen, freeze
from dossier.cleaning import clean_line
from dossier.errors import DossierError
from dossier.model import Evidence, Library
from dossier.store import files, originals, rows
from dossier.store.build import open_store
from dossier.store.rows import Attachment
from dossier.store.shelf import ARTICLES_FILE, Shelf
from dossier.workspace import Workspace

_LONGER = 20  # a text so many times the article's length is another text, and slow to search


@dataclass(frozen=True)
class Orphan:
    """A statement with a passage that an attached text does not hold exactly once."""

    statement: str
    evidence: Evidence


@dataclass(frozen=True)
class Attached:
    """A file that was taken as the text of an article (an id).

    `exact` tells that it is the very text that was coded; otherwise `found` of its `passages`
    were found again, to the letter, and `orphans` are the others.
    """

    path: Path
    article: str
    exact: bool
    passages: int
    found: int
    orphans: tuple[Orphan, ...] = ()


@dataclass(frozen=True)
class Refused:
    """A file that was not taken, and why."""

    path: Path
    why: str


@dataclass(frozen=True)
class AttachReport:
    """What became of each file, in the order given."""

    attached: tuple[Attached, ...]
    refused: tuple[Refused, ...]

    def lines(self) -> list[str]:
        """Say it in plain words."""
        told: list[str] = []
        for item in self.attached:
            name = clean_line(str(item.path))
            if item.exact:
                told.append(f"{name}: attached to {item.article}, the very text coded.")
                continue
            told.append(
                f"{name}: attached to {item.article}, another version of the text coded; "
                f"{item.found} of {item.passages} passages found again."
            )
            told += [
                f"  {orphan.statement}: its passage in paragraph {orphan.evidence.paragraph} "
                "is not in this text, or more than once."
                for orphan in item.orphans
            ]
        told += [f"{clean_line(str(item.path))}: not attached: {item.why}" for item in self.refused]
        return told


def attach(workspace: Workspace, paths: Iterable[Path]) -> AttachReport:
    """Attach text files to the articles that they are texts of, whatever their names.

    A file that cannot be taken never stops the others. Raises DossierError when the store itself
    cannot be read.
    """
    library = open_store(workspace).library()
    attached: list[Attached] = []
    refused: list[Refused] = []
    for path in paths:
        try:
            frozen = freeze(path)
            fitted = _recognise(library, frozen)
            _keep(workspace, fitted, frozen.text)
        except DossierError as fault:
            refused.append(Refused(path, fault.what))
        else:
            attached.append(_describe(library, path, fitted))
    return AttachReport(tuple(attached), tuple(refused))


def orphans(library: Library, attachment: Attachment) -> tuple[Orphan, ...]:
    """Give the statements with passages that have no place in an attached text."""
    if attachment.exact:
        return ()
    return tuple(
        Orphan(statement.id, evidence)
        for statement in library.statements
        for evidence in statement.evidence
        if evidence.article == attachment.article
        and f"{evidence.start}-{evidence.end}" not in attachment.anchors
    )


def _recognise(library: Library, frozen: Frozen) -> Attachment:
    """Find the article of a text: by hash, else by the passages that it holds."""
    passages = originals.passages(library.statements)
    candidates = [
        article
        for article in library.articles
        if frozen.sha256 == article.sha256 or frozen.text_sha256 == article.text_sha256
    ] or [
        article for article in library.articles if len(frozen.text) <= _LONGER * article.characters
    ]
    if not library.articles:
        raise DossierError("the library has no articles yet")
    if not candidates:
        raise DossierError("is far longer than every article of the library")
    fitted = sorted(
        (
            originals.match(article, frozen.text, frozen.text_sha256, passages.get(article.id, []))
            for article in candidates
        ),
        key=lambda item: (not item.exact, -len(item.anchors)),
    )
    best = fitted[0]
    if best.exact:
        return best
    if not best.anchors:
        raise DossierError("none of the passages coded in any article stands in it to the letter")
    if len(fitted) > 1 and len(fitted[1].anchors) == len(best.anchors):
        raise DossierError(f"fits {best.article} and {fitted[1].article} equally well")
    return best


def _keep(workspace: Workspace, fitted: Attachment, text: str) -> None:
    """Write text and record together; an exact text is never given up for an inexact one."""
    shelf = Shelf(workspace.store)
    with shelf.locked():
        drafts = shelf.drafts(ARTICLES_FILE)
        table = drafts[ARTICLES_FILE].table(rows.ATTACHMENTS)
        document = table.get(where("article") == fitted.article)
        if document:
            present = rows.decode(document, Attachment, shelf.path(ARTICLES_FILE))
            if present.exact and not fitted.exact and _is_sound(workspace, present):
                raise DossierError(
                    f"is another version of {fitted.article}, whose very text is attached already"
                )
        rows.put(table, [fitted])
        path = originals.place(workspace, fitted.article)
        files.replace({path: text.encode("utf-8"), **drafts.contents()})


def _is_sound(workspace: Workspace, attachment: Attachment) -> bool:
    try:
        originals.load(workspace, attachment)
    except DossierError:
        return False
    return True


def _describe(library: Library, path: Path, fitted: Attachment) -> Attached:
    lost = orphans(library, fitted)
    coded = originals.passages(library.statements).get(fitted.article, [])
    gone = {orphan.evidence for orphan in lost}
    return Attached(path, fitted.article, fitted.exact, len(coded), len(coded) - len(gone), lost)
