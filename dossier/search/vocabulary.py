"""The known words that a typed word may mean: itself, its forms, its completions, its repairs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from dossier.search.forms import stem

_EXACT = 1.0
_FORM = 0.85
_COMPLETION = 0.9
_GUESSED_COMPLETION = 0.7  # of a word that is not being typed any more
_TYPOS = (0.0, 0.7, 0.5)  # by number of typos
_OTHER_BEGINNING = 0.8  # the first letter is rarely mistyped


class Meant(NamedTuple):
    """A known word, how sure we are, and how many of its letters were typed (0: all)."""

    word: str
    weight: float
    letters: int = 0


class Vocabulary:
    """Known words and their stems, for looking up words as people type them."""

    def __init__(self, known: Iterable[str]) -> None:
        self._words = sorted(set(known))
        self._forms: dict[str, list[str]] = {}
        for word in self._words:
            self._forms.setdefault(stem(word), []).append(word)
        self._stems = list(self._forms)

    def meant(self, typed: str, *, unfinished: bool = False, repair: bool = True) -> list[Meant]:
        """Give the known words that `typed` may mean, the likeliest first.

        An `unfinished` word is also completed. Only a word that is unknown is repaired.
        """
        found = {form: Meant(form, _FORM) for form in self._forms.get(stem(typed), ())}
        if typed in found:
            found[typed] = Meant(typed, _EXACT)
        if unfinished or (not found and len(typed) > 2):
            sureness = _COMPLETION if unfinished else _GUESSED_COMPLETION
            for word in self._beginning_with(typed):
                share = (1 + len(typed) / len(word)) / 2
                found.setdefault(word, Meant(word, sureness * share, len(typed)))
        if not found and repair:
            found = {meant.word: meant for meant in self._repaired(typed, unfinished)}
        return sorted(found.values(), key=lambda meant: (-meant.weight, meant.word))

    def _beginning_with(self, typed: str) -> Iterator[str]:
        for place in range(bisect_left(self._words, typed), len(self._words)):
            if not self._words[place].startswith(typed):
                return
            yield self._words[place]

    def _repaired(self, typed: str, unfinished: bool) -> Iterator[Meant]:
        wanted = stem(typed)
        allowed = min(len(typed) // 4, 2)
        if not allowed:
            return
        found = process.extract(
            wanted, self._stems, scorer=OSA.distance, score_cutoff=allowed, limit=None
        )
        if not found and unfinished:
            beginnings = [known[: len(typed)] for known in self._stems]
            found = process.extract(
                typed, beginnings, scorer=OSA.distance, score_cutoff=1, limit=None
            )
        least = min((distance for _, distance, _ in found), default=0)
        for _, distance, number in found:
            known = self._stems[number]
            # Another figure is never a typing error: it is another fact.
            if distance == least and _digits(known) == _digits(wanted):
                weight = _TYPOS[distance]
                if known[0] != typed[0]:
                    weight *= _OTHER_BEGINNING
                for form in self._forms[known]:
                    yield Meant(form, weight)


def _digits(word: str) -> str:
    return "".join(letter for letter in word if letter.isdecimal())
