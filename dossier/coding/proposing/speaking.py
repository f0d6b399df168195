"""Who says what a sentence says: quotation marks, indirect speech, `according to`, pronouns."""

from __future__ import annotations

from dataclasses import dataclass

from dossier.coding.proposing.capitals import end_of_run
from dossier.coding.proposing.inversion import inverted
from dossier.coding.proposing.people import (
    NOBODY,
    People,
    Speaker,
    gender_of,
    is_title,
    of_mention,
)
from dossier.coding.proposing.stretch import Stretch

_AUXILIARIES = frozenset(
    """
    a ont avait s est se également aussi déjà lui en ensuite toutefois cependant alors notamment
    has had have also then nevertheless however still later recently repeatedly yesterday once
    further
    """.split()
)
_AT = frozenset("chez à au dans du de".split())  # « explique-t-on au siège »
_THAT = frozenset("that que qu what ce if whether".split())
_PRONOUNS = frozenset("lui elle him her".split())
_BELONGING = frozenset("of from at for de du d chez pour".split())
_GOING_ON = frozenset("and et but mais".split())  # « Et a annoncé … »
_TOWARDS = frozenset("à au aux to with from".split())  # whom one speaks to
_COMPANY = ("company-speaks", "generic", "both")
_IT = frozenset(["it"])  # "it said": the company, never a person
_CLOSING = frozenset(",.;")  # what follows a name that has nothing to do with the next word
_BESIDE = 16  # words beside a quotation that hardly do more than introduce its speaker
_EITHER = frozenset(("il", "elle"))  # a person or a company
_MEMORY = 2  # sentences in which « il » still means who spoke
_NEAR = 10  # words between a name that begins a sentence and its verb
_FROM = 5  # words between "according to" and the name that follows it
_REACH = 7  # words between a French verb and the name that follows it


@dataclass
class Voices:
    """What is known so far, reading on: the people met by surname, the last who spoke."""

    people: People
    french: bool
    last: Speaker | None = None
    named: Speaker | None = None  # the person of the library who was named last
    since: int = 0  # sentences since he was named or spoke
    quotes: bool = False  # somebody's own words stand in the sentence

    def speaker(self, text: str, of: Stretch, *, quotes: bool = False) -> Speaker | None:
        """Give who says the sentence; `of` are its words outside quotation marks.

        `quotes`: there are some inside, so that « il » is a person.
        """
        self.quotes = quotes
        for mention in of.mentions:
            self.named = of_mention(mention) if mention.found == "person" else self.named
        found = self._according(text, of) or self._verbs(text, of)
        named = found if found and found.name else None
        if found is None:
            named = self._introduced(text, of)
        self.since = 0 if named else self.since + 1
        self.last = named or self.last
        return found

    def _meant(self, of: Stretch, first: int, stop: int) -> Speaker:
        """Give whom a pronoun or "the founder" means: the last who spoke, or was named.

        « il » is the company when nobody was named for a while, and somebody unknown is nobody.
        """
        if of[first].lower in _EITHER and self.since > _MEMORY and not self.quotes:
            return Speaker("", "")
        gender = gender_of(of, first, stop)
        for person in (self.last, self.named):
            if person and (not gender or self.people.fits(person, gender)):
                return person
        return (self.people.latest(gender) if gender else None) or NOBODY

    def _introduced(self, text: str, of: Stretch) -> Speaker | None:
        """`Ada Quill, head of the yard, has …`: whom "she" in the next sentence means."""
        for mention in of.mentions:
            before, after = of[mention.first - 1].end, of[mention.last].end
            apposed = "," in (text[before : before + 1], text[after : after + 1])
            if mention.found == "person" and (
                mention.first <= 1 or (apposed and mention.first < _NEAR)
            ):
                return of_mention(mention)
        for at in range(2, min(len(of), _NEAR)):  # "Norvane's founder, Ada Quill, …"
            comma = of[at].is_capital and "," in text[of[at - 1].end : of[at].start]
            last = end_of_run(text, of, at) if comma and of.has("role", 0, at) else at
            if last > at and text[of[last].end : of[last].end + 1] == ",":
                return self.people.person(text, of, at, last)
        last = end_of_run(text, of, 0) if of else -1
        if last > 0 and (text[of[last].end : of[last].end + 1] == "," or is_title(of, 0)):
            return self.people.person(text, of, 0, last)
        return None

    def beside(self, text: str, of: Stretch) -> Speaker | None:
        """Give the one whom the few words beside a quotation name, whatever the verb."""
        if len(of) > _BESIDE:
            return None
        found = next((of_mention(it) for it in of.mentions if it.found == "person"), None)
        for at, word in enumerate(of):
            if found:
                break
            last = end_of_run(text, of, at) if word.is_capital else at - 1
            if last >= at and text[of[last].end : of[last].end + 1] in _CLOSING:
                found = self.people.person(text, of, at, last)
        for hit in of.find("speaker-pronoun"):
            found = found or self._meant(of, hit.first, hit.last + 1)
        self.last = found or self.last
        return found

    def amid(self, text: str, of: Stretch) -> Speaker | None:
        """`« Non, tempère la gérante. Il faut du temps. »`: who is named amid his own words."""
        for hit in of.without("saying", "not-saying"):
            if hit.first and "," in text[of[hit.first - 1].end : of[hit.first].start]:
                found = self._after(text, of, hit.last + 1)
                if found:
                    self.last = found if found.name else self.last
                    return found
        return None

    def _according(self, text: str, of: Stretch) -> Speaker | None:
        for hit in of.find("according-to"):
            weak = of[hit.first].lower in {"for", "pour"}
            if weak and hit.first > 0:
                continue
            after = of[hit.last + 1].lower if hit.last + 1 < len(of) else ""
            if not weak and (after in _PRONOUNS or of.begins("speaker-pronoun", hit.last + 1)):
                return self._meant(of, hit.last + 1, hit.last + 2 + (after not in _PRONOUNS))
            found = self._named_from(text, of, hit.last + 1, _FROM)
            if found and not (weak and not found.name):
                return found
            if not weak and _is_company(of, hit.last + 1):
                return Speaker("", "")
        return None

    def _verbs(self, text: str, of: Stretch) -> Speaker | None:
        for hit in of.find("expecting"):
            person = self._before(text, of, hit.first)
            if person and person.name and (person.company or not _is_pronoun(of, hit.first)):
                return person
        for hit in of.without("saying", "not-saying"):
            found = self._opening(text, of) if hit.first < _NEAR else None
            found = (
                found or self._before(text, of, hit.first) or self._after(text, of, hit.last + 1)
            )
            if found:
                return found
        for at in inverted(text, of) if self.french else ():
            if of[at].lower in _EITHER:
                return self._meant(of, at, at + 1)
            if of[at].lower == "on" and at + 1 < len(of) and of[at + 1].lower in _AT:
                return Speaker("", "")
        return None

    def _opening(self, text: str, of: Stretch) -> Speaker | None:
        """`Ada Quill of the Norvane yard thinks`: the full name that begins the sentence."""
        known = next((item for item in of.mentions if item.first == 0), None)
        last = known.last if known else end_of_run(text, of, 0)
        after = of[last + 1].lower if last + 1 < len(of) else ""
        if known and known.found == "person" and after in _BELONGING:
            return of_mention(known)
        if last < 1 or after not in _BELONGING or any(item.first == 0 for item in of.mentions):
            return None
        return self.people.person(text, of, 0, last)

    def _before(  # noqa: PLR0911, PLR0912 - a ladder: the first rule that holds decides
        self, text: str, of: Stretch, verb: int
    ) -> Speaker | None:
        at = verb - 1
        while at >= 0 and (of[at].lower in _AUXILIARIES or of[at].lower.endswith(("ly", "ment"))):
            at -= 1
        if at < 0:
            return None
        gap = text[of[at].end : of[at + 1].start]
        if "," in gap:
            if of[verb].lower.endswith(("ing", "ant")):
                return self._subject(text, of) or self._apposed(text, of, at)
            return self._apposed(text, of, at)
        if any(sign in gap for sign in ".;:"):
            return None
        for mention in of.mentions:
            if mention.last == at:
                return of_mention(mention)
        if of.has("speaker-pronoun", at, at + 1):
            return self._meant(of, at, at + 1)
        if of[at].lower in _IT or (at == 0 and of[at].lower in _GOING_ON):
            return Speaker("", "")
        if of[at].is_capital:
            first = at
            while first > 0 and end_of_run(text, of, first - 1) >= at:
                first -= 1
            return self.people.person(text, of, first, at)
        for width in (2, 3, 5):
            if any(_ends(of, name, at, width) for name in _COMPANY):
                return Speaker("", "")
            if _ends(of, "speaker-pronoun", at, width):
                return self._meant(of, max(0, at - width + 1), at + 1)
        return None

    def _subject(self, text: str, of: Stretch) -> Speaker | None:
        """`Ada Quill apologised, saying`: who begins the sentence."""
        if of.begins("speaker-pronoun"):
            return self._meant(of, 0, 1)
        for mention in of.mentions:
            if mention.first <= 1:
                return of_mention(mention)
        if any(of.begins(name, stop=_NEAR) for name in _COMPANY):
            return Speaker("", "")
        last = end_of_run(text, of, 0)
        return self.people.person(text, of, 0, last) if last > 0 else None

    def _apposed(self, text: str, of: Stretch, at: int) -> Speaker | None:
        """`Ada Quill, head of the yard, said`: the first name followed by a comma."""
        for mention in of.mentions:
            if mention.last < at and text[of[mention.last].end : of[mention.last].end + 1] == ",":
                return of_mention(mention)
        for hit in of.find("generic"):  # "The studio, based in Leeds, said"
            if hit.first <= 1 and text[of[hit.last].end : of[hit.last].end + 1] == ",":
                return Speaker("", "")
        first = 0
        while first <= at:
            last = end_of_run(text, of, first)
            if last >= first and text[of[last].end : of[last].end + 1] == ",":
                return self.people.person(text, of, first, last) if last > first else None
            first = max(first, last) + 1
        return None

    def _after(self, text: str, of: Stretch, at: int) -> Speaker | None:
        if at >= len(of) or of[at].lower in _THAT:
            return None
        if of[at].lower == "t" and at + 1 < len(of):
            at += 1
        if of.has("speaker-pronoun", at, at + 1):
            return self._meant(of, at, at + 1)
        found = self._named_from(text, of, at, _REACH if self.french else 5)
        if found is None and of.begins("speaker-pronoun", at):
            found = self._meant(of, at, at + 2)
        return found or (Speaker("", "") if _is_company(of, at) else None)

    def _named_from(self, text: str, of: Stretch, at: int, reach: int) -> Speaker | None:
        """Give the person or company whose name begins within `reach` words from `at`."""
        for first in range(at, min(len(of), at + reach)):
            gap = text[of[first - 1].end : of[first].start] if first > at else ""
            if any(sign in gap for sign in ",;:") and not ("," in gap and _is_role(of, at, first)):
                return None  # but « assure sa directrice, Ada Quill »
            if of[first].lower in _THAT:
                return None
            for mention in of.mentions:
                if mention.first == first and (first == at or of[first - 1].lower not in _TOWARDS):
                    return of_mention(mention)
            last = end_of_run(text, of, first)
            if last >= first:
                found = self.people.person(text, of, first, last)
                if found:
                    return found
        return None


def _is_pronoun(of: Stretch, verb: int) -> bool:
    return of.has("speaker-pronoun", max(0, verb - 2), verb)


def _is_role(of: Stretch, first: int, stop: int) -> bool:
    return of.has("role", first, stop)


def _is_company(of: Stretch, at: int) -> bool:
    """Tell whether a company called by its kind stands at the word `at`."""
    return any(of.begins(name, at, at + 3) for name in _COMPANY)


def _ends(of: Stretch, name: str, at: int, width: int) -> bool:
    """Tell whether a hit of at most `width` words ends with the word `at`."""
    return any(hit.last == at and hit.first > at - width for hit in of.find(name))
