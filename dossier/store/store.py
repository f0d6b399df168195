"""The store: every dossier of a workspace, read as a library and edited statement by statement."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TypeVar

from dossier.articles import moving
from dossier.codebook import read_codebook, read_companies, read_lexicon
from dossier.codebook.forwarding import Forwarding
from dossier.errors import ConflictError, DossierError, StorageError, UnknownNameError
from dossier.model import Library, Original, Statement
from dossier.store import editing
from dossier.store.assembling import Parts, assembled, renewed
from dossier.store.building import originals
from dossier.store.carrying import carry_out, dossiers_of
from dossier.store.editing import Change, Edit
from dossier.store.holding import chosen, hold
from dossier.store.readings import Readings, marks
from dossier.store.rows import Attachment, Entry, Who
from dossier.store.rules import Rules, accepted, rules
from dossier.store.shelf import ARTICLES_FILE, Companies, Shelf
from dossier.store.stored import StoredArticles, StoredDossier, read_articles, read_dossier
from dossier.store.undo import journal, noting
from dossier.store.undo.journal import ChangeRow
from dossier.workspace import Workspace

T = TypeVar("T")


def is_built(workspace: Workspace) -> bool:
    """Tell whether there is a store, be it sound or not."""
    try:
        return Shelf(workspace.store).path(ARTICLES_FILE).exists()
    except OSError:  # closed to us; reading it tells
        return True


class Store:
    """The dossiers of a workspace. A file is read once, and again only when it has changed."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._shelf = Shelf(workspace.store)
        self._readings = Readings()
        self._made: tuple[Library, Parts] | None = None

    def library(self) -> Library:
        """Read everything, with the statements in source order.

        An attached text that was changed or lost is left out: its digest stands in for it.
        Raises DossierError when a file of the store or of the reference data cannot be read.
        """
        with self._shelf.reading():
            dossiers, stored = self._dossiers(), self._articles()
        parts = Parts(
            dossiers,
            stored,
            self._originals(stored.attachments),
            self.kept(self.workspace.codebook, read_codebook),
            self.kept(self.workspace.lexicon, read_lexicon),
        )
        rested_on = partial(originals.rested_on, self.workspace, stored.earlier)
        fresh = renewed(*self._made, parts, rested_on) if self._made else None
        library, new = fresh or assembled(parts, rested_on)
        self._refuse_dangling(library, new)
        self._made = (library, parts)
        return library

    def revision(self, statement_id: str) -> int:
        """Give the number of the last change of a statement, also of one removed by hand.

        Raises UnknownNameError when there is no such statement.
        """
        row = self._dossier(statement_id).rows.get(statement_id)
        if row is None:
            raise _unknown(statement_id)
        return row.revision

    def revision_as_read(self, statement: Statement) -> int:
        """Give the revision of a statement that still is as it was read.

        Raises ConflictError when somebody has changed it since, UnknownNameError when there is
        none.
        """
        row = self._dossier(statement.id).rows.get(statement.id)
        if row is None:
            raise _unknown(statement.id)
        if row.statement != statement:
            now = f"It now reads: {row.statement.text}" if row.statement else "It is gone."
            raise ConflictError("has been changed meanwhile", where=statement.id, advice=now)
        return row.revision

    def stands_upon(self, statement_id: str, change: int) -> bool:
        """Tell whether a change (a revision) is the last of a statement that stands."""
        return editing.last_change(self.history(statement_id)) == change

    def is_free(self, statement_id: str) -> bool:
        """Tell whether a new statement may have an id: none has it, and no seed ever had."""
        if not self._shelf.has(_company(statement_id)):
            return True
        row = self._dossier(statement_id).rows.get(statement_id)
        return row is None or (row.statement is None and row.base is None)

    def history(self, statement_id: str) -> tuple[Entry, ...]:
        """Give what happened to a statement, oldest first, also to one that is gone.

        Raises UnknownNameError when there never was such a statement.
        """
        past = self._dossier(statement_id).history
        found = tuple(entry for entry in past if entry.statement == statement_id)
        if not found:
            raise _unknown(statement_id)
        return found

    def conflicts(self) -> dict[str, Statement]:
        """Give by statement id what the seed says where it changed under an edit."""
        return {
            row.id: row.seed
            for dossier in self._dossiers().values()
            for row in dossier.rows.values()
            if row.conflict and row.seed is not None
        }

    def accepted(self, statement: Statement) -> Statement:
        """Clean a statement and hold it to the rules. Raises DossierError when it breaks one."""
        return accepted(statement, self.rules())

    def add(self, statement: Statement, *, who: Who, when: str = "") -> int:
        """Store a new statement and give its revision; `when` is a date for the history.

        Raises ConflictError when its id is in use, DossierError when it breaks a rule,
        StorageError when it cannot be written.
        """
        return self.apply(editing.adding(self.accepted(statement), who, when))[0].revision

    def save(self, statement: Statement, *, revision: int, who: Who, when: str = "") -> int:
        """Store a statement in the place of its revision `revision`; give the new revision.

        Raises ConflictError when the statement has changed since, UnknownNameError when there is
        none, DossierError when it breaks a rule, StorageError when it cannot be written.
        """
        return self.apply(editing.saving(self.accepted(statement), revision, who, when))[0].revision

    def delete(self, statement_id: str, revision: int, *, who: Who, when: str = "") -> int:
        """Remove a statement for good: no build brings it back. Give the new revision.

        Raises ConflictError when the statement has changed since, UnknownNameError when there is
        none, StorageError when it cannot be written.
        """
        return self.apply(editing.deleting(statement_id, revision, who, when))[0].revision

    def undo(self, statement_id: str, revision: int, *, who: Who, when: str = "") -> int:
        """Take back the last change that a person or a proposer made; give the new revision.

        Raises ConflictError when the statement has changed since, UnknownNameError when there is
        none, DossierError when nothing is left to undo or when what it said before no longer fits
        (its topic is gone), StorageError when it cannot be written.
        """
        edit = editing.undoing(statement_id, revision, who, when)
        return self.apply(edit, takes=noting.noted(self, statement_id))[0].revision

    def apply(
        self, *edits: Edit, said: str = "", takes: ChangeRow | None = None
    ) -> tuple[Change, ...]:
        """Do several edits, all or none; tell what came of each.

        The journal has them as one change, in the words `said` where they are given, or has the
        change that they take back (`takes`) as one that was. What an undoing brings back from
        before an article had its present text follows it there.
        Raises as each of them would alone.
        """
        companies = dossiers_of(self._shelf, edits)
        with self._shelf.locked():
            with journal.changing(self._shelf, *companies) as (drafts, pen):
                before = {company: self._of(company) for company in companies}
                done = tuple(carry_out(drafts, self._shelf, edit, self.fitted) for edit in edits)
                if takes is not None:
                    pen.mark(takes)
                elif steps := noting.steps(edits, done):
                    pen.record("statements", said or noting.words(edits, done), steps=steps)
            for company, dossier in before.items():
                made = zip(edits, done, strict=True)
                own = [(edit.id, item) for edit, item in made if _company(edit.id) == company]
                self._readings.wrote(self._shelf.path(company), dossier.edited(own))
        return done

    def fitted(self, statement: Statement, before: Statement | None) -> Statement:
        """Bring evidence in earlier texts to the present one, where it stands there once.

        To be called under the lock: an article may be corrected until then. Raises DossierError
        where the statement breaks a rule, or where a passage that is new since `before` does not
        stand in its article's text.
        """
        texts = self._texts({item.article for item in statement.evidence if item.version})
        for id_, text in texts.items():
            article = self._articles().by_id[id_]
            passages = [e for e in statement.evidence if e.version and e.article == id_]
            found = moving.moves(passages, article.version, article, text)
            statement = moving.moved(statement, found)
        for place, what in self.rules().broken(statement):
            raise DossierError(f"{place[0]}: {what}", where=statement.id)
        passages = chosen(statement, before.evidence if before else ())
        hold(statement, passages, self._texts({item.article for item in passages}))
        return statement

    def _texts(self, articles: Set[str]) -> dict[str, str]:
        """Give the very texts of some articles (ids), as far as they are at hand."""
        found: dict[str, str] = {}
        for item in self._articles().attachments if articles else ():
            if item.article in articles and item.exact:
                with suppress(DossierError):
                    found[item.article] = originals.load(self.workspace, item).text
        return found

    def rules(self) -> Rules:
        """Give what every stored statement must keep to."""
        stored = self._articles()
        facets = self.kept(self.workspace.codebook, read_codebook)
        return rules(Companies(self._shelf), facets, stored.by_id, stored.earlier)

    def forwarding(self) -> Forwarding:
        """Give the way from former ids. Raises DossierError where a plain file cannot be read."""
        return Forwarding(
            self.kept(self.workspace.companies, read_companies),
            self.kept(self.workspace.codebook, read_codebook),
        )

    def kept(self, path: Path, read: Callable[[Path], T]) -> T:
        """Read a file, or give what was read of it while it has not changed."""
        return self._readings.of(path, read)

    def _dossier(self, statement_id: str) -> StoredDossier:
        company = _company(statement_id)
        if not self._shelf.has(company):
            raise _unknown(statement_id)
        return self._of(company)

    def _of(self, company: str) -> StoredDossier:
        return self.kept(self._shelf.path(company), read_dossier)

    def _dossiers(self) -> dict[str, StoredDossier]:
        found = marks(self._shelf.folder)
        paths = {company: self._shelf.path(company) for company in self._shelf.companies()}
        return {
            company: self._readings.marked(
                str(path), found.get(path.name), partial(read_dossier, path)
            )
            for company, path in paths.items()
        }

    def _articles(self) -> StoredArticles:
        return self.kept(self._shelf.path(ARTICLES_FILE), read_articles)

    def _originals(self, attachments: tuple[Attachment, ...]) -> Mapping[str, Original]:
        """Read the attached texts that are at hand and sound; `dossier check` tells of others."""
        folder, here = str(self.workspace.originals), marks(self.workspace.originals)

        def load() -> dict[str, Original]:
            found: dict[str, Original] = {}
            for item in attachments:
                name = originals.filename(item.article)
                read = partial(originals.load, self.workspace, item)
                with suppress(DossierError):
                    found[item.article] = self._readings.marked(
                        f"{folder}/{name}", (here.get(name), item), read
                    )
            return found

        return self._readings.marked(folder, (here, attachments), load)

    def _refuse_dangling(self, library: Library, statements: Iterable[Statement]) -> None:
        for statement in statements:
            for evidence in statement.evidence:
                if evidence.article not in library.article:
                    raise StorageError(
                        f"{statement.id} rests on {evidence.article!r}, which is not stored",
                        where=str(self._shelf.path(statement.company)),
                        advice="To bring the files together again, run: dossier build",
                    )


def _company(statement_id: str) -> str:
    return statement_id.rpartition("-")[0]


def _unknown(statement_id: str) -> UnknownNameError:
    return UnknownNameError(f"there is no statement {statement_id!r}")
