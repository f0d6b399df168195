"""What a text has been about so far, and what a sentence therefore is about."""

from __future__ import annotations

from dataclasses import dataclass, field

from dossier.coding.proposing.about import About, foremost
from dossier.coding.proposing.background import is_background
from dossier.coding.proposing.capitals import runs
from dossier.coding.proposing.employers import Employers
from dossier.coding.proposing.kinds import STRANGER, Kinds
from dossier.coding.proposing.names import Mention
from dossier.coding.proposing.openings import (
    START,
    carries,
    is_foreign,
    is_of_others,
    is_of_the_trade,
    is_pronoun,
    says_nothing,
)
from dossier.coding.proposing.origins import Origins
from dossier.coding.proposing.people import People, Speaker, gender_of
from dossier.coding.proposing.reference import Reference
from dossier.coding.proposing.stretch import Stretch
from dossier.proposals import Found

_ALLUDING = 7  # words in which an outsider says whom he means
_EITHER = frozenset("il elle celui celle t".split())  # a person or a company
_RELATIVE = frozenset("which who qui".split())
_MEMORY = 1  # sentences about nobody, after which a text may go on about the company before
_LONG = 3  # and about the company that it names most


@dataclass
class Thread:
    """What the text has been about so far: `focus` is the last company that was the subject."""

    main: str
    alone: bool
    known: frozenset[str]
    kinds: Kinds
    people: People
    focus: str = field(init=False)
    fresh: int = 0  # sentences since a company was decided
    heard: bool = False  # the sentence before was an outsider's words
    strange: bool = False  # the sentence before was about somebody else
    employers: Employers = field(default_factory=Employers)
    origins: Origins = field(default_factory=Origins)
    reference: Reference = field(default_factory=Reference)

    def __post_init__(self) -> None:
        self.focus = self.main

    def decide(self, text: str, of: Stretch, speaker: Speaker | None) -> About | None:
        """Give what the sentence is about, and go on from there."""
        self.kinds.learn(text, of)
        self.origins.learn(of)
        self.employers.learn(text, of, "" if self.strange else self.focus)
        if speaker and speaker.name and not speaker.company:
            speaker = speaker._replace(company=self.employers.of(speaker.name))
        found = self._decide(text, of, speaker)
        self.heard = self.is_outsider(speaker)
        self.reference.remember(of, found)
        self.focus = found.company if found else self.focus
        self.fresh = 0 if found else self.fresh + 1
        return found

    def is_outsider(self, speaker: Speaker | None) -> bool:
        """Tell whether a person speaks of whom the text has not said that he is of a company."""
        return bool(
            speaker and speaker.name and not (speaker.company or self.employers.of(speaker.name))
        )

    def _decide(self, text: str, of: Stretch, speaker: Speaker | None) -> About | None:
        was_strange, self.strange = self.strange, False
        if says_nothing(text, of):
            return None
        meant = self._meant(text, of)
        if meant:
            return self._with_subject(of, meant, was_strange)
        referred = self._referred(text, of, speaker, was_strange)
        if referred or self.strange:
            return referred
        if speaker and speaker.name:
            return self._outsider(of, was_strange)
        if speaker and (speaker.company or (self.focus and not (was_strange and is_pronoun(of)))):
            return About(speaker.company or self.focus, "carried over")
        return self._onward(text, of, was_strange, spoken=speaker is not None)

    def _referred(
        self, text: str, of: Stretch, speaker: Speaker | None, was_strange: bool
    ) -> About | None:
        """Give whom words other than a name mean: both, she, the Australians, the grocer."""
        together = self._union(of, was_strange) or self.reference.together(
            of, right_after=self.fresh == 0
        )
        if together:
            return together
        if speaker and speaker.company and speaker.name:
            return About(speaker.company, "person")
        if speaker is None and (person := self._person(of)):
            return About(person, "person")
        if native := self.origins.native(of):
            return About(native, "generic")
        return None if was_strange and not self.kinds.knows(of) else self._generic(text, of)

    def _onward(  # noqa: PLR0911 - a ladder: the first rule that holds decides
        self, text: str, of: Stretch, was_strange: bool, *, spoken: bool
    ) -> About | None:
        """Give the company before, if a sentence that does not mean any goes on about it."""
        near = self.fresh <= _MEMORY and not was_strange
        if of.mentions or spoken or is_foreign(text, of, self.known) or is_of_others(of):
            if near and self.focus and not (of.mentions or spoken) and of.find("affair"):
                return About(self.main if self.alone else self.focus, "carried over")
            self.strange = True  # what "it" and "the company" mean in the next sentence
            return None
        if is_of_the_trade(of) or is_background(text, of) or not carries(text, of):
            return None
        if was_strange and is_pronoun(of):
            self.strange = True
            return None
        if near and self.focus:
            return About(self.focus, "carried over")
        if self.alone and self.fresh <= _LONG:
            return About(self.main, "main company")
        return None

    def _union(self, of: Stretch, was_strange: bool) -> About | None:
        """Give the company before, for whose staff a union speaks."""
        if self.focus and self.fresh == 0 and not was_strange and of.begins("union", stop=START):
            return About(self.focus, "carried over")
        return None

    def _person(self, of: Stretch) -> str:
        """Give the company of whom "she" or "the founder" means, at the beginning of a sentence."""
        hit = next((it for it in of.find("speaker-pronoun") if it.last < START), None)
        if hit is None or of[hit.first].lower in _EITHER:
            return ""
        gender = gender_of(of, hit.first, hit.last + 1)
        person = self.people.latest(gender)
        return (person.company or self.employers.of(person.name)) if person else ""

    def _outsider(self, of: Stretch, was_strange: bool) -> About | None:
        """`“They promised us jobs,” said a union organiser`: what others say of the company."""
        if (
            self.focus
            and self.fresh == 0
            and not was_strange
            and (not self.heard or of.has("alluding", stop=_ALLUDING))
        ):
            return About(self.focus, "carried over")
        return None

    def _with_subject(self, of: Stretch, meant: list[Mention], was_strange: bool) -> About:
        """Choose between the names, and a subject that only reaches back: "it bought Calder"."""
        named = tuple(dict.fromkeys(item.company for item in meant))
        if self.focus and not was_strange and meant[0].first > 1:
            found: Found = "carried over"
            owner = self.focus
            if of.begins("generic", stop=START):
                found = "generic"
                owner = self.kinds.of(of)
                if owner in {"", STRANGER}:
                    owner = self.focus
            elif of.begins("last-named"):
                owner = self.reference.latest or self.focus
            elif not of.begins("pronoun-subject", stop=START):
                return foremost(of, meant, self.focus)
            if owner not in named:
                return About(owner, found, named)
        return foremost(of, meant, self.focus)

    def _meant(self, text: str, of: Stretch) -> list[Mention]:
        """Leave out companies that are only compared with, or whose rival it is about."""
        return [item for item in of.mentions if _acts(of, item) or not _is_aside(text, of, item)]

    def _generic(self, text: str, of: Stretch) -> About | None:
        for hit in of.without("generic", "not-generic"):
            after = hit.last + 1
            named = after < len(of) and of[after].is_capital
            if (
                named
                and text[of[hit.last].end : of[after].start] == " "
                and any(run.first == after for run in runs(text, of, self.known))
            ):
                continue  # "the maker Orlan" is another one
            owner = self.kinds.of(of) or self.origins.of(of, hit.first, hit.last) or self.focus
            self.strange = owner == STRANGER
            return About(owner, "generic") if owner and not self.strange else None
        return None


def _acts(of: Stretch, mention: Mention) -> bool:
    """Tell whether a name is the subject of a clause of its own: "against Calder, which bid"."""
    after = of[mention.last + 1 : mention.last + 2]
    return bool(after) and after[0].lower in _RELATIVE


def _is_aside(text: str, of: Stretch, mention: Mention) -> bool:
    """Tell whether a name is only compared with: "unlike Calder", "Calder's rival Orlan"."""
    if of.begins("rival", mention.last + 1):
        return True
    return any(
        hit.first < mention.first <= hit.last + 2
        and "," not in text[of[hit.last].start : of[mention.first].start]
        for hit in of.find("in-passing")
    )
