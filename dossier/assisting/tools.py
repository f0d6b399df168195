"""The tools of an assistant: five questions, typed, of bounded size, each of which only reads."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Annotated

from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

from dossier.assisting import questions
from dossier.assisting.answers import (
    ComparisonAnswer,
    DossierAnswer,
    EvidenceAnswer,
    SearchAnswer,
    TimelineAnswer,
)
from dossier.errors import DossierError
from dossier.model import By
from dossier.opened import OpenLibrary
from dossier.views.comparison import Rows
from dossier.views.timeline import Kind

_LONGEST = 300  # characters of a name or a query
_DATES = 4  # at which the library is kept at hand, with its index

Name = Annotated[str, Field(max_length=_LONGEST)]
Words = Annotated[
    str,
    Field(
        max_length=_LONGEST,
        description="French or English. -word leaves out; filters: company: facet: topic: "
        "status: speaker: lang: before: after: article:",
    ),
]
Company = Annotated[
    str,
    Field(
        max_length=_LONGEST,
        description="Id, name or alias; psa@2018-01 is the dossier as published by then.",
    ),
]
Companies = Annotated[list[Company], Field(max_length=20)]
Facets = Annotated[list[Name], Field(max_length=20, description="Only these; none: all.")]
AsOf = Annotated[
    str, Field(max_length=20, description="Only what was known then: 2018, 2018-01, 2018-01-31.")
]
Rule = Annotated[By, Field(description="as_of by the dates of articles, or of what they tell.")]
Offset = Annotated[int, Field(ge=0, le=10_000)]
Few = Annotated[int, Field(ge=1, le=10)]
Many = Annotated[int, Field(ge=1, le=50)]


class Tools:
    """What may be asked of a library, as it is stored at each question."""

    def __init__(self, opened: OpenLibrary) -> None:
        self._opened = opened
        self._at_dates: dict[tuple[str, By], OpenLibrary] = {}
        self._lock = Lock()  # questions come in threads

    def search(
        self,
        words: Words,
        as_of: AsOf = "",
        by: Rule = "published",
        offset: Offset = 0,
        limit: Many = 10,
    ) -> SearchAnswer:
        """Search statements, companies, people, articles; slips and accents do not matter."""
        with self._asked(as_of, by) as opened:
            return questions.search(opened, words, offset, limit)

    def show(
        self,
        company: Company,
        facets: Facets = [],  # noqa: B006  a list is what the schema can say
        topic: Name = "",
        as_of: AsOf = "",
        by: Rule = "published",
        offset: Offset = 0,
        limit: Many = 20,
    ) -> DossierAnswer:
        """Show the statements of one company, by facet and topic."""
        with self._asked(as_of, by) as opened:
            return questions.show(opened, company, facets, topic, offset, limit)

    def compare(
        self,
        companies: Companies,
        facets: Facets = [],  # noqa: B006
        rows: Rows = "all",
        as_of: AsOf = "",
        by: Rule = "published",
        offset: Offset = 0,
        limit: Few = 5,
    ) -> ComparisonAnswer:
        """Lay two to four companies side by side, topic by topic, gaps as gaps."""
        with self._asked(as_of, by) as opened:
            return questions.compare(opened, companies, facets, rows, offset, limit)

    def timeline(
        self,
        companies: Companies = [],  # noqa: B006
        facets: Facets = [],  # noqa: B006
        kinds: list[Kind] = [],  # noqa: B006
        as_of: AsOf = "",
        by: Rule = "published",
        offset: Offset = 0,
        limit: Many = 20,
    ) -> TimelineAnswer:
        """Tell what companies (none named: all) did and mean to do, in the order of time."""
        with self._asked(as_of, by) as opened:
            return questions.timeline(opened, companies, facets, kinds, offset, limit)

    def evidence(self, statement: Name, as_of: AsOf = "", by: Rule = "published") -> EvidenceAnswer:
        """Give one statement, by its id, with its passages at length and its citation."""
        with self._asked(as_of, by) as opened:
            return questions.evidence(opened, statement)

    def contents(self) -> OpenLibrary:
        """Give the library as it is stored now. Raises DossierError where it cannot be read."""
        with self._lock:
            self._opened = self._opened.renewed()
            return self._opened

    @contextmanager
    def _asked(self, when: str, by: By) -> Iterator[OpenLibrary]:
        """Give the library at a date, or at present; faults become words for the assistant."""
        try:
            present = self.contents()
            yield self._at(present, when, by) if when else present
        except DossierError as fault:
            raise ToolError(str(fault)) from fault

    def _at(self, present: OpenLibrary, when: str, by: By) -> OpenLibrary:
        with self._lock:
            kept = self._at_dates.pop((when, by), None)
            then = kept.renewed() if kept else present.as_of(when, by)
            self._at_dates[when, by] = then
            while len(self._at_dates) > _DATES:
                del self._at_dates[next(iter(self._at_dates))]
            return then
