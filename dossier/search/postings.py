"""Where words stand: for each word the texts that hold it, and for each text its words in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from dossier.language.forms import STOP_WORDS, forms
from dossier.search.keys import Costs, firsts
from dossier.search.pieces import BOUNDARY
from dossier.search.spellings import Spellings
from dossier.search.tables import FIELD_COSTS, Tables
from dossier.search.tables import language as code_of

_Number = TypeVar("_Number", bound=np.integer[Any])
Texts = npt.NDArray[np.int32]  # numbers of texts
Codes = npt.NDArray[np.uint8]  # what a field costs, and its language
_Places = npt.NDArray[np.int64]
Which = npt.NDArray[np.bool_]  # by number of a text, whether it is meant

_COMMON = 2000  # places of words with a common beginning; in a large library,
_SHARE = 50  # one for so many texts


class Gathered(NamedTuple):
    """The words of some texts, one text after another, as numbers.

    `codes` are those of their fields; the words of each text begin at one of `begins`.
    """

    words: npt.NDArray[np.int32]
    codes: Codes
    begins: _Places


class Run(NamedTuple):
    """Texts, in order, in which words stand in a row, and what the best field of each costs."""

    texts: Texts
    costs: Costs


class Postings:
    """The words of texts; the numbers of texts begin at 0.

    `counts` tells how many texts hold words of a common beginning, by the range of these words; it
    is made unless it is given.
    """

    def __init__(
        self,
        spellings: Spellings,
        tables: Tables,
        counts: dict[tuple[int, int], int] | None = None,
    ) -> None:
        self.spellings = spellings
        self.tables = tables
        self.count = len(tables.begins) - 1
        self.occurrences = np.diff(tables.starts)
        self._forward, self._codes, self._begins, _, self._texts, self._text_codes = tables
        self._starts: list[int] = tables.starts.tolist()
        self._stops = np.zeros(len(spellings.words), bool)
        self._stops[self.places(STOP_WORDS)] = True
        self._marked = np.zeros(self.count, bool)
        self.counts = {} if counts is None else counts
        if counts is None:
            self._count_common(BOUNDARY)

    def size(self, first: int, last: int) -> int:
        """Give how often the words from `first` up to `last` (exclusive) stand anywhere."""
        return self._starts[last] - self._starts[first]

    def texts(self, first: int, last: int) -> Texts:
        """Give the texts that hold the words from `first` up to `last`, word by word."""
        return self._texts[self._starts[first] : self._starts[last]]

    def codes(self, first: int, last: int) -> Codes:
        """Give for each of these texts the code of the field in which the word stands."""
        return self._text_codes[self._starts[first] : self._starts[last]]

    def best(self, words: _Places, counts: _Places) -> tuple[Texts, _Places, Codes]:
        """Give so many texts of each word, the best fields first, with the word and their codes."""
        starts = self.tables.starts[words]
        at = _spread(starts, counts, counts.cumsum() - counts)
        return self._texts[at], words.repeat(counts), self._text_codes[at]

    def gather(self, texts: Texts) -> Gathered:
        """Give the words of `texts`."""
        starts = self._begins[texts]
        sizes = self._begins[texts + 1] - starts
        begins = sizes.cumsum() - sizes
        at = _spread(starts, sizes, begins)
        return Gathered(self._forward[at], self._codes[at], begins)

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
        words, codes, begins = self.gather(texts)
        rows = np.arange(len(texts)).repeat(np.diff(begins, append=len(words)))
        if loose and not all(self._stops[list(part)].any() for part in parts):
            kept = ~self._stops[words]
            words, codes, rows = words[kept], codes[kept], rows[kept]
        at = np.arange(max(len(words) - len(parts) + 1, 0))
        for place, part in enumerate(parts):
            at = at[np.isin(words[at + place], part)]
        if language:
            at = at[(codes[at] & 3) == code_of(language)]
        if not len(at):
            return Run(texts[:0], np.zeros(0, np.int64))
        rows = rows[at]
        first = np.flatnonzero(firsts(rows))
        costs = np.minimum.reduceat(FIELD_COSTS[codes[at]], first)
        return Run(texts[rows[first]], costs)

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

    def holders(
        self, ranges: Sequence[tuple[int, int]], more: Sequence[Texts], admitted: Which | None
    ) -> int:
        """Count the different texts that hold a word of any of `ranges`, or are among `more`.

        With `admitted`, only these count.
        """
        widest = max(ranges, key=lambda words: words[1] - words[0], default=(0, 0))
        outer = [words for words in ranges if not (widest[0] <= words[0] and words[1] <= widest[1])]
        if admitted is None and not outer and not more and widest in self.counts:
            return self.counts[widest]
        held = [*(self.texts(first, last) for first, last in (widest, *outer)), *more]
        for texts in held:
            self._marked[texts] = True
        marked = self._marked if admitted is None else self._marked & admitted
        count = int(np.count_nonzero(marked))
        for texts in held:
            self._marked[texts] = False
        return count

    def _count_common(self, beginning: str) -> None:
        """Count the texts of common beginnings once and for all, from one letter on."""
        place, end = self.spellings.beginning(beginning)
        while place < end:
            more = self.spellings.words[place][: len(beginning) + 1]
            first, last = self.spellings.beginning(more)
            if more != beginning and self.size(first, last) > max(_COMMON, self.count // _SHARE):
                self.counts[first, last] = self.holders([(first, last)], [], None)
                self._count_common(more)
            place = max(last if more != beginning else place + 1, place + 1)


def _spread(starts: _Places, sizes: _Places, begins: _Places) -> _Places:
    """Give the places of ranges one after another, which then begin at `begins`."""
    places: _Places = (starts - begins).repeat(sizes)
    places += np.arange(len(places))
    return places


def distinct(parts: Sequence[npt.NDArray[_Number]]) -> npt.NDArray[_Number]:
    """Give the different numbers in `parts`, in order; quicker than numpy.unique for a few."""
    ordered = np.concatenate(parts)
    ordered.sort()
    kept: npt.NDArray[_Number] = ordered[firsts(ordered)]
    return kept
