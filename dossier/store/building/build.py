"""Seeds and reference data become the store; what the analyst edited stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from operator import attrgetter
from pathlib import Path

from tinydb import TinyDB
from tinydb.table import Table

from dossier.codebook.forwarding import Forwarding
from dossier.counting import count
from dossier.errors import DossierError
from dossier.model import Article, Evidence, Statement, Verdict
from dossier.store import freshness, rows
from dossier.store.amending.recoding import recode, recode_reviews
from dossier.store.building import originals
from dossier.store.building.build_report import BuildReport
from dossier.store.building.inputs import Inputs, read_inputs
from dossier.store.building.lagging import caught_up, still_imported
from dossier.store.building.merging import Merger, merge, merge_verdicts
from dossier.store.continuity import refuse_restart
from dossier.store.rows import Attachment, CompanyRow, Earlier, Entry, StatementRow, VerdictRow
from dossier.store.shelf import ARTICLES_FILE, Shelf
from dossier.store.store import Store, is_built
from dossier.workspace import Workspace


def open_store(workspace: Workspace) -> Store:
    """Open the store; where there is none yet, build it first.

    Raises DossierError when the building finds a fault in the seeds or the reference data.
    """
    if not is_built(workspace):
        build(workspace)
    return Store(workspace)


def build(workspace: Workspace, *, allow_empty: bool = False) -> BuildReport:
    """Bring the seeds into the store; doing it again changes nothing.

    Raises DossierError, naming file and line, at the first fault in the seeds or the reference
    data, or when there is no seed any more where there were some, unless `allow_empty`; and
    StorageError when a file cannot be read or written. The store is then as it was.
    """
    moment = freshness.now(workspace)
    inputs = read_inputs(workspace)
    shelf = Shelf(workspace.store)
    with shelf.locked():
        refuse_restart(shelf, inputs.companies)
        report, contents = _draft(workspace, shelf, inputs, allow_empty=allow_empty)
        freshness.write(workspace, {**shelf.by_hand(), **contents}, moment)
    return report


def pending(workspace: Workspace, inputs: Inputs) -> BuildReport:
    """Tell what a build would do, without doing it. Raises DossierError as the build would."""
    shelf = Shelf(workspace.store)
    with shelf.reading():
        return _draft(workspace, shelf, inputs)[0]


def _draft(
    workspace: Workspace, shelf: Shelf, inputs: Inputs, *, allow_empty: bool = False
) -> tuple[BuildReport, dict[Path, bytes | None]]:
    listed = {
        company.id: CompanyRow(company.id, order, company)
        for order, company in enumerate(inputs.companies, start=1)
    }
    former = sorted(set(shelf.companies()) - listed.keys())
    # the articles come last: their file tells that a store is built
    forward = Forwarding(inputs.companies, inputs.facets)
    reviews = () if forward.is_idle else shelf.reviews()
    drafts = shelf.drafts(*listed, *former, *reviews, ARTICLES_FILE)
    recode(shelf, drafts, (*listed, *former), forward)
    recode_reviews(shelf, drafts, reviews, forward)
    db, path = drafts[ARTICLES_FILE], shelf.path(ARTICLES_FILE)
    inputs, lag = caught_up(workspace, db, path, inputs)
    mergers: list[Merger] = []
    statements: list[Statement] = []
    ruled: list[str] = []
    for company in (*listed, *former):
        dossier = drafts[company]
        if company in listed:
            rows.put(dossier.table(rows.COMPANY), [listed[company]])
        if lag.articles:
            table = dossier.table(rows.STATEMENTS)
            rows.rewrite(table, StatementRow, shelf.path(company), lag.row)
        merger, left = _merge(dossier, shelf.path(company), inputs.statements(company))
        ruled += _rule(dossier, shelf.path(company), inputs.verdicts(company))
        if not left and company not in listed:
            dossier.drop_tables()
        mergers.append(merger)
        statements += left
    new = {item for merger in mergers for item in (*merger.added, *merger.changed)}
    stored = {article.id: article for article in rows.fetch(db.table(rows.ARTICLES), Article, path)}
    imported = still_imported(db, path, stored, inputs, lag.articles)
    articles = _put_articles(db.table(rows.ARTICLES), stored, inputs, statements, imported)
    earlier = rows.fetch(db.table(rows.EARLIER), Earlier, path)
    rows.drop(db.table(rows.EARLIER), [i.id for i in earlier if i.article not in articles])
    if not (inputs.seeds or allow_empty):
        _refuse_loss(
            workspace,
            statements=sum(len(merger.removed) for merger in mergers),
            articles=len(stored.keys() - articles.keys()),
        )
    table = db.table(rows.ATTACHMENTS)
    attached = _put_attachments(workspace, table, path, articles, statements, new)
    contents = drafts.contents()
    report = BuildReport(
        statements=len(statements),
        articles=len(articles),
        companies=len(listed),
        added=_all(mergers, "added"),
        changed=_all(mergers, "changed"),
        kept=_all(mergers, "kept"),
        edited=_all(mergers, "edited"),
        conflicts=_all(mergers, "conflicts"),
        removed=_all(mergers, "removed"),
        deleted=_all(mergers, "deleted"),
        unseeded=_all(mergers, "unseeded"),
        attached=attached,
        behind=tuple(sorted(lag.articles)),
        ruled=tuple(ruled),
        written=tuple(contents),
    )
    return report, contents


def _merge(db: TinyDB, path: Path, seeds: list[Statement]) -> tuple[Merger, list[Statement]]:
    """Merge the seeds into one dossier; give the statements that it holds then as well."""
    table, history = db.table(rows.STATEMENTS), db.table(rows.HISTORY)
    stored = {row.id: row for row in rows.fetch(table, StatementRow, path)}
    merger = merge(stored.values(), rows.fetch(history, Entry, path), seeds)
    rows.drop(table, merger.removed)
    rows.put(table, merger.rows)
    rows.append(history, merger.entries)
    stored.update((row.id, row) for row in merger.rows)
    left = [
        row.statement
        for row in stored.values()
        if row.statement is not None and row.id not in merger.removed
    ]
    return merger, left


def _rule(db: TinyDB, path: Path, seeds: list[Verdict]) -> list[str]:
    """Bring the seeds' verdicts into one dossier; give the statements (two ids) ruled on anew."""
    table = db.table(rows.VERDICTS)
    stored = {row.id: row for row in rows.fetch(table, VerdictRow, path)}
    renewed = merge_verdicts(stored.values(), seeds)
    rows.put(table, renewed)
    return [row.id for row in renewed if row.given != stored.get(row.id, VerdictRow(row.id)).given]


def _put_articles(
    table: Table,
    stored: Mapping[str, Article],
    inputs: Inputs,
    statements: Iterable[Statement],
    imported: Set[str],
) -> dict[str, Article]:
    """Store the articles of the seeds, and keep those imported or under a statement."""
    articles = {seed.article.id: seed.article for seed in inputs.seeds}
    rested = {evidence.article for item in statements for evidence in item.evidence}
    for article in stored.keys() & (rested | imported):
        articles.setdefault(article, stored[article])
    rows.drop(table, stored.keys() - articles.keys())
    rows.put(table, sorted(articles.values(), key=attrgetter("id")))
    return articles


def _refuse_loss(workspace: Workspace, *, statements: int, articles: int) -> None:
    """Refuse to empty the store: seeds that are all gone are more often mislaid than done with."""
    if not (statements or articles):
        return
    raise DossierError(
        "there is no seed here, and the store holds what was built from seeds: "
        f"{count(statements, 'statement')} and {count(articles, 'article')} would go",
        where=str(workspace.seeds),
        advice="Put the seeds back; or, to let these go: dossier build --allow-empty",
    )


def _put_attachments(
    workspace: Workspace,
    table: Table,
    path: Path,
    articles: Mapping[str, Article],
    statements: list[Statement],
    new: set[str],
) -> tuple[str, ...]:
    """Fit the attached texts anew; give the articles whose text is attached again."""
    stored = {item.article: item for item in rows.fetch(table, Attachment, path)}
    rows.drop(table, stored.keys() - articles.keys())
    touched = originals.passages(item for item in statements if item.id in new).keys()
    unfit = [
        item
        for item in stored.values()
        if item.article in articles and _is_unfit(item, articles[item.article], touched)
    ]
    passages = originals.passages(statements) if unfit else {}
    rows.put(
        table,
        [
            _fitted(workspace, item, articles[item.article], passages.get(item.article, []))
            for item in unfit
        ],
    )
    missing = sorted(articles.keys() - stored.keys())
    found = [item for id_ in missing if (item := originals.left(workspace, articles[id_]))]
    rows.put(table, found)
    return tuple(item.article for item in found)


def _is_unfit(attachment: Attachment, article: Article, touched: Set[str]) -> bool:
    """Tell whether the article is new, or a passage in another version of its text.

    `touched` are the articles (ids) with new passages.
    """
    exact = attachment.text_sha256 == article.text_sha256
    return exact != attachment.exact or (not exact and article.id in touched)


def _fitted(
    workspace: Workspace, attachment: Attachment, article: Article, passages: list[Evidence]
) -> Attachment:
    """Fit an attached text to its article anew."""
    try:
        text = originals.load(workspace, attachment).text
    except DossierError:  # a lost or changed text is not used; `dossier check` tells
        return attachment
    return originals.match(
        article,
        text,
        passages,
        text_sha256=attachment.text_sha256,
        sha256=attachment.sha256,
    )


def _all(mergers: list[Merger], outcome: str) -> tuple[str, ...]:
    return tuple(sorted(item for merger in mergers for item in getattr(merger, outcome)))
