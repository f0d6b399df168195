"""Which company a sentence is about, and how that was decided; often none."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from dossier.coding.proposing.capitals import runs
from dossier.coding.proposing.names import Mention
from dossier.coding.proposing.speaking import Speaker
from dossier.coding.proposing.stretch import Stretch
from dossier.coding.proposing.words import Words
from dossier.proposals import Found

_DEFINITE = frozenset("the le la l les".split())
_START = 5  # words in which a wording that begins a sentence ends
_POSSESSIVE = 7  # words within which a possessive reaches back
_OPENING = 12  # words that may come before a pronoun
_SUBJECT = 5  # words within which the subject of a sentence most often stands
_PREPOSITIONS = frozenset(
    """
    with by to of from for at on against between among in under over near like than via
    avec par à au aux de du des d pour chez contre entre sur en dans vers sans depuis via
    """.split()
)
_AND = frozenset(("and", "et"))
_LEADING = 0.6  # the share of all names that makes a company the main one


class About(NamedTuple):
    """A company, how it was found, and the other companies of the library tied to it here.

    `also` are subjects beside it: the same is told of each of them for itself.
    """

    company: str
    found: Found
    parties: tuple[str, ...] = ()
    also: tuple[About, ...] = ()

    def within(self, of: Stretch) -> About:
        """Keep only the ties to companies that the words `of`, a part of the sentence, name.

        A possessive may name one: "supplies Calder and owns 12% of its shares".
        """
        if of.has("belonging"):
            return self
        named = {mention.company for mention in of.mentions}
        return self._replace(parties=tuple(item for item in self.parties if item in named))


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


@dataclass
class Thread:
    """What the text has been about so far: `focus` is the last company that was the subject."""

    main: str
    alone: bool
    known: frozenset[str]
    focus: str = field(init=False)
    pair: tuple[str, ...] = ()  # the last two companies, the later one first
    fresh: int = 0  # sentences since a company was decided
    strange: bool = False  # the sentence before was about somebody else

    def __post_init__(self) -> None:
        self.focus = self.main

    def decide(self, text: str, of: Stretch, speaker: Speaker | None) -> About | None:
        """Give what the sentence is about, and go on from there."""
        found = self._decide(text, of, speaker)
        if found is None:
            self.fresh += 1
        else:
            self.focus, self.fresh = found.company, 0
            beside = (about.company for about in found.also)
            latest = dict.fromkeys((found.company, *beside, *found.parties, *self.pair))
            self.pair = tuple(latest)[:2]
        return found

    def _decide(  # noqa: PLR0911 - a ladder: the first rule that holds decides
        self, text: str, of: Stretch, speaker: Speaker | None
    ) -> About | None:
        was_strange, self.strange = self.strange, False
        meant = self._meant(text, of)
        if of.has("no-comment"):
            return None
        if meant:
            return self._with_subject(of, meant, was_strange)
        if len(self.pair) > 1 and of.begins("both", stop=_START):
            return About(self.pair[0], "generic", self.pair[1:])
        if speaker and speaker.company and speaker.name:
            return About(speaker.company, "person")
        generic = None if was_strange else self._generic(of)
        if generic or (speaker and speaker.name):
            return generic
        if speaker and (speaker.company or self.focus):
            return About(speaker.company or self.focus, "carried over")
        if of.mentions or self._is_foreign(text, of) or _is_of_others(of):
            self.strange = True  # what "it" and "the company" mean in the next sentence
            return None
        if of.find("trade-at-large"):
            return None
        if self.focus and self.fresh <= 1 and not was_strange and self._carries(text, of):
            return About(self.focus, "carried over")
        if self.alone and self.focus and self.fresh <= 2:
            return About(self.main, "main company")
        return None

    def _with_subject(self, of: Stretch, meant: list[Mention], was_strange: bool) -> About:
        """Choose between the names, and a subject that only reaches back: "it bought Calder"."""
        if self.focus and not was_strange and meant[0].first > 1:
            if of.begins("pronoun-subject", stop=_START):
                found: Found = "carried over"
            elif of.begins("generic", stop=_START):
                found = "generic"
            else:
                return _foremost(of, meant, self.focus)
            if all(mention.company != self.focus for mention in meant):
                return About(
                    self.focus, found, tuple(dict.fromkeys(item.company for item in meant))
                )
        return _foremost(of, meant, self.focus)

    def _meant(self, text: str, of: Stretch) -> list[Mention]:
        """Leave out companies that are only compared with."""
        passing = of.find("in-passing") if of.mentions else []
        return [
            mention
            for mention in of.mentions
            if not any(
                hit.first < mention.first <= hit.last + 2
                and "," not in text[of[hit.last].start : of[mention.first].start]
                for hit in passing
            )
        ]

    def _generic(self, of: Stretch) -> About | None:
        return About(self.focus, "generic") if self.focus and of.find("generic") else None

    def _carries(self, text: str, of: Stretch) -> bool:
        if of.begins("carrying", stop=_START) or of.has("belonging", stop=_POSSESSIVE):
            return True
        for hit in of.find("pronoun-subject"):
            if (
                0 < hit.first <= hit.last < _OPENING
                and "," in text[of[hit.first - 1].end : of[hit.first].start]
            ):
                return True  # "Founded in 2014, it …"
        # "The cash paid for a factory", right after a sentence on a company
        return self.fresh == 0 and of[0].lower in _DEFINITE and len(of) > 3

    def _is_foreign(self, text: str, of: Words) -> bool:
        """Tell whether a name that the library does not know stands where the subject stands."""
        for run in runs(text, of, self.known):
            if run.first >= _SUBJECT:
                break
            if run.first and of[run.first - 1].lower in _PREPOSITIONS:
                continue
            if (
                run.first
                and of[run.first - 1].lower in {"the", "l", "le", "la", "d", "les"}
                and (run.first > 1 and of[run.first - 2].lower in _PREPOSITIONS)
            ):
                continue
            return True
        return False


def _is_of_others(of: Stretch) -> bool:
    return of.begins("others", stop=_START) or of.has("contrast")


def _foremost(of: Stretch, meant: list[Mention], focus: str) -> About:
    """Choose whom a sentence with several names is about: the first that depends on no other."""

    def depends(mention: Mention) -> bool:
        return mention.first > 0 and of[mention.first - 1].lower in _PREPOSITIONS

    best = min(
        meant,
        key=lambda item: (depends(item), item.found == "person", item.first),
    )
    if depends(best) and any(mention.company == focus for mention in meant):
        best = next(mention for mention in meant if mention.company == focus)
    beside = {} if depends(best) or of.has("tying") else _beside(of, meant, best)
    parties = dict.fromkeys(
        item.company for item in meant if item.company not in {best.company, *beside}
    )
    also = (About(company, kind, tuple(parties)) for company, kind in beside.items())
    return About(best.company, best.found, tuple(parties), tuple(also))


def _beside(of: Stretch, meant: list[Mention], subject: Mention) -> dict[str, Found]:
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
