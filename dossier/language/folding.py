"""Text is folded before it is compared: no case, accents or ligatures; offsets are kept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

# Letters that Unicode does not decompose, and the signs that people type for an apostrophe.
_ALIKE = {"œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ł": "l", "ı": "i"} | dict.fromkeys(
    "’‘‛ʼʹ′＇´", "'"
)
_REMEMBERED = 4096  # letters
_DROPPED = {"Mn", "Me", "Cf"}  # accents, and invisible signs such as the soft hyphen

_TOKEN = re.compile(
    r"""
      (?P<plain> [^\W\d_]{2,}+ ) (?!['\d])                           # most words, found fast
    | (?<![^\W_]) (?P<number> \d{1,3} (?:[ .,']\d{3})+ ) (?![^\W_])  # 262 403, 262,403
    | (?<![^\W_]) (?P<decimal> \d+[.,]\d{1,2} ) (?![^\W_])           # 3.5, 3,5
    | (?<![^\W_]) (?P<initials> [^\W\d_] (?:\.[^\W\d_])+ ) (?![^\W_])  # U.S., T.K.
    | (?<![^\W_]) (?: [cdjlmnst] | (?:jus|lors|puis|quois?)?qu ) ' (?=[^\W_])  # l'usine
    | (?<=[^\W_]) ' (?: s | t | d | m | re | ll | ve ) (?![^\W_])    # PSA's
    | (?P<word> [^\W_]+ )
    """,
    re.VERBOSE,
)
_SEPARATOR = re.compile(r"\W")


class Token(NamedTuple):
    """A folded word and where it stands: `start` to `end` (exclusive) of the text as given."""

    word: str
    start: int
    end: int


def fold(text: str) -> str:
    """Fold case, accents, ligatures and apostrophes; folding twice changes nothing more."""
    return text.lower() if text.isascii() else text.translate(_FOLDED)


def words(text: str) -> tuple[str, ...]:
    """Give the folded words of a text.

    Articles and possessives joined by an apostrophe are left out (`l'usine`, `PSA's`), numbers
    lose their separators (`262 403`), initials their dots (`U.S.`).
    """
    found: list[str] = []
    odd: list[str] = []
    for piece in fold(text).split(" "):
        if not piece.isalpha():
            odd.append(piece)
            continue
        if odd:
            found += [word for word, _, _ in _read(" ".join(odd))]
            odd.clear()
        found.append(piece)  # most words are read so, in a fifth of the time
    found += [word for word, _, _ in _read(" ".join(odd))]
    return tuple(found)


def tokens(text: str) -> tuple[Token, ...]:
    """Give the folded words of a text with their places in it."""
    if text.isascii():
        return tuple(Token(*found) for found in _read(text.lower()))
    folded: list[str] = []
    origins: list[int] = []  # for each folded letter, the letter that it comes from
    for place, letter in enumerate(text):
        letters = _FOLDED[ord(letter)]
        folded.append(letters)
        origins.extend([place] * len(letters))
    origins.append(len(text))
    return tuple(
        # A letter may fold to several words (½); accents after the last letter belong to it.
        Token(word, origins[start], max(origins[end], origins[end - 1] + 1))
        for word, start, end in _read("".join(folded))
    )


def end_of(text: str, token: Token, letters: int) -> int:
    """Give the place in `text` where the first `letters` folded letters of `token` end."""
    seen = 0
    for place in range(token.start, token.end):
        if seen >= letters and fold(text[place]):
            return place
        seen += len(fold(text[place]))
    return token.end


def _read(folded: str) -> Iterator[tuple[str, int, int]]:
    for found in _TOKEN.finditer(folded):
        kind = found.lastgroup
        if kind is None:  # an article or a possessive
            continue
        word = found[0]
        if kind == "decimal":
            word = word.replace(",", ".")
        elif kind in {"number", "initials"}:
            word = _SEPARATOR.sub("", word)
        yield word, found.start(), found.end()


class _Folded(dict[int, str]):
    """What letters fold to, by code point; the letters of a library are few, and remembered."""

    def __missing__(self, code: int) -> str:
        folded = _fold_letter(chr(code))
        if len(self) < _REMEMBERED:
            self[code] = folded
        return folded


def _fold_letter(letter: str) -> str:
    folded = letter
    while True:
        plain = "".join(_ALIKE.get(part, part) for part in folded.casefold())
        parts = unicodedata.normalize("NFKD", plain)
        kept = "".join(part for part in parts if unicodedata.category(part) not in _DROPPED)
        if kept == folded:
            return kept
        folded = kept


_FOLDED = _Folded()
