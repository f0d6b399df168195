"""In which words two wordings differ."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

_WORD = re.compile(r"\w+|[^\w\s]")

Ranges = list[tuple[int, int]]


def differences(old: str, new: str) -> tuple[Ranges, Ranges]:
    """Give the ranges (start, end) of words that only `old` has, and those that only `new` has.

    Words that stand side by side are one range. Punctuation counts as words.
    """
    left, right = list(_WORD.finditer(old)), list(_WORD.finditer(new))
    matcher = SequenceMatcher(
        None, [item[0] for item in left], [item[0] for item in right], autojunk=False
    )
    gone: Ranges = []
    come: Ranges = []
    for what, first, last, start, end in matcher.get_opcodes():
        if what == "equal":
            continue
        if first < last:
            gone.append((left[first].start(), left[last - 1].end()))
        if start < end:
            come.append((right[start].start(), right[end - 1].end()))
    return gone, come
