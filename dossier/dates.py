"""Dates as articles give them: a small, strict part of EDTF (ISO 8601-2:2019, level 1).

Accepted: `2017`, `2017-04`, `2017-04-07`, an unknown year `XXXX-11` or `XXXX-11-14`, a decade
`201X`, an interval of two dates `2027/2028`; each known date may end in `~` (about) or `?`
(uncertain). Empty means that the article says nothing.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

from msgspec import Struct

_DATE = re.compile(
    r"(?P<year>[0-9]{4}|[0-9]{3}X|XXXX)(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?[~?]?"
)
_NO_YEAR = "XXXX"
_LEAP_YEAR = 2000  # a day of an unknown year may be 29 February
_MONTHS = [calendar.month_name[number] for number in range(13)]


class Span(Struct, frozen=True):
    """The earliest and the latest day that a date may mean; None where the year is unknown."""

    first: date | None
    last: date | None


@lru_cache(maxsize=4096)  # a library has few dates, and asks for each of them often
def span(edtf: str) -> Span:
    """Give the days that `edtf` may mean.

    Raises ValueError when `edtf` is not a date of the accepted forms.
    """
    if not edtf:
        return Span(None, None)
    parts = edtf.split("/")
    if len(parts) > 2:
        raise ValueError(f"{edtf!r} has more than one slash")
    first, last = _single(parts[0]), _single(parts[-1])
    if len(parts) == 2:
        if first.first is None or last.last is None:
            raise ValueError(f"{edtf!r}: an interval needs years")
        if first.first > last.last:
            raise ValueError(f"{edtf!r} ends before it begins")
    return Span(first.first, last.last)


def is_valid(edtf: str) -> bool:
    """Tell whether `edtf` is empty or a date of the accepted forms."""
    try:
        span(edtf)
    except ValueError:
        return False
    return True


def words(edtf: str) -> str:
    """Say a date in English: `14 November (year not stated)`, `April 2016`, `2027 to 2028`."""
    return " to ".join(_single_in_words(part) for part in edtf.split("/")) if edtf else ""


def exclude(one: str, other: str) -> bool:
    """Tell whether two dates cannot be the same day, as far as each is known.

    A date without a year excludes another by month and day; one that is about or uncertain
    reaches as far again to both sides. An empty date excludes nothing.
    """
    if not one or not other:
        return False
    first, second = span(one), span(other)
    if first.first is None and second.first is not None:
        return exclude(other, one)
    if first.first is None or first.last is None:
        years: Iterable[int] = (_LEAP_YEAR,)
        one = one.replace(_NO_YEAR, str(_LEAP_YEAR))
    elif second.first is None:
        years = range(first.first.year, first.last.year + 1)
    else:
        return _are_apart(one, other)
    meant = (other.replace(_NO_YEAR, str(year)) for year in years)
    return all(_are_apart(one, item) for item in meant if is_valid(item))


def _are_apart(one: str, other: str) -> bool:
    (first, last), (start, end) = _reach(one), _reach(other)
    return last < start or end < first


def _reach(edtf: str) -> tuple[date, date]:
    """Give the first and the last day that a date of a known year may mean, doubt included."""
    found = span(edtf)
    first, last = found.first or date.min, found.last or date.max
    if "~" in edtf or "?" in edtf:
        doubt = max(last - first, timedelta(days=1))
        first -= min(doubt, first - date.min)
        last += min(doubt, date.max - last)
    return first, last


def _single(text: str) -> Span:
    found = _DATE.fullmatch(text)
    if not found:
        raise ValueError(f"{text!r} is not a date like 2017-04-07, 2016-04, 2021 or XXXX-11-14")
    year, month, day = found["year"], found["month"], found["day"]
    unknown = year == "XXXX"
    if unknown and not month:
        raise ValueError(f"{text!r} says nothing: leave the date empty")
    if year.endswith("X") and not unknown:
        if month:
            raise ValueError(f"{text!r}: a decade has no months")
        return Span(_day(year[:3] + "0", 1, 1), _day(year[:3] + "9", 12, 31))
    number = _LEAP_YEAR if unknown else int(year)
    low, high = (int(month), int(month)) if month else (1, 12)
    try:
        first = _day(number, low, int(day or 1))
        last = _day(number, high, int(day) if day else calendar.monthrange(number, high)[1])
    except ValueError as fault:
        raise ValueError(f"{text!r} is not in the calendar: {fault}") from None
    return Span(None, None) if unknown else Span(first, last)


def _day(year: str | int, month: int, day: int) -> date:
    return date(int(year), month, day)


def _single_in_words(text: str) -> str:
    found = _DATE.fullmatch(text)
    if not found:
        return text
    year, month, day = found["year"], found["month"], found["day"]
    doubt = {"~": "about ", "?": "perhaps "}.get(text[-1], "")
    if year == "XXXX":
        year = "(year not stated)"
    elif year.endswith("X"):
        year = f"{year[:3]}0s"
    named = [str(int(day)) if day else "", _MONTHS[int(month)] if month else "", year]
    return doubt + " ".join(part for part in named if part)
