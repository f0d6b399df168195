"""Articles from the analyst's own files come into the store, with their texts."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryFile
from threading import Event

from dossier.articles import kinship, naming
from dossier.articles.boilerplate import Boilerplate, read_boilerplate
from dossier.articles.freezing import text_hash
from dossier.articles.gathering import gather
from dossier.articles.importing import Opened, Read, opened, read_opened
from dossier.articles.outline import outline
from dossier.cleaning import clean_line
from dossier.errors import DossierError, StorageError
from dossier.model import Article
from dossier.store import files, freshness, rows
from dossier.store.adding import versions
from dossier.store.adding.acquaintance import Acquaintance
from dossier.store.adding.intake_report import Added, AddReport, Known, NotTaken, Outcome
from dossier.store.building import originals
from dossier.store.building.build import open_store
from dossier.store.building.exported import exported
from dossier.store.rows import Attachment, Earlier, Import
from dossier.store.shelf import ARTICLES_FILE, Shelf
from dossier.store.undo.journal import Pen
from dossier.workers.here import THREADS
from dossier.workers.work import Ready, Workers
from dossier.workspace import Workspace

Progress = Callable[[int, int, Path | None], None]
_Item = Read | Known | NotTaken
_Present = Mapping[str, str]  # by file hash, the article whose text is attached

_BATCH = 40  # files that are stored at once: what is stored stays if a long run is broken off
_TRIED = 4096  # bytes


@dataclass(frozen=True)
class _Correction:
    """A file that holds another version of an imported article (an id)."""

    read: Read
    article: str


def add(
    workspace: Workspace,
    paths: Iterable[Path],
    progress: Progress = lambda done, of, path: None,
    stop: Event | None = None,
    *,
    when: str = "",
    workers: Workers | None = None,
) -> AddReport:
    """Read files, and the files in folders, and add those that are new to the library.

    One that corrects an imported article gives it a new text. A file that cannot be taken never
    stops the others. `progress` is told how many files are done, of how many, and which is read
    now; `when` is the moment that histories note; `workers` read, stored is here. When `stop` is
    set, the files that have been read are stored and the report tells how many were not. Raises
    DossierError when the store itself cannot be read or written, the latter before any file is
    read.
    """
    stop = stop or Event()
    library = open_store(workspace).library()
    _refuse_unwritable(workspace)
    marks = read_boilerplate(workspace.boilerplate)
    coded = originals.passages(library.statements)
    known = Acquaintance(workspace, coded, library.article.keys(), exported(workspace))
    gathered = gather(tuple(paths), stop)
    outcomes: list[Outcome] = [NotTaken(path, clean_line(why)) for path, why in gathered.refused]
    present = {
        article.sha256: article.id
        for article in library.articles
        if article.id in library.originals
    }
    read = 0
    for batch in _batches(_read_all(gathered.files, present, workers or THREADS, progress, stop)):
        for item in _store(workspace, batch, known, marks):
            if isinstance(item, _Correction):
                outcomes.append(versions.revise(workspace, item.article, item.read, when=when))
            else:
                outcomes.append(item)
        read += len(batch)
    left = len(gathered.files) - read
    return AddReport(
        tuple(outcomes),
        gathered.passed_over,
        files=len(gathered.files),
        left=left,
        stopped=left > 0 or not gathered.whole,
    )


def _refuse_unwritable(workspace: Workspace) -> None:
    """Write a little where articles will be kept. Raises StorageError where that fails."""
    with Shelf(workspace.store).locked():
        for folder in (workspace.store, workspace.originals):
            try:
                folder.mkdir(parents=True, exist_ok=True)
                with TemporaryFile(dir=folder) as file:
                    file.write(bytes(_TRIED))
                    file.flush()
                    os.fsync(file.fileno())
            except OSError as fault:
                raise StorageError(
                    f"cannot be written: {files.reason(fault)}",
                    where=str(folder),
                    advice="No file was read, nothing was changed.",
                ) from fault


def _read_all(
    paths: tuple[Path, ...], present: _Present, workers: Workers, progress: Progress, stop: Event
) -> Iterator[_Item]:
    """Read files, some at once, and give them in their order, until `stop` is set."""
    contents = (_opened(present, path) for path in paths)
    outcomes = workers.outcomes(read_opened, None, contents, stop)
    with closing(outcomes):
        for done, path in enumerate(paths):
            progress(done, len(paths), path)
            outcome = next(outcomes, None)
            if outcome is None:
                return
            try:
                yield outcome.result()
            except DossierError as fault:
                yield _refused(path, fault)
        progress(len(paths), len(paths), None)


def _opened(present: _Present, path: Path) -> Opened | Ready[_Item]:
    """Give what is to be read, unless its very bytes are those of an article."""
    try:
        file = opened(path)
    except DossierError as fault:
        return Ready(_refused(path, fault))
    found = present.get(file.sha256)
    return Ready(Known(path, found, attached=True)) if found else file


def _refused(path: Path, fault: DossierError) -> NotTaken:
    return NotTaken(path, clean_line(f"{fault.what}. {fault.advice}".strip(". ")))


def _batches(found: Iterator[_Item]) -> Iterator[list[_Item]]:
    while batch := list(islice(found, _BATCH)):
        yield batch


def _store(
    workspace: Workspace, batch: list[_Item], known: Acquaintance, marks: Boilerplate
) -> list[Outcome | _Correction]:
    """Store what is new in a batch, texts and records together; corrections are still to come."""
    shelf = Shelf(workspace.store)
    outcomes: list[Outcome | _Correction] = []
    with shelf.locked():
        drafts = shelf.drafts(ARTICLES_FILE)
        db, path = drafts[ARTICLES_FILE], shelf.path(ARTICLES_FILE)
        imports = rows.fetch(db.table(rows.IMPORTS), Import, path)
        earlier = rows.fetch(db.table(rows.EARLIER), Earlier, path)
        known.renew(
            rows.fetch(db.table(rows.ARTICLES), Article, path),
            rows.fetch(db.table(rows.ATTACHMENTS), Attachment, path),
            imports,
            earlier,
        )
        imported = {item.article for item in imports}
        texts: dict[Path, bytes | None] = {}
        for item in batch:
            outcome = _decide(item, known, marks) if isinstance(item, Read) else item
            if isinstance(item, Read):
                texts |= versions.restored(workspace, earlier, item)
                article = _to_keep(item, outcome, known, imported)
                if isinstance(outcome, Added):
                    rows.put(db.table(rows.ARTICLES), [outcome.article])
                    rows.put(db.table(rows.IMPORTS), [_import(item, outcome)])
                if article is not None:
                    attachment = Attachment(article.id, article.text_sha256, exact=True)
                    rows.put(db.table(rows.ATTACHMENTS), [attachment])
                    text = item.extract.document.text
                    texts[originals.place(workspace, article.id)] = text.encode("utf-8")
                    if isinstance(outcome, Known):
                        outcome = Known(outcome.path, outcome.article, attached=True)
            outcomes.append(outcome)
        pen, added = Pen(shelf), [item.article for item in outcomes if isinstance(item, Added)]
        if added:
            pen.record("addition", _said(added), articles=tuple(item.id for item in added))
        freshness.write(workspace, pen.around({**texts, **drafts.contents()}))
    return outcomes


def _said(added: Sequence[Article]) -> str:
    """Say what was added, as the journal does."""
    one = len(added) == 1
    return f"added the article {added[0].id}" if one else f"added {len(added)} articles"


def _to_keep(
    read: Read, outcome: Outcome | _Correction, known: Acquaintance, imported: Set[str]
) -> Article | None:
    """Give the article whose text is to be kept: a new one, or an imported one that lost it."""
    if isinstance(outcome, Added):
        return outcome.article
    if isinstance(outcome, Known) and not outcome.attached and outcome.article in imported:
        article = known.articles[outcome.article]
        return article if article.text_sha256 == text_hash(read.extract.document.text) else None
    return None


def _decide(read: Read, known: Acquaintance, marks: Boilerplate) -> Added | Known | _Correction:
    """Make an article of a file, unless the library has it; it is known from then on."""
    document = read.extract.document
    text_sha256 = text_hash(document.text)
    hashes = {read.sha256, text_sha256, read.extract.as_found_sha256}
    same = known.same(hashes)
    if same:
        present = {known.articles[same].sha256, known.articles[same].text_sha256}
        earlier = hashes.isdisjoint(present)
        return Known(read.path, same, attached=same in known.attached, earlier=earlier)
    digest = outline(document, marks)
    words = document.title or clean_line(read.path.stem)
    runs = kinship.runs(document.text, digest)
    corrected = known.corrected(read.path, document, runs)
    if corrected:
        return _Correction(read, corrected)
    article = Article(
        id=naming.unique(words, known.articles),
        label=naming.label(words),
        language=document.language,
        sha256=read.sha256,
        text_sha256=text_sha256,
        characters=len(document.text),
        title=document.title,
        author=document.author,
        container_title=document.container_title,
        publisher=document.publisher,
        issued=document.issued,
        url=document.url,
        copy_of=known.origin(document.text, runs),
        digest=digest,
    )
    known.meet(article, runs, clean_line(read.path.name))
    return Added(read.path, article, document.questions)


def _import(read: Read, added: Added) -> Import:
    name = clean_line(read.path.name)
    return Import(added.article.id, name, read.extract.format, added.questions)
