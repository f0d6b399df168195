"""What else a word or phrase may be called: the other language, and synonyms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from dossier.model import Term
from dossier.search.folding import words
from dossier.search.forms import stem, telling

Phrase = tuple[str, ...]


class Lexicon:
    """The terms of the trade, found by any of their words and phrases in any form.

    `words` are all the words that the terms are made of; `longest` is the number of words in
    the longest phrase.
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        self._phrases: list[tuple[Phrase, ...]] = []
        self._terms: dict[Phrase, list[int]] = {}
        known: set[str] = set()
        for number, term in enumerate(terms):
            read = [telling(words(phrase)) for phrase in chain(term.en, term.fr)]
            known.update(chain.from_iterable(read))
            phrases = dict.fromkeys(stems(phrase) for phrase in read if phrase)
            self._phrases.append(tuple(phrases))
            for phrase in phrases:
                self._terms.setdefault(phrase, []).append(number)
        self.words = frozenset(known)
        self.longest = max(map(len, self._terms), default=0)

    def alternatives(self, phrase: Phrase) -> tuple[Phrase, ...]:
        """Give what else `phrase` may be called. Phrases are stems without stop words."""
        terms = self._terms.get(phrase, ())
        found = dict.fromkeys(chain.from_iterable(self._phrases[number] for number in terms))
        return tuple(other for other in found if other != phrase)


def stems(phrase: Sequence[str]) -> Phrase:
    """Give the stems of folded words."""
    return tuple(map(stem, phrase))
