"""Who says what a sentence says: quotation marks, indirect speech, `according to`, pronouns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from dossier.coding.proposing.capitals import end_of_run
from dossier.coding.proposing.cues import Language
from dossier.coding.proposing.names import Directory, Mention, fold_all
from dossier.coding.proposing.phrases import Hit
from dossier.coding.proposing.words import Words

_AUXILIARIES = frozenset(
    """
    a ont avait s est se également aussi déjà lui en ensuite toutefois cependant alors notamment
    has had have also then later recently repeatedly yesterday once further
    """.split()
)
_THAT = frozenset("that que qu what ce if whether".split())
_PRONOUNS = frozenset("lui elle him her".split())
_BELONGING = frozenset("of from at for de du d chez pour".split())
_NEAR = 10  # words between a name that begins a sentence and its verb
_REACH = 7  # words between a French verb and the name that follows it


class Speaker(NamedTuple):
    """A person by name, with the company if the library knows it; or a company (no name)."""

    name: str
    company: str


@dataclass
class Voices:
    """What is known so far, reading on: the people met by surname, the last who spoke."""

    directory: Directory
    language: Language
    met: dict[str, str] = field(default_factory=dict)
    last: Speaker | None = None

    def speaker(self, text: str, of: Words, mentions: list[Mention]) -> Speaker | None:
        """Give who says the sentence; `of` are its words outside quotation marks."""
        found = self._according(text, of, mentions) or self._verbs(text, of, mentions)
        if found and found.name:
            self.last = found
        elif found is None:
            self.last = self._introduced(text, of, mentions) or self.last
        return found

    def _introduced(self, text: str, of: Words, mentions: list[Mention]) -> Speaker | None:
        """`Ada Quill, head of the yard, has …`: whom "she" in the next sentence means."""
        for mention in mentions:
            if mention.found == "person" and mention.first <= 1:
                return self._of_mention(mention)
        last = end_of_run(text, of, 0) if of else -1
        if last > 0 and (
            text[of[last].end : of[last].end + 1] == "," or _is_title(of, 0, self.language)
        ):
            return self._person(text, of, 0, last)
        return None

    def meet(self, text: str, of: Words) -> None:
        """Remember full names with a title or in apposition, to give surnames their first name."""
        at = 0
        while at < len(of):
            last = end_of_run(text, of, at)
            if last > at:
                start = at + 1 if _is_title(of, at, self.language) else at
                name = text[of[start].start : of[last].end]
                after = text[of[last].end : of[last].end + 1]
                if last > start and (after == "," or start > at):
                    self.met.setdefault(of[last].lower, name)
            at = max(at, last) + 1

    def _according(self, text: str, of: Words, mentions: list[Mention]) -> Speaker | None:
        for hit in self.language.wording["according-to"].find(of):
            weak = of[hit.first].lower in {"for", "pour"}
            if weak and hit.first > 0:
                continue
            after = of[hit.last + 1].lower if hit.last + 1 < len(of) else ""
            if not weak and after in _PRONOUNS:
                return self.last
            found = self._named_from(text, of, hit.last + 1, mentions, reach=3)
            if found and not (weak and not found.name):
                return found
            if not weak and self._is_company(of[hit.last + 1 : hit.last + 4]):
                return Speaker("", "")
        return None

    def _verbs(self, text: str, of: Words, mentions: list[Mention]) -> Speaker | None:
        for hit in self.language.wording["saying"].find(of):
            found = self._before(text, of, hit.first, mentions) or self._after(
                text, of, hit.last + 1, mentions
            )
            if found is None and 1 < hit.first < _NEAR:
                found = self._opening(text, of, mentions)
            if found:
                return found
        return None

    def _opening(self, text: str, of: Words, mentions: list[Mention]) -> Speaker | None:
        """`Ada Quill of the Norvane yard thinks`: the full name that begins the sentence."""
        last = end_of_run(text, of, 0)
        after = of[last + 1].lower if last + 1 < len(of) else ""
        if last < 1 or after not in _BELONGING or any(item.first == 0 for item in mentions):
            return None
        return self._person(text, of, 0, last)

    def _before(  # noqa: PLR0911 - a ladder: the first rule that holds decides
        self, text: str, of: Words, verb: int, mentions: list[Mention]
    ) -> Speaker | None:
        at = verb - 1
        while at >= 0 and (of[at].lower in _AUXILIARIES or of[at].lower.endswith(("ly", "ment"))):
            at -= 1
        if at < 0:
            return None
        gap = text[of[at].end : of[at + 1].start]
        if "," in gap:
            return self._apposed(text, of, at, mentions)
        if any(sign in gap for sign in ".;:"):
            return None
        for mention in mentions:
            if mention.last == at:
                return self._of_mention(mention)
        if self.language.wording["speaker-pronoun"].find(of[at : at + 1]):
            return self.last
        if of[at].is_capital:
            first = at
            while first > 0 and end_of_run(text, of, first - 1) >= at:
                first -= 1
            return self._person(text, of, first, at)
        for width in (2, 3):
            tail = of[max(0, at - width + 1) : at + 1]
            if any(hit.last == len(tail) - 1 for hit in self._company_hits(tail)):
                return Speaker("", "")
            if any(
                hit.last == len(tail) - 1
                for hit in self.language.wording["speaker-pronoun"].find(tail)
            ):
                return self.last
        return None

    def _apposed(self, text: str, of: Words, at: int, mentions: list[Mention]) -> Speaker | None:
        """`Ada Quill, head of the yard, said`: the first name followed by a comma."""
        for mention in mentions:
            if mention.last < at and text[of[mention.last].end : of[mention.last].end + 1] == ",":
                return self._of_mention(mention)
        first = 0
        while first <= at:
            last = end_of_run(text, of, first)
            if last >= first and text[of[last].end : of[last].end + 1] == ",":
                return self._person(text, of, first, last) if last > first else None
            first = max(first, last) + 1
        return None

    def _after(self, text: str, of: Words, at: int, mentions: list[Mention]) -> Speaker | None:
        if at >= len(of) or of[at].lower in _THAT:
            return None
        if of[at].lower == "t" and at + 1 < len(of):
            at += 1
        if self.language.wording["speaker-pronoun"].find(of[at : at + 1]):
            return self.last
        reach = _REACH if self.language.code == "fr" else 5
        return self._named_from(text, of, at, mentions, reach) or (
            Speaker("", "") if self._is_company(of[at : at + 3]) else None
        )

    def _named_from(
        self, text: str, of: Words, at: int, mentions: list[Mention], reach: int
    ) -> Speaker | None:
        """Give the person or company whose name begins within `reach` words from `at`."""
        for first in range(at, min(len(of), at + reach)):
            if first > at and any(
                sign in text[of[first - 1].end : of[first].start] for sign in ",;:"
            ):
                return None
            if of[first].lower in _THAT:
                return None
            for mention in mentions:
                if mention.first == first:
                    return self._of_mention(mention)
            last = end_of_run(text, of, first)
            if last >= first:
                found = self._person(text, of, first, last)
                if found:
                    return found
        return None

    def _person(self, text: str, of: Words, first: int, last: int) -> Speaker | None:
        """Give whom a run of capitals names; a lone word only with a title or a known surname."""
        titled = first > 0 and _is_title(of, first - 1, self.language)
        if first < last and _is_title(of, first, self.language):
            first, titled = first + 1, True
        name = text[of[first].start : of[last].end]
        known = self.directory.person.get(fold_all(name))
        if known:
            return Speaker(known[1], known[0])
        if first == last:
            if not titled and of[last].lower not in self.met:
                return None
            name = self.met.get(of[last].lower, name)
        else:
            self.met.setdefault(of[last].lower, name)
        return Speaker(name, "")

    def _of_mention(self, mention: Mention) -> Speaker:
        if mention.found == "person":
            return Speaker(mention.name, mention.company)
        return Speaker("", mention.company)

    def _company_hits(self, of: Words) -> list[Hit]:
        wording = self.language.wording
        return wording["company-speaks"].find(of) + wording["generic"].find(of)

    def _is_company(self, of: Words) -> bool:
        return any(
            hit.first == 0
            for name in ("company-speaks", "generic")
            for hit in self.language.wording[name].find(of)
        )


def _is_title(of: Words, at: int, language: Language) -> bool:
    return bool(language.wording["title"].find(of[at : at + 1]))
