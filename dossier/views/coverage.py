"""How much is written on what: statements per facet and company."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct

from dossier.model import Company, Facet, Library
from dossier.views.comparison import Gap, articles_about, count_sources


class Coverage(Struct, frozen=True):
    """`counts[facet id][company id]` is a number of statements; `articles` counts per company.

    `denials[facet id, company id]` counts those that say that something is not so.
    """

    facets: tuple[Facet, ...]
    companies: tuple[Company, ...]
    counts: dict[str, dict[str, int]]
    denials: Counter[tuple[str, str]]
    articles: dict[str, int]

    def total(self, company: str) -> int:
        """Give the number of statements in one dossier."""
        return sum(row[company] for row in self.counts.values())

    def gap(self, facet: str, company: str) -> Gap | None:
        """Give the kind of gap, as a cell of a comparison has it, or None."""
        count = self.counts[facet][company]
        if count:
            return "denied" if count == self.denials[facet, company] else None
        return "not mentioned" if self.articles[company] else "no article read"

    @property
    def most(self) -> int:
        """The largest count, by which shades are chosen."""
        return max((count for row in self.counts.values() for count in row.values()), default=0)


def cover(library: Library) -> Coverage:
    """Count the statements of each dossier, facet by facet."""
    counts = {
        facet.id: dict.fromkeys((company.id for company in library.companies), 0)
        for facet in library.facets
    }
    denials: Counter[tuple[str, str]] = Counter()
    for company in library.companies:
        for statement in library.told[company.id]:
            if statement.facet in counts:
                counts[statement.facet][company.id] += 1
                if statement.denied:
                    denials[statement.facet, company.id] += 1
    return Coverage(
        facets=library.facets,
        companies=library.companies,
        counts=counts,
        denials=denials,
        articles={
            item.id: count_sources(library, articles_about(library, item.id))
            for item in library.companies
        },
    )
