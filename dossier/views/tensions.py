"""Where statements of one company and topic disagree, or give one figure in two mouths.

Only what cannot both hold is listed: "more than 90" and 102 agree, so do 12,000 and 11,870. A plan
that a later article tells as done is a promise kept (`promises.py`), and no tension.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from msgspec import Struct

from dossier.model import Company, Library, Statement, Verdict
from dossier.views.as_of import divided
from dossier.views.disagreements import KINDS, Comparer, Kind, may_meet
from dossier.views.telling import are_two_mouths, in_order, is_plan, order_words
from dossier.views.verdicts import ON_TENSIONS, OUTCOMES, Pair, Which, by_pair, pair

Held = tuple[Statement, Statement, Kind, str]
_ORDER = tuple(KINDS)


class Tension(Struct, frozen=True):
    """Two statements of a company and what is between them; `first` was told first, if known.

    `words` say in what they differ, `verdict` is what the analyst has ruled, if anything.
    `is_settled` tells that one of the two does not count anyway: another verdict, or its rank, says
    so.
    """

    company: Company
    first: Statement
    second: Statement
    kind: Kind
    words: str
    verdict: Verdict | None = None
    is_settled: bool = False

    @property
    def is_open(self) -> bool:
        """Whether somebody has to decide: a figure that two give needs no verdict."""
        return self.state == "open"

    @property
    def state(self) -> str:
        """Say in a word whether somebody has to decide; nothing where there is a verdict."""
        if self.verdict or self.kind == "same figure":
            return ""
        return "settled" if self.is_settled else "open"


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
    finder = _Finder(library)
    found = (item for company in companies for item in finder.of(company, facets))
    return tuple(item for item in found if _is_wanted(item, which))


def _is_wanted(tension: Tension, which: Which) -> bool:
    return {"all": True, "open": tension.is_open, "ruled": tension.verdict is not None}[which]


class _Finder:
    """Lays the statements of each company and topic beside each other, two by two."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._comparer = Comparer(library)
        self._ruled = by_pair(library, ON_TENSIONS)
        self._promised = {
            key
            for key, item in by_pair(library, OUTCOMES).items()
            if is_plan(library.statement[item.first])
        }

    def of(self, company: str, facets: Sequence[str]) -> list[Tension]:
        """List those of a company (an id) by kind, in source order."""
        own = {
            item.id: item
            for item in self._library.told[company]
            if item.company == divided(company)[0] and (not facets or item.facet in facets)
        }
        topics: dict[str, list[Statement]] = {}
        for item in own.values():
            topics.setdefault(item.topic, []).append(item)
        pairs = {pair(*held[:2]): held for told in topics.values() for held in self._between(told)}
        pairs = {
            key: held
            for key, held in pairs.items()
            if key in self._ruled or key not in self._promised
        }
        for low, high in self._ruled:
            if low in own and high in own:
                linked: Held = (own[low], own[high], "linked", KINDS["linked"])
                pairs.setdefault((low, high), linked)
        found = [self._tension(company, key, held) for key, held in pairs.items()]
        return sorted(found, key=lambda item: _ORDER.index(item.kind))

    def _between(self, told: Sequence[Statement]) -> Iterator[Held]:
        """Compare statements on one topic; in each pair the first told comes first."""
        repeated: set[str] = set()  # a figure that many give is laid beside the first of them alone
        for pair_ in combinations(told, 2):
            if not (may_meet(*pair_) and are_two_mouths(*pair_)):
                continue
            one, other = in_order(self._library, *pair_)
            found = list(self._comparer.differences(one, other))
            if found:
                found.append((found[0][0], order_words(self._library, one, other)))
            elif other.id not in repeated:
                found = list(self._comparer.repetitions(one, other))
                repeated.update([other.id] if found else [])
            if found:
                yield one, other, found[0][0], "; ".join(words for _, words in found if words)

    def _tension(self, company: str, key: Pair, held: Held) -> Tension:
        one, other, kind, words = held
        ruled_out = self._library.of(company).ruled_out
        is_settled = any(item.rank == "deprecated" or item.id in ruled_out for item in (one, other))
        shown, verdict = self._library.company[company], self._ruled.get(key)
        return Tension(shown, one, other, kind, words, verdict, is_settled)
