"""The people of a text: a run of capitals is one of the library, or one met before, or new."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from dossier.coding.proposing.capitals import end_of_run
from dossier.coding.proposing.names import Directory, Mention, fold_all
from dossier.coding.proposing.stretch import Stretch

Gender = Literal["woman", "man", ""]

_BESIDE = 3  # words before a name, and after it and a comma, that tell whether it is a woman's


class Speaker(NamedTuple):
    """A person by name, with the company if the library knows it; or a company (no name)."""

    name: str
    company: str


NOBODY = Speaker("?", "")  # somebody whom the text does not name


@dataclass
class People:
    """Who was met so far, reading on: full names by their last word, in lower case.

    `seen` are the people in the order in which they were named, whoever was named last at the end.
    """

    directory: Directory
    met: dict[str, str] = field(default_factory=dict)
    seen: dict[str, Speaker] = field(default_factory=dict)
    gender: dict[str, Gender] = field(default_factory=dict)

    def meet(self, text: str, of: Stretch) -> None:
        """Remember full names with a title or in apposition, to give surnames their first name."""
        for mention in of.mentions:
            if mention.found == "person":
                if " " in mention.name:
                    self.met.setdefault(of[mention.last].lower, mention.name)
                self._see(text, of, of_mention(mention), mention.first, mention.last)
        last = -1
        for at, word in enumerate(of):
            if at <= last or not word.is_capital:
                continue
            last = end_of_run(text, of, at)
            if last > at:
                start = at + 1 if is_title(of, at) else at
                name = text[of[start].start : of[last].end]
                after = text[of[last].end : of[last].end + 1]
                if last > start and (after == "," or start > at):
                    self.met.setdefault(of[last].lower, name)

    def person(self, text: str, of: Stretch, first: int, last: int) -> Speaker | None:
        """Give whom a run of capitals names; a lone word only with a title or a known surname."""
        titled = first > 0 and is_title(of, first - 1)
        if first < last and is_title(of, first):
            first, titled = first + 1, True
        name = text[of[first].start : of[last].end]
        if first == last and self._of_library(name) is None:
            if not titled and of[last].lower not in self.met:
                return None
            name = self.met.get(of[last].lower, name)
        found = self._of_library(name)
        if found is None:
            if first < last:
                self.met.setdefault(of[last].lower, name)
            found = Speaker(name, "")
        self._see(text, of, found, first, last)
        return found

    def fits(self, person: Speaker | None, gender: Gender) -> bool:
        """Tell whether "she" or "he" may mean somebody, as far as the text has told."""
        return person is not None and self.gender.get(person.name, "") in {gender, ""}

    def latest(self, gender: Gender) -> Speaker | None:
        """Give the person of that gender ("" for any) who was named last."""
        everybody = reversed(self.seen.values())
        return next((it for it in everybody if gender in {"", self.gender.get(it.name)}), None)

    def _see(self, text: str, of: Stretch, person: Speaker, first: int, last: int) -> None:
        self.seen.pop(person.name, None)
        self.seen[person.name] = person
        if not self.gender.get(person.name):
            comma = text[of[last].end : of[last].end + 1] == ","
            self.gender[person.name] = gender_of(of, first, last + 1) or gender_of(
                of, max(0, first - _BESIDE), last + (_BESIDE + 1 if comma else 1)
            )

    def _of_library(self, name: str) -> Speaker | None:
        known = self.directory.person.get(fold_all(name))
        return Speaker(known[1], known[0]) if known else None


def gender_of(of: Stretch, first: int, stop: int) -> Gender:
    """Give whether words speak of a woman or of a man: a first name, a title, a post, a pronoun."""
    women = [hit.last for hit in of.find("woman") if first <= hit.first and hit.last < stop]
    men = [hit.last for hit in of.find("man") if first <= hit.first and hit.last < stop]
    if bool(women) == bool(men):
        return ""
    return "woman" if women else "man"


def of_mention(mention: Mention) -> Speaker:
    """Give whom a name of the library stands for: a person of a company, or the company."""
    return Speaker(mention.name if mention.found == "person" else "", mention.company)


def is_title(of: Stretch, at: int) -> bool:
    """Tell whether a word stands before names: "Mr", « président »."""
    return of.has("title", at, at + 1)
