"""Statements: what is said of companies, and what each rests on."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from dossier.model.articles import Evidence
from dossier.model.plain import Plain, Slug, StatementId, Text

Status = Literal["done", "ongoing", "negotiating", "planned", "considered", "claimed"]
Rank = Literal["preferred", "normal", "deprecated"]
Bound = Literal["exact", "about", "nearly", "more than", "less than", "at least", "at most"]

JOURNALIST = "journalist"
COMPANY = "company"


class Figure(Plain, frozen=True):
    """A typed number: `value`, or `low` to `high`; never one that the article does not print."""

    measure: Text
    unit: Text
    value: int | float | None = None
    low: int | float | None = None
    high: int | float | None = None
    bound: Bound = "exact"
    period: str = ""
    place: str = ""


class Names(Plain, frozen=True):
    """Others whom a statement names, as the article spells them."""

    companies: tuple[str, ...] = ()
    brands: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    places: tuple[str, ...] = ()

    def all(self) -> tuple[str, ...]:
        """Every name, companies first."""
        return self.companies + self.brands + self.people + self.places


class Statement(Plain, frozen=True):
    """One atomic claim about one company, in our own words, with at least one passage.

    `speaker` is a person's name as printed, or `journalist`, or `company`. `date` is EDTF or
    empty; `date_words` keeps a relative date as the article words it. `parties` are the other
    companies of the library in whose dossiers the statement stands as well. `denied` marks a
    statement that something is *not* so. `quoted` tells that `text` is still the passage of the
    first piece of evidence, to the letter: nobody has worded it yet.
    """

    id: StatementId
    company: Slug
    facet: Slug
    topic: Slug
    text: Text
    status: Status
    speaker: Text
    evidence: Annotated[tuple[Evidence, ...], Meta(min_length=1)]
    date: str = ""
    date_words: str = ""
    figures: tuple[Figure, ...] = ()
    names: Names = Names()
    parties: tuple[Slug, ...] = ()
    rank: Rank = "normal"
    denied: bool = False
    quoted: bool = False

    def dossiers(self) -> tuple[str, ...]:
        """Give the companies (ids) in whose dossiers it stands."""
        return (self.company, *self.parties) if self.parties else (self.company,)

    def sources(self) -> tuple[str, ...]:
        """Give the articles (ids) that it rests on, each once."""
        if len(self.evidence) == 1:
            return (self.evidence[0].article,)
        return tuple(dict.fromkeys(evidence.article for evidence in self.evidence))
