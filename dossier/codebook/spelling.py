"""When two names are spellings of one: case, accents, hyphens and legal forms do not matter."""

from __future__ import annotations

import re
import unicodedata

from rapidfuzz.distance import JaroWinkler

_WORD = re.compile(r"[^\W_]+")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ß": "ss"})
_FORMS = frozenset(
    """
    inc incorporated corp corporation co company ltd limited llc plc sa sas sarl se sca ag gmbh kg
    nv bv spa srl ab oy group groupe gruppe holding holdings compagnie societe the le la les
    """.split()
)
_NEAR = 0.93
_SHORTEST = 5  # letters; shorter names that are alike are most often two


def spelling_key(name: str) -> str:
    """Give what all spellings of a name have in common; two names with one key are one name.

    Digits are kept, so that names which differ by a digit never have the same key.
    """
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LIGATURES))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    words = _WORD.findall(plain.replace(".", ""))
    telling = [word for word in words if word not in _FORMS]
    return "".join(telling or words)


def is_near(name: str, other: str) -> bool:
    """Tell whether two names may well be one: the same key, or a slip of the hand apart."""
    one, two = spelling_key(name), spelling_key(other)
    if not one or not two or _digits(one) != _digits(two):
        return False
    if one == two:
        return True
    long_enough = min(len(one), len(two)) >= _SHORTEST
    return long_enough and JaroWinkler.similarity(one, two) >= _NEAR


def _digits(name: str) -> str:
    return "".join(letter for letter in name if letter.isdecimal())


def plain_name(name: str) -> str:
    """Give a name without the legal forms before and behind it: `Groupe Norvane SA`, Norvane."""
    words = name.split()
    telling = [at for at, word in enumerate(words) if not _is_form(word)]
    if not telling:
        return name
    return " ".join(words[telling[0] : telling[-1] + 1]).rstrip(",")


def _is_form(word: str) -> bool:
    return word.casefold().replace(".", "").strip(",") in _FORMS
