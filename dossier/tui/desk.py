"""What the person has before them: the library, the marks, the companies chosen to compare."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from dossier.model import Library, Statement
from dossier.store.store import Store
from dossier.views.comparison import FEWEST, MOST
from dossier.workspace import Workspace

if TYPE_CHECKING:  # the index is made after the first picture, and its modules load with it
    from dossier.search.search import Index


@dataclass
class Desk:
    """The state of the app, in one place; screens read it and change it through its methods.

    `chosen` are company ids in the order of the columns, `marks` statement ids; `index` is None
    until it has been built; `keymap` holds the keys that the user has changed.
    """

    workspace: Workspace
    library: Library
    chosen: tuple[str, ...] = ()
    marks: frozenset[str] = frozenset()
    index: Index | None = None
    keymap: dict[str, str] = field(default_factory=dict)

    @cached_property
    def store(self) -> Store:
        """The store that the library was read from."""
        return Store(self.workspace)

    def save(self, statement: Statement, revision: int) -> None:
        """Store an edited statement that had this revision; `refresh` shows it.

        Raises DossierError when it is not sound or somebody else was faster; nothing is changed.
        """
        self.store.save(statement, revision=revision, who="analyst", when=_now())

    def undo(self, statement: str) -> None:
        """Take back the last change of a statement (an id). Raises DossierError."""
        self.store.undo(statement, self.store.revision(statement), who="analyst", when=_now())

    def refresh(self) -> None:
        """Read the library anew; the search index has to be made again."""
        self.library, self.index = self.store.library(), None

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


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
