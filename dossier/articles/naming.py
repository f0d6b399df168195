"""Ids and labels are made of words: of a headline, a file's name, the name of a company or row."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

_LONGEST = 48  # characters; an id may have 64
_LONGEST_LABEL = 80
_NOT_LATIN = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ß": "ss", "ł": "l", "đ": "d"})


def slug(words: str) -> str:
    """Give the words in lower case, with hyphens between them; nothing where none is Latin."""
    plain = unicodedata.normalize("NFKD", words.lower().translate(_NOT_LATIN))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    whole = "-".join(re.findall(r"[a-z0-9]+", letters))
    if len(whole) <= _LONGEST:
        return whole
    return whole[: _LONGEST + 1].rpartition("-")[0] or whole[:_LONGEST]


def unique(words: str, taken: Container[str], kind: str = "article") -> str:
    """Give a slug that is not `taken`: with -2, -3 … behind it where another has it.

    `kind` stands in for words of which none is Latin.
    """
    name = slug(words) or kind
    number, found = 1, name
    while found in taken:
        number += 1
        found = f"{name}-{number}"
    return found


def label(words: str) -> str:
    """Give the words as our own short name: cut where they are long."""
    if len(words) <= _LONGEST_LABEL:
        return words or "Untitled"
    return f"{words[:_LONGEST_LABEL].rpartition(' ')[0] or words[:_LONGEST_LABEL]} …"
