"""A list of choices is narrowed by what has been typed, slips and missing accents allowed."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from dossier.language.folding import words

Choice = tuple[str, str]  # an id, and words for people

_NEAR = 75.0  # of 100: below, the likeness is chance


def narrow(typed: str, choices: Sequence[Choice]) -> list[Choice]:
    """Give the choices that answer to `typed`, the best first; all, where nothing is typed.

    Words that begin with what was typed come before those that only resemble it.
    """
    wanted = words(typed)
    if not wanted:
        return list(choices)
    phrase = " ".join(wanted)
    ranked: list[tuple[float, int]] = []
    for number, (key, name) in enumerate(choices):
        score = max(_score(wanted, phrase, words(text)) for text in (name, key))
        if score >= _NEAR:
            ranked.append((-score, number))
    return [choices[number] for _, number in sorted(ranked)]


def nearest(name: str, choices: Sequence[Choice]) -> str:
    """Give the id of the choice whose words are most like a name; nothing where there is none."""
    if not choices:
        return ""
    wanted = " ".join(words(name))
    return max(choices, key=lambda item: fuzz.WRatio(wanted, " ".join(words(item[1]))))[0]


def _score(wanted: tuple[str, ...], phrase: str, read: tuple[str, ...]) -> float:
    text = " ".join(read)
    if text.startswith(phrase):
        return 300.0
    if all(any(word.startswith(part) for word in read) for part in wanted):
        return 200.0
    if phrase in text:
        return 150.0
    return float(fuzz.partial_ratio(phrase, text)) if len(phrase) > 2 else 0.0
