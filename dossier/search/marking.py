"""The letters of a text that answer to a query."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dossier.search.expansion import Alternative
from dossier.search.folding import Token, end_of, tokens
from dossier.search.forms import STOP_WORDS, places, stem
from dossier.search.lexicon import Phrase

Mark = tuple[int, int]


class _Wanted:
    """What to mark in texts of one language."""

    def __init__(self, alternatives: Iterable[Alternative]) -> None:
        self.words: dict[str, int] = {}  # letters to mark, 0 for the whole word
        self.stems: set[str] = set()
        self.runs: set[Phrase] = set()
        for alternative in alternatives:
            if not alternative.forms:
                self.words.setdefault(alternative.phrase[0], alternative.letters)
            elif len(alternative.phrase) == 1:
                self.stems.add(alternative.phrase[0])
            else:
                self.runs.add(alternative.phrase)


class Marker:
    """Marks texts for one query: its alternatives and its quoted phrases."""

    def __init__(
        self, alternatives: Iterable[Alternative] = (), phrases: Iterable[Phrase] = ()
    ) -> None:
        self._alternatives = sorted(alternatives, key=lambda item: -item.weight)
        self._phrases = tuple(phrases)
        self._by_language: dict[str, _Wanted] = {}

    def marks(self, text: str, language: str = "") -> tuple[Mark, ...]:
        """Give the ranges to highlight, in order, none touching another.

        In a text of a known `language`, words that are meant in the other are not marked.
        """
        merged: list[Mark] = []
        for start, end in sorted(self._all(text, self._wanted(language))):
            if merged and start <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        return tuple(merged)

    def _wanted(self, language: str) -> _Wanted:
        if language not in self._by_language:
            self._by_language[language] = _Wanted(
                item
                for item in self._alternatives
                if not language or not item.language or item.language == language
            )
        return self._by_language[language]

    def _all(self, text: str, wanted: _Wanted) -> Iterator[Mark]:
        read = tokens(text)
        for token in read:
            letters = wanted.words.get(token.word)
            if letters:
                yield token.start, end_of(text, token, letters)
            elif letters == 0 or stem(token.word) in wanted.stems:
                yield token.start, token.end
        telling = [token for token in read if token.word not in STOP_WORDS]
        yield from _runs(telling, tuple(stem(token.word) for token in telling), wanted.runs)
        yield from _runs(read, tuple(token.word for token in read), self._phrases)


def _runs(
    read: Sequence[Token], words: tuple[str, ...], phrases: Iterable[Phrase]
) -> Iterator[Mark]:
    for phrase in phrases:
        for place in places(words, phrase):
            yield read[place].start, read[place + len(phrase) - 1].end
