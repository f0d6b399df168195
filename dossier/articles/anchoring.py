"""Passages are verified, or found again in another text, by their fingerprints.

A fingerprint is the beginning of the passage's SHA-256: enough to know the very words when they
are there, while the words themselves stay with the publisher. Nothing is matched approximately:
"not" or another figure slipped into a sentence must never pass for the same sentence.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from dossier.model import Article, Evidence, Original

DIGITS = 16
END_MARKS = '.!?… \u00a0\u202f»”"'
_INSIDE_NUMBER = re.compile(r"\d\|[.,'’ \u00a0\u202f]\d|\d[.,'’ \u00a0\u202f]\|\d")


def fingerprint(passage: str) -> str:
    """Give the first 16 hexadecimal digits of the SHA-256 of a passage."""
    return hashlib.sha256(passage.encode("utf-8")).hexdigest()[:DIGITS]


def holds(text: str, evidence: Evidence, start: int, end: int) -> bool:
    """Tell whether `text[start:end]` is, to the letter, the passage of `evidence`."""
    return 0 <= start < end <= len(text) and fingerprint(text[start:end]) == evidence.fingerprint


def repeats(text: str, evidence: Evidence) -> bool:
    """Tell whether a text is a passage but for its end mark and its first letter's case."""
    bare = text.rstrip(END_MARKS)
    ended = {text, bare, *(bare + mark for mark in ".!?…")}
    forms = {form for line in ended if line for form in (line, _turned(line))}
    return any(fingerprint(form) == evidence.fingerprint for form in forms)


def exact(article: Article, text: str) -> Original:
    """Wrap the text from which `article` was coded."""
    return Original(article=article.id, text=text)


def reanchor(article: Article, text: str, passages: Iterable[Evidence]) -> Original:
    """Find each passage in another version of an article's text.

    A passage is anchored only where its words occur exactly once, and not where another word or
    number begins or ends with its first or last one (40 in 40,000); the others are orphans,
    absent from the `anchors` of what is returned.
    """
    anchors = {
        f"{evidence.start}-{evidence.end}": spans[0]
        for evidence, spans in places(text, passages).items()
        if len(spans) == 1
    }
    return Original(article=article.id, text=text, exact=False, anchors=anchors)


def places(text: str, passages: Iterable[Evidence]) -> dict[Evidence, list[tuple[int, int]]]:
    """Give every span of a text that has, to the letter, the words of a passage."""
    edges = {place for place in range(len(text) + 1) if not is_inside(text, place)}
    starts = sorted(place for place in edges if not text[place : place + 1].isspace())
    found: dict[Evidence, list[tuple[int, int]]] = {}
    for evidence in passages:
        length = evidence.end - evidence.start
        found[evidence] = [
            (place, place + length)
            for place in starts
            if place + length in edges and holds(text, evidence, place, place + length)
        ]
    return found


def _turned(line: str) -> str:
    """Give a line with its first letter small where it is a capital, else a capital."""
    first = line[0].lower() if line[0].isupper() else line[0].upper()
    return first + line[1:]


def is_inside(text: str, place: int) -> bool:
    """Tell whether a place is inside a word, or inside a number such as 4,000 or 4 000."""
    before, after = text[max(0, place - 2) : place], text[place : place + 2]
    if not before or not after:
        return False
    return (before[-1].isalnum() and after[0].isalnum()) or bool(
        _INSIDE_NUMBER.fullmatch(f"{before[-1]}|{after}")
        or _INSIDE_NUMBER.fullmatch(f"{before}|{after[0]}")
    )
