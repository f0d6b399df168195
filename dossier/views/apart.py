"""What sets a company apart: the topics on which more is written about it than about the others.

The score of a topic is a count observed less the count expected: how much its statements weigh
there, less what they would weigh if those of its dossier were spread over the topics as those of
the others are. So it is told in statements, and a small dossier has small scores. A deed weighs 1,
a plan or a view ½; a denial weighs nothing, since it says what is not so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from dossier.counting import count
from dossier.model import Company, Facet, Library, Statement, Topic
from dossier.views.as_of import divided
from dossier.views.comparison import Told, tell
from dossier.views.timeline import KINDS, Kind

WEIGHTS: dict[Kind, float] = {"deed": 1.0, "plan": 0.5, "view": 0.5}
Spread = dict[str, tuple[float, int]]  # by topic, what statements weigh, and their number
LEAST = 0.5  # what one plan weighs: a smaller score sets nobody apart


class Trait(Struct, frozen=True):
    """A topic that sets a company apart, and its statements by which it does.

    They weigh `weight`, where `expected` would be if the company were written about as the others
    are; `others` counts the statements of these on the topic.
    """

    facet: Facet
    topic: Topic
    told: tuple[Told, ...]
    weight: float
    expected: float
    others: int

    @property
    def score(self) -> float:
        """By how much it is set apart."""
        return self.weight - self.expected

    @property
    def alone(self) -> bool:
        """True where nothing is written about any of the others."""
        return not self.others

    def number(self, *kinds: Kind) -> int:
        """Count the statements of these kinds that are no denials."""
        statements = (told.statement for told in self.told)
        return sum(KINDS[item.status] in kinds for item in statements if not item.denied)


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
    spreads = {item: _spread(library.told[item]) for item in field}
    every = _added(spreads.values())
    profiles = []
    for item in shown:
        found = _traits(library, item, spreads[item], _less(every, spreads[item]))
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
    deeds, others = trait.number("deed"), trait.number("plan", "view")
    counted = [
        count(deeds, "deed") if deeds else "",
        count(others, "plan or view", "plans or views") if others else "",
    ]
    verb = "weighs" if deeds + others == 1 else "weigh"
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


def _traits(library: Library, company: str, own: Spread, others: Spread) -> Iterator[Trait]:
    """Give the traits in the order of the codebook."""
    told: dict[str, list[Told]] = {}
    for statement in library.told[company]:
        told.setdefault(statement.topic, []).append(tell(library, statement, company))
    whole, beside = (sum(weight for weight, _ in held.values()) for held in (own, others))
    for facet in library.facets:
        for topic in facet.topic:
            if topic.id not in told:
                continue
            weight, number = others[topic.id]
            expected = whole * weight / beside if beside else 0.0
            trait = Trait(facet, topic, tuple(told[topic.id]), own[topic.id][0], expected, number)
            if trait.score >= LEAST:
                yield trait


def _spread(statements: Iterable[Statement]) -> Spread:
    """Weigh and count statements by topic."""
    return _added(
        {item.topic: (0.0 if item.denied else WEIGHTS[KINDS[item.status]], 1)}
        for item in statements
    )


def _added(spreads: Iterable[Mapping[str, tuple[float, int]]]) -> Spread:
    found: Spread = {}
    for spread in spreads:
        for topic, (weight, number) in spread.items():
            before = found.get(topic, (0.0, 0))
            found[topic] = (before[0] + weight, before[1] + number)
    return found


def _less(every: Spread, own: Spread) -> Spread:
    """Take away what one company has of all."""
    return {
        topic: (weight - own.get(topic, (0.0, 0))[0], number - own.get(topic, (0.0, 0))[1])
        for topic, (weight, number) in every.items()
    }
