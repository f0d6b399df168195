"""What an export is to hold: which dossiers, or which part of a comparison."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from dossier.export.filenames import comparison_filename, dossier_filename
from dossier.model import Article, Library, Statement, Verdict
from dossier.views.as_of import divided
from dossier.views.comparison import Rows, articles_about, compare

_LONGEST = 100  # characters of a name without its ending


class Scope(Struct, frozen=True):
    """The dossiers of `companies` (ids), or with `compared` their comparison.

    `facets` (ids) and `rows` narrow a comparison; `whole` tells that these are all companies.
    """

    companies: tuple[str, ...]
    compared: bool = False
    facets: tuple[str, ...] = ()
    rows: Rows = "all"
    whole: bool = False

    @property
    def is_narrowed(self) -> bool:
        """True where a part of the dossiers is left out."""
        return bool(self.facets) or self.rows != "all"


def whole(library: Library) -> Scope:
    """Give the scope of everything."""
    return Scope(tuple(company.id for company in library.companies), whole=True)


def told_in(library: Library, scope: Scope) -> Iterator[tuple[str, Statement]]:
    """Give what is told of each company (an id, maybe at a date), as it stands in its dossier."""
    if scope.is_narrowed:
        shown = compare(library, scope.companies, facets=scope.facets, rows=scope.rows)
        for row in shown.rows:
            for cell in row.cells:
                yield from ((cell.company.id, told.statement) for told in cell.told)
    else:
        for company in scope.companies:
            yield from ((company, item) for item in library.told[company])


def statements_in(library: Library, scope: Scope) -> tuple[Statement, ...]:
    """Give each statement once, in source order, also where several companies share it."""
    return fullest(library, (item for _, item in told_in(library, scope)))


def fullest(library: Library, statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Give each statement once, in source order: as of the date when most passages held it."""
    held: dict[str, Statement] = {}
    for item in statements:
        if item.id not in held or len(item.evidence) > len(held[item.id].evidence):
            held[item.id] = item
    return tuple(held[item.id] for item in library.statements if item.id in held)


def ruled_in(library: Library, scope: Scope) -> Library:
    """Give the library with the verdicts that can be told at a date at which a company is shown."""

    def can_be_told(verdict: Verdict) -> bool:
        own = verdict.first.rpartition("-")[0]
        shown = [item for item in scope.companies if divided(item)[0] == own] or scope.companies
        return any(verdict in library.of(item).verdicts for item in shown)

    return replace(library, verdicts=tuple(filter(can_be_told, library.verdicts)))


def articles_in(library: Library, scope: Scope) -> tuple[Article, ...]:
    """Give the articles that were read about the companies, sorted; of the whole library all."""
    if scope.whole:
        return library.articles
    ids = {item for company in scope.companies for item in articles_about(library, company)}
    return tuple(library.article[item] for item in sorted(ids))


def stem(scope: Scope) -> str:
    """Name the file of an export, without its ending: `psa`, `compare-psa-huawei`, `library`."""
    if scope.whole:
        return "library"
    if scope.compared:
        name = comparison_filename(scope.companies, scope.facets, scope.rows)
    else:
        name = dossier_filename(_joined(scope.companies))
    return name.removesuffix(".md")


def _joined(companies: Sequence[str]) -> str:
    """Join ids as far as a file name may be long, and count the others."""
    name = companies[0]
    for number, company in enumerate(companies[1:], 1):
        if len(name) + len(company) > _LONGEST:
            return f"{name}-and-{len(companies) - number}-more"
        name += f"-{company}"
    return name
