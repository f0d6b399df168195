"""Passages are verified, or found again in another text, by their fingerprints.

A fingerprint is the beginning of the passage's SHA-256: enough to know the very words when they
are there, while the words themselves stay with the publisher. Nothing is matched approximately:
"not" or another figure slipped into a sentence must never pass for the same sentence.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from dossier.model import Article, Evidence, Original

DIGITS = 16


def fingerprint(passage: str) -> str:
    """Give the first 16 hexadecimal digits of the SHA-256 of a passage."""
    return hashlib.sha256(passage.encode("utf-8")).hexdigest()[:DIGITS]


def holds(text: str, evidence: Evidence, start: int, end: int) -> bool:
    """Tell whether `text[start:end]` is, to the letter, the passage of `evidence`."""
    return 0 <= start < end <= len(text) and fingerprint(text[start:end]) == evidence.fingerprint


def exact(article: Article, text: str) -> Original:
    """Wrap the text from which `article` was coded."""
    return Original(article=article.id, text=text)


def reanchor(article: Article, text: str, passages: Iterable[Evidence]) -> Original:
    """Find each passage in another version of an article's text.

    A passage is anchored only where its words occur exactly once; the others are orphans, absent
    from the `anchors` of what is returned.
    """
    anchors: dict[str, tuple[int, int]] = {}
    starts = [place for place in range(len(text)) if _is_edge(text, place)]
    for evidence in passages:
        length = evidence.end - evidence.start
        places = [place for place in starts if holds(text, evidence, place, place + length)]
        if len(places) == 1:
            anchors[f"{evidence.start}-{evidence.end}"] = (places[0], places[0] + length)
    return Original(article=article.id, text=text, exact=False, anchors=anchors)


def _is_edge(text: str, place: int) -> bool:
    """Tell whether a passage may begin here: not in white space, not inside a word."""
    if text[place].isspace():
        return False
    return place == 0 or not (text[place].isalnum() and text[place - 1].isalnum())
