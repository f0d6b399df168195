"""A name as it was typed becomes the company, facet or article that is meant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from dossier.errors import UnknownNameError
from dossier.language.folding import words
from dossier.model import Article, Company, Facet, Library, Topic

if TYPE_CHECKING:
    from dossier.views.actors import Actor
    from dossier.views.links import Network

Choices = Mapping[str, tuple[str, ...]]  # by id, every name that it goes by

_NEAR = 0.75
_LISTED = 12
_SHOWN = 60  # letters of an unknown name that are repeated in a message

_words = lru_cache(maxsize=8192)(words)  # the same names are read at every key stroke


def resolve_company(library: Library, typed: str) -> Company:
    """Find a company by id, name, alias or the beginning of one; case and accents are ignored.

    Raises UnknownNameError when no company, or more than one, goes by that name.
    """
    return library.company[_resolve("company", "companies", typed, company_names(library))]


def resolve_dossiers(library: Library, typed: Sequence[str]) -> tuple[Library, tuple[str, ...]]:
    """Find companies, some at a date (psa@2018); all of them where none is typed.

    Gives the library that has them, and their ids, each once. Raises UnknownNameError as
    `resolve_company` does, DossierError where a date is none.
    """
    from dossier.views.as_of import divided, with_states

    if not typed:
        return library, tuple(company.id for company in library.companies)
    found = []
    for item in typed:
        name, when = divided(item)
        company = resolve_company(library, name).id
        found.append(f"{company}@{when}" if when else company)
    chosen = tuple(dict.fromkeys(found))
    return with_states(library, chosen), chosen


def resolve_facet(library: Library, typed: str) -> Facet:
    """Find a facet by id, name or the beginning of one.

    Raises UnknownNameError when no facet, or more than one, goes by that name.
    """
    return library.facet[_resolve("facet", "facets", typed, facet_names(library))]


def resolve_topic(library: Library, typed: str) -> Topic:
    """Find a topic by id, name or the beginning of one.

    Raises UnknownNameError when no topic, or more than one, goes by that name.
    """
    return library.topic[_resolve("topic", "topics", typed, topic_names(library))]


def resolve_article(library: Library, typed: str) -> Article:
    """Find an article by id, label, headline, a word of them or its beginning.

    Raises UnknownNameError when no article, or more than one, goes by that name.
    """
    return library.article[_resolve("article", "articles", typed, article_names(library))]


def resolve_actor(network: Network, typed: str) -> Actor:
    """Find who is meant in a network by an id, a spelling of the name or the beginning of one.

    Raises UnknownNameError when nobody, or more than one, goes by that name.
    """
    names = {actor.id: actor.spellings for actor in network.actors}
    return network.actor[_resolve("name", "names", typed, names)]


def company_names(library: Library) -> Choices:
    """Give the names and aliases of each company."""
    return {
        company.id: (
            company.name,
            company.short,
            *(name for alias in company.aliases for name in (alias.name, *alias.aliases)),
        )
        for company in library.companies
    }


def facet_names(library: Library) -> Choices:
    """Give the name of each facet."""
    return {facet.id: (facet.name,) for facet in library.facets}


def topic_names(library: Library) -> Choices:
    """Give the name of each topic."""
    return {topic.id: (topic.name,) for topic in library.topic.values()}


def article_names(library: Library) -> Choices:
    """Give the label and the headline of each article."""
    return {article.id: (article.label, article.title) for article in library.articles}


def find(typed: str, choices: Choices) -> tuple[str, ...]:
    """Give the ids that go by the name `typed`; failing these, by a name that has it as a word.

    Failing these too, those of whose names it is the beginning, or else of a later word in them.
    Spaces and hyphens do not matter.
    """
    wanted = _words(typed)
    if not wanted:
        return ()
    squeezed, phrase = "".join(wanted), f" {' '.join(wanted)}"
    exact: list[str] = []
    within: list[str] = []
    begun: list[str] = []
    begun_within: list[str] = []
    for choice, names in choices.items():
        read = [_words(name) for name in (choice, *names)]
        spaced = [f" {' '.join(name)} " for name in read]
        if any("".join(name) == squeezed for name in read):
            exact.append(choice)
        elif any(f"{phrase} " in name for name in spaced):
            within.append(choice)
        elif any("".join(name).startswith(squeezed) for name in read):
            begun.append(choice)
        elif any(phrase in name for name in spaced):
            begun_within.append(choice)
    return tuple(exact or within or begun or begun_within)


def nearest(typed: str, choices: Choices) -> str:
    """Give the id one of whose names comes closest to `typed`, or nothing."""
    from rapidfuzz import process
    from rapidfuzz.distance import JaroWinkler

    names = [(name, choice) for choice, names in choices.items() for name in (choice, *names)]
    found = process.extractOne(
        "".join(words(typed)),
        ["".join(_words(name)) for name, _ in names],
        scorer=JaroWinkler.similarity,
        score_cutoff=_NEAR,
    )
    return names[found[2]][1] if found else ""


def shown(typed: str) -> str:
    """Quote what was typed for a message: shortened, control characters escaped."""
    return repr(typed if len(typed) <= _SHOWN else typed[:_SHOWN] + "…")


def listed(names: Mapping[str, object]) -> str:
    """List the first names, and how many more there are."""
    first = ", ".join(list(names)[:_LISTED])
    more = len(names) - _LISTED
    return f"{first} and {more} more" if more > 0 else first


def _resolve(kind: str, kinds: str, typed: str, choices: Choices) -> str:
    if typed in choices:  # an id as it is written, whatever else goes by that name
        return typed
    found = find(typed, choices)
    if len(found) == 1:
        return found[0]
    if found:
        raise UnknownNameError(
            f"{shown(typed)} may mean several {kinds}",
            advice=f"Choose one of: {listed(dict.fromkeys(found))}.",
        )
    if not choices:
        advice = f"The library holds no {kinds}."
    else:
        close = nearest(typed, choices)
        advice = f"Did you mean {close}? " if close else ""
        advice += f"The library holds: {listed(choices)}."
    raise UnknownNameError(f"no {kind} called {shown(typed)}", advice=advice)
