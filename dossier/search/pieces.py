"""Fields are read in bulk: texts become numbers of words, each new piece folded only once."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from dossier.search.document import Field
from dossier.search.folding import fold, words

BOUNDARY = ""  # stands before the words of each field, and before all words in order

# Figures with a space in them are one word: texts that may hold some are read as a whole.
_FIGURE = r"[\d²³¹¼-¾⁰-₉⅐-↋①-⓿]"
_SIGNS = '.,;:!?()«»“”"…'  # around a word
_SPACED = re.compile(rf"{_FIGURE}\s{_FIGURE}")


class Read(NamedTuple):
    """Texts as read: the words in order, and their numbers in it, field after field.

    A field begins with the number of BOUNDARY, which is 0. `weights` and `languages` are those of
    the fields; `fields` is how many each text has.
    """

    words: list[str]
    numbers: npt.NDArray[np.int32]
    weights: npt.NDArray[np.float32]
    languages: list[str]
    fields: npt.NDArray[np.int32]


class _Pieces(dict[str, int]):
    """What stands between spaces, by a number: that of its word, or a negative one for several."""

    def __init__(self) -> None:
        super().__init__()
        self.known: dict[str, int] = {BOUNDARY: 0}
        self.several: list[list[int]] = [[]]

    def __missing__(self, piece: str) -> int:
        known = self.known
        bare = fold(piece.strip(_SIGNS))
        found = (bare,) if bare.isascii() and bare.isalnum() else words(piece)
        if len(found) == 1:
            number = known.setdefault(found[0], len(known))
        else:
            number = -len(self.several)
            self.several.append([known.setdefault(word, len(known)) for word in found])
        self[piece] = number
        return number


def read(texts: Iterable[Iterable[Field]]) -> Read:
    """Read the fields of each text."""
    pieces = _Pieces()
    number = pieces.__getitem__
    numbers, weights, counts = array("i"), array("f"), array("i")
    languages: list[str] = []
    for fields in texts:
        count = 0
        for weight, text, language in fields:
            if text:
                count += 1
                weights.append(weight)
                languages.append(language)
                numbers.append(0)
                numbers.extend(map(number, words(text) if _SPACED.search(text) else text.split()))
        counts.append(count)
    flat = _spread(np.frombuffer(numbers, np.int32), pieces.several)
    ordered = sorted(pieces.known)
    rank = np.empty(len(ordered), np.int32)
    rank[list(map(pieces.known.__getitem__, ordered))] = np.arange(len(ordered), dtype=np.int32)
    return Read(
        words=ordered,
        numbers=rank[flat],
        weights=np.frombuffer(weights, np.float32),
        languages=languages,
        fields=np.frombuffer(counts, np.int32),
    )


def _spread(numbers: npt.NDArray[np.int32], several: list[list[int]]) -> npt.NDArray[np.int32]:
    """Put in place of each negative number the words that it stands for."""
    places = np.flatnonzero(numbers < 0)
    if not len(places):
        return numbers
    sizes = np.fromiter(map(len, several), np.int64, len(several))
    starts = np.cumsum(sizes) - sizes
    held = np.fromiter((word for piece in several for word in piece), np.int32, int(sizes.sum()))
    which = -numbers[places]
    wide = np.ones(len(numbers), np.int64)
    wide[places] = sizes[which]
    spread = np.repeat(numbers, wide)
    at = spread < 0
    within = np.arange(int(at.sum())) - np.repeat(
        np.cumsum(sizes[which]) - sizes[which], sizes[which]
    )
    spread[at] = held[np.repeat(starts[which], sizes[which]) + within]
    return spread
