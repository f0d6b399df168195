"""Texts are read: their fields become numbers of words, in order."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from dossier.language.folding import words
from dossier.search.document import Field
from dossier.search.pieces import BOUNDARY, Pieces, slices

_TOGETHER = 1 << 18  # characters that are read at a time


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


class Worded(NamedTuple):
    """The words of a field, its weight and its language."""

    weight: float
    words: tuple[str, ...]
    language: str


def read(texts: Iterable[Iterable[Field]]) -> Read:
    """Read many texts, each of some fields."""
    pieces = Pieces()
    weights, counts = array("f"), array("i")
    languages: list[str] = []
    waiting: list[str] = []
    size = 0
    for fields in texts:
        held = 0
        for weight, text, language in fields:
            if text:
                held += 1
                weights.append(weight)
                languages.append(language)
                waiting.append(text)
                size += len(text)
        counts.append(held)
        if size > _TOGETHER:
            pieces.read(waiting)
            waiting, size = [], 0
    if waiting:
        pieces.read(waiting)
    known, numbers = pieces.result()
    return _read(known, numbers, weights, languages, counts)


def worded(fields: Iterable[Field]) -> tuple[Worded, ...]:
    """Read the words of a single text."""
    return tuple(Worded(weight, words(text), language) for weight, text, language in fields if text)


def put_together(texts: Sequence[Sequence[Worded]]) -> Read:
    """Give a few texts whose words have been read as if they had been read together."""
    known = {BOUNDARY: 0}
    fields = [field for text in texts for field in text]
    numbers = [
        known.setdefault(word, len(known)) for field in fields for word in (BOUNDARY, *field.words)
    ]
    return _read(
        known,
        np.array(numbers, np.int32),
        array("f", [field.weight for field in fields]),
        [field.language for field in fields],
        array("i", map(len, texts)),
    )


def _read(
    known: Mapping[str, int],
    numbers: npt.NDArray[np.int32],
    weights: array[float],
    languages: list[str],
    counts: array[int],
) -> Read:
    """Give words in their order, with their numbers in it."""
    ordered = sorted(known)
    rank = np.zeros(max(known.values()) + 1, np.int32)
    rank[list(map(known.__getitem__, ordered))] = np.arange(len(ordered), dtype=np.int32)
    for part in slices(numbers):
        part[:] = rank[part]
    return Read(
        words=ordered,
        numbers=numbers,
        weights=np.frombuffer(weights, np.float32),
        languages=languages,
        fields=np.frombuffer(counts, np.int32),
    )
