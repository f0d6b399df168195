"""Phrases of the word lists, found in the words of a sentence.

How a phrase is written: words in lower case; `negoti*` and `*rait` stand for any ending or
beginning; `..` for nought to three words; `#` for a number; `other|another` for either; a `!`
before it makes it weigh double.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from dossier.coding.proposing.words import Words

_GAP = ".."
_WIDEST_GAP = 3
_MOST_KNOWN = 50_000  # a text of nothing but new words must not fill the memory
_SHORTEST = 2  # letters that a wildcard leaves, at least
_NUMBERS = frozenset(
    """
    one two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty
    fifty hundred few several couple
    un une deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt trente quarante
    cinquante cent quelques plusieurs
    """.split()
)


@dataclass(frozen=True)
class Phrase:
    """A phrase, divided into its words, and what it stands for."""

    pattern: tuple[str, ...]
    label: str
    weight: float


class Hit(NamedTuple):
    """A phrase found: its label and weight, and the first and last word (inclusive) it covers."""

    label: str
    weight: float
    first: int
    last: int


class Lexicon:
    """Phrases under labels, ready to be looked for; built once, never changed."""

    def __init__(self, entries: Iterable[tuple[str, Iterable[str]]]) -> None:
        self._exact: dict[str, list[Phrase]] = {}
        self._begins: dict[str, list[Phrase]] = {}
        self._ends: dict[str, list[Phrase]] = {}
        self._known: dict[str, tuple[Phrase, ...]] = {}
        for label, phrases in entries:
            for text in phrases:
                self._add(label, text)

    def _add(self, label: str, text: str) -> None:
        pattern = divide(text.removeprefix("!"))
        if not pattern:
            return
        telling = sum(1 for part in pattern if len(part.strip("*")) > 2)
        weight = 1.0 + 0.5 * (max(telling, 1) - 1)
        phrase = Phrase(pattern, label, 2 * weight if text.startswith("!") else weight)
        for head in pattern[0].split("|"):
            if head.endswith("*"):
                self._begins.setdefault(head[:-1], []).append(phrase)
            elif head.startswith("*"):
                self._ends.setdefault(head[1:], []).append(phrase)
            else:
                self._exact.setdefault(head, []).append(phrase)

    def find(self, of: Words) -> list[Hit]:
        """Give every phrase in the words `of`, in the order of the words."""
        hits: list[Hit] = []
        known = self._known
        for at, word in enumerate(of):
            phrases = known.get(word.lower)
            if phrases is None:
                phrases = self._starting_with(word.lower)
            for phrase in phrases:
                alone = len(phrase.pattern) == 1
                last = at + 1 if alone else _fit(phrase.pattern, 1, of, at + 1)
                if last is not None:
                    hits.append(Hit(phrase.label, phrase.weight, at, last - 1))
        return hits

    def _starting_with(self, word: str) -> tuple[Phrase, ...]:
        found = list(self._exact.get(word, ()))
        if word.isdecimal() or word in _NUMBERS:
            found += self._exact.get("#", ())
        for length in range(_SHORTEST, len(word) + 1):
            found += self._begins.get(word[:length], ())
            if length < len(word):
                found += self._ends.get(word[-length:], ())
        if len(self._known) < _MOST_KNOWN:
            self._known[word] = tuple(found)
        return tuple(found)


def divide(text: str) -> tuple[str, ...]:
    """Divide a phrase as a sentence is divided: apostrophes and hyphens separate words."""
    for sign in "'’-":
        text = text.replace(sign, " ")
    return tuple(text.lower().split())


def _fit(pattern: tuple[str, ...], part: int, of: Words, at: int) -> int | None:
    """Fit `pattern[part:]` to the words from `at`; give the place after the last word."""
    while part < len(pattern):
        if pattern[part] == _GAP:
            for skipped in range(_WIDEST_GAP + 1):
                if at + skipped > len(of):
                    break
                end = _fit(pattern, part + 1, of, at + skipped)
                if end is not None:
                    return end
            return None
        if at >= len(of) or not _is_fit(pattern[part], of[at].lower):
            return None
        part += 1
        at += 1
    return at


@lru_cache(maxsize=65536)
def _is_fit(pattern: str, word: str) -> bool:
    """Tell whether one word fits one part of a phrase."""
    for choice in pattern.split("|"):
        if choice == word:
            return True
        if choice == "#" and (word.isdecimal() or word in _NUMBERS):
            return True
        if choice.endswith("*") and word.startswith(choice[:-1]):
            return True
        if choice.startswith("*") and len(word) > len(choice) and word.endswith(choice[1:]):
            return True
    return False
