"""Phrases of the word lists, found in the words of a sentence.

How a phrase is written: words in lower case; `negoti*` and `*rait` stand for any ending or
beginning; `..` for nought to three words; `#` for a number; `other|another` for either; a `!`
before it makes it weigh double, a `?` half.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from dossier.coding.proposing.words import Words

_GAP = ".."
_WIDEST_GAP = 3
_MOST_KNOWN = 50_000  # a text of nothing but new words must not fill the memory
_MARKS = {"!": 2.0, "?": 0.5}  # what a phrase weighs with a mark before it
_WILD = frozenset("*#.")  # what stands for any word
_SHORTEST = 2  # letters that a wildcard leaves, at least
NUMBERS = frozenset(
    """
    one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty
    fifty hundred few several couple
    un une deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt trente quarante
    cinquante cent quelques plusieurs
    """.split()
)


class Listed(NamedTuple):
    """A list of phrases: its name, the label that its hits bear, the weight of one word."""

    name: str
    label: str
    phrases: Iterable[str]
    weight: float = 1.0


class Phrase(NamedTuple):
    """A phrase, divided into its words, the list it is of, and what it stands for.

    `needed` are the plain words one of which must come after the first; empty: any word may.
    """

    pattern: tuple[str, ...]
    needed: frozenset[str]
    of: str
    label: str
    weight: float


class Hit(NamedTuple):
    """A phrase found: its label and weight, and the first and last word (inclusive) it covers."""

    label: str
    weight: float
    first: int
    last: int


class _Starting(NamedTuple):
    """The phrases that begin with a word.

    `next` holds those that go on with a plain word, by that word; `later` others that need one
    somewhere, by that word; `longer` the others that go on.
    """

    alone: list[Phrase]
    next: dict[str, list[Phrase]]
    later: dict[str, list[Phrase]]
    longer: list[Phrase]


_NOTHING = _Starting([], {}, {}, [])


class Lexicon:
    """The phrases of all lists, looked for in one go; built once, never changed."""

    def __init__(self, lists: Iterable[Listed]) -> None:
        """Make it of lists; several may have one name and different labels."""
        self._exact: dict[str, list[Phrase]] = {}
        self._begins: dict[str, list[Phrase]] = {}
        self._ends: dict[str, list[Phrase]] = {}
        self._known: dict[str, _Starting] = {}
        for item in lists:
            for text in item.phrases:
                self._add(item, text)

    def _add(self, of: Listed, text: str) -> None:
        pattern = divide(text.lstrip("!?"))
        if not pattern:
            return
        telling = sum(1 for part in pattern if len(part.strip("*")) > 2)
        weight = 1.0 + 0.5 * (max(telling, 1) - 1)
        weight *= of.weight * _MARKS.get(text[0], 1.0)
        plain = (part for part in pattern[1:] if _WILD.isdisjoint(part))
        needed = frozenset(next(plain, "").split("|")) - {""}
        phrase = Phrase(pattern, needed, of.name, of.label, weight)
        for head in pattern[0].split("|"):
            if head.endswith("*"):
                self._begins.setdefault(head[:-1], []).append(phrase)
            elif head.startswith("*"):
                self._ends.setdefault(head[1:], []).append(phrase)
            else:
                self._exact.setdefault(head, []).append(phrase)

    def find(self, of: Words) -> dict[str, list[Hit]]:
        """Give the hits of each list in the words `of`, in the order of the words."""
        hits: dict[str, list[Hit]] = defaultdict(list)
        lower = [word.lower for word in of]
        last = {word: at for at, word in enumerate(lower)}
        there = frozenset(lower)
        for at, word in enumerate(lower):
            starting = self._known.get(word) or self._starting_with(word)
            if starting is _NOTHING:
                continue
            for phrase in starting.alone:
                hits[phrase.of].append(Hit(phrase.label, phrase.weight, at, at))
            if starting.next and at + 1 < len(lower):
                for phrase in starting.next.get(lower[at + 1], ()):
                    end = _fit(phrase.pattern, 2, lower, at + 2)
                    if end:
                        hits[phrase.of].append(Hit(phrase.label, phrase.weight, at, end - 1))
            for needed in sorted(starting.later.keys() & there) if starting.later else ():
                for phrase in starting.later[needed] if last[needed] > at else ():
                    end = _fit(phrase.pattern, 1, lower, at + 1)
                    if end:
                        hits[phrase.of].append(Hit(phrase.label, phrase.weight, at, end - 1))
            for phrase in starting.longer:
                if not phrase.needed or not phrase.needed.isdisjoint(there):
                    end = _fit(phrase.pattern, 1, lower, at + 1)
                    if end:
                        hits[phrase.of].append(Hit(phrase.label, phrase.weight, at, end - 1))
        return hits

    def _starting_with(self, word: str) -> _Starting:
        found = list(self._exact.get(word, ()))
        if word.isdecimal() or word in NUMBERS:
            found += self._exact.get("#", ())
        for length in range(_SHORTEST, len(word) + 1):
            found += self._begins.get(word[:length], ())
            if length < len(word):
                found += self._ends.get(word[-length:], ())
        starting = _sorted_out(found) if found else _NOTHING
        if len(self._known) < _MOST_KNOWN:
            self._known[word] = starting
        return starting


def _sorted_out(found: list[Phrase]) -> _Starting:
    starting = _Starting([], {}, {}, [])
    for phrase in found:
        if len(phrase.pattern) == 1:
            starting.alone.append(phrase)
        elif _WILD.isdisjoint(phrase.pattern[1]):
            for choice in phrase.pattern[1].split("|"):
                starting.next.setdefault(choice, []).append(phrase)
        elif len(phrase.needed) == 1:
            starting.later.setdefault(next(iter(phrase.needed)), []).append(phrase)
        else:
            starting.longer.append(phrase)
    return starting


def divide(text: str) -> tuple[str, ...]:
    """Divide a phrase as a sentence is divided: apostrophes and hyphens separate words."""
    for sign in "'’-":
        text = text.replace(sign, " ")
    return tuple(text.lower().split())


def _fit(pattern: tuple[str, ...], part: int, lower: list[str], at: int) -> int:
    """Fit `pattern[part:]` to the words from `at`; give the place after the last word, or 0."""
    parts, end = len(pattern), len(lower)
    while part < parts:
        wanted = pattern[part]
        if wanted == _GAP:
            if part + 1 == parts:
                return at
            wanted = pattern[part + 1]
            for place in range(at, min(end, at + _WIDEST_GAP + 1)):
                if wanted == lower[place] or _is_fit(wanted, lower[place]):
                    after = place + 1
                    if part + 2 < parts:
                        after = _fit(pattern, part + 2, lower, place + 1)
                    if after:
                        return after
            return 0
        if at >= end or (wanted != lower[at] and not _is_fit(wanted, lower[at])):
            return 0
        part += 1
        at += 1
    return at


@lru_cache(maxsize=65536)
def _is_fit(pattern: str, word: str) -> bool:
    """Tell whether one word fits one part of a phrase."""
    for choice in pattern.split("|"):
        if choice == word:
            return True
        if choice == "#" and (word.isdecimal() or word in NUMBERS):
            return True
        if choice.endswith("*") and word.startswith(choice[:-1]):
            return True
        if choice.startswith("*") and len(word) > len(choice) and word.endswith(choice[1:]):
            return True
    return False
