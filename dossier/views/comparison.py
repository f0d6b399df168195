"""Companies side by side: topics as rows, companies as columns, gaps shown as gaps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, get_args

from msgspec import Struct

from dossier.model import Company, Facet, Library, Statement, Status, Topic
from dossier.views.as_of import divided

FEWEST, MOST = 2, 4

_STATUSES = get_args(Status)  # from done to claimed

Gap = Literal["not mentioned", "no article read", "denied"]
Kind = Literal["only", "shared", "differs", "empty"]
Rows = Literal["all", "differs", "only", "shared"]


class Told(Struct, frozen=True):
    """A statement as it stands in one company's dossier.

    `counterpart` is the company that the statement was coded for, where that is another one: a
    tie is one statement, told from each side.
    """

    statement: Statement
    counterpart: Company | None = None


class Cell(Struct, frozen=True):
    """What is written about one company on one topic, and the gap where nothing is said to be so.

    `articles` counts the articles read about the company, copies of one text once.
    """

    company: Company
    told: tuple[Told, ...]
    articles: int

    @property
    def gap(self) -> Gap | None:
        """The kind of gap, or None: a cell of denials has statements and is a gap all the same."""
        if self.told:
            return "denied" if self.denied else None
        return "not mentioned" if self.articles else "no article read"

    @property
    def denied(self) -> bool:
        """True where the articles only say that it is not so."""
        return bool(self.told) and all(told.statement.denied for told in self.told)

    @property
    def statements(self) -> frozenset[str]:
        """The ids of what is written here."""
        return frozenset(told.statement.id for told in self.told)


class Row(Struct, frozen=True):
    """One topic across the companies compared."""

    facet: Facet
    topic: Topic
    cells: tuple[Cell, ...]

    @property
    def filled(self) -> tuple[Cell, ...]:
        """The cells in which something is written."""
        return tuple(cell for cell in self.cells if cell.told)

    @property
    def kind(self) -> Kind:
        """How the companies compare.

        `only`: one company is written about. `shared`: two or more, all by the very same
        statements, a tie between them. `differs`: two or more, each with something of its own.
        """
        filled = self.filled
        if not filled:
            return "empty"
        if len(filled) == 1:
            return "only"
        return "shared" if len({cell.statements for cell in filled}) == 1 else "differs"

    @property
    def verdict(self) -> str:
        """`kind` in words: `only PSA`, `shared by 2 of 3`, `differs`."""
        filled = self.filled
        if self.kind == "only":
            return f"only {filled[0].company.short}"
        if self.kind == "shared" and len(filled) < len(self.cells):
            return f"shared by {len(filled)} of {len(self.cells)}"
        return self.kind


class Comparison(Struct, frozen=True):
    """Companies × topics, in the order of the codebook."""

    companies: tuple[Company, ...]
    rows: tuple[Row, ...]


def compare(
    library: Library,
    companies: Sequence[str],
    *,
    facets: Sequence[str] = (),
    rows: Rows = "all",
    empty_rows: bool = False,
    facts_first: bool = False,
) -> Comparison:
    """Lay the dossiers of `companies` (ids) side by side.

    `facets` restricts the rows to these facets, `rows` to those of one kind; `empty_rows` keeps
    the topics on which nothing is written about any of them. Cells are in source order, or with
    `facts_first` from what is done to what is only claimed.
    """
    chosen = tuple(library.company[company] for company in companies)
    tables = [_by_topic(library, company, facts_first=facts_first) for company in chosen]
    read = [count_sources(library, articles_about(library, company.id)) for company in chosen]
    shown: list[Row] = []
    for facet in library.facets:
        if facets and facet.id not in facets:
            continue
        for topic in facet.topic:
            cells = tuple(
                Cell(company, table.get(topic.id, ()), articles)
                for company, table, articles in zip(chosen, tables, read, strict=True)
            )
            row = Row(facet, topic, cells)
            if row.kind == "empty" and not empty_rows:
                continue
            if rows in {"all", row.kind}:
                shown.append(row)
    return Comparison(chosen, tuple(shown))


def tell(library: Library, statement: Statement, company: str) -> Told:
    """Tell `statement` from the side of `company`."""
    if statement.company == divided(company)[0]:
        return Told(statement)
    return Told(statement, library.company.get(statement.company))


def articles_about(library: Library, company: str) -> tuple[str, ...]:
    """Give the ids of the articles in which something is said about `company`, sorted."""
    return tuple(
        sorted(
            {
                evidence.article
                for statement in library.told.get(company, ())
                for evidence in statement.evidence
            }
        )
    )


def count_sources(library: Library, articles: Iterable[str]) -> int:
    """Count articles (ids) that are sources of their own: a copy and its origin are one."""
    return len({origin(library, item) for item in articles})


def origin(library: Library, article: str) -> str:
    """Give the article (an id) that one is a copy of, or itself."""
    return library.article[article].copy_of or article


def _by_topic(
    library: Library, company: Company, *, facts_first: bool
) -> dict[str, tuple[Told, ...]]:
    table: dict[str, list[Told]] = {}
    for statement in library.told[company.id]:
        table.setdefault(statement.topic, []).append(tell(library, statement, company.id))
    if facts_first:
        for cell in table.values():
            cell.sort(key=lambda told: _STATUSES.index(told.statement.status))
    return {topic: tuple(told) for topic, told in table.items()}
