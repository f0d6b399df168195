"""The letters of a text that answer to a query."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dossier.language.folding import Token, end_of, tokens
from dossier.language.forms import STOP_WORDS, places, stem
from dossier.language.lexicon import Phrase
from dossier.search.meaning import Slot

Mark = tuple[int, int]


class _Wanted:
    """What to mark in texts of one language."""

    def __init__(self, slots: Iterable[Slot], language: str) -> None:
        slots = tuple(slots)
        words = [word for slot in slots for word in slot.words]
        words.sort(key=lambda word: (word.cost, word.text))
        self.words = {word.text for word in words if not word.begins}
        self.beginnings = tuple(word.text for word in words if word.begins)  # the likeliest first
        phrases = [
            wording.phrase
            for slot in slots
            for wording in slot.wordings
            if not language or not wording.language or wording.language == language
        ]
        self.stems = {phrase[0] for phrase in phrases if len(phrase) == 1}
        self.runs = {phrase for phrase in phrases if len(phrase) > 1}


class Marker:
    """Marks texts for one query: what answers to its slots, and its quoted phrases."""

    def __init__(self, slots: Iterable[Slot] = (), phrases: Iterable[Phrase] = ()) -> None:
        self._slots = tuple(slots)
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
            self._by_language[language] = _Wanted(self._slots, language)
        return self._by_language[language]

    def _all(self, text: str, wanted: _Wanted) -> Iterator[Mark]:
        read = tokens(text)
        for token in read:
            if token.word in wanted.words or stem(token.word) in wanted.stems:
                yield token.start, token.end
            elif token.word.startswith(wanted.beginnings):
                begun = next(word for word in wanted.beginnings if token.word.startswith(word))
                yield token.start, end_of(text, token, len(begun))
        telling = [token for token in read if token.word not in STOP_WORDS]
        yield from _runs(telling, tuple(stem(token.word) for token in telling), wanted.runs)
        yield from _runs(read, tuple(token.word for token in read), self._phrases)


def _runs(
    read: Sequence[Token], words: tuple[str, ...], phrases: Iterable[Phrase]
) -> Iterator[Mark]:
    for phrase in phrases:
        for place in places(words, phrase):
            yield read[place].start, read[place + len(phrase) - 1].end
