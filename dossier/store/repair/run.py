"""A whole workspace is put right: files, texts, articles, dossiers, reviews, in this order."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from dossier.articles.freezing import text_hash
from dossier.errors import DossierError, StorageError
from dossier.model import Article, Original
from dossier.store import backups, freshness, rows
from dossier.store.building.build import build, pending
from dossier.store.building.build_report import BuildReport
from dossier.store.building.inputs import PartialInputs, inspect_inputs
from dossier.store.checking.check import check
from dossier.store.checking.faults import Faults
from dossier.store.repair.articles import Texts, mend_articles
from dossier.store.repair.dossiers import mend_dossier
from dossier.store.repair.report import RepairReport, Told, gathered
from dossier.store.repair.reviews import mend_review
from dossier.store.repair.statements import Known
from dossier.store.repair.statements import Texts as Read
from dossier.store.repair.texts import recover, unlisted, wanted
from dossier.store.repair.units import documents, table, valid
from dossier.store.repair.whole import Whole, recovered
from dossier.store.rows import CompanyRow, Earlier, StatementRow
from dossier.store.rules import rules
from dossier.store.shelf import ARTICLES_FILE, Shelf
from dossier.store.storage import Tables, encoded
from dossier.store.store import Store
from dossier.workspace import Workspace


def repair(workspace: Workspace) -> RepairReport:
    """Restore what can be restored: from earlier states, seeds, the history, the frozen texts.

    A file that is changed is kept aside as it was. What is sound stays as it is. Raises
    StorageError when a file cannot be written; nothing is changed then.
    """
    found = check(workspace)
    if not found.faults:
        return gathered(found, [], [], found)
    inputs = inspect_inputs(workspace, Faults(workspace.root))
    shelf = Shelf(workspace.store)
    with shelf.locked():
        work = _Work(workspace, shelf, inputs)
        work.run()
        aside = work.write()
    with suppress(DossierError):
        if inputs.whole and not _takes_away(workspace, pending(workspace, inputs.whole)):
            build(workspace)
    return gathered(found, work.told, aside, check(workspace))


def _takes_away(workspace: Workspace, report: BuildReport) -> bool:
    """Tell whether a build would remove anything: that is not for a repair to decide."""
    return bool(report.removed) or report.articles < len(Store(workspace).library().articles)


class _Work:
    """One repair, in memory until it is written."""

    def __init__(self, workspace: Workspace, shelf: Shelf, inputs: PartialInputs) -> None:
        self.told: list[Told] = []
        self._workspace = workspace
        self._shelf = shelf
        self._inputs = inputs
        self._contents: dict[Path, bytes | None] = {}
        self._dossiers: dict[str, Whole | None] = {}
        self._read: Read = {}
        self._texts: dict[str, str] = {}

    def run(self) -> None:
        """Put right what can be, file after file."""
        for company in self._companies():
            path = self._shelf.path(company)
            self._dossiers[company] = self._recovered(company, path, self._tell(path))
        articles = self._mend_articles()
        for company, whole in self._dossiers.items():
            if whole is not None and (whole.tables or whole.stored is None):
                self._mend_dossier(company, whole, articles)
        known = {rows.name(item) for item in documents(articles, rows.ARTICLES)}
        for name in self._reviews(known):
            self._mend_review(name, known)
        for name in self._shelf.beside():
            path = self._shelf.path(name)
            whole = self._recovered(name, path, self._tell(path))
            if whole is not None:
                self._put(path, whole, whole.tables)

    def write(self) -> list[Path]:
        """Write everything at once, and give where damaged files are kept aside."""
        aside = [
            backups.set_aside(path)
            for path in self._contents
            if path.is_file() and self._told(path)
        ]
        if self._contents:
            freshness.write(self._workspace, self._contents)
        return aside

    def _told(self, path: Path) -> bool:
        return any(item.file == self._name(path) and not item.is_empty for item in self.told)

    def _name(self, path: Path) -> str:
        return path.relative_to(self._workspace.root).as_posix()

    def _tell(self, path: Path) -> Told:
        self.told.append(Told(self._name(path)))
        return self.told[-1]

    def _mend_articles(self) -> Tables:
        path = self._shelf.path(ARTICLES_FILE)
        told = self._tell(path)
        whole = self._recovered(ARTICLES_FILE, path, told)
        if whole is None:
            return {}
        seeded = {seed.article.id: seed.article for seed in self._inputs.seeds or ()}
        stands = table(map(rows.encode, seeded.values()))
        states = [whole.tables, *(kept.tables for kept in whole.earlier)]
        hashes = wanted([*states, {rows.ARTICLES: stands}])
        texts = self._tell(self._workspace.originals)
        self._texts, again = recover(self._workspace, hashes)
        earlier = [(kept.tables, kept.words) for kept in whole.earlier]
        known = Texts(self._texts, seeded, unlisted(self._workspace, hashes), self._rested())
        tables = mend_articles(whole.tables, earlier, known, told)
        listed = wanted([{name: tables.get(name, {}) for name in (rows.ATTACHMENTS, rows.EARLIER)}])
        for place, data in again.items():
            if text_hash(self._texts[place.stem]) in listed.get(place.stem, set()):
                texts.restore(place.stem, "a copy of the text that is kept")
                self._contents[place] = data
        self._put(path, whole, tables)
        self._read = _by_version(tables, self._texts)
        return tables

    def _companies(self) -> list[str]:
        listed = [item.id for item in self._inputs.companies or ()]
        return list(dict.fromkeys((*listed, *self._shelf.companies())))

    def _reviews(self, articles: set[str]) -> list[str]:
        folder = self._shelf.path("review/x").parent
        kept = (f"review/{name.removesuffix('.json')}" for name in backups.names(folder))
        gone = [name for name in kept if name.rpartition("/")[2] in articles]
        return sorted({*self._shelf.reviews(), *gone})

    def _rested(self) -> frozenset[str]:
        """Give the articles (ids) that statements rest on."""
        tables = [whole.tables for whole in self._dossiers.values() if whole is not None]
        return frozenset(
            passage.article
            for found in tables
            for row in valid(documents(found, rows.STATEMENTS), StatementRow)
            if row.statement is not None
            for passage in row.statement.evidence
        )

    def _mend_dossier(self, company: str, whole: Whole, articles: Tables) -> None:
        path = self._shelf.path(company)
        told = self._tell(path)
        listed = {item.id: (at, item) for at, item in enumerate(self._inputs.companies or (), 1)}
        record = CompanyRow(company, *listed[company]) if company in listed else None
        earlier = [(kept.tables, kept.words) for kept in whole.earlier]
        known = self._known(articles)
        tables = mend_dossier(company, whole.tables, earlier, known, record, told)
        self._put(path, whole, tables)

    def _mend_review(self, name: str, articles: set[str]) -> None:
        path = self._shelf.path(name)
        told = self._tell(path)
        article = path.stem
        if article not in articles:
            told.lose("the file", f"is the review of {article}, which is not there")
            self._contents[path] = None
            return
        whole = self._recovered(name, path, told)
        if whole is None:
            return
        earlier = [(kept.tables, kept.words) for kept in whole.earlier]
        text = self._texts.get(article)
        original = Original(article, text) if text is not None else None
        self._put(path, whole, mend_review(article, whole.tables, earlier, original, told))

    def _recovered(self, name: str, path: Path, told: Told) -> Whole | None:
        try:
            return recovered(name, path, told)
        except StorageError as fault:
            told.lose("the file", fault.what)
            return None

    def _put(self, path: Path, whole: Whole, tables: Tables) -> None:
        """Note a file to be written, or to be removed where nothing is left of it."""
        full = {name: found for name, found in tables.items() if found}
        if full == whole.stored or (not full and not path.exists()):
            return
        lasting = path == self._shelf.path(ARTICLES_FILE) and full
        self._contents[path] = encoded(full, whole.generation + 1) if full or lasting else None

    def _known(self, articles: Tables) -> Known:
        inputs = self._inputs
        unjudged = {"facet", "topic"} if inputs.facets is None else set()
        if inputs.companies is None:
            unjudged |= {"company", "parties"}
        stored = valid(documents(articles, rows.ARTICLES), Article)
        return Known(
            rules(
                {item.id for item in inputs.companies or ()},
                inputs.facets or (),
                {article.id: article for article in stored},
                valid(documents(articles, rows.EARLIER), Earlier),
            ),
            {item.id: item for seed in inputs.seeds or () for item in seed.statements},
            self._read,
            frozenset(unjudged),
        )


def _by_version(articles: Tables, texts: dict[str, str]) -> Read:
    """Give the texts that passages stand in, by article and version."""
    found: dict[tuple[str, str], tuple[Article, str]] = {}
    for article in valid(documents(articles, rows.ARTICLES), Article):
        text = texts.get(article.id)
        if text is not None and text_hash(text) == article.text_sha256:
            found[article.id, ""] = (article, text)
    for item in valid(documents(articles, rows.EARLIER), Earlier):
        text = texts.get(item.id)
        if text is not None and text_hash(text) == item.record.text_sha256:
            found[item.article, item.record.version] = (item.record, text)
    return found
