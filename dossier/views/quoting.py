"""A few words of a text around a place in it."""

from __future__ import annotations

_REACH = 40  # characters to either side


def around(text: str, start: int, end: int) -> str:
    """Give `text[start:end]` with some words to either side, on one line."""
    line = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    first, last = max(line, start - _REACH), min(line_end, end + _REACH)
    before, after = text[first:start], text[end:last]
    if first > line:
        before = f"… {before.partition(' ')[2]}"
    if last < line_end:
        after = f"{after.rpartition(' ')[0]} …"
    return " ".join(f"{before}{text[start:end]}{after}".split())
