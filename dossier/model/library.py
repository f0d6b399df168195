"""The library: what the store hands out, at present or as it stood at a date."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Literal, TypeVar

from msgspec import field
from msgspec.structs import replace

from dossier.model.articles import Article, Original, Version
from dossier.model.companies import Company, Facet, Term, Topic
from dossier.model.plain import Plain, Text
from dossier.model.statements import Statement
from dossier.model.verdicts import Verdict

By = Literal["published", "happened"]
T = TypeVar("T")


class Moment(Plain, frozen=True):
    """A date (EDTF) at which a library is shown: what was published, or had happened, by its end.

    `later` and `undated` are left out: articles (ids) where the question is what was published,
    statements (ids) where it is what had happened.
    """

    when: Text
    by: By = "published"
    later: tuple[str, ...] = ()
    undated: tuple[str, ...] = ()


class Library(Plain, frozen=True, dict=True, gc=True):
    """Everything that views, search and exports may know: one consistent reading of a store.

    `statements` are in source order (article id, position, id); `originals` holds the attached
    texts by article id, `earlier` the versions that statements still rest on, by article id and
    version, `questions` what imported articles leave to the analyst, by article id. `verdicts` are
    on these statements, sorted by company and ids. `states` are dossiers as they stood at a date,
    under ids of their own, `ruled` the verdicts on what was published by then, by the same ids;
    `moment` is the date at which all of it is shown, None for the present (`views/as_of.py`).
    """

    companies: tuple[Company, ...]
    facets: tuple[Facet, ...]
    articles: tuple[Article, ...]
    statements: tuple[Statement, ...]
    originals: dict[str, Original] = field(default_factory=dict)
    earlier: dict[tuple[str, str], Version] = field(default_factory=dict)
    lexicon: tuple[Term, ...] = ()
    questions: dict[str, tuple[str, ...]] = field(default_factory=dict)
    verdicts: tuple[Verdict, ...] = ()
    states: dict[str, tuple[Statement, ...]] = field(default_factory=dict)
    ruled: dict[str, tuple[Verdict, ...]] = field(default_factory=dict)
    moment: Moment | None = None

    @cached_property
    def company(self) -> Mapping[str, Company]:
        """Companies by id."""
        return {company.id: company for company in self.companies}

    @cached_property
    def article(self) -> Mapping[str, Article]:
        """Articles by id."""
        return {article.id: article for article in self.articles}

    @cached_property
    def statement(self) -> Mapping[str, Statement]:
        """Statements by id."""
        return {statement.id: statement for statement in self.statements}

    @cached_property
    def facet(self) -> Mapping[str, Facet]:
        """Facets by id."""
        return {facet.id: facet for facet in self.facets}

    @cached_property
    def topic(self) -> Mapping[str, Topic]:
        """Topics by id."""
        return {topic.id: topic for facet in self.facets for topic in facet.topic}

    @cached_property
    def told(self) -> Mapping[str, tuple[Statement, ...]]:
        """By company id, the statements of its dossier: its own and those it is a party to."""
        told = _grouped(self.statements, Statement.dossiers, self.company)
        return told | self.states

    @cached_property
    def coded(self) -> Mapping[str, tuple[Statement, ...]]:
        """By article id, the statements with a passage in the article."""
        return _grouped(self.statements, Statement.sources, self.article)

    @cached_property
    def ruled_out(self) -> Mapping[str, tuple[Verdict, ...]]:
        """By the id of a statement, the verdicts by which it is superseded, or an error."""
        found = (item for item in self.verdicts if item.ruling in {"superseded", "error"})
        return _grouped(found, lambda item: (item.first,), ())

    def of(self, company: str) -> Library:
        """Give it with the verdicts that can be told of a company (an id), maybe at a date."""
        return self._of.get(company, self)

    @cached_property
    def _of(self) -> Mapping[str, Library]:
        return {id_: replace(self, verdicts=held, ruled={}) for id_, held in self.ruled.items()}


def _grouped(
    items: Iterable[T], keys: Callable[[T], Iterable[str]], known: Iterable[str]
) -> dict[str, tuple[T, ...]]:
    groups: dict[str, list[T]] = {key: [] for key in known}
    for item in items:
        for key in keys(item):
            groups.setdefault(key, []).append(item)
    return {key: tuple(group) for key, group in groups.items()}
