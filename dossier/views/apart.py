"""What sets a company apart: the topics on which more is written about it than about the others.

The score of a topic is a count observed less the count expected: how much its statements weigh
there, less what they would weigh if those of its dossier were spread over the topics as those of
the others are. So it is told in statements, and a small dossier has small scores. A deed weighs 1,
a plan or a view ½; a denial weighs nothing, nor does what is deprecated or ruled out by a verdict.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import add
from typing import NamedTuple

from msgspec import Struct

from dossier.counting import count
from dossier.model import Company, Facet, Library, Topic
from dossier.views.as_of import divided
from dossier.views.comparison import Told, tell
from dossier.views.timeline import KINDS

DEED, TALK = 1.0, 0.5  # what weighs a deed, and what a plan or a view
LEAST = TALK  # a smaller score sets nobody apart


class Trait(Struct, frozen=True):
    """A topic that sets a company apart, and its statements by which it does.

    `deeds` of them and `talk`, plans and views, have weight; `expected` is what they would weigh if
    the company were written about as the others are, of which `others` counts the statements.
    """

    facet: Facet
    topic: Topic
    told: tuple[Told, ...]
    deeds: int
    talk: int
    expected: float
    others: int

    @property
    def weight(self) -> float:
        """What its statements weigh."""
        return self.deeds * DEED + self.talk * TALK

    @property
    def score(self) -> float:
        """By how much it is set apart."""
        return self.weight - self.expected

    @property
    def alone(self) -> bool:
        """True where nothing is written about any of the others."""
        return not self.others


class Profile(Struct, frozen=True):
    """What sets one company apart: the topics that only it has first, each group by score.

    `statements` counts all of its dossier, `against` the companies that it is laid against.
    """

    company: Company
    traits: tuple[Trait, ...]
    statements: int
    against: int


def apart(
    library: Library, companies: Sequence[str] = (), *, facets: Sequence[str] = ()
) -> tuple[Profile, ...]:
    """Tell of each of `companies` (ids) what sets it apart from the others of them.

    One alone is laid against the whole library; without any, all companies are told. `facets`
    (ids) restricts the topics that are told, and leaves their scores as they are.
    """
    shown = tuple(companies) or tuple(company.id for company in library.companies)
    field = shown if len(shown) > 1 else (*shown, *_others(library, shown))
    spreads = {item: _spread(library, item) for item in field}
    every = _added(spreads.values())
    profiles = []
    for item in shown:
        found = _traits(library, item, spreads[item], every)
        kept = (trait for trait in found if not facets or trait.facet.id in facets)
        traits = tuple(sorted(kept, key=lambda trait: (not trait.alone, -trait.score)))
        told = len(library.told[item])
        profiles.append(Profile(library.company[item], traits, told, len(field) - 1))
    return tuple(profiles)


def score(trait: Trait) -> str:
    """Say a score, in statements: `+7.5`."""
    return f"+{_tenths(trait.score)}"


def reason(company: Company, trait: Trait) -> str:
    """Say why a topic sets a company apart: `only PSA: 3 deeds weigh 3`, or what is expected."""
    counted = [
        count(trait.deeds, "deed") if trait.deeds else "",
        count(trait.talk, "plan or view", "plans or views") if trait.talk else "",
    ]
    verb = "weighs" if trait.deeds + trait.talk == 1 else "weigh"
    weighed = f"{' and '.join(filter(None, counted))} {verb} {_tenths(trait.weight)}"
    if trait.alone:
        return f"only {company.short}: {weighed}"
    expected = _tenths(trait.expected)
    amount = "next to nothing" if expected == "0" else expected
    return f"{weighed}; {amount} would be expected from what is written about the others"


def ground(profile: Profile) -> str:
    """Say how large a dossier is, and how many others it is laid against."""
    others = count(profile.against, "other company", "other companies")
    return f"{count(profile.statements, 'statement')}, against {others}"


def _tenths(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


def _others(library: Library, shown: Iterable[str]) -> tuple[str, ...]:
    """Give the other companies of the library, as they are now."""
    known = {divided(item)[0] for item in shown}
    return tuple(item for item in library.company if divided(item)[0] not in known)


class _Count(NamedTuple):
    """How much is written on a topic: deeds, plans and views, and all statements."""

    deeds: int = 0
    talk: int = 0
    all: int = 0

    @property
    def weight(self) -> float:
        return self.deeds * DEED + self.talk * TALK


_Spread = dict[str, _Count]  # by topic (an id)


def _spread(library: Library, company: str) -> _Spread:
    found = []
    ruled_out = library.of(company).ruled_out
    for item in library.told[company]:
        void = item.denied or item.rank == "deprecated" or item.id in ruled_out
        deed = KINDS[item.status] == "deed"
        found.append({item.topic: _Count(not void and deed, not void and not deed, 1)})
    return _added(found)


def _added(spreads: Iterable[_Spread]) -> _Spread:
    found: _Spread = {}
    for spread in spreads:
        for topic, more in spread.items():
            found[topic] = _Count(*map(add, found.get(topic, _Count()), more))
    return found


def _traits(library: Library, company: str, own: _Spread, every: _Spread) -> Iterator[Trait]:
    """Give the traits in the order of the codebook; `every` is what all companies have."""
    told: dict[str, list[Told]] = {}
    for statement in library.told[company]:
        told.setdefault(statement.topic, []).append(tell(library, statement, company))
    whole, of_all = (sum(held.weight for held in spread.values()) for spread in (own, every))
    for facet in library.facets:
        for topic in facet.topic:
            if topic.id not in told:
                continue
            here, there = own[topic.id], every[topic.id]
            share = (there.weight - here.weight) / (of_all - whole) if of_all > whole else 0.0
            trait = Trait(
                facet, topic, tuple(told[topic.id]), here.deeds, here.talk,
                expected=whole * share, others=there.all - here.all,
            )  # fmt: skip
            if trait.score >= LEAST:
                yield trait
