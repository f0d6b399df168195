"""Names that the library does not know: runs of words with capitals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dossier.articles.sentences import BEGINNERS
from dossier.coding.proposing.words import Words

_PARTICLES = frozenset("de du des d la le van von der den di da of &".split())
ORDINARY = frozenset(
    """
    january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday i i'm
    janvier février mars avril mai juin juillet août septembre octobre novembre décembre
    """.split()
)
_NATIONAL = ("ean", "ese", "ish", "ican", "ian", "ench", "utch")


class Run(NamedTuple):
    """Words `first` to `last` (inclusive) that read as one name, and the name as printed."""

    name: str
    first: int
    last: int


def runs(text: str, of: Words, known: frozenset[str]) -> Iterator[Run]:
    """Give the runs of capitalised words in a sentence.

    The first word of a sentence counts only where `known`, the words that the text writes with
    a capital inside sentences, has it, or where it is part of a longer run.
    """
    at = 0
    while at < len(of):
        if not of[at].is_capital:
            at += 1
            continue
        first = at
        last = end_of_run(text, of, at)
        at = last + 1
        if first == 0 and of[0].printed not in known:
            if last == 0 or len(of[0].printed) <= 3:
                first += 1
            if first > last or not of[first].is_capital:
                continue
        single = first == last
        word = of[first]
        if single and (word.lower in ORDINARY or word.lower.endswith(_NATIONAL)):
            continue
        if single and (len(word.printed) < 2 or word.printed[-1].isdecimal()):
            continue
        yield Run(text[word.start : of[last].end], first, last)


def end_of_run(text: str, of: Words, first: int) -> int:
    """Give the last word of the name that begins at `first`; less than `first` if none does."""
    if not of[first].is_capital:
        return first - 1
    last = first
    at = first + 1
    while at < len(of) and _is_joined(text, of, at):
        if of[at].is_capital:
            last = at
        elif of[at].lower not in _PARTICLES or at - last > 2:
            break
        at += 1
    return last


def capitals_inside(text_words: Words, starts: frozenset[int]) -> frozenset[str]:
    """Give the words written with a capital that do not begin a sentence.

    An article in a name, « Hervé Le Dantec », makes none of the articles that begin sentences.
    """
    return frozenset(
        word.printed
        for word in text_words
        if word.is_capital and word.start not in starts and word.lower not in BEGINNERS
    )


def _is_joined(text: str, of: Words, at: int) -> bool:
    gap = text[of[at - 1].end : of[at].start]
    if gap in {" ", "-", "\u00a0", "’", "'", "&", " & "}:
        return True
    return gap == ". " and len(of[at - 1].printed) <= 3  # an initial, "Gov."
