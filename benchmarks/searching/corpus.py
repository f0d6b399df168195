"""A bilingual corpus of invented sentences, the same for the same seed, of any size.

Words are made of syllables and endings, drawn by rank (Zipf), so that a few are in most texts and
most in a few; names, numbers, accents and elisions are mixed in as in the press. Real text is
kinder to a search engine: its words lie further apart than random syllables do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

SHORTEST, LONGEST = 80, 220  # characters of a text
_TELLS = 0.36  # of the words are little ones
_BATCH = 20_000  # texts drawn at a time
_SHIFT = 30.0  # the most frequent word stands in one text of twelve, not in every other
_WORDS = 34  # drawn for a text, of which as many are used as it has room for

_LITTLE = {
    "en": "the of and to in a for on with by from at its that is was has will".split(),
    "fr": "le la de et à les des en un une du pour dans sur avec par est qui".split(),
}
_ONSETS = "b c d f g l m n p r s t v b c d l m n p r s t br ch cl cr fr gr pl pr st tr".split()
_MIDDLES = {
    "en": "a e i o u ai ea ee io oo ou".split(),
    "fr": "a e i o u ai au é è eu oi ou ê".split(),
}
_CODAS = {
    "en": ["", "", "", "", "", "n", "r", "s", "t", "l", "ck", "nd", "nt", "st"],
    "fr": ["", "", "", "", "", "", "n", "r", "s", "l", "t", "nt"],
}
_ENDINGS = {
    "en": ["", "", "", "s", "s", "ed", "ing", "er", "ly"],
    "fr": ["", "", "", "s", "s", "e", "es", "er", "ent", "é", "ée", "ment"],
}


@dataclass(frozen=True)
class Corpus:
    """Texts, and for each the words that a person might look for."""

    texts: list[str]
    telling: list[tuple[str, ...]]


def make(size: int, seed: int) -> Corpus:
    """Make `size` texts, half of them French."""
    rng = np.random.default_rng(seed)
    words = {language: _words(rng, language, 30_000) for language in ("en", "fr")}
    names = [word.capitalize() for word in _words(rng, "en", 12_000)]
    texts: list[str] = []
    telling: list[tuple[str, ...]] = []
    while len(texts) < size:
        wanted = min(_BATCH, size - len(texts))
        for text, looked_for in _batch(rng, wanted, words, names):
            texts.append(text)
            telling.append(looked_for)
    return Corpus(texts, telling)


def _words(rng: np.random.Generator, language: str, stems: int) -> list[str]:
    """Give the words of a language, the most frequent first."""
    made: dict[str, None] = {}
    while len(made) < stems:
        count = int(rng.choice((1, 2, 2, 2, 2, 3, 3)))
        syllables = (
            str(rng.choice(_ONSETS))
            + str(rng.choice(_MIDDLES[language]))
            + str(rng.choice(_CODAS[language]))
            for _ in range(count)
        )
        stem = "".join(syllables)
        if len(stem) > 3:
            for ending in sorted(set(rng.choice(_ENDINGS[language], 3))):
                made.setdefault(stem + str(ending))
    return list(made)


def _ranks(rng: np.random.Generator, count: int, shape: tuple[int, int]) -> np.ndarray:
    """Draw ranks below `count`, the chance of one falling with its place (Zipf, Mandelbrot)."""
    drawn = rng.random(shape)
    last = (count + _SHIFT) ** drawn * _SHIFT ** (1 - drawn) - _SHIFT
    return np.minimum(last, count - 1).astype(np.int64)


def _batch(
    rng: np.random.Generator, size: int, words: dict[str, list[str]], names: Sequence[str]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    kinds = rng.random((size, _WORDS))
    lengths = rng.integers(SHORTEST, LONGEST + 1, size)
    french = rng.random(size) < 0.5
    drawn = _ranks(rng, min(map(len, words.values())), (size, _WORDS))
    named = _ranks(rng, len(names), (size, _WORDS))
    little = rng.integers(0, 18, (size, _WORDS))
    for row in range(size):
        language = "fr" if french[row] else "en"
        text = ""
        telling: list[str] = []
        for place in range(_WORDS):
            kind = kinds[row, place]
            tells = kind >= _TELLS and not 0.44 <= kind < 0.47
            if kind < _TELLS:
                word = _LITTLE[language][little[row, place]]
            elif kind < 0.44:
                word = names[named[row, place]]
            elif kind < 0.47:
                word = str(int(10 ** (1 + 4 * (kind - 0.44) / 0.03)))
            else:
                word = words[language][drawn[row, place]]
            if len(text) + len(word) + 1 > lengths[row]:
                break
            text = f"{text} {word}" if text else word
            if tells:
                telling.append(word)
        yield f"{text[:1].upper()}{text[1:]}.", tuple(telling)
