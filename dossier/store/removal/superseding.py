"""A copy that turns out to be a correction: its text becomes the new one of what it repeats."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec
from msgspec.structs import replace

from dossier.articles.extract import Extract
from dossier.articles.importing import Read
from dossier.articles.readers.document import Document
from dossier.errors import DossierError
from dossier.model import Article, Evidence, Statement
from dossier.store import editing, freshness, rows
from dossier.store.adding import versions
from dossier.store.adding.describing import described
from dossier.store.adding.intake_report import Revised
from dossier.store.building.build import open_store
from dossier.store.editing import Change, Standing
from dossier.store.removal import removed
from dossier.store.removal.removed import as_it_was
from dossier.store.removal.removing import take_out
from dossier.store.rows import Entry, StatementRow
from dossier.store.shelf import ARTICLES_FILE, Drafts, Shelf, review_of
from dossier.store.undo import kept
from dossier.store.undo.journal import Pen
from dossier.workspace import Workspace


def supersede(workspace: Workspace, copy: str, *, when: str = "") -> Revised:
    """Give the article that `copy` (an id) repeats the text of the copy, which is none any more.

    Statements on the copy rest on the same passages of the article from then on: all in one
    write, or nothing. What both articles were is kept. Raises DossierError when the article is no
    copy, has had other texts, or may not be corrected; UnknownNameError when there is none.
    """
    library = open_store(workspace).library()
    about = described(workspace, copy)
    article = library.article[copy]
    origin, original = article.copy_of, library.originals.get(copy)
    if not origin:
        raise DossierError("it is a copy of no article", where=copy)
    if original is None or not original.exact:
        raise DossierError("its text is lost", where=copy, advice="dossier check tells more.")
    if any(e.article == copy and e.version for item in library.statements for e in item.evidence):
        raise DossierError("statements rest on an earlier version of it", where=copy)
    document = Document(
        original.text, article.title, article.author, article.container_title, article.publisher,
        article.issued, article.url, article.language, _headings(article, original.text),
        about.record.questions,
    )  # fmt: skip
    extract = msgspec.json.encode(Extract(about.format, document))
    read = Read(Path(about.file), article.sha256, extract)
    shelf = Shelf(workspace.store)
    with shelf.locked():
        companies = shelf.companies()
        drafts = shelf.drafts(*companies, review_of(copy), review_of(origin), ARTICLES_FILE)
        pen = Pen(shelf)
        before = kept.dossiers(shelf, drafts, companies)
        gone, corrected = (as_it_was(workspace, shelf, drafts, id_) for id_ in (copy, origin))
        taken = versions.exchange(workspace, shelf, drafts, origin, read, when=when)
        if not isinstance(taken.outcome, Revised):
            raise DossierError(f"its text is that of {origin}", where=copy)
        for company in companies:
            _follow_in(drafts, shelf, company, (copy, origin), when)
        texts = take_out(workspace, shelf, drafts, gone)
        number = pen.record("correction", f"made {copy} the new text of {origin}", article=copy)
        corrected = replace(corrected, now=taken.outcome.article)
        followed = kept.followed(before, kept.dossiers(shelf, drafts, companies))
        first = removed.keep(shelf, number, removed.Kept((corrected, gone), followed))
        contents = taken.around(drafts.contents()) | texts
        freshness.write(workspace, first | pen.around(contents))
        removed.forget(texts)
    return taken.outcome


def _headings(article: Article, text: str) -> tuple[str, ...]:
    return tuple(text[item.start : item.end] for item in article.digest if item.kind == "heading")


def _follow_in(
    drafts: Drafts, shelf: Shelf, company: str, step: tuple[str, str], when: str
) -> None:
    db, path = drafts[company], shelf.path(company)
    entries = [_led(entry, step) for entry in rows.fetch(db.table(rows.HISTORY), Entry, path)]
    changes: list[Change] = []
    for row in rows.fetch(db.table(rows.STATEMENTS), StatementRow, path):
        if row.statement is None or not _rests_on(row.statement, step[0]):
            continue
        past = [entry for entry in entries if entry.statement == row.id]
        after = _moved(row.statement, step)
        changes.append(editing.move(Standing(row.id, row, past), after, after, when))
    if changes:
        rows.put(db.table(rows.STATEMENTS), [change.row for change in changes if change.row])
    db.drop_table(rows.HISTORY)
    rows.append(db.table(rows.HISTORY), [*entries, *_entries(changes)])


def _entries(changes: Iterable[Change]) -> list[Entry]:
    return [change.entry for change in changes if change.entry]


def _led(entry: Entry, step: tuple[str, str]) -> Entry:
    before = entry.before
    return replace(entry, before=_moved(before, step)) if before else entry


def _rests_on(statement: Statement, article: str) -> bool:
    return any(item.article == article for item in statement.evidence)


def _moved(statement: Statement, step: tuple[str, str]) -> Statement:
    """Give a statement whose passages in the copy are those of the origin's present text."""
    copy, origin = step

    def led(item: Evidence) -> Evidence:
        return replace(item, article=origin) if item.article == copy and not item.version else item

    return replace(statement, evidence=tuple(dict.fromkeys(map(led, statement.evidence))))
