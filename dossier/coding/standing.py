"""What the words around a name tell of it: an organisation, a person, a place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dossier.codebook.spelling import plain_name
from dossier.coding.naming_words import NamingWords
from dossier.coding.proposing.capitals import Run
from dossier.coding.proposing.cues import Language
from dossier.coding.proposing.words import Words, fold

_ARTICLES = frozenset("a an the its le la l les un une".split())
_OF = frozenset("in of de du d dans".split())
_REACH = 5  # words behind a comma within which the kind of an organisation is named
_JOINED = re.compile(r"[a-zà-ÿ](?:[A-Z]|\d+[A-Z])[a-zà-ÿ]|[^\W\d_]\d[^\W\d_]| & ")


@dataclass
class Votes:
    """How much speaks for each kind of thing that a name may be of."""

    organisation: float = 0
    person: float = 0
    place: float = 0

    @property
    def looks_a_person(self) -> bool:
        """Whether it is sooner a person than anything else."""
        return self.person > max(self.organisation, self.place)

    def __add__(self, other: Votes) -> Votes:
        return Votes(
            self.organisation + other.organisation,
            self.person + other.person,
            self.place + other.place,
        )


def votes(text: str, of: Words, run: Run, language: Language, naming: NamingWords) -> Votes:
    """Judge one place at which a name stands; `run` numbers its words among `of`."""
    found = Votes()
    inside = of[run.first : run.last + 1]
    before = of[run.first - 1] if run.first else None
    after = of[run.last + 1 : run.last + 1 + _REACH]
    gap = text[of[run.last].end : after[0].start] if after else ""
    if _looks_registered(run.name) or (
        len(inside) > 1 and _holds(inside, "organisation", language)
    ):
        found.organisation += 2
    if before is not None:
        word = fold(before.printed)
        found.organisation += word in naming.organisation
        found.person += _holds((before,), "title", language) or word in naming.role
        found.place += 1 if word in naming.before_place else 0.5 * (before.lower == "à")
        if word in _OF and run.first > 1 and fold(of[run.first - 2].printed) in naming.owned:
            found.organisation += 1
            found.place = 0
    if run.first < run.last and _holds(inside[:1], "title", language):
        found.person += 2
    if gap.strip() == "," and after:
        found = found + _apposed(after, naming)
    elif len(inside) > 1 and after and _holds(after[:1], "saying", language):
        found.person += 1
    if len(inside) > 1 and run.first and _holds(of[run.first - 1 : run.first], "saying", language):
        found.person += 1
    return found


def _holds(of: Words, name: str, language: Language) -> bool:
    """Tell whether some words are on a list."""
    return name in language.lexicon.find(of)


def _apposed(after: Words, naming: NamingWords) -> Votes:
    """`, the bicycle maker`, `, chief executive of`, `, who …`."""
    folded = [fold(word.printed) for word in after]
    if folded[0] in naming.role or (
        folded[0] in _ARTICLES and folded[1:2] and folded[1] in naming.role
    ):
        return Votes(person=2)
    if folded[0] in _ARTICLES and any(word in naming.organisation for word in folded[1:]):
        return Votes(organisation=2)
    return Votes()


def _looks_registered(name: str) -> bool:
    """Tell whether a name has a legal form, or capitals and digits as only trade names have."""
    return plain_name(name) != name or any(
        part[1:] != part[1:].lower() and not part.isupper()
        for part in name.split()
        if "-" not in part
    )
