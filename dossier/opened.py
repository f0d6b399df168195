"""The library as other programs read it: what `import dossier` gives (`docs/python.md`).

Everything here is decided elsewhere, in `views`, `search` and `export`; nothing is written.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from os import PathLike, fspath
from typing import TYPE_CHECKING
from warnings import warn

from dossier.errors import DossierError, UnknownNameError
from dossier.export.formats import FORMATS
from dossier.export.scope import Scope, whole
from dossier.model import By, Library, Statement
from dossier.search import naming
from dossier.store.opening import open_workspace
from dossier.store.store import Store, is_built
from dossier.views import as_of, citing, comparison, evidence, excerpt, figures, links, timeline
from dossier.views.comparison import FEWEST, MOST, Comparison, Rows
from dossier.views.evidence import Exhibit
from dossier.views.excerpt import Excerpt
from dossier.views.figures import Entry, Order
from dossier.views.portrait import Portrait, portray
from dossier.views.ties import TieType
from dossier.views.timeline import Kind, Timeline

if TYPE_CHECKING:  # search and its numpy wait until something is searched
    from dossier.search.search import Index, Results


def open_library(path: str | PathLike[str] | None = None) -> OpenLibrary:
    """Open the library of a workspace, a folder or the address of one on a server.

    Without a path it is the one that `dossier` opens. A store that is not there yet is built first;
    nothing else is changed. Warns where a server cannot be reached, and the library is as it was
    last read. Raises DossierError where there is no workspace, or the store cannot be read.
    """
    workspace = open_workspace(None if path is None else fspath(path), warn)
    if not is_built(workspace):
        from dossier.store.building.build import build

        build(workspace)
    return OpenLibrary.of(Store(workspace))


class OpenLibrary:
    """One consistent reading of a library, and what may be asked of it.

    `contents` is all that was read, as plain data. Companies and facets are named as on the command
    line: by id, name, alias or an unambiguous beginning, a company also at a date (`psa@2018-01`).
    What is not understood raises UnknownNameError, everything else that goes wrong DossierError.
    """

    def __init__(
        self, store: Store, stored: Library, shown: Library, before: Index | None = None
    ) -> None:
        self.contents = shown
        self._store = store
        self._stored = stored
        self._before = before

    @classmethod
    def of(cls, store: Store) -> OpenLibrary:
        """Read the library of a store."""
        library = store.library()
        return cls(store, library, library)

    def as_of(self, when: str, by: By = "published") -> OpenLibrary:
        """Give the library as it stood at the end of `when`, an EDTF date.

        By the dates of the articles (`published`), or of what the statements tell (`happened`).
        """
        return OpenLibrary(self._store, self._stored, as_of.as_of(self._stored, when, by))

    def renewed(self) -> OpenLibrary:
        """Give the library as it is stored now, at the same date; this one, if nothing changed."""
        stored, moment = self._store.library(), self.contents.moment
        if stored is self._stored:
            return self
        now = as_of.as_of(stored, moment.when, moment.by) if moment else stored
        return OpenLibrary(self._store, stored, now, self.__dict__.get("_index", self._before))

    @cached_property
    def _index(self) -> Index:
        """The search index: the one that is kept beside the store, else one made now."""
        from dossier.search.keeping import read_index
        from dossier.search.search import Index

        if self._before is not None:
            return self._before.updated(self.contents)
        kept = read_index(self._store.workspace.index, self.contents)
        return Index.build(self.contents) if kept is None else kept

    def search(self, words: str, *, limit: int = 20) -> Results:
        """Search everything; `docs/search.md` tells the language of queries."""
        return self._index.search(words, limit)

    def dossier(self, company: str) -> Portrait:
        """Give one company: its statements by facet and topic, articles, partners, figures."""
        library, (id_,) = naming.resolve_dossiers(self.contents, (company,))
        return portray(library, id_)

    def compare(
        self, *companies: str, facets: Sequence[str] = (), rows: Rows = "all"
    ) -> Comparison:
        """Lay two to four companies side by side, topic by topic, gaps as gaps."""
        library, chosen = self._compared(companies)
        return comparison.compare(library, chosen, facets=self._facets(facets), rows=rows)

    def timeline(
        self, *companies: str, facets: Sequence[str] = (), kinds: Sequence[Kind] = ()
    ) -> Timeline:
        """Lay what companies, or all of them, did and mean to do along one axis."""
        library, chosen = naming.resolve_dossiers(self.contents, companies)
        return timeline.timeline(library, chosen, facets=self._facets(facets), kinds=kinds)

    def figures(
        self,
        *companies: str,
        facets: Sequence[str] = (),
        units: Sequence[str] = (),
        order: Order = "unit",
    ) -> tuple[Entry, ...]:
        """Give every number about companies, or about all, each with its statement."""
        library, chosen = naming.resolve_dossiers(self.contents, companies)
        figures.refuse_unknown_units(library, chosen, units)
        wanted = self._facets(facets)
        return figures.figures(library, chosen, facets=wanted, units=units, order=order)

    def links(self, name: str = "", to: str = "", *, types: Sequence[TieType] = ()) -> Excerpt:
        """Tell who is tied to whom: all, those next to `name`, or the ways from `name` `to` one."""
        if to and not name:
            raise DossierError("the ways to somebody need a name to begin with")
        whole_network = links.network(self.contents)
        ends = (naming.resolve_actor(whole_network, item).id for item in (name, to) if item)
        return excerpt.excerpt(whole_network, *ends, types=types)

    def statement(self, id_: str) -> Statement:
        """Give a statement by its id."""
        if id_ not in self.contents.statement:
            raise UnknownNameError(f"there is no statement {naming.shown(id_)}")
        return self.contents.statement[id_]

    def evidence(self, statement: Statement | str) -> tuple[Exhibit, ...]:
        """Give the passages of a statement, or of the one with an id, as far as they are at hand.

        `Exhibit.quotation` is empty unless an attached text bears it out to the letter.
        """
        return evidence.exhibits(self.contents, self._told(statement))

    def cite(self, statement: Statement | str) -> str:
        """Give a statement, or the one with an id, as a line with its sources, to be pasted."""
        return citing.cite(self.contents, self._told(statement))

    def export(self, form: str, *companies: str) -> dict[str, bytes]:
        """Make the dossiers of companies, or of all, in a format (`docs/exports.md`).

        Gives files by name; the first one leads to the others.
        """
        library, chosen = naming.resolve_dossiers(self.contents, companies)
        return _made(library, Scope(chosen) if companies else whole(library), form)

    def export_comparison(
        self, form: str, *companies: str, facets: Sequence[str] = (), rows: Rows = "all"
    ) -> dict[str, bytes]:
        """Make a comparison of two to four companies in a format; gives files by name."""
        library, chosen = self._compared(companies)
        scope = Scope(chosen, compared=True, facets=self._facets(facets), rows=rows)
        return _made(library, scope, form)

    def _compared(self, companies: Sequence[str]) -> tuple[Library, tuple[str, ...]]:
        library, chosen = naming.resolve_dossiers(self.contents, companies)
        if not companies or not FEWEST <= len(chosen) <= MOST:
            raise DossierError(f"a comparison takes {FEWEST} to {MOST} different companies")
        return library, chosen

    def _facets(self, typed: Sequence[str]) -> tuple[str, ...]:
        return tuple(naming.resolve_facet(self.contents, item).id for item in typed)

    def _told(self, statement: Statement | str) -> Statement:
        return self.statement(statement) if isinstance(statement, str) else statement


def _made(library: Library, scope: Scope, form: str) -> dict[str, bytes]:
    from dossier.export.making import files, offered

    chosen = FORMATS.get(form)
    if chosen is None:
        advice = f"Formats: {', '.join(FORMATS)}."
        raise UnknownNameError(f"no format called {naming.shown(form)}", advice=advice)
    if chosen not in offered(library, scope):
        raise DossierError("notes are of the present", advice="Leave out the date.")
    return dict(files(library, scope, chosen))
