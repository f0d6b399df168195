"""What else a word or phrase may be called: the other language, and synonyms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from dossier.language.folding import words
from dossier.language.forms import stem, telling
from dossier.model import Term

Phrase = tuple[str, ...]


class Wording(NamedTuple):
    """The stems of a word or phrase, without stop words, and the language that it is of."""

    phrase: Phrase
    language: str


class Lexicon:
    """The terms of the trade, found by any of their words and phrases in any form.

    `words` are all the words that the terms are made of; `longest` is the number of words in
    the longest phrase.
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        known: set[str] = set()
        read: list[list[Wording]] = []
        for term in terms:
            wordings: dict[Wording, None] = {}
            for language, phrases in (("en", term.en), ("fr", term.fr)):
                for text in phrases:
                    phrase = telling(words(text))
                    known.update(phrase)
                    wordings[Wording(stems(phrase), language)] = None
            read.append(list(wordings))
        self._take(read, known)

    @classmethod
    def unpacked(cls, data: bytes) -> Lexicon:
        """Give the lexicon that was packed. Raises MsgspecError."""
        lexicon = cls(())
        lexicon._take(*msgspec.msgpack.decode(data, type=tuple[list[list[Wording]], list[str]]))
        return lexicon

    def packed(self) -> bytes:
        """Give it as bytes: to read them is ten times as fast as to read the terms."""
        return msgspec.msgpack.encode((self._terms, sorted(self.words)))

    def _take(self, terms: list[list[Wording]], known: Iterable[str]) -> None:
        self._terms = terms
        self._wordings: dict[Phrase, dict[Wording, None]] = {}
        for wordings in terms:
            others = dict.fromkeys(wordings)
            for wording in wordings:
                self._wordings.setdefault(wording.phrase, {}).update(others)
        self.words = frozenset(known)
        self.longest = max(map(len, self._wordings), default=0)

    def others(self, phrase: Phrase) -> tuple[Wording, ...]:
        """Give what else the stems of `phrase` may be called, in either language."""
        return tuple(
            wording for wording in self._wordings.get(phrase, ()) if wording.phrase != phrase
        )


def stems(phrase: Sequence[str]) -> Phrase:
    """Give the stems of folded words."""
    return tuple(map(stem, phrase))
