"""Which company a sentence is about, and how that was decided; often none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from dossier.coding.proposing.names import Mention
from dossier.coding.proposing.stretch import Stretch
from dossier.proposals import Found

PREPOSITIONS = frozenset(
    """
    with by to of from for at on against between among in under over near like than via
    avec par à au aux de du des d pour chez contre entre sur en dans vers sans depuis via
    """.split()
)
_AND = frozenset(("and", "et"))
_PLACING = frozenset("at for with chez à au aux pour".split())
_WITH_ARTICLE = frozenset("au aux du des".split())
_ARTICLES = frozenset("the a an its their le la l les un une son sa leur ses".split())
_BESIDE = 4  # words from a preposition to the name whose noun it leads to
_OPENING = 2  # words before the name in "But at Norvane"
_LEADING = 0.6  # the share of all names that makes a company the main one


class About(NamedTuple):
    """A company, how it was found, and the other companies of the library tied to it here.

    `also` are subjects beside it: the same is told of each of them for itself.
    """

    company: str
    found: Found
    parties: tuple[str, ...] = ()
    also: tuple[About, ...] = ()

    def within(self, of: Stretch, sentence: Stretch) -> About:
        """Keep only the ties to companies that the words `of`, a part of the sentence, name.

        A possessive may name one: "supplies Calder and owns 12% of its shares"; one that the
        whole sentence does not name, but "both companies", is meant by all its parts.
        """
        if not self.parties or of.has("belonging"):
            return self
        named = {mention.company for mention in of.mentions}
        beside = {mention.company for mention in sentence.mentions} - named
        return self._replace(parties=tuple(item for item in self.parties if item not in beside))


def main_company(headline: list[Mention], body: list[Mention]) -> tuple[str, bool]:
    """Give the company that an article names most ("" if none), and whether it stands alone.

    A name in a headline counts three times.
    """
    counts = Counter(mention.company for mention in body)
    for mention in headline:
        counts[mention.company] += 3
    if not counts:
        return "", False
    company, most = max(counts.items(), key=lambda item: (item[1], item[0]))
    return company, most >= _LEADING * counts.total()


def foremost(of: Stretch, meant: list[Mention], focus: str) -> About:
    """Choose whom a sentence with several names is about: the first that depends on no other."""
    best = min(
        meant,
        key=lambda item: (depends(of, item), item.found == "person", item.first),
    )
    if depends(of, best) and any(mention.company == focus for mention in meant):
        best = next(mention for mention in meant if mention.company == focus)
    beside = {} if depends(of, best) or of.has("tying") else in_a_row(of, meant, best)
    parties = dict.fromkeys(
        item.company for item in meant if item.company not in {best.company, *beside}
    )
    also = (About(company, kind, tuple(parties)) for company, kind in beside.items())
    return About(best.company, best.found, tuple(parties), tuple(also))


def in_a_row(of: Stretch, meant: Sequence[Mention], subject: Mention) -> dict[str, Found]:
    """Give the companies that stand in a row with the subject: "Norvane, Calder and Orlan"."""
    found: dict[str, Found] = {}
    last = subject.last
    for mention in meant:
        between = of[last + 1 : mention.first]
        if mention.first > last and all(word.lower in _AND for word in between):
            last = mention.last
            if mention.company != subject.company:
                found.setdefault(mention.company, mention.found)
    return found


def depends(of: Stretch, mention: Mention) -> bool:
    """Tell whether a name stands after a preposition, alone or with a noun: "to the lender B"."""
    before = of[mention.first - 1].lower if mention.first else ""
    if mention.first <= _OPENING and before in _PLACING:
        return False  # "At Norvane, …": what the sentence is about
    return before in PREPOSITIONS or _has_noun_before(of, mention.first)


def _has_noun_before(of: Stretch, name: int) -> bool:
    """Tell whether a preposition and a noun lead to a name: "with the parcel carrier B".

    Not at the beginning of a sentence, where they tell when: "In the morning B …".
    """
    for first in range(max(name - _BESIDE, _OPENING), name - 1):
        leading, *between = (word.lower for word in of[first:name])
        if any(word.is_capital for word in of[first:name]) or leading not in PREPOSITIONS:
            continue
        if leading in _WITH_ARTICLE or (len(between) > 1 and between[0] in _ARTICLES):
            return True
    return False
