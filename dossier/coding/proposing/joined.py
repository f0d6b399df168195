"""Two numbers that are one figure, or complete each other: "between 4 and 5 million"."""

from __future__ import annotations

import re

from dossier.coding.proposing.numbers import Number

_MILLION, _THOUSAND = 1_000_000, 1000
_JOINED = 4  # characters of " to "; more than a word stands between the numbers
_SPACE = "[ \u00a0\u202f]"
_RANGE = re.compile(rf"{_SPACE}?(?:to|and|à|et|ou|or|[-–]){_SPACE}?$", re.IGNORECASE)
_TOWARDS = frozenset(("à", "to", "ou", "or", "-", "–"))
_FROM = re.compile(r"\b(?:from|de) $")  # "from 19 to 13%": two figures of one measure
_TO = re.compile(
    rf"{_SPACE}(?:to|à){_SPACE}(?:(?:more|less) than |about |nearly |plus de |près de )?"
)
_BETWEEN = re.compile(r"\b(?:between|from|entre|de) $")


def completed(text: str, number: Number, following: Number) -> Number:
    """Give the number its scale, unit and noun from the one after it: "between 4 and 5 million"."""
    between = text[number.noun : following.start]
    joined = _TO.fullmatch(between) or _RANGE.fullmatch(between)
    if number.unit or not number.digits or not joined:
        return number
    before = text[max(0, number.start - 9) : number.start].lower()
    if between.strip() not in _TOWARDS and not _BETWEEN.search(before):
        return number
    scale = (
        10 ** (3 * ((len(str(int(following.value))) - 1) // 3))
        if following.value >= _MILLION
        else 1
    )
    value = number.value * scale if number.value < _THOUSAND else number.value
    falls = bool(_FROM.search(before)) and (value >= following.value or len(between) > _JOINED)
    noun = following.noun if falls else number.noun
    return number._replace(value=value, unit=following.unit, noun=noun)


def is_range(text: str, low: Number, high: Number) -> bool:
    """Tell whether two numbers are the ends of one range: "20 to 30 plants"."""
    between = text[low.noun : high.start]
    if low.noun >= high.noun or low.unit not in {"", high.unit} or low.value >= high.value:
        return False
    if not _RANGE.fullmatch(between):
        return False
    before = text[max(0, low.start - 9) : low.start].lower()
    joined = between.strip()
    return joined not in {"and", "et"} or "between" in before or "entre" in before
