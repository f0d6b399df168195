"""Queries as people type them: a few words of a text, with slips, without accents, unfinished."""

from __future__ import annotations

import random
import string
import unicodedata
from dataclasses import dataclass

from searching.corpus import Corpus

SHORTEST_UNFINISHED = 4  # letters


@dataclass(frozen=True)
class Typed:
    """What was typed, and the folded words that were meant."""

    text: str
    meant: tuple[str, ...]
    typos: int


def plain(text: str) -> str:
    """Fold case and accents."""
    split = unicodedata.normalize("NFD", text.lower())
    return "".join(letter for letter in split if not unicodedata.combining(letter))


def make(corpus: Corpus, count: int, seed: int) -> list[Typed]:
    """Make `count` queries of one to three words, with nought to two typos."""
    rng = random.Random(seed)  # noqa: S311 - the same for the same seed
    made: list[Typed] = []
    while len(made) < count:
        telling = rng.choice(corpus.telling)
        known = list(dict.fromkeys(plain(word) for word in telling if len(word) > 3))
        wanted = rng.randint(1, 3)
        if len(known) < wanted:
            continue
        meant = tuple(rng.sample(known, wanted))
        typos = rng.choice((0, 0, 1, 1, 2))
        typed = list(meant)
        last = typed[-1]
        if rng.random() < 0.6 and len(last) > SHORTEST_UNFINISHED + 1:
            typed[-1] = last[: rng.randint(SHORTEST_UNFINISHED, len(last) - 1)]
        for _ in range(typos):
            place = rng.randrange(len(typed))
            # At most one typo in a short word, two in a long one: more and nobody could tell.
            if len(typed[place]) >= (8 if typed[place] not in meant else 5):
                typed[place] = _slip(typed[place], rng)
        made.append(Typed(" ".join(typed), meant, typos))
    return made


def _slip(word: str, rng: random.Random) -> str:
    place = rng.randrange(1, len(word))
    kind = rng.choice(("swap", "drop", "add", "other"))
    if kind == "swap" and place + 1 < len(word):
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    if kind == "drop":
        return word[:place] + word[place + 1 :]
    letter = rng.choice(string.ascii_lowercase)
    return word[:place] + letter + word[place + (kind == "other") :]
