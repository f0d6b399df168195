"""Charts as SVG: panels side by side, lines over a logarithmic axis, each named at its end.

The same figures give the same bytes. Colours are those of Okabe and Ito, which those who see few
colours can tell apart; dashes and names tell the lines as well. The card is white in any theme.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

COLOURS = (
    "#0072B2 #D55E00 #009E73 #CC79A7 #E69F00 #56B4E9 #777777 #8A5A00 #222222".split()  # by turns
)
DASHES = ("", "", "7 3", "2 3", "9 3 2 3", "5 2", "1 3", "12 4", "4 4")

_LEFT, _TOP, _RIGHT, _BOTTOM = 58, 62, 104, 46  # around the plot of a panel
_WIDE, _HIGH = 300, 300  # of a plot
_PANEL = _LEFT + _WIDE + _RIGHT
_APART = 15  # between names, at least
_INK, _PALE = "#222222", "#DDDDDD"


@dataclass(frozen=True)
class Line:
    """One system: points by rising x; `few` are those x whose figure rests on little."""

    name: str
    points: Sequence[tuple[float, float]]
    few: frozenset[float] = frozenset()


@dataclass(frozen=True)
class Panel:
    """Lines over the same axes; shares go from 0 to 1, other figures are milliseconds."""

    title: str
    lines: Sequence[Line]
    share: bool = False


def drawn(title: str, note: str, panels: Sequence[Panel]) -> str:
    """Give the SVG of panels with a title above and a note below; those of times share an axis."""
    wide, high = _PANEL * len(panels) + 16, _TOP + _HIGH + _BOTTOM + 24
    names = list(dict.fromkeys(line.name for panel in panels for line in panel.lines))
    times = [
        y for panel in panels if not panel.share for line in panel.lines for _, y in line.points
    ]
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" '
        f'height="{high}" font-family="Helvetica, Arial, DejaVu Sans, sans-serif" font-size="12">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{wide}" height="{high}" rx="8" fill="#FFFFFF"/>',
        _text(16, 24, title, size=15, bold=True),
        _text(16, high - 12, note, size=11),
    ]
    for place, panel in enumerate(panels):
        parts.append(f'<g transform="translate({place * _PANEL} 0)">')
        parts += _panel(panel, names, (0.0, 1.0) if panel.share else _decades(times))
        parts.append("</g>")
    return "\n".join([*parts, "</svg>"]) + "\n"


def _panel(panel: Panel, names: Sequence[str], bounds: tuple[float, float]) -> list[str]:
    low, high = bounds
    sizes = sorted({x for line in panel.lines for x, _ in line.points})
    parts = [_text(_LEFT, _TOP - 14, panel.title, bold=True)]
    for tick in _ticks(low, high, panel.share):
        y = _up(tick, low, high, panel.share)
        parts.append(_stroke([(_LEFT, y), (_LEFT + _WIDE, y)], _PALE, 1))
        parts.append(_text(_LEFT - 8, y + 4, _tick(tick, panel.share), anchor="end"))
    for size in sizes:
        x = _along(size, sizes)
        parts.append(_stroke([(x, _TOP + _HIGH), (x, _TOP + _HIGH + 5)], _INK, 1))
        parts.append(_text(x, _TOP + _HIGH + 20, f"{size:,.0f}", anchor="middle"))
    parts.append(_text(_LEFT + _WIDE / 2, _TOP + _HIGH + 36, "texts", anchor="middle"))
    ends = {}
    for line in reversed(panel.lines):  # the first is drawn last, above the others
        place = names.index(line.name)
        colour, weight = COLOURS[place % len(COLOURS)], 3.0 if place == 0 else 1.6
        spots = [(_along(x, sizes), _up(y, low, high, panel.share)) for x, y in line.points]
        parts.append(_stroke(spots, colour, weight, DASHES[place % len(DASHES)]))
        for (x, y), (size, _) in zip(spots, line.points, strict=True):
            fill = "#FFFFFF" if size in line.few else colour
            parts.append(
                f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{weight + 1.4:.1f}" fill="{fill}" '
                f'stroke="{colour}" stroke-width="1.4"/>'
            )
        if line.points[-1][0] == sizes[-1]:
            ends[line.name] = spots[-1]
        else:  # a line that ends early is named where it ends
            x, y = spots[-1]
            parts.append(_text(x + 6, y - 8, line.name, halo=True))
    for name, y in _spread({name: y for name, (_, y) in ends.items()}).items():
        place, end = names.index(name), ends[name]
        right = _LEFT + _WIDE
        leader = [(end[0] + 6, end[1]), (right + 8, end[1]), (right + 18, y)]
        parts.append(_stroke(leader, COLOURS[place % len(COLOURS)], 0.8))
        parts.append(_text(right + 21, y + 4, name, bold=place == 0))
    return parts


def _spread(wanted: dict[str, float]) -> dict[str, float]:
    """Move names apart, as little as it takes, within the plot."""
    order = sorted(wanted, key=lambda name: (wanted[name], name))
    places: list[float] = []
    for name in order:
        places.append(max(wanted[name], places[-1] + _APART if places else _TOP))
    lowest = float(_TOP + _HIGH)
    for at in reversed(range(len(places))):
        places[at] = min(places[at], lowest)
        lowest = places[at] - _APART
    return dict(zip(order, places, strict=True))


def _decades(values: Sequence[float]) -> tuple[float, float]:
    """Give powers of ten around all values, of which none is nought."""
    low = math.floor(math.log10(min(values)))
    return 10.0**low, 10.0 ** max(low + 1, math.ceil(math.log10(max(values))))


def _ticks(low: float, high: float, share: bool) -> list[float]:
    if share:
        return [0.0, 0.2, 0.4, 0.6, 0.8, 1.0]
    first = round(math.log10(low))
    return [10.0**power for power in range(first, round(math.log10(high)) + 1)]


def _tick(value: float, share: bool) -> str:
    return f"{value:.1f}" if share else f"{value:g} ms" if value < 1000 else f"{value / 1000:g} s"


def _along(size: float, sizes: Sequence[float]) -> float:
    first, last = math.log10(sizes[0]), math.log10(sizes[-1])
    share = (math.log10(size) - first) / (last - first) if last > first else 0.5
    return _LEFT + 12 + share * (_WIDE - 24)


def _up(value: float, low: float, high: float, share: bool) -> float:
    part = value if share else math.log(value / low) / math.log(high / low)
    return _TOP + _HIGH * (1 - part)


def _stroke(
    spots: Sequence[tuple[float, float]], colour: str, weight: float, dash: str = ""
) -> str:
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in spots)
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="{weight}" '
        f'stroke-linejoin="round"{dashed}/>'
    )


def _text(
    x: float,
    y: float,
    words: str,
    size: int = 12,
    anchor: str = "start",
    bold: bool = False,
    halo: bool = False,
) -> str:
    weight = ' font-weight="bold"' if bold else ""
    weight += ' stroke="#FFFFFF" stroke-width="4" paint-order="stroke"' if halo else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}" '
        f'fill="{_INK}"{weight}>{escape(words)}</text>'
    )
