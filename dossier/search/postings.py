"""Where words stand: for each word the texts that hold it, and for each text its words in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from dossier.search.document import Field
from dossier.search.forms import STOP_WORDS, forms
from dossier.search.pieces import Read, read
from dossier.search.spellings import Spellings

_Number = TypeVar("_Number", bound=np.integer[Any])
Texts = npt.NDArray[np.int32]  # numbers of texts
Costs = npt.NDArray[np.float32]
Which = npt.NDArray[np.bool_]  # by number of a text, whether it is meant

WEIGHT = 3.0  # what it costs to stand in a field that weighs 1/e as much as another
_LONG = 200  # a field of so many words weighs half of one that says the same in a word
_CHEAPEST, _STEP, _STEPS = -1.5, 0.125, 64  # costs of fields are kept in 64 steps
_LANGUAGES = ("", "en", "fr")  # of the lexicon; a code holds the step and one of these
_FIELD_COSTS = (_CHEAPEST + _STEP * (np.arange(256) >> 2)).astype(np.float32)


class Gathered(NamedTuple):
    """The words of some texts, one text after another, as numbers.

    `costs` are those of their fields, `codes` tell the language too; `starts` are the places where
    the texts begin.
    """

    words: npt.NDArray[np.int32]
    codes: npt.NDArray[np.uint8]
    starts: npt.NDArray[np.int64]

    @property
    def costs(self) -> Costs:
        """Give what each word costs for the field that it stands in."""
        return _FIELD_COSTS[self.codes]


class Run(NamedTuple):
    """Texts, in order, in which words stand in a row, and what the best field of each costs."""

    texts: Texts
    costs: Costs


class Postings:
    """The words of texts, each text being a number of fields; numbers of texts begin at 0."""

    def __init__(self, texts: Iterable[Iterable[Field]]) -> None:
        given = read(texts)
        self.spellings = Spellings(given.words)
        self.count = len(given.fields)
        self._forward = given.numbers
        edges = np.append(np.flatnonzero(given.numbers == 0), len(given.numbers))
        self._codes = _codes(given, np.diff(edges))
        self._begins = edges[np.append(0, np.cumsum(given.fields, dtype=np.int64))]
        owners = np.repeat(np.arange(self.count, dtype=np.int64), np.diff(self._begins))
        keys = given.numbers.astype(np.int64)
        keys <<= 40
        keys |= self._codes.astype(np.int64) << 32
        keys |= owners
        keys.sort()  # by word, the best fields first
        self._texts = keys.astype(np.int32)
        self.occurrences = np.bincount(given.numbers, minlength=len(given.words))
        self._starts = np.append(0, np.cumsum(self.occurrences)).tolist()
        self._stops = np.zeros(len(given.words), bool)
        self._stops[self.places(STOP_WORDS)] = True
        self._marked = np.zeros(self.count, bool)

    def size(self, first: int, last: int) -> int:
        """Give how often the words from `first` up to `last` (exclusive) stand anywhere."""
        return int(self._starts[last] - self._starts[first])

    def texts(self, first: int, last: int) -> Texts:
        """Give the texts that hold the words from `first` up to `last`, word by word."""
        return self._texts[self._starts[first] : self._starts[last]]

    def gather(self, texts: Texts) -> Gathered:
        """Give the words of `texts`."""
        begins = self._begins[texts]
        sizes = self._begins[texts + 1] - begins
        ends = np.cumsum(sizes)
        starts = ends - sizes
        at = np.arange(ends[-1] if len(ends) else 0) + np.repeat(begins - starts, sizes)
        return Gathered(self._forward[at], self._codes[at], starts)

    def places(self, words: Iterable[str]) -> list[int]:
        """Give the numbers of those of `words` that are known."""
        found = map(self.spellings.place, words)
        return [place for place in found if place >= 0]

    def forms(self, stemmed: str) -> list[int]:
        """Give the numbers of the words with that stem."""
        return self.places(forms(stemmed, self.spellings))

    def run(
        self, parts: Sequence[Sequence[int]], language: str = "", *, loose: bool = False
    ) -> Run:
        """Find in a row words of which each is one of the numbers in its part.

        With a `language`, only fields of that language are looked at; `loose` lets stop words
        stand between.
        """
        texts = self._holding(parts)
        words, codes, starts = self.gather(texts)
        rows = np.repeat(np.arange(len(texts)), np.diff(np.append(starts, len(words))))
        if loose and not all(self._stops[list(part)].any() for part in parts):
            kept = ~self._stops[words]
            words, codes, rows = words[kept], codes[kept], rows[kept]
        at = np.arange(max(len(words) - len(parts) + 1, 0))
        for place, part in enumerate(parts):
            at = at[np.isin(words[at + place], part)]
        if language:
            at = at[(codes[at] & 3) == _language(language)]
        if not len(at):
            return Run(np.zeros(0, np.int32), np.zeros(0, np.float32))
        rows = rows[at]
        firsts = np.flatnonzero(np.append(True, rows[1:] != rows[:-1]))
        costs = np.minimum.reduceat(_FIELD_COSTS[codes[at]], firsts)
        return Run(texts[rows[firsts]], costs)

    def _holding(self, parts: Sequence[Sequence[int]]) -> Texts:
        """Give the texts, in order, that hold a word of each part."""
        held = [
            np.concatenate([self.texts(word, word + 1) for word in part] or [self._texts[:0]])
            for part in parts
        ]
        rarest, *others = sorted(held, key=len)
        texts = distinct([rarest])
        for other in others:
            self._marked[other] = True
            texts = texts[self._marked[texts]]
            self._marked[other] = False
        return texts

    def holders(self, texts: Sequence[Texts], admitted: Which | None = None) -> int:
        """Count the different texts, the `admitted` ones."""
        for some in texts:
            self._marked[some] = True
        marked = self._marked if admitted is None else self._marked & admitted
        count = int(np.count_nonzero(marked))
        for some in texts:
            self._marked[some] = False
        return count


def distinct(parts: Sequence[npt.NDArray[_Number]]) -> npt.NDArray[_Number]:
    """Give the different numbers in `parts`, in order; quicker than numpy.unique for a few."""
    ordered = np.concatenate(parts)
    ordered.sort()
    kept: npt.NDArray[_Number] = ordered[
        np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)]
    ]
    return kept


def _codes(given: Read, sizes: npt.NDArray[np.int64]) -> npt.NDArray[np.uint8]:
    """Give for each word what its field costs, and its language; `sizes` are those of fields."""
    weighed = np.maximum(given.weights * (_LONG / (_LONG + sizes - 1)), 1e-6)
    steps = np.rint((-WEIGHT * np.log(weighed) - _CHEAPEST) / _STEP).clip(0, _STEPS - 1)
    languages = np.fromiter(map(_language, given.languages), np.uint8, len(sizes))
    return np.repeat(steps.astype(np.uint8) << 2 | languages, sizes)


def _language(language: str) -> int:
    return _LANGUAGES.index(language) if language in _LANGUAGES else 3
