"""A change of companies or codebook is taken back: the plain files and what is stored, together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain
from pathlib import Path

from msgspec.structs import replace

from dossier.codebook.forwarding import Forwarding
from dossier.codebook.reading import parse_codebook, parse_companies
from dossier.coding.seeds import read_seeds
from dossier.counting import count
from dossier.errors import ConflictError, DossierError
from dossier.model import Company, Facet, Statement
from dossier.proposals import Decision, Proposal
from dossier.store import freshness, rows
from dossier.store.amending.reference import put_companies, read_text
from dossier.store.rows import Entry, StatementRow
from dossier.store.shelf import Drafts, Shelf, review_of
from dossier.store.undo import journal, kept, reruled
from dossier.store.undo.journal import ChangeRow, Pen
from dossier.store.undo.kept import Dossiers, Followed, Kept, Redecided, Spliced
from dossier.workspace import Workspace

_FIRST = "Take back first what was done to it since: dossier history"


def revert(workspace: Workspace, change: ChangeRow) -> None:
    """Take back a change of reference data, which other changes may have followed.

    Where it has been taken back in part (by a process that ended then) the rest is done.

    Raises ConflictError when a plain file or a statement that it touched has changed since,
    DossierError when something stands on what it brought, StorageError when a file cannot be read
    or written; nothing is changed then.
    """
    shelf = Shelf(workspace.store)
    with shelf.locked():
        if journal.numbered(shelf, change.number).undone:
            raise ConflictError(f"change {change.number} was taken back meanwhile: {change.said}")
        was_current = not freshness.notes(workspace)
        replaced = kept.read(shelf, change.number)
        texts = _texts(workspace, replaced.texts)
        companies = parse_companies(texts[workspace.companies], str(workspace.companies))
        facets = parse_codebook(texts[workspace.codebook], str(workspace.codebook))
        listed = [company.id for company in companies]
        names = tuple(dict.fromkeys((*listed, *shelf.companies())))
        reviews = shelf.reviews()
        drafts = shelf.drafts(*names, *reviews)
        reruled.put_back(shelf, drafts, names, replaced)
        put_back(shelf, drafts, replaced.statements)
        _put_back_reviews(shelf, drafts, reviews, replaced)
        _refuse_dangling(workspace, kept.dossiers(shelf, drafts, names), companies, facets)
        for company in set(names) - set(listed):
            drafts[company].drop_tables()
        put_companies(drafts, companies)
        pen = Pen(shelf)
        pen.mark(change)
        changed = {splice.file for splice in replaced.texts}
        written = {
            path: text.encode("utf-8") for path, text in texts.items() if path.stem in changed
        }
        # The store comes first: until the plain files follow, a build brings it back to them.
        # And a dossier that comes back is there before the other lets go of its statements.
        stored = sorted(drafts.contents().items(), key=lambda item: item[0].exists())
        shelf.replace(pen.around({**dict(stored), **written}))
        if was_current:
            freshness.mark_built(workspace, freshness.now(workspace))


def _texts(workspace: Workspace, splices: Iterable[Spliced]) -> dict[Path, str]:
    """Give what the plain files are to say. Raises ConflictError where one has changed since."""
    texts = {path: read_text(path) for path in (workspace.companies, workspace.codebook)}
    for splice in splices:
        path = workspace.companies if splice.file == "companies" else workspace.codebook
        found = kept.text_hash(texts[path])
        if found == splice.now:
            texts[path] = splice.back(texts[path])
        elif found != splice.was:
            raise ConflictError(
                "has changed since, so this cannot be taken back",
                where=str(path),
                advice="Take back the later changes first (dossier history lists them); what was "
                "edited by hand must be as it was.",
            )
    return texts


def put_back(shelf: Shelf, drafts: Drafts, followed: Iterable[Followed]) -> None:
    """Put statements and histories back in their places; what was done since follows them.

    Raises ConflictError where one has changed since.
    """
    by_now = {item.now: item for item in followed}
    ids = {id_ for item in by_now.values() for id_ in (item.was, item.now)}
    companies = sorted({_company(id_) for id_ in ids})
    here = [company for company in companies if shelf.path(company).exists()]
    standing = kept.dossiers(shelf, drafts, here)
    held = [row for item in by_now.values() if (row := _row(item, standing))]
    past = [entry for item in by_now.values() for entry in _past(item, standing)]
    for company in companies:
        table, history = (drafts[company].table(name) for name in (rows.STATEMENTS, rows.HISTORY))
        rows.drop(table, ids)
        rows.put(table, [row for row in held if _company(row.id) == company])
        others = (
            entry
            for id_, entries in standing.past.items()
            for entry in entries
            if id_ not in ids and _company(id_) == company
        )
        came = (entry for entry in past if _company(entry.statement) == company)
        entries = [*others, *came]
        history.truncate()
        rows.append(history, entries)


def _is_untouched(item: Followed, standing: Dossiers) -> bool:
    """Tell whether a statement is as the change left it; False where it is back already.

    Raises ConflictError where it is neither.
    """
    row = standing.rows.get(item.now)
    if _same(row, item.after):
        return True
    if _same(standing.rows.get(item.was), item.before):
        return False
    text = row.statement.text if row and row.statement else ""
    raise ConflictError(
        "has changed since, so this cannot be taken back",
        where=item.now,
        advice=f"{_FIRST} {item.now}." + (f" It now reads: {text}" if text else ""),
    )


def _row(item: Followed, standing: Dossiers) -> StatementRow | None:
    past = _past(item, standing)
    if item.before is None or not past:
        return item.before
    return replace(item.before, revision=past[-1].revision)


def _past(item: Followed, standing: Dossiers) -> list[Entry]:
    """Give the history of a statement as it is to be: what it was, and what came since."""
    at = item.now if _is_untouched(item, standing) and item.now in standing.past else item.was
    since = standing.past.get(at, [])[len(item.past) :]
    return [*item.past, *(_renamed(entry, item) for entry in since)]


def _renamed(entry: Entry, item: Followed) -> Entry:
    """Give an entry that came since, as one of the statement that was before."""
    before = entry.before
    if before is not None and item.after and before == item.after.statement and item.before:
        before = item.before.statement
    elif before is not None:
        before = replace(before, id=item.was, company=_company(item.was))
    return replace(entry, statement=item.was, before=before)


def _same(row: StatementRow | None, other: StatementRow | None) -> bool:
    """Tell whether two rows say the same, at whatever revision."""
    if row is None or other is None:
        return row is other
    return replace(row, revision=1) == replace(other, revision=1)


def _put_back_reviews(shelf: Shelf, drafts: Drafts, names: Iterable[str], replaced: Kept) -> None:
    """Put proposals and decisions back; what was decided since stays decided."""
    proposals = {item.after: item.before for item in replaced.proposals}
    decisions = {(item.article, item.before.number): item for item in replaced.decisions}

    def proposal(item: Proposal) -> Proposal:
        return proposals.get(item, item)

    for name in names:
        db, path = drafts[name], shelf.path(name)

        def decision(item: Decision, article: str = path.stem) -> Decision:
            known = decisions.get((article, item.number))
            return _redecided(item, known) if known else _reproposed(item, proposals)

        rows.rewrite(db.table(rows.PROPOSALS), Proposal, path, proposal)
        rows.rewrite(db.table(rows.DECISIONS), Decision, path, decision)


def _redecided(item: Decision, known: Redecided) -> Decision:
    if replace(item, undone=False) == replace(known.before, undone=False):
        return item
    if replace(item, undone=False) == replace(known.after, undone=False):
        return replace(known.before, undone=item.undone)
    raise ConflictError(
        f"the review of {known.article} has changed since, so this cannot be taken back",
        where=review_of(known.article),
        advice="The article was corrected: its decisions rest on another text now.",
    )


def _reproposed(item: Decision, proposals: Mapping[Proposal, Proposal]) -> Decision:
    steps = tuple(
        replace(
            step,
            proposal=proposals.get(step.proposal, step.proposal),
            parts=tuple(proposals.get(part, part) for part in step.parts),
        )
        for step in item.steps
    )
    return replace(item, steps=steps)


def _refuse_dangling(
    workspace: Workspace,
    standing: Dossiers,
    companies: Iterable[Company],
    facets: Iterable[Facet],
) -> None:
    """Refuse to leave a statement, stored or of a seed, without its company or its row."""
    companies, facets = tuple(companies), tuple(facets)
    known = {company.id for company in companies}
    home = {topic.id: facet.id for facet in facets for topic in facet.topic}
    seeds = read_seeds(workspace.seeds, Forwarding(companies, facets).statement)
    held = (row.statement for row in standing.rows.values() if row.statement)
    lost: list[Statement] = [
        item
        for item in chain(held, *(seed.statements for seed in seeds))
        if not {item.company, *item.parties} <= known or home.get(item.topic) != item.facet
    ]
    if lost:
        stand = count(len({item.id for item in lost}), "statement stands", "statements stand")
        raise DossierError(
            f"{stand} on what would go with it, so this cannot be taken back",
            where=lost[0].id,
            advice=f"The first reads: {lost[0].text}",
        )


def _company(statement_id: str) -> str:
    return statement_id.rpartition("-")[0]
