"""When two words are forms of one word, in French and English; which words say nothing."""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import lru_cache

_ENGLISH = """
a an and are as at be been but by for from had has have he her his in into is it its of on or she
so than that the their them then there these they this those to was we were which who will with
would
"""
_FRENCH = """
au aux avec c ce ces cet cette dans de des du elle elles en entre est et eux il ils j je l la le
les leur leurs lui mais ne nos notre nous ou par pour qu que qui s sa se ses son sont sur un une
vers vos votre vous
"""
STOP_WORDS = frozenset((_ENGLISH + _FRENCH).split())

# By ending: what stands for it in a stem, and how many letters must come before it. Endings
# that the two languages write differently (-ity and -ité, -ic and -ique, -y and -ie) meet.
_ENDINGS = {
    "ities": ("it", 4),
    "iques": ("ic", 3),
    "ites": ("it", 4),
    "ique": ("ic", 3),
    "ings": ("", 3),
    "ity": ("it", 4),
    "ite": ("it", 4),
    "ies": ("i", 3),
    "ees": ("", 4),
    "ing": ("", 3),
    "ics": ("ic", 3),
    "ie": ("i", 3),
    "ee": ("", 4),
    "ed": ("", 4),
    "es": ("", 4),
    "e": ("", 4),
    "s": ("", 3),
    "x": ("", 3),
    "y": ("i", 3),
}
LONGEST_ENDING = max(map(len, _ENDINGS))
_MEETING: dict[str, list[str]] = {"": [""]}  # the same by what stands for them
for _ending, (_meets, _) in _ENDINGS.items():
    _MEETING.setdefault(_meets, []).append(_ending)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Give what the forms of a folded word have in common: `cars` and `car` become `car`."""
    for length in range(min(LONGEST_ENDING, len(word) - 1), 0, -1):
        rest = word[:-length]
        meets, shortest = _ENDINGS.get(word[-length:], ("", 0))
        if 0 < shortest <= len(rest) and not rest[-1].isdecimal():
            return rest + meets
    return word


def forms(stemmed: str, known: Container[str]) -> Iterator[str]:
    """Give the `known` words of which `stem` is `stemmed`."""
    for meets, endings in _MEETING.items():
        if stemmed.endswith(meets):
            rest = stemmed[: len(stemmed) - len(meets)]
            for ending in endings:
                word = rest + ending
                if word in known and stem(word) == stemmed:
                    yield word


def telling(words: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out the words that say nothing, unless there are no others."""
    return tuple(word for word in words if word not in STOP_WORDS) or words


def places(text: tuple[str, ...], phrase: tuple[str, ...]) -> Iterator[int]:
    """Give each place in `text` at which the words of `phrase` stand in a row."""
    length = len(phrase)
    for place in range(len(text) - length + 1):
        if text[place] == phrase[0] and text[place : place + length] == phrase:
            yield place
