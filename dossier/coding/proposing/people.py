"""The people of a text: a run of capitals is one of the library, or one met before, or new."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from dossier.coding.proposing.capitals import end_of_run
from dossier.coding.proposing.names import Directory, Mention, fold_all
from dossier.coding.proposing.stretch import Stretch


class Speaker(NamedTuple):
    """A person by name, with the company if the library knows it; or a company (no name)."""

    name: str
    company: str


@dataclass
class People:
    """Who was met so far, reading on: full names by their last word, in lower case."""

    directory: Directory
    met: dict[str, str] = field(default_factory=dict)

    def meet(self, text: str, of: Stretch) -> None:
        """Remember full names with a title or in apposition, to give surnames their first name."""
        for mention in of.mentions:
            if mention.found == "person" and " " in mention.name:
                self.met.setdefault(of[mention.last].lower, mention.name)
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
        known = self._of_library(name)
        if known:
            return known
        if first < last:
            self.met.setdefault(of[last].lower, name)
        return Speaker(name, "")

    def _of_library(self, name: str) -> Speaker | None:
        known = self.directory.person.get(fold_all(name))
        return Speaker(known[1], known[0]) if known else None


def of_mention(mention: Mention) -> Speaker:
    """Give whom a name of the library stands for: a person of a company, or the company."""
    return Speaker(mention.name if mention.found == "person" else "", mention.company)


def is_title(of: Stretch, at: int) -> bool:
    """Tell whether a word stands before names: "Mr", « président »."""
    return of.has("title", at, at + 1)
