"""Companies, the codebook and the lexicon: what is written about, and under which heads."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta, field

from dossier.model.plain import Plain, Slug, StatementId, Text

TopicTie = Literal["alliance", "partner", "negotiation", "competitor named", "former employer"]


class Name(Plain, frozen=True):
    """A name and its other spellings; `cased` names match only with their capitals (DS)."""

    name: Text
    aliases: tuple[Text, ...] = ()
    cased: bool = False


class Person(Plain, frozen=True):
    """Someone who speaks or acts for a company; `role` only as an article gives it."""

    name: Text
    aliases: tuple[Text, ...] = ()
    role: str = ""


class Company(Plain, frozen=True):
    """A company of the library. `short` is what narrow columns show.

    `formerly` are the ids of companies that were merged into it, `renumbered` the statements of
    these that could not keep their number: the id that each had, and the one that it has.
    """

    id: Slug
    name: Text
    short: Text
    aliases: tuple[Name, ...] = ()
    brands: tuple[Name, ...] = ()
    people: tuple[Person, ...] = ()
    formerly: tuple[Slug, ...] = ()
    renumbered: dict[StatementId, StatementId] = field(default_factory=dict)


class Topic(Plain, frozen=True):
    """A row of every comparison.

    `formerly` are the ids of topics that were merged into it, `moved_from` the facets in which it
    has stood before. `tie` is what a company that a statement on the topic names beside its own is
    to that one; None where it may be anything.
    """

    id: Slug
    name: Text
    definition: Text
    formerly: tuple[Slug, ...] = ()
    moved_from: tuple[Slug, ...] = ()
    tie: TopicTie | None = None


class Facet(Plain, frozen=True):
    """A group of rows; a new one has none yet. `formerly` are facets that were merged into it."""

    id: Slug
    name: Text
    definition: Text
    topic: tuple[Topic, ...] = ()
    formerly: tuple[Slug, ...] = ()


class Term(Plain, frozen=True):
    """One notion of the trade and its words in both languages."""

    fr: Annotated[tuple[Text, ...], Meta(min_length=1)]
    en: Annotated[tuple[Text, ...], Meta(min_length=1)]
