"""Quotations in a paragraph: what stands between « … », “ … ”, ‘ … ’ and the like."""

from __future__ import annotations

import re
from collections.abc import Sequence

_QUOTED = re.compile(
    r"«[^«»]*(?:»|$)|(?m:^)[^«»\n]*»|[“”][^“”]*(?:”|$)|\"[^\"]*(?:\"|$)"
    # 'It won't,' he said of the workers' bus: an apostrophe closes nothing.
    r"|(?<![\w»”\"])['‘](?=\w)(?:[^'‘’\n]|['’](?=\w)|(?<=s)['’](?= [a-z]))*['’](?!\w)"
)
_SHORTEST = 4  # words; what is shorter is a term in quotation marks, not somebody's talk


def quotations(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Give the spans of the quotations of some words in `text[start:end]`, marks included."""
    return [
        (found.start(), found.end())
        for found in _QUOTED.finditer(text, start, end)
        if len(found[0].split()) >= _SHORTEST
    ]


def has_fragment(text: str, start: int, end: int) -> bool:
    """Tell whether a few words stand in quotation marks, at least two."""
    return any(len(found[0].split()) > 1 for found in _QUOTED.finditer(text, start, end))


def share(spans: Sequence[tuple[int, int]], start: int, end: int) -> float:
    """Tell which part of `start` to `end` lies in the spans: 0 to 1."""
    inside = sum(max(0, min(end, right) - max(start, left)) for left, right in spans)
    return inside / max(1, end - start)
