"""A printed date is read where it can mean one day only; otherwise it becomes a question."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from dossier import dates

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier janv",
            "february feb février févr fevrier",
            "march mar mars",
            "april apr avril avr",
            "may mai",
            "june jun juin",
            "july jul juillet juil",
            "august aug août aout",
            "september sept sep septembre",
            "october oct octobre",
            "november nov novembre",
            "december dec décembre déc decembre",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)-(\d\d)(?:-(\d\d))?(?![\d-])")
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T.*)?")
_NAMED = (
    re.compile(
        rf"(?<!\w)(?P<day>\d{{1,2}})(?:er|st|nd|rd|th)?\s+{_MONTH},?\s+{_YEAR}(?!\w)", re.IGNORECASE
    ),
    re.compile(
        rf"(?<!\w){_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}(?!\w)", re.IGNORECASE
    ),
    re.compile(rf"(?<!\w){_MONTH}\s+{_YEAR}(?!\w)", re.IGNORECASE),
)
_NUMBERS = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d\d)(?![\d/.-])")


@dataclass(frozen=True)
class Published:
    """A date in EDTF, or the question that an ambiguous one raises; both empty for no date."""

    issued: str = ""
    question: str = ""


def read_date(words: str) -> Published:
    """Read the first date in some words such as a meta field or a dateline."""
    return find_date(words)[0]


def find_date(words: str) -> tuple[Published, tuple[int, int]]:
    """Read the first date in some words, and tell where it stands; (0, 0) where there is none."""
    words = words[:200]
    found = _ISO.search(words) or _COMPACT.fullmatch(words.strip())
    if found:
        return _valid("-".join(part for part in found.groups() if part)), found.span()
    for pattern in _NAMED:
        named = pattern.search(words)
        if named:
            parts = named.groupdict()
            month = _MONTHS[parts["month"].lower()]
            day = f"-{int(parts['day']):02}" if parts.get("day") else ""
            return _valid(f"{parts['year']}-{month:02}{day}"), named.span()
    numbers = _NUMBERS.search(words)
    return (_numeric(numbers), numbers.span()) if numbers else (Published(), (0, 0))


def asks_date(question: str) -> bool:
    """Tell whether a question is one about a date."""
    return question.startswith("the date “")


def readings(question: str) -> tuple[str, ...]:
    """Give the days (EDTF) that the date in a question may mean, as far as they can be told."""
    found = _NUMBERS.search(question) if asks_date(question) else None
    return _readings(found) if found else ()


def _numeric(found: re.Match[str]) -> Published:
    """Read 25/12/2018, but neither 03/04/2018 nor a year of two digits."""
    if len(found[4]) == len("18"):
        return Published(question=f"the date “{found[0]}” does not say its century or its order")
    days = _readings(found)
    if len(days) == 1:
        return Published(issued=days[0])
    said = " or ".join(map(dates.words, days))
    return Published(question=f"the date “{found[0]}” may be {said}" if said else "")


def _readings(found: re.Match[str]) -> tuple[str, ...]:
    """Give the days that day and month in either order make, the later one first."""
    first, second, year = int(found[1]), int(found[3]), found[4]
    if len(year) == len("18"):
        return ()
    days = {_day(year, second, first), _day(year, first, second)} - {None}
    return tuple(sorted((day.isoformat() for day in days if day), reverse=True))


def _day(year: str, month: int, day: int) -> date | None:
    try:
        return date(int(year), month, day)
    except ValueError:
        return None


def _valid(edtf: str) -> Published:
    return Published(issued=edtf) if dates.is_valid(edtf) else Published()
