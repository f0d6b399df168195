"""Long text in narrow columns."""

from __future__ import annotations

from textual.content import Content


def wrapped(
    content: Content, width: int, *, prefix: Content, limit: int | None = None
) -> list[Content]:
    """Wrap `content` behind `prefix`, later lines indented alike; at most `limit` lines.

    A text that is cut ends in an ellipsis.
    """
    indent = prefix.cell_length
    room = max(4, width - indent)
    if limit == 1:
        return [prefix + content.truncate(room, ellipsis=True)]
    lines = [line.rstrip() for line in content.wrap(room)] or [Content("")]
    if limit is not None and len(lines) > limit:
        lines = lines[:limit]
        lines[-1] = lines[-1].truncate(room - 1).rstrip() + Content("…")
    blank = Content(" " * indent)
    return [(prefix if number == 0 else blank) + line for number, line in enumerate(lines)]


def guessed(length: int, width: int, limit: int | None = None) -> int:
    """Guess into how many lines a text of `length` characters is wrapped; some room is lost."""
    lines = 1 + length // max(4, width - 4)
    return lines if limit is None else min(lines, limit)
