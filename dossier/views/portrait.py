"""One company: its statements by facet and topic, and who and what belongs to it."""

from __future__ import annotations

from msgspec import Struct

from dossier.model import Article, Company, Facet, Figure, Library, Statement, Topic
from dossier.views.comparison import Told, articles_about, tell


class Section(Struct, frozen=True):
    """The statements under one topic, in source order."""

    facet: Facet
    topic: Topic
    told: tuple[Told, ...]


class Portrait(Struct, frozen=True):
    """A dossier, ready to be drawn.

    `partners` are the companies of the library with which statements are shared; `figures` pairs
    each typed number with its statement.
    """

    company: Company
    sections: tuple[Section, ...]
    articles: tuple[Article, ...]
    partners: tuple[Company, ...]
    figures: tuple[tuple[Figure, Statement], ...]

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Every statement, in the order of the sections."""
        return tuple(told.statement for section in self.sections for told in section.told)


def portray(library: Library, company: str) -> Portrait:
    """Gather the dossier of `company` (an id)."""
    statements = library.told[company]
    by_topic: dict[str, list[Told]] = {}
    partners: set[str] = set()
    for statement in statements:
        by_topic.setdefault(statement.topic, []).append(tell(library, statement, company))
        if statement.parties:
            partners |= {statement.company, *statement.parties} - {company}
    sections = tuple(
        Section(facet, topic, tuple(by_topic[topic.id]))
        for facet in library.facets
        for topic in facet.topic
        if topic.id in by_topic
    )
    return Portrait(
        company=library.company[company],
        sections=sections,
        articles=tuple(library.article[item] for item in articles_about(library, company)),
        partners=tuple(item for item in library.companies if item.id in partners),
        figures=tuple(
            (figure, told.statement)
            for section in sections
            for told in section.told
            for figure in told.statement.figures
        ),
    )
