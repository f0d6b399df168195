"""The analyst's copies of the articles are recognised, frozen and kept."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tinydb import where

from dossier.articles import anchoring
from dossier.articles.freezing import Frozen, freeze, read_bytes, text_hash
from dossier.articles.importing import read_file
from dossier.cleaning import clean_line
from dossier.counting import count
from dossier.errors import DossierError
from dossier.model import Article, Evidence, Library, Original
from dossier.store import freshness, rows
from dossier.store.building import originals
from dossier.store.building.build import open_store
from dossier.store.rows import Attachment
from dossier.store.shelf import ARTICLES_FILE, Shelf
from dossier.workspace import Workspace

_LONGER = 20  # a text so many times the article's length is another text, and slow to search
_NOT_FOUND = "is not in this text, or more than once."
_NOT_VERIFIED = "is not the one with its fingerprint: a fault of the seed."
_OTHER_TEXT = "its seed has another `text_sha256`: a fault of the seed"


@dataclass(frozen=True)
class Misplaced:
    """A statement with a passage that an attached text does not hold in one known place."""

    statement: str
    evidence: Evidence


@dataclass(frozen=True)
class Attached:
    """A file that was taken as the text of an article (an id).

    `exact` tells that it is the very text that was coded, `coded` that it is at least the very
    file; `found` of its `passages` were verified, or found again, to the letter, and `misplaced`
    are the others.
    """

    path: Path
    article: str
    exact: bool
    coded: bool
    passages: int
    found: int
    misplaced: tuple[Misplaced, ...] = ()

    def lines(self) -> list[str]:
        """Say it in plain words."""
        head = f"{clean_line(str(self.path))}: attached to {self.article}"
        found = f"{self.found} of {count(self.passages, 'passage')}"
        if self.exact:
            first, lost = f"the very text coded; {found} verified.", _NOT_VERIFIED
        elif self.coded:
            first = f"the very file coded, but {_OTHER_TEXT}; {found} found again."
            lost = _NOT_FOUND
        else:
            first = f"another version of the text coded; {found} found again."
            lost = _NOT_FOUND
        return [
            f"{head}, {first}",
            *(
                f"  {item.statement}: its passage in paragraph {item.evidence.paragraph} {lost}"
                for item in self.misplaced
            ),
        ]


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
        told = [line for item in self.attached for line in item.lines()]
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
            frozen = _read(library, path)
            fitted = _recognise(library, frozen)
            _keep(workspace, fitted, frozen.text)
        except DossierError as fault:
            refused.append(Refused(path, fault.what))
        else:
            attached.append(_describe(library, path, fitted, frozen.text))
    return AttachReport(tuple(attached), tuple(refused))


def _read(library: Library, path: Path) -> Frozen:
    """Freeze a text; of the very file from which an article was imported, take what was read.

    Raises DossierError when the file cannot be read.
    """
    sha256 = hashlib.sha256(read_bytes(path)).hexdigest()
    coded = {item.text_sha256 for item in library.articles if item.sha256 == sha256}
    frozen = None
    with suppress(DossierError):  # a PDF, say
        frozen = freeze(path)
    if coded and (frozen is None or frozen.text_sha256 not in coded):
        with suppress(DossierError):
            text = read_file(path).extract.document.text
            if text_hash(text) in coded:
                return Frozen(text, sha256, text_hash(text))
    return frozen or freeze(path)


def misplaced(library: Library, original: Original) -> tuple[Misplaced, ...]:
    """Give the statements with passages that have no place in an attached text, or a wrong one."""
    return tuple(
        Misplaced(statement.id, evidence)
        for statement in library.coded.get(original.article, ())
        for evidence in statement.evidence
        if (evidence.article, evidence.version) == (original.article, original.version)
        and not _stands(original, evidence)
    )


def _stands(original: Original, evidence: Evidence) -> bool:
    place = original.locate(evidence)
    return place is not None and anchoring.holds(original.text, evidence, *place)


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
            originals.match(
                article,
                frozen.text,
                passages.get(article.id, []),
                text_sha256=frozen.text_sha256,
                sha256=frozen.sha256,
            )
            for article in candidates
        ),
        key=lambda item: (not item.exact, -len(item.anchors)),
    )
    best = fitted[0]
    if best.exact:
        return best
    if not best.anchors:
        raise _unfit(frozen, candidates, passages)
    if len(fitted) > 1 and len(fitted[1].anchors) == len(best.anchors):
        raise DossierError(f"fits {best.article} and {fitted[1].article} equally well")
    return best


def _unfit(
    frozen: Frozen, candidates: Iterable[Article], passages: Mapping[str, Iterable[Evidence]]
) -> DossierError:
    """Say why a text in which no passage has one place is the text of no article."""
    for article in candidates:
        if frozen.sha256 == article.sha256:
            return DossierError(
                f"is the very file of {article.id}, but {_OTHER_TEXT}, and no passage fits either"
            )
        if any(anchoring.places(frozen.text, passages.get(article.id, [])).values()):
            return DossierError(
                f"the passages of {article.id} that stand in it each stand in it more than once; "
                "it must hold the article only once"
            )
    return DossierError("none of the passages coded in any article stands in it to the letter")


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
        freshness.write(workspace, {path: text.encode("utf-8"), **drafts.contents()})


def _is_sound(workspace: Workspace, attachment: Attachment) -> bool:
    try:
        originals.load(workspace, attachment)
    except DossierError:
        return False
    return True


def _describe(library: Library, path: Path, fitted: Attachment, text: str) -> Attached:
    article = library.article[fitted.article]
    lost = misplaced(library, Original(article.id, text, fitted.exact, fitted.anchors))
    passages = originals.passages(library.statements).get(article.id, [])
    return Attached(
        path,
        article.id,
        exact=fitted.exact,
        coded=fitted.sha256 == article.sha256,
        passages=len(passages),
        found=len(passages) - len({item.evidence for item in lost}),
        misplaced=lost,
    )
