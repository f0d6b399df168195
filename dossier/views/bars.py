"""Numbers as bars of so many cells; a figure solid up to what is certain, open where it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dossier.views.figures import Entry

_EIGHTHS = " ▏▎▍▌▋▊▉█"
SOLID, RANGE, PLAN = "█", "░", "▒"


def solid(share: float, cells: int) -> str:
    """Draw a share (0 to 1) of so many cells, in eighths; what is more than nothing is seen."""
    eighths = max(1, round(share * cells * 8)) if share > 0 else 0
    return SOLID * (eighths // 8) + _EIGHTHS[eighths % 8].strip()


def bar(entry: Entry, most: float, cells: int) -> str:
    """Draw a figure on a scale from nought to `most`.

    A range is solid up to its beginning and shaded to its end; what is only planned is hatched.
    `more than` and `at least` end in an arrow, `less than` and `at most` in a bracket, `about` and
    `nearly` in a tilde: the bar does not end there.
    """
    if most <= 0 or cells <= 0 or entry.figure.unit == "rank":  # the second is not twice the first
        return ""
    fill = PLAN if entry.is_plan else SOLID
    low, high = (max(0.0, min(1.0, part / most)) * cells for part in (entry.low, entry.high))
    solid = fill * int(low)
    eighth = int((low - int(low)) * 8)
    edge = _EIGHTHS[eighth].strip() if fill == SOLID and low == high else ""
    shaded = RANGE * max(0, round(high) - len(solid)) if high > low else ""
    return (solid + edge + shaded or _EIGHTHS[1]) + _END.get(entry.figure.bound, "")


_END = {
    "more than": "→", "at least": "→",
    "less than": "]", "at most": "]",
    "about": "~", "nearly": "~",
}  # fmt: skip
