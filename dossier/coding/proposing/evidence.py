"""What speaks for each company in a sentence: how it is named, meant, or was told of before."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from dossier.coding.proposing.about import About, depends, foremost, in_a_row
from dossier.coding.proposing.names import Mention
from dossier.coding.proposing.openings import START
from dossier.coding.proposing.stretch import Stretch

Role = Literal["named", "focus", "beside", "main", "away"]

_RELATIVE = frozenset("which who qui".split())
_LETTERS = 5  # of a word that tells something of the matter
_STEM = 6  # letters that a name and what is derived from it have in common


class Candidate(NamedTuple):
    """A company that a sentence may be about, with what speaks for it or against it.

    `own` is weighed by its role, `reference` in the same way for all that are not named.
    """

    role: Role
    own: frozenset[str]
    reference: frozenset[str] = frozenset()


@dataclass
class Memory:
    """What a text has told of each company so far, reading on.

    `last` are those of the last sentence about any, the first of them is the focus; `jointly`
    are those that were its subject together; `fresh` counts the sentences since.
    """

    main: str
    alone: bool
    last: tuple[str, ...] = ()
    jointly: frozenset[str] = frozenset()
    fresh: int = 0
    named: Counter[str] = field(default_factory=Counter)
    just: frozenset[str] = frozenset()  # named in the sentence before
    matter: set[str] = field(default_factory=set)  # the longer words of the sentence at hand
    names: set[str] = field(default_factory=set)  # its names of nobody in the library
    words: dict[str, set[str]] = field(default_factory=dict)
    capitals: dict[str, set[str]] = field(default_factory=dict)

    @property
    def focus(self) -> str:
        """The company that the text was about last; at first the one that it names most."""
        return self.last[0] if self.last else self.main

    def role(self, company: str) -> Role:
        """Tell what a company that a sentence does not name was in the sentences before."""
        if company == self.focus:
            return "focus"
        if company in self.last:
            return "beside"
        return "main" if company == self.main else "away"

    def meet(self, of: Stretch) -> None:
        """Take up the names and words of a sentence that is about to be read."""
        self.matter, self.names = matter(of), names(of)
        self.named.update(item.company for item in of.mentions)

    def remember(self, of: Stretch, found: About | None) -> None:
        """Go on after a sentence."""
        self.just = frozenset(item.company for item in of.mentions)
        if found is None:
            self.fresh += 1
            return
        beside = tuple(about.company for about in found.also)
        self.last = (found.company, *beside, *found.parties)
        subject = next((it for it in of.mentions if it.company == found.company), None)
        if subject:
            row = in_a_row(of, of.mentions, subject).keys() & set(self.last)
            self.jointly = frozenset((found.company, *row)) if row else frozenset()
        elif self.jointly != set(self.last):
            self.jointly = frozenset()
        self.fresh = 0
        for company in self.last:
            self.words.setdefault(company, set()).update(self.matter)
            self.capitals.setdefault(company, set()).update(self.names)


def matter(of: Stretch) -> set[str]:
    """Give the longer words of a sentence, which tell what it is about."""
    return {word.folded for word in of if len(word.folded) >= _LETTERS and not word.is_capital}


def names(of: Stretch) -> set[str]:
    """Give the beginnings of the words with capitals that name no company of the library."""
    taken = {at for item in of.mentions for at in range(item.first, item.last + 1)}
    return {
        word.folded[:_STEM]
        for at, word in enumerate(of)
        if at and word.is_capital and at not in taken and len(word.folded) >= _LETTERS - 1
    }


class Named:
    """How the companies are named in one sentence."""

    def __init__(self, text: str, of: Stretch, focus: str) -> None:
        self.of = of
        self.companies = tuple(dict.fromkeys(item.company for item in of.mentions))
        self.meant = [it for it in of.mentions if _acts(of, it) or not _is_aside(text, of, it)]
        self.foremost = foremost(of, self.meant, focus) if self.meant else None
        self.free = {item.company for item in self.meant if not depends(of, item)}
        best = self.foremost.company if self.foremost else ""
        self.subject = best if best in self.free else ""

    def evidence(self, company: str, memory: Memory) -> set[str]:
        """Give what the way in which a company is named shows."""
        of, found = self.of, {"by-name"}
        every = [item for item in of.mentions if item.company == company]
        meant = [item for item in self.meant if item.company == company]
        beside = {about.company for about in self.foremost.also} if self.foremost else set()
        checks = (
            ("aside", not meant),
            ("free", company in self.free),
            ("first", bool(meant) and meant[0].first <= 1),
            ("foremost", self.foremost is not None and self.foremost.company == company),
            ("after-subject", bool(self.subject) and self.subject != company
             and company not in beside),
            ("was-focus", company == memory.focus and bool(memory.last)),
            ("person", all(item.found == "person" for item in every)),
            ("brand", any(item.found == "brand" for item in every)),
            ("tying", of.has("tying")),
            ("new", memory.named[company] == len(every)),
            ("main", company == memory.main),
            ("after-pronoun", not self.subject and of.begins("pronoun-subject", stop=START)),
        )  # fmt: skip
        found.update(name for name, holds in checks if holds)
        return found


def unnamed(company: str, named: Named, memory: Memory, following: Stretch | None) -> set[str]:
    """Give what was told before of a company that the sentence does not name."""
    of, objects = named.of, bool(named.companies) and not named.subject
    again = memory.matter & memory.words.get(company, set())
    others = (it for key, it in memory.words.items() if key != company)
    next_ = [item.company for item in following.mentions] if following else []
    checks = (
        ("subject-named", bool(named.subject)),
        ("other-named", objects),
        ("pronoun-and-name", objects and of.begins("pronoun-subject", stop=START)),
        ("noun-and-name", objects and of.has("generic", stop=START)),
        ("words-again", bool(again)),
        ("words-again-of-other", bool(memory.matter.intersection(set().union(*others)) - again)),
        ("just-named", company in memory.just),
        ("main", company == memory.main),
        ("most", 2 * memory.named[company] > memory.named.total()),
        ("only", len(memory.named) == 1),
        ("alone", memory.alone),
        ("named-next", next_[:1] == [company]),
        ("other-next", bool(next_) and next_[0] != company),
        ("after-several", len(memory.last) > 1),
    )
    return {name for name, holds in checks if holds}


def echoes(company: str, memory: Memory) -> set[str]:
    """Tell whether words or names return that only one company's sentences have had."""
    found: set[str] = set()
    for name, words, kept in (
        ("word-again", memory.matter, memory.words),
        ("name-again", memory.names, memory.capitals),
    ):
        own = kept.get(company, set())
        others: set[str] = set().union(*(it for key, it in kept.items() if key != company))
        mine, theirs = len(words & own - others), len(words & others - own)
        if mine > theirs:
            found.add(name)
        elif theirs > mine:
            found.add(f"{name}-of-other")
    return found


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
