"""The analyst's own region of an exported file, which every new export keeps as it is.

The region lies between two comments, each on a line of its own. No text that we write can hold
such a line, since what comes from data is escaped; so the first opening and the last closing
line are the true ones, whatever stands between them.
"""

from __future__ import annotations

OPENING = "<!-- notes: yours, kept on re-export -->"
CLOSING = "<!-- /notes -->"


def region(notes: str = "") -> str:
    """Write the region, empty or with `notes` in it."""
    return f"{OPENING}\n{notes}\n{CLOSING}"


def kept(text: str) -> str | None:
    """Give the notes in a file's text, or None where the region is not whole."""
    place = _find(text.split("\n"))
    return None if place is None else "\n".join(text.split("\n")[place[0] + 1 : place[1]])


def carry(notes: str, text: str) -> str:
    """Put `notes` in the place of those in `text`."""
    lines = text.split("\n")
    place = _find(lines)
    if place is None:
        return text
    return "\n".join([*lines[: place[0]], region(notes), *lines[place[1] + 1 :]])


def _find(lines: list[str]) -> tuple[int, int] | None:
    first = next((number for number, line in enumerate(lines) if line.rstrip() == OPENING), None)
    if first is None:
        return None
    closings = [
        number for number in range(first + 1, len(lines)) if lines[number].rstrip() == CLOSING
    ]
    return (first, closings[-1]) if closings else None
