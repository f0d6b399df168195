"""A corrected text takes the place of an article's text; what was coded follows it.

The article is an imported one, also when a seed that was exported describes it by now. Its record
is the store's again from then on, until the seed is renewed.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace
from tinydb import TinyDB, where

from dossier.articles import kinship, revision
from dossier.articles.boilerplate import read_boilerplate
from dossier.articles.freezing import text_hash
from dossier.articles.importing import Read, read_file
from dossier.articles.outline import outline
from dossier.cleaning import clean_line
from dossier.errors import DossierError
from dossier.model import Article, Library
from dossier.store import freshness, rows
from dossier.store.adding import record
from dossier.store.adding.following import Succession, follow
from dossier.store.adding.intake_report import Known, Revised
from dossier.store.building import originals
from dossier.store.building.build import open_store
from dossier.store.building.exported import exported
from dossier.store.removal import removed
from dossier.store.rows import Attachment, Description, Earlier, Import
from dossier.store.shelf import ARTICLES_FILE, Drafts, Shelf, review_of
from dossier.store.undo import kept
from dossier.store.undo.journal import Pen
from dossier.workspace import Workspace

_SHARE = 1 / 3  # of three-word runs: under this a text is more likely another article


def update(
    workspace: Workspace, article: str, path: Path, *, anyway: bool = False, when: str = ""
) -> Revised | Known:
    """Take a file as the corrected text of an article (an id).

    `anyway` takes it also where it has little in common with the text at hand, or is the text of
    another article. Raises DossierError when it cannot be taken; nothing is changed then.
    """
    library = open_store(workspace).library()
    read = read_file(path)
    common = _common(library, article, read.extract.document.text)
    doubt = _doubt(library, article, read.extract.document.text, common)
    if doubt and not anyway:
        raise DossierError(
            doubt,
            where=clean_line(str(path)),
            advice="If it is a version of this article all the same, say so with --anyway.",
        )
    taken = revise(workspace, article, read, when=when)
    return dataclasses.replace(taken, common=common) if isinstance(taken, Revised) else taken


def revise(workspace: Workspace, article: str, read: Read, *, when: str = "") -> Revised | Known:
    """Put a file's text in the place of an article's: all in one write, or nothing.

    What the article was is kept with the change, so that it can be taken back. Raises as
    `exchange`, and StorageError when the store cannot be read or written.
    """
    shelf = Shelf(workspace.store)
    with shelf.locked():
        companies = shelf.companies()
        drafts = shelf.drafts(*companies, review_of(article), ARTICLES_FILE)
        before, pen = kept.dossiers(shelf, drafts, companies), Pen(shelf)
        was = removed.as_it_was(workspace, shelf, drafts, article)
        taken = exchange(workspace, shelf, drafts, article, read, when=when)
        first: removed.Contents = {}
        if isinstance(taken.outcome, Revised):
            said = f"gave {article} the text of {clean_line(read.path.name)}"
            number = pen.record("correction", said, article=article)
            followed = kept.followed(before, kept.dossiers(shelf, drafts, companies))
            was = replace(was, now=taken.outcome.article)
            first = removed.keep(shelf, number, removed.Kept((was,), followed))
        freshness.write(workspace, first | pen.around(taken.around(drafts.contents())))
    return taken.outcome


@dataclasses.dataclass(frozen=True)
class Exchange:
    """What came of putting a text in the place of another, and the two texts as written."""

    outcome: Revised | Known
    left: dict[Path, bytes | None] = dataclasses.field(default_factory=dict)
    reached: dict[Path, bytes | None] = dataclasses.field(default_factory=dict)

    def around(self, contents: Mapping[Path, bytes | None]) -> dict[Path, bytes | None]:
        """Give what is to be written, in order.

        The dossiers come before the articles, and the text last: should a write be broken off
        between two files, the same command finds what is left to do.
        """
        return {**self.left, **contents, **self.reached}


def exchange(
    workspace: Workspace, shelf: Shelf, drafts: Drafts, article: str, read: Read, *, when: str
) -> Exchange:
    """Put a file's text in the place of an article's, in drafts of dossiers, review and articles.

    The text that it had is kept. Passages that stand in the new one exactly and once have their
    place there, the others stay in the version in which they were coded. The caller holds the
    lock. Raises DossierError when the article is one of a seed written by hand.
    """
    marks = read_boilerplate(workspace.boilerplate)
    document = read.extract.document
    held = _Held(workspace, drafts[ARTICLES_FILE], shelf.path(ARTICLES_FILE), article)
    left = held.record
    if left.text_sha256 == text_hash(document.text):
        return Exchange(Known(read.path, article, attached=held.attachment is not None))
    texts = held.texts(workspace)
    reached, questions = revision.revise(
        left,
        document,
        read.sha256,
        revision.worded(outline(document, marks), document.text, texts.values()),
    )
    kept = held.keep(when)
    held.put(reached, read, questions, when)
    step = Succession(left, reached, document.text, when)
    moves = follow(drafts, shelf, shelf.companies(), step)
    lost = sum(bool(item.version) for item in moves.values())
    before: dict[Path, bytes | None] = {}
    if left.version in texts:
        before[originals.place(workspace, kept)] = texts[left.version][1].encode("utf-8")
    return Exchange(
        Revised(read.path, reached, len(moves) - lost, lost, questions),
        before,
        {originals.place(workspace, article): document.text.encode("utf-8")},
    )


def restored(
    workspace: Workspace, earlier: Iterable[Earlier], read: Read
) -> dict[Path, bytes | None]:
    """Give, for `Shelf.replace`, the earlier text that a file holds, if it was lost."""
    found: dict[Path, bytes | None] = {}
    for item in earlier:
        if item.record.text_sha256 != text_hash(read.extract.document.text):
            continue
        try:
            originals.load_earlier(workspace, item)
        except DossierError:
            text = read.extract.document.text
            found[originals.place(workspace, item.id)] = text.encode("utf-8")
    return found


class _Held:
    """What the file of the articles holds of an article that may be corrected.

    Raises DossierError where it may not: its seed was written by hand, or not built.
    """

    def __init__(self, workspace: Workspace, db: TinyDB, path: Path, article: str) -> None:
        self._db = db
        articles = rows.fetch(db.table(rows.ARTICLES), Article, path)
        imports = rows.fetch(db.table(rows.IMPORTS), Import, path)
        attachments = rows.fetch(db.table(rows.ATTACHMENTS), Attachment, path)
        origin = next((item for item in imports if item.article == article), None)
        record = next((item for item in articles if item.id == article), None)
        attachment = next((a for a in attachments if a.article == article), None)
        if record is None or (origin is None and exported(workspace).get(article) != record):
            raise DossierError(
                "its seed says what its text is, and the seed was written by hand or not built",
                where=article,
                advice="Change the seed; or let it be written anew, then build: dossier export "
                f"--seeds {article} -o seeds --force. Passages in another text: dossier attach",
            )
        if origin is None and (attachment is None or not attachment.exact):
            raise DossierError(
                "the text that was coded is not attached, which the new one would replace",
                where=article,
                advice="Attach it first: dossier attach",
            )
        self.record, self.attachment = record, attachment
        self._file = origin.file if origin else attachment.file if attachment else ""
        self._questions = origin.questions if origin else ()
        earlier = rows.fetch(db.table(rows.EARLIER), Earlier, path)
        self._earlier = [item for item in earlier if item.article == article]

    def texts(self, workspace: Workspace) -> dict[str, tuple[revision.Digest, str]]:
        """Give by version the digest and the text of each that is at hand, the present one last."""
        found: dict[str, tuple[revision.Digest, str]] = {}
        for item in self._earlier:
            with suppress(DossierError):  # lost or changed: `dossier check` tells
                text = originals.load_earlier(workspace, item).text
                found[item.record.version] = (item.record.digest, text)
        if self.attachment is not None and self.attachment.exact:
            with suppress(DossierError):
                found.pop(self.record.version, None)
                text = originals.load(workspace, self.attachment).text
                found[self.record.version] = (self.record.digest, text)
        return found

    def keep(self, when: str) -> str:
        """List the present text among the earlier ones, once; give the id of its row."""
        known = {item.record.version: item.id for item in self._earlier}
        id_ = known.get(self.record.version, f"{self.record.id}.v{len(known) + 1}")
        row = Earlier(id_, self.record.id, self.record, self._file, when)
        rows.put(self._db.table(rows.EARLIER), [row])
        return id_

    def put(self, reached: Article, read: Read, questions: tuple[str, ...], when: str) -> None:
        """Store the record of the new text, where it came from, and that it is attached."""
        asked = tuple(dict.fromkeys((*self._questions, *questions)))
        before = record.of(self.record, self._questions)
        if record.of(reached, asked) != before:
            history = self._db.table(rows.DESCRIPTIONS)
            number = history.count(where("article") == reached.id) + 1
            rows.append(history, [Description(reached.id, number, "changed", before, when)])
        name = clean_line(read.path.name)
        rows.put(self._db.table(rows.ARTICLES), [reached])
        rows.put(
            self._db.table(rows.IMPORTS), [Import(reached.id, name, read.extract.format, asked)]
        )
        rows.put(
            self._db.table(rows.ATTACHMENTS), [Attachment(reached.id, reached.text_sha256, True)]
        )


def _common(library: Library, article: str, text: str) -> float | None:
    """Give the share of the smaller text that the larger holds, None where one is not at hand."""
    present = library.originals.get(article)
    if present is None:
        return None
    digest = library.article[article].digest if present.exact else None
    return kinship.common(kinship.runs(present.text, digest), kinship.runs(text, None))


def _doubt(library: Library, article: str, text: str, common: float | None) -> str:
    """Say why a text may be no version of an article, if it may."""
    for other in library.articles:
        same = other.text_sha256 == text_hash(text)
        if same and other.id == article:
            return ""
        if same and other.copy_of != article:
            return f"is the text of {other.id}, not of {article}"
    if common is None:
        return f"cannot be compared with {article}, whose text is lost"
    return f"has only {common:.0%} of its text in common with {article}" if common < _SHARE else ""
