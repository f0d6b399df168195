"""Numbers with the words that they count."""

from __future__ import annotations


def count(number: int, one: str, many: str = "") -> str:
    """Say how many there are, with the word in the number that fits: `1 fact`, `2,310 facts`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
