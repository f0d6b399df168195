"""What the person has before them: the library, the marks, the companies chosen to compare."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from dossier import dates
from dossier.clock import now
from dossier.codebook.forwarding import Forwarding
from dossier.coding import identity
from dossier.errors import DossierError, StorageError
from dossier.model import By, Library, Moment, Statement, Verdict
from dossier.proposals import Proposal
from dossier.store import editing, readings
from dossier.store.store import Store
from dossier.store.undo.noting import shortened
from dossier.views import wording
from dossier.views.comparison import FEWEST, MOST
from dossier.workspace import Workspace

if TYPE_CHECKING:  # the index is made after the first picture, and its modules load with it
    from dossier.coding.strangers import Stranger
    from dossier.search.search import Index
    from dossier.store.reviews import Reviews
    from dossier.tui.touring import Tour


@dataclass
class Desk:
    """The state of the app, in one place; screens read it and change it through its methods.

    `chosen` are company ids in the order of the columns, `marks` statement ids; `index` is None
    until it has been built; `keymap` holds the keys that the user has changed, `folder` is where
    files were last chosen; `read_from` is the store that the library comes from, if it is at hand.
    `moment` is the date at which the library is shown, None for the present; `tour` is the one
    that is being taken.
    """

    workspace: Workspace
    library: Library
    chosen: tuple[str, ...] = ()
    marks: frozenset[str] = frozenset()
    index: Index | None = None
    keymap: dict[str, str] = field(default_factory=dict)
    folder: Path | None = None
    read_from: Store | None = None
    moment: Moment | None = None
    tour: Tour | None = None
    _readings: readings.Readings = field(default_factory=readings.Readings)
    _refused: set[int] = field(default_factory=set)  # changes that could not be taken back

    @cached_property
    def store(self) -> Store:
        """The store that the library was read from: what it has read it need not read again."""
        return self.read_from or Store(self.workspace)

    @cached_property
    def reviews(self) -> Reviews:
        """The reviews of the articles."""
        from dossier.store.reviews import Reviews

        return Reviews(self.store)

    def propose(self, article: str, span: tuple[int, int], company: str = "") -> Proposal:
        """Propose a statement for a span of an article (an id) that the person has chosen.

        Raises DossierError where there is no company that it could be about.
        """
        from dossier.coding.likeliest import likeliest_company
        from dossier.coding.proposing.chosen import propose_span
        from dossier.coding.proposing.cues import read_cues
        from dossier.coding.proposing.derived import with_derived

        library = self.library
        written = read_cues(self.workspace.cues, self.workspace.wordings)
        cues = with_derived(written, library.facets, library.lexicon)
        found = propose_span(
            library.article[article], library.originals[article].text,
            library.companies, library.facets, cues, span, company,
            likeliest_company(library, article),
        )  # fmt: skip
        if found is None:
            raise DossierError("there is no company yet that a statement could be about")
        return found

    def save(self, before: Statement, after: Statement) -> Statement:
        """Store an edited statement that read `before`, and give it; `refresh` shows it.

        One about another company than before goes into that company's dossier, under another id.
        Raises DossierError when it is not sound or somebody else was faster; nothing is changed.
        """
        self.refuse_past()
        when, revision = now(), self.store.revision_as_read(before)
        if after.company == before.company:
            after = self.store.accepted(after)
            self.store.apply(editing.saving(after, revision, "analyst", when))
            return after
        new = identity.moved(before.id, after.company, self.store.is_free)
        after = self.store.accepted(replace(after, id=new))
        self.store.apply(
            editing.adding(after, "analyst", when),
            editing.deleting(before.id, revision, "analyst", when),
            said=f"moved {before.id} to {after.id}: {shortened(after.text)}",
        )
        return after

    def add(self, statement: Statement) -> None:
        """Store a new statement. Raises DossierError when it is not sound."""
        self.refuse_past()
        self.store.add(statement, who="analyst", when=now())

    def delete(self, statement: Statement) -> None:
        """Remove a statement. Raises ConflictError when it is no longer as it was read."""
        self.refuse_past()
        revision = self.store.revision_as_read(statement)
        self.store.delete(statement.id, revision, who="analyst", when=now())

    def give(self, verdict: Verdict) -> None:
        """Rule on two statements, in the place of what was ruled on them; `refresh` shows it.

        Raises DossierError when it is not sound, or one of the statements is gone.
        """
        from dossier.store.ruling import give

        self.refuse_past()
        give(self.workspace, verdict)

    def withdraw(self, first: str, second: str) -> None:
        """Withdraw what was ruled on two statements (ids). Raises DossierError if nothing was."""
        from dossier.store.ruling import withdraw

        self.refuse_past()
        withdraw(self.workspace, first, second)

    def undo(self, here: Statement | None) -> str:
        """Take back the latest change, whatever start it was made in; say which it was.

        A change that cannot be taken back is passed over the next time. Where the journal has none
        left, the last change of `here` goes that is older than the journal. Raises DossierError
        when there is none, or something that it touched has changed since.
        """
        from dossier.store.undo import undoing

        change = undoing.latest(self.store, self._refused)
        if change is not None:
            try:
                return undoing.take_back(self.store, change, now())
            except StorageError:  # a full disk, say: it can be tried again
                raise
            except DossierError as fault:
                self._refused.add(change.number)
                fault.advice = f"{fault.advice} u once more passes over it.".lstrip()
                raise
        if here is None:
            raise DossierError("there is nothing to undo")
        self.store.undo(here.id, self.store.revision(here.id), who="analyst", when=now())
        return f"The last change of {here.id} is taken back."

    def refresh(self) -> str:
        """Read anew what has changed; the search index has to be made again.

        What is marked or chosen is known by the ids of today. Where the library
        cannot be read, that of before stays, and what is wrong is given; else nothing.
        """
        try:
            self.library, self.index = self._shown(self.store.library()), None
        except DossierError as fault:
            return str(fault)
        forward = Forwarding(self.library.companies, self.library.facets)
        chosen = dict.fromkeys(map(forward.company, self.chosen))
        self.chosen = tuple(item for item in chosen if item in self.library.company)
        self.marks = frozenset(map(forward.statement_id, self.marks))
        return ""

    def show_as_of(self, when: str, by: By) -> None:
        """Show the library as it stood at a date, or without one as it is.

        Raises DossierError where it is no date; `refresh` shows it.
        """
        from dossier.views.as_of import last_day

        if when:
            last_day(when)
        self.moment = Moment(when, by) if when else None

    def restore(self, when: str, by: By) -> str:
        """Show the library at the date of the last session, and say so; one that is none is past.

        It is called before anything is shown.
        """
        try:
            self.show_as_of(when, by)
        except DossierError:  # the file of the session was written by another hand
            return ""
        self.library = self._shown(self.library)
        if self.library.moment is None:
            return ""
        return f"As in your last session: {wording.moment(self.library.moment)}. ctrl+o ends it."

    def _shown(self, library: Library) -> Library:
        if self.moment is None:
            return library
        from dossier.views.as_of import as_of

        return as_of(library, self.moment.when, self.moment.by)

    def refuse_past(self) -> None:
        """Raise DossierError while an earlier date is shown: what is seen there is not all."""
        if self.moment is not None:
            raise DossierError(
                f"the library is shown as of {dates.words(self.moment.when)}",
                advice="Nothing is changed there: ctrl+o brings back the present.",
            )

    def suggestions(self) -> tuple[Stranger, ...]:
        """Give names in the attached texts that no company goes by. Raises DossierError.

        The texts are read again only when they, the companies or a word list have changed.
        """
        from dossier.coding.suggesting import names_in, undismissed

        library, place = self.library, self.workspace
        lists = (place.boilerplate, place.cues, place.wordings, place.names)
        found = self._readings.marked(
            "suggestions",
            (library.companies, library.articles, library.originals,
             [readings.marks(path.parent).get(path.name) for path in lists]),
            lambda: names_in(library, place),
        )  # fmt: skip
        return undismissed(found, place)

    def choose(self, company: str) -> bool:
        """Mark a company for comparison, or unmark it; False when four are marked already."""
        if company in self.chosen:
            self.chosen = tuple(other for other in self.chosen if other != company)
            return True
        if len(self.chosen) == MOST:
            return False
        self.chosen = (*self.chosen, company)
        return True

    def mark(self, statement: str) -> None:
        """Mark a statement, or unmark it."""
        self.marks = self.marks ^ {statement}

    def companies_for(self, first: str) -> tuple[str, ...]:
        """Give companies to compare: the chosen ones, with `first` if it is but one.

        Where that is not two yet, `first` and the fullest others.
        """
        chosen = self.chosen
        if len(chosen) < FEWEST and first not in chosen:
            chosen = (*chosen, first)
        if len(chosen) >= FEWEST:
            return chosen
        told = self.library.told
        others = sorted(
            (company.id for company in self.library.companies if company.id != first),
            key=lambda company: -len(told[company]),
        )
        return (first, *others)[:MOST]
