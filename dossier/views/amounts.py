"""What a figure leaves open: between which numbers it lies, and whether two can both hold."""

from __future__ import annotations

from math import inf

from dossier.model import Figure

_ABOUT = 0.1  # of the number: so far "about" and "nearly" reach
_ROUNDED = 0.05  # of the number: no rounding is taken to be coarser


def reach(figure: Figure) -> tuple[float, float]:
    """Give the least and the most that a figure may mean.

    "More than 90" has no end, "nearly 20" begins below it. An exact number may be a rounded one:
    12,000 reaches from 11,500 to 12,500, but 12,345 is what it says.
    """
    if figure.value is None:
        ends = [part for part in (figure.low, figure.high) if part is not None]
        return (min(ends), max(ends)) if ends else (-inf, inf)
    value = float(figure.value)
    match figure.bound:
        case "more than" | "at least":
            return value, inf
        case "less than" | "at most":
            return -inf, value
        case "nearly":
            return value - _ABOUT * abs(value), value
        case "about":
            return value - _ABOUT * abs(value), value + _ABOUT * abs(value)
    slack = 0.0 if figure.unit == "rank" else min(_half_step(value), _ROUNDED * abs(value))
    return value - slack, value + slack


def can_both_hold(one: Figure, other: Figure) -> bool:
    """Tell whether there is a number that both figures may mean."""
    (low, high), (least, most) = reach(one), reach(other)
    return low <= most and least <= high


def are_same(one: Figure, other: Figure) -> bool:
    """Tell whether two figures print the same number or range, however exact they say it is."""
    return (one.value, one.low, one.high) == (other.value, other.low, other.high)


def _half_step(value: float) -> float:
    """Give half of what the last digit that is not nought counts: 500 for 12,000, none for 7."""
    if not value.is_integer():
        return 10.0 ** -len(f"{value}".partition(".")[2]) / 2
    step = 1.0
    while value and value % (step * 10) == 0:
        step *= 10
    return step / 2 if step > 1 else 0.0
