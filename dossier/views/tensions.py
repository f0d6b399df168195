"""Where statements of one company and topic disagree, or give one figure in two mouths.

Only what cannot both hold is listed: "more than 90" and 102 agree, so do 12,000 and 11,870. A plan
that a later article tells as done is a promise kept (`promises.py`), and no tension.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from msgspec import Struct

from dossier.model import Company, Library, Statement, Verdict
from dossier.views.as_of import divided
from dossier.views.disagreements import KINDS, Comparer, Kind
from dossier.views.telling import are_two_mouths, in_order, order_words
from dossier.views.verdicts import ON_TENSIONS, OUTCOMES, Pair, Which, by_pair, pair

Held = tuple[Statement, Statement, Kind, str]
_ORDER = tuple(KINDS)


class Tension(Struct, frozen=True):
    """Two statements of a company and what is between them; `first` was told first, if known.

    `words` say in what they differ, `verdict` is what the analyst has ruled, if anything.
    """

    company: Company
    first: Statement
    second: Statement
    kind: Kind
    words: str
    verdict: Verdict | None = None

    @property
    def is_open(self) -> bool:
        """Whether somebody has to decide: a figure that two give needs no verdict."""
        is_settled = "deprecated" in {self.first.rank, self.second.rank}
        return self.verdict is None and self.kind != "same figure" and not is_settled


def tensions(
    library: Library,
    companies: Sequence[str],
    *,
    facets: Sequence[str] = (),
    which: Which = "all",
) -> tuple[Tension, ...]:
    """List the tensions between the own statements of each company (ids), by kind.

    `facets` (ids) restrict it to these, `which` to those that are open, or ruled on. A pair on
    which the analyst has ruled is listed even if its words do not set it against each other.
    """
    comparer, ruled = Comparer(library), by_pair(library, ON_TENSIONS)
    kept = by_pair(library, OUTCOMES)
    found: list[Tension] = []
    for id_ in companies:
        own = {
            item.id: item
            for item in library.told[id_]
            if item.company == divided(id_)[0] and (not facets or item.facet in facets)
        }
        pairs = {pair(*held[:2]): held for held in _between(comparer, own)}
        linked: dict[Pair, Held] = {
            key: (own[key[0]], own[key[1]], "linked", KINDS["linked"])
            for key in ruled
            if key not in pairs and key[0] in own and key[1] in own
        }
        told = (
            Tension(library.company[id_], one, other, kind, words, ruled.get(key))
            for key, (one, other, kind, words) in (pairs | linked).items()
            if key not in kept
        )
        found += sorted(told, key=lambda item: _ORDER.index(item.kind))
    return tuple(item for item in found if _is_wanted(item, which))


def _is_wanted(tension: Tension, which: Which) -> bool:
    return {"all": True, "open": tension.is_open, "ruled": tension.verdict is not None}[which]


def _between(comparer: Comparer, own: Mapping[str, Statement]) -> Iterator[Held]:
    """Lay the statements of each topic beside each other, two by two, the first told first."""
    topics: dict[str, list[Statement]] = {}
    for item in own.values():
        topics.setdefault(item.topic, []).append(item)
    for held in topics.values():
        repeated: set[str] = set()  # a figure that many give is laid beside the first of them alone
        for pair_ in combinations(held, 2):
            if not are_two_mouths(*pair_):
                continue
            one, other = in_order(comparer.library, *pair_)
            found = list(comparer.differences(one, other))
            said = [order_words(comparer.library, one, other)] if found else []
            if not found and other.id not in repeated:
                found = list(comparer.repetitions(one, other))
                repeated.update([other.id] if found else [])
            if found:
                words = "; ".join(filter(None, [*(words for _, words in found), *said]))
                yield one, other, found[0][0], words
