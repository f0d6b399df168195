"""Reviews: what the machine proposes for an article, and what the analyst has decided on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import get_args

from msgspec.structs import replace

from dossier.coding.waiting import waiting
from dossier.counting import count
from dossier.errors import ConflictError, DossierError
from dossier.model import Article, Library, Plain, Slug, Statement
from dossier.proposals import Decision, Proposal, Step, What
from dossier.store import editing, rows
from dossier.store.carrying import carry_out, dossiers_of
from dossier.store.editing import Edit
from dossier.store.proposing import Reference, proposals, read_proposals, read_reference
from dossier.store.rows import Who
from dossier.store.shelf import Drafts, Shelf, review_of
from dossier.store.store import Store
from dossier.store.undo import journal
from dossier.store.undo.noting import shortened
from dossier.workers.here import ONE_BY_ONE
from dossier.workers.work import Ready, Workers


@dataclass(frozen=True)
class Review:
    """The review of an article (an id): its proposals and the decisions on them, oldest first."""

    article: str
    proposals: tuple[Proposal, ...] = ()
    decisions: tuple[Decision, ...] = ()

    def waiting(self, library: Library) -> tuple[Proposal, ...]:
        """Give the proposals on which nothing has been decided."""
        here = library.coded.get(self.article, ())
        open_ = waiting(self.proposals, self.decisions, here)
        return tuple(item for one in open_ if (item := _fitting(one, library)))

    @property
    def last(self) -> Decision | None:
        """The decision that undo would take back."""
        return next((item for item in reversed(self.decisions) if not item.undone), None)

    def counts(self) -> dict[What, int]:
        """Count the proposals by what was decided about them."""
        steps = [step.what for item in self.decisions if not item.undone for step in item.steps]
        return {what: steps.count(what) for what in get_args(What)}


class Basis(Plain, frozen=True):
    """What the proposals of an article were made from, as a hash."""

    article: Slug
    basis: str


class Reviews:
    """The reviews of a workspace, one file per article, in `data/store/review`.

    A decision and the statements that it makes or changes are written together or not at all.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._shelf = Shelf(store.workspace.store)

    def articles(self, library: Library) -> tuple[Article, ...]:
        """Give the articles that can be reviewed: the very text is here, and is no copy."""
        return tuple(
            article
            for article in library.articles
            if article.id in library.originals
            and library.originals[article.id].exact
            and article.copy_of not in library.originals
        )

    def counts(self, library: Library) -> dict[str, int]:
        """Count what waits, by article (an id), in the reviews that have been begun."""
        return {
            article.id: len(self.read(article.id).waiting(library))
            for article in self.articles(library)
            if self.is_begun(article.id)
        }

    def is_begun(self, article: str) -> bool:
        """Tell whether proposals have been made for an article (an id)."""
        return self._path(article).exists()

    def read(self, article: str) -> Review:
        """Read the review of an article (an id) as it stands; empty where there is none yet."""
        if not self.is_begun(article):
            return Review(article)
        return self._store.kept(self._path(article), lambda _: self._stored(article))[1]

    def open(self, library: Library, article: str) -> Review:
        """Read the review of an article (an id); its proposals are made anew if need be.

        They are when companies, codebook, word lists or the text have changed since. Raises
        DossierError when the article's text is not attached, StorageError as a store does.
        """
        (review,) = self.open_all(library, [article])
        return review

    def open_all(
        self,
        library: Library,
        articles: Sequence[str],
        workers: Workers = ONE_BY_ONE,
        stop: Event | None = None,
    ) -> Iterator[Review]:
        """Read the reviews of articles (ids) in their order, as `open` does, until `stop` is set.

        `workers` make the proposals; they are written here. Raises as `open` does.
        """
        reference = read_reference(self._store.workspace, library)
        items = (self._begun(library, reference, article) for article in articles)
        with closing(workers.outcomes(proposals, reference, items, stop or Event())) as outcomes:
            for article, outcome in zip(articles, outcomes, strict=False):
                found = outcome.result()
                if isinstance(found, Review):
                    yield found
                else:
                    basis = reference.basis(library.article[article])
                    yield self._renew(article, basis, read_proposals(found))

    def _begun(
        self, library: Library, reference: Reference, article: str
    ) -> tuple[Article, str] | Ready[Review | bytes]:
        """Give the review of an article if it is as it must be, else what it is to be made of."""
        original = library.originals.get(article)
        if original is None or not original.exact:
            raise DossierError(
                "its very text is not attached, so nothing can be proposed for it", where=article
            )
        record = library.article[article]
        if self.is_begun(article):
            known, review = self._stored(article)
            if known == reference.basis(record):
                return Ready(review)
        return record, original.text

    def _renew(self, article: str, basis: str, found: tuple[Proposal, ...]) -> Review:
        """Put proposals in the place of those of a review, and read it."""
        with self._shelf.changing(review_of(article)) as drafts:
            db = drafts[review_of(article)]
            rows.put(db.table(rows.REVIEW), [Basis(article, basis)])
            db.table(rows.PROPOSALS).truncate()
            rows.put(db.table(rows.PROPOSALS), found)
            return self._read(drafts, article)[1]

    # --- decisions ---------------------------------------------------------------------------

    def accept(
        self, article: str, pairs: Sequence[tuple[Proposal, Statement]], who: Who, when: str
    ) -> None:
        """Store the statements that proposals have become.

        Raises DossierError when one breaks a rule or its id is in use; nothing is changed then.
        """
        statements = [self._store.accepted(statement) for _, statement in pairs]
        edits = [editing.adding(statement, who, when) for statement in statements]
        steps = [
            Step(proposal, "accepted", statement=statement.id)
            for (proposal, _), statement in zip(pairs, statements, strict=True)
        ]
        self._decide(article, steps, edits, when)

    def merge(self, article: str, proposal: Proposal, statement: Statement, when: str) -> None:
        """Let a stored statement rest on the passage of a proposal as well.

        Raises ConflictError when the statement is no longer as it was read.
        """
        revision = self._store.revision_as_read(statement)
        evidence = tuple(dict.fromkeys((*statement.evidence, proposal.evidence)))
        merged = self._store.accepted(replace(statement, evidence=evidence))
        edit = editing.saving(merged, revision, "analyst", when)
        self._decide(article, [Step(proposal, "merged", statement=merged.id)], [edit], when)

    def reject(self, article: str, proposals: Iterable[Proposal], when: str) -> None:
        """Turn proposals down."""
        self._decide(article, [Step(item, "rejected") for item in proposals], [], when)

    def split(self, article: str, proposal: Proposal, parts: Sequence[Proposal], when: str) -> None:
        """Put the parts of a proposal in its place."""
        self._decide(article, [Step(proposal, "split", parts=tuple(parts))], [], when)

    def undo(
        self, article: str, when: str, *, number: int | None = None
    ) -> tuple[Decision, tuple[str, ...]]:
        """Take back the last decision on an article, with what it did to statements.

        Gives it, and the statements (ids) that were edited since and therefore stay as they are.
        One that has been removed otherwise meanwhile stays so too. Raises DossierError when there
        is no decision, ConflictError when `number` is given and the last is another; nothing is
        changed then.
        """
        last = self.read(article).last
        if last is None:
            raise DossierError("nothing is left to undo in this article", where=article)
        if number not in {None, last.number}:
            raise ConflictError(
                "other decisions were made in this review since", where=article,
                advice="u in the review takes them back one by one.",
            )  # fmt: skip
        changed = [
            step
            for step in reversed(last.steps)
            if step.revision and not self._store.is_free(step.statement)
        ]
        stays = tuple(
            step.statement
            for step in changed
            if not self._store.stands_upon(step.statement, step.revision)
        )
        edits = [
            editing.taking_back(step.statement, step.revision, "analyst", when)
            for step in changed
            if step.statement not in stays
        ]
        noted = journal.standing(
            self._shelf,
            lambda row: (row.kind, row.article, row.at) == ("review", article, last.number),
        )
        touched = (*dossiers_of(self._shelf, edits), review_of(article))
        with journal.changing(self._shelf, *touched) as (drafts, pen):
            for edit in edits:
                carry_out(drafts, self._shelf, edit, self._store.fitted)
            table = drafts[review_of(article)].table(rows.DECISIONS)
            rows.put(table, [replace(last, undone=True)])
            if noted:
                pen.mark(noted)
        return last, stays

    def _decide(
        self, article: str, steps: Sequence[Step], edits: Sequence[Edit], when: str
    ) -> None:
        touched = (*dossiers_of(self._shelf, edits), review_of(article))
        with journal.changing(self._shelf, *touched) as (drafts, pen):
            fitted = self._store.fitted
            changes = {edit.id: carry_out(drafts, self._shelf, edit, fitted) for edit in edits}
            revisions = {id_: item.revision for id_, item in changes.items() if item.entry}
            made = tuple(replace(step, revision=revisions.get(step.statement, 0)) for step in steps)
            table = drafts[review_of(article)].table(rows.DECISIONS)
            decision = Decision(len(table) + 1, when, made)
            rows.put(table, [decision])
            pen.record("review", _said(decision, article), article=article, at=decision.number)

    # --- files -------------------------------------------------------------------------------

    def _path(self, article: str) -> Path:
        return self._shelf.path(review_of(article))

    def _stored(self, article: str) -> tuple[str, Review]:
        return self._read(self._shelf.drafts(review_of(article)), article)

    def _read(self, drafts: Drafts, article: str) -> tuple[str, Review]:
        db, path = drafts[review_of(article)], self._path(article)
        bases = rows.fetch(db.table(rows.REVIEW), Basis, path)
        review = Review(
            article,
            tuple(rows.fetch(db.table(rows.PROPOSALS), Proposal, path)),
            tuple(rows.fetch(db.table(rows.DECISIONS), Decision, path)),
        )
        return (bases[0].basis if bases else ""), review


def _said(decision: Decision, article: str) -> str:
    """Say what was decided."""
    whats = Counter(step.what for step in decision.steps)
    done = ", ".join(f"{what} {count(number, 'proposal')}" for what, number in whats.items())
    return f"{done} in the review of {article}: {shortened(decision.steps[0].proposal.quotation)}"


def _fitting(proposal: Proposal, library: Library) -> Proposal | None:
    """Give a proposal without rows and ties that are gone; None if its company or text is."""
    rows_left = tuple(item for item in proposal.suggestions if item.topic in library.topic)
    if proposal.evidence.version or proposal.company not in library.company or not rows_left:
        return None
    parties = tuple(item for item in proposal.parties if item in library.company)
    return replace(proposal, suggestions=rows_left, parties=parties)
