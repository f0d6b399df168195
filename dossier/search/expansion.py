"""The words of a query are expanded into everything that would answer to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dossier.search.forms import STOP_WORDS
from dossier.search.index import Found, InvertedIndex
from dossier.search.lexicon import Lexicon, Phrase, stems
from dossier.search.vocabulary import Meant, Vocabulary

_TRANSLATED = 0.7
_PHRASE = 0.05  # more for each further word: "order form" says more than "order"
_JOINED = 0.95  # "auto nation" for "autonation"
_SPLIT = 0.9  # "carsharing" for "car sharing"
_LONGEST_JOIN = 3
_SHORTEST_JOIN = 4
_RUNS = re.compile(r"\d+|\D+")  # of figures or of letters: free 2 move


class Alternative(NamedTuple):
    """A word or phrase that answers to the words `first` to `last` (inclusive) of a query.

    With `forms` set, the phrase is made of stems that have to stand in a row, in a text of
    `language` if that is given. Otherwise it is one very word, of which the first `letters` were
    typed (0: all).
    """

    first: int
    last: int
    phrase: Phrase
    weight: float
    letters: int = 0
    forms: bool = False
    language: str = ""

    def found(self, index: InvertedIndex) -> Found:
        """Find the documents in which it stands."""
        if self.forms:
            return index.forms(self.phrase, self.language)
        return index.word(self.phrase[0])


class Expander:
    """Knows the words of the index and of the lexicon."""

    def __init__(self, index: InvertedIndex, lexicon: Lexicon) -> None:
        self._index = index
        self._lexicon = lexicon
        self._vocabulary = Vocabulary({*index.words, *lexicon.words})

    def expand(self, words: Sequence[str], *, unfinished: bool) -> list[Alternative]:
        """Give the alternatives; an `unfinished` last word is completed."""
        asked = slots(words)
        meant = {
            place: self._vocabulary.meant(
                words[place], unfinished=unfinished and place == len(words) - 1
            )
            for place in asked
        }
        found = [
            Alternative(place, place, (known.word,), known.weight, letters=known.letters)
            for place in asked
            for known in meant[place]
        ]
        for place in asked:
            found += self._split(words[place], place)
        found += self._joined(words, meant, unfinished)
        found += self._translated(asked, meant)
        return found

    def _split(self, word: str, place: int) -> Iterator[Alternative]:
        ways = {(word[:cut], word[cut:]) for cut in range(1, len(word))}
        ways.add(tuple(_RUNS.findall(word)))
        for way in sorted(ways):
            if len(way) > 1 and all(part in self._index for part in way):
                yield Alternative(place, place, stems(way), _SPLIT, forms=True)

    def _joined(
        self, words: Sequence[str], meant: Mapping[int, list[Meant]], unfinished: bool
    ) -> Iterator[Alternative]:
        for first in range(len(words)):
            for last in range(first + 1, min(first + _LONGEST_JOIN, len(words))):
                joined = "".join(words[first : last + 1])
                parts = [meant[place] for place in range(first, last + 1) if place in meant]
                if not parts or len(joined) < _SHORTEST_JOIN:
                    continue
                for known in self._vocabulary.meant(
                    joined,
                    unfinished=unfinished and last == len(words) - 1,
                    repair=any(not part or part[0].letters for part in parts),
                ):
                    weight = known.weight * _JOINED
                    yield Alternative(first, last, (known.word,), weight, letters=known.letters)

    def _translated(
        self, asked: Sequence[int], meant: Mapping[int, list[Meant]]
    ) -> Iterator[Alternative]:
        for start, first in enumerate(asked):
            window: list[Meant] = []
            for last in asked[start : start + self._lexicon.longest]:
                if not meant[last]:
                    break
                window.append(meant[last][0])
                sure = min(known.weight for known in window) * _TRANSLATED
                for phrase, language in self._lexicon.others(
                    stems([known.word for known in window])
                ):
                    weight = sure * (1 + _PHRASE * (len(phrase) - 1))
                    yield Alternative(first, last, phrase, weight, forms=True, language=language)


def slots(words: Sequence[str]) -> tuple[int, ...]:
    """Give the places of the words that a result has to answer to: all but stop words."""
    telling = (place for place, word in enumerate(words) if word not in STOP_WORDS)
    return tuple(telling) or tuple(range(len(words)))
