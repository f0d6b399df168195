"""The inverted index: for each word, the documents that hold it and how much it weighs there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from dossier.search.document import Document
from dossier.search.folding import words
from dossier.search.forms import places, stem, telling
from dossier.search.lexicon import Phrase, stems

Found = dict[int, float]  # by document number, the weight of the best field

_LONG = 200  # a text of so many words weighs half of one that says the same in a word


class _Read(NamedTuple):
    """A field, folded."""

    weight: float
    words: Phrase
    language: str


class InvertedIndex:
    """Words of `documents`; a document's number is its place in that sequence."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._fields: list[tuple[_Read, ...]] = []
        self._words: dict[str, Found] = {}
        self._forms: dict[tuple[str, str], Found] = {}  # by stem and language, "" for any
        seen: dict[str, Phrase] = {}  # labels come back in many documents
        for number, document in enumerate(documents):
            fields: list[_Read] = []
            for weight, text, language in document.fields:
                folded = seen.get(text)
                if folded is None:
                    folded = seen[text] = words(text)
                if folded:
                    brevity = _LONG / (_LONG + len(folded))
                    fields.append(_Read(weight * brevity, folded, language))
            fields.sort(key=lambda field: -field.weight)
            for field in fields:
                self._add(number, field)
            self._fields.append(tuple(fields))

    def __contains__(self, word: object) -> bool:
        return word in self._words

    @property
    def words(self) -> Iterable[str]:
        """Every word of the index."""
        return self._words.keys()

    def word(self, word: str) -> Found:
        """Find the documents that hold exactly `word`."""
        return self._words.get(word, {})

    def forms(self, phrase: Phrase, language: str = "") -> Found:
        """Find the stems of `phrase` in a row, whatever stop words stand between them.

        With a `language`, only texts of that language are looked at.
        """
        found = [self._forms.get((part, language), {}) for part in phrase]
        return self._runs(phrase, found, lambda text: stems(telling(text)), language)

    def run(self, phrase: Phrase) -> Found:
        """Find exactly the words of `phrase` in a row."""
        return self._runs(phrase, [self.word(part) for part in phrase], lambda text: text)

    def _add(self, number: int, field: _Read) -> None:
        """Note the words of a field; heavier fields of the same document came before it."""
        for word in field.words:
            stemmed = stem(word)
            self._words.setdefault(word, {}).setdefault(number, field.weight)
            self._forms.setdefault((stemmed, ""), {}).setdefault(number, field.weight)
            if field.language:
                key = (stemmed, field.language)
                self._forms.setdefault(key, {}).setdefault(number, field.weight)

    def _runs(
        self,
        phrase: Phrase,
        found: Sequence[Found],
        read: Callable[[Phrase], Phrase],
        language: str = "",
    ) -> Found:
        if len(found) == 1:
            return found[0]
        rarest, *others = sorted(found, key=len)
        runs: Found = {}
        for number in rarest:
            if all(number in other for other in others):
                for field in self._fields[number]:
                    right = not language or field.language == language
                    if right and any(True for _ in places(read(field.words), phrase)):
                        runs[number] = field.weight
                        break
        return runs
