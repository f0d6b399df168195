"""What a text has been about so far, and what a sentence therefore is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from dossier.coding.proposing.about import About, foremost, in_a_row
from dossier.coding.proposing.employers import Employers
from dossier.coding.proposing.evidence import Candidate, Memory, Named, echoes, unnamed
from dossier.coding.proposing.kinds import STRANGER, Kinds
from dossier.coding.proposing.openings import START, is_pronoun, says_nothing
from dossier.coding.proposing.origins import Origins
from dossier.coding.proposing.people import People, Speaker, gender_of
from dossier.coding.proposing.reference import Reference
from dossier.coding.proposing.signs import Setting, signs, since
from dossier.coding.proposing.stretch import Stretch
from dossier.coding.proposing.weights import Weights, read_weights, weigh
from dossier.proposals import Found

_EITHER = frozenset("il elle celui celle t".split())  # a person or a company
_STRANGE = frozenset(("stranger", "others", "contrast"))
_BACK = frozenset(("pronoun", "company-noun"))  # what begins a sentence and reaches back
_FOUND: dict[str, Found] = {
    "speaker": "person",
    "person": "person",
    "kind": "generic",
    "place": "generic",
    "native": "generic",
    "pointed-at": "generic",
}
_NEAR = 1  # sentences about nobody, after which a text still goes on about the company before


@dataclass
class Thread:
    """What the text has been about so far, and who is who in it."""

    main: str
    alone: bool
    known: frozenset[str]
    kinds: Kinds
    people: People
    memory: Memory = field(init=False)
    heard: bool = False  # the sentence before was an outsider's words
    strange: bool = False  # the sentence before was about somebody else
    employers: Employers = field(default_factory=Employers)
    origins: Origins = field(default_factory=Origins)
    reference: Reference = field(default_factory=Reference)
    weights: Weights = field(default_factory=read_weights)

    def __post_init__(self) -> None:
        self.memory = Memory(self.main, self.alone)

    def decide(
        self, text: str, of: Stretch, speaker: Speaker | None, setting: Setting
    ) -> About | None:
        """Give what the sentence is about, and go on from there."""
        self.kinds.learn(text, of)
        self.origins.learn(of)
        self.employers.learn(text, of, "" if self.strange else self.memory.focus)
        self.memory.meet(of)
        if speaker and speaker.name and not speaker.company:
            speaker = speaker._replace(company=self.employers.of(speaker.name))
        found = None
        if says_nothing(text, of):
            self.strange = False
        else:
            found = self._decide(text, of, speaker, setting)
        self.heard = self.is_outsider(speaker)
        self.reference.remember(of, found)
        self.memory.remember(of, found)
        return found

    def is_outsider(self, speaker: Speaker | None) -> bool:
        """Tell whether a person speaks of whom the text has not said that he is of a company."""
        return bool(
            speaker and speaker.name and not (speaker.company or self.employers.of(speaker.name))
        )

    def choose(self, of: Stretch, candidates: Mapping[str, Candidate]) -> list[str]:
        """Give the companies whose evidence weighs enough, the heaviest first."""
        weighed = {company: self._weigh(item) for company, item in candidates.items()}
        return sorted(
            (it for it, weight in weighed.items() if weight > self.weights.threshold),
            key=lambda it: (-weighed[it], it),
        )

    def _decide(
        self, text: str, of: Stretch, speaker: Speaker | None, setting: Setting
    ) -> About | None:
        shown = signs(text, of, speaker, setting, self.known)
        shown.add(since(self.memory.fresh))
        shown.update(self._before(shown))
        meant = self._meant(of, speaker)
        named = Named(text, of, self.memory.focus)
        candidates = self._candidates(named, setting, shown, meant)
        chosen = self.choose(of, candidates)
        self.strange = not chosen and (
            meant["kind"] == (STRANGER,)
            or not (named.meant or _STRANGE.isdisjoint(shown))
            or (self.strange and is_pronoun(of))
        )
        return self._about(of, chosen, candidates) if chosen else None

    def _before(self, shown: set[str]) -> Iterator[str]:
        """Name what the sentence before was, if it was no plain one about a company."""
        if self.heard:
            yield "heard"
        if self.strange:
            yield "stranger-before"
            if not shown.isdisjoint(_BACK):
                yield "of-stranger"

    def _meant(self, of: Stretch, speaker: Speaker | None) -> dict[str, tuple[str, ...]]:
        """Give the companies that words other than a name mean, by the way in which they do."""
        together = self.reference.together(of, right_after=self.memory.fresh == 0)
        companies = (together.company, *together.parties) if together else ()
        jointly = together is not None and together.found == "carried over"
        places = (
            self.origins.of(of, hit.first, hit.last) for hit in of.without("generic", "not-generic")
        )
        return {
            "speaker": (speaker.company,) if speaker and speaker.company else (),
            "person": _one(self._person(of) if speaker is None else ""),
            "kind": _one(self.kinds.of(of)),
            "place": _one(next((place for place in places if place), "")),
            "native": _one(self.origins.native(of)),
            "together": companies if jointly else (),
            "pointed-at": () if jointly else companies,
        }

    def _candidates(
        self, named: Named, setting: Setting, shown: set[str],
        meant: Mapping[str, tuple[str, ...]],
    ) -> dict[str, Candidate]:  # fmt: skip
        memory = self.memory
        found: dict[str, Candidate] = {}
        for company in dict.fromkeys((*memory.named, *filter(None, (self.main,)))):
            reference = {
                name if company in companies else f"{name}-other"
                for name, companies in meant.items()
                if companies
            }
            if company in named.companies:
                own = shown | named.evidence(company, memory) | reference
                found[company] = Candidate("named", frozenset(own))
                continue
            if company in memory.jointly:
                reference.add("jointly")
            reference |= echoes(company, memory)
            role = memory.role(company)
            own = unnamed(company, named, memory, setting.following)
            own |= {"always"} if role == "away" else shown
            found[company] = Candidate(role, frozenset(own), frozenset(reference))
        return found

    def _weigh(self, candidate: Candidate) -> float:
        own = weigh(self.weights.table(candidate.role), candidate.own)
        return own + weigh(self.weights.reference, candidate.reference)

    def _about(self, of: Stretch, chosen: list[str], candidates: Mapping[str, Candidate]) -> About:
        """Tell the subject, and those beside it that are told of in the same way or tied to it."""
        named = [item for item in of.mentions if item.company in chosen]
        back = (it for it in chosen if candidates[it].role != "named")
        best = next((it for it in back if not candidates[it].own.isdisjoint(_BACK)), "")
        if named and not best:  # else "It bought Calder"
            best = foremost(of, named, self.memory.focus).company
        best = best or chosen[0]
        rest = [company for company in chosen if company != best]
        first = next((item for item in named if item.company == best), None)
        if first is None:
            return About(best, self._found(best, candidates[best]), tuple(rest))
        row = {} if of.has("tying") else in_a_row(of, of.mentions, first)
        parties = tuple(company for company in rest if company not in row)
        also = (About(it, kind, parties) for it, kind in row.items() if it in rest)
        return About(best, first.found, parties, tuple(also))

    def _found(self, company: str, candidate: Candidate) -> Found:
        """Tell by what most of all a company was found that the sentence does not name."""
        weight = self.weights.reference
        ways = sorted(
            candidate.reference & _FOUND.keys(), key=lambda it: (-weight.get(it, 0.0), it)
        )
        if ways:
            return _FOUND[ways[0]]
        if candidate.role == "focus" and "company-noun" in candidate.own:
            return "generic"
        far = self.memory.fresh > _NEAR or candidate.role != "focus"
        return "main company" if far and company == self.main else "carried over"

    def _person(self, of: Stretch) -> str:
        """Give the company of whom "she" or "the founder" means, at the beginning of a sentence."""
        hit = next((it for it in of.find("speaker-pronoun") if it.last < START), None)
        if hit is None or of[hit.first].lower in _EITHER:
            return ""
        person = self.people.latest(gender_of(of, hit.first, hit.last + 1))
        return (person.company or self.employers.of(person.name)) if person else ""


def _one(company: str) -> tuple[str, ...]:
    return (company,) if company else ()
