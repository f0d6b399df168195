"""When: dates as EDTF where a sentence gives them, relative dates in their own words."""

from __future__ import annotations

import re
from typing import NamedTuple

from dossier import dates
from dossier.coding.proposing.stretch import Stretch
from dossier.coding.proposing.words import uncased

_MONTHS = {
    name: number
    for number, names in enumerate(
        """
        january|jan|janvier|janv february|feb|février|févr march|mars april|apr|avril|avr may|mai
        june|jun|juin july|jul|juillet|juil august|aug|août|aout september|sept|sep|septembre
        october|oct|octobre november|nov|novembre december|dec|décembre|déc
        """.split(),
        start=1,
    )
    for name in names.split("|")
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR = r"(?:19|20)\d\d"
_DATED = re.compile(
    rf"""
      (?<![\w/]) (?P<iso>{_YEAR}-\d\d-\d\d) (?!\w)
    | (?<![\w/.-]) (?P<d3>\d\d?)[-/.](?P<m3>\d\d?)[-/.](?P<y3>{_YEAR}) (?!\w)
    | (?<!\w) (?P<d1>\d\d?)(?:er|st|nd|rd|th)?[ \u00a0](?:of[ ])?(?P<m1>{_MONTH})\b\.?
        (?:,?[ \u00a0](?P<y1>{_YEAR}))?
    | (?<!\w) (?P<m2>{_MONTH})\b\.?[ \u00a0](?:(?P<d2>\d\d?)(?:st|nd|rd|th)?(?!\d|[ ]?%)
        (?:,[ ](?P<y2>{_YEAR}))?|(?P<y4>{_YEAR}))
    | (?<!\w) (?:(?:in|by|since|until|from|last|next|this|en|début|fin|depuis|dès|courant|mi|of
        |before|d['’]ici|late|early|mid|mois[ ]de)[ -]|mois[ ]d['’])
        (?P<m5>{_MONTH}) (?!\w|[ ]\d)
        (?:[ ](?:dernier|prochain|last|next))?
    | (?<![\w.,$€£/-]) (?P<from>{_YEAR})[ ]?(?:/|-|–|to|and|à|et)[ ]?(?P<to>{_YEAR}) (?!\w)
    | (?<!\w) (?:the[ ](?P<decade>(?:19|20)\d0)s|années[ ](?P<decennie>(?:19|20)\d0)) (?!\w)
    | (?:(?<![\w.,$€£-])|(?<=\bmid-)|(?<=\bearly-)|(?<=\blate-)) (?P<year>{_YEAR})
        (?![\w%]|[.,]\d|[ \u00a0]\d{{3}}\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_YEAR_BEFORE = frozenset(
    """
    in since by until from of before after during early late mid around end for
    en depuis dès avant après fin début d ici pour jusqu l année an courant horizon
    """.split()
)
_LOWER_NEXT = re.compile(r"[ \u00a0][a-zà-ÿ]{3,}s\b")


class When(NamedTuple):
    """A date in EDTF or "", its words where it is relative, and the spans both stand on."""

    date: str
    words: str
    spans: tuple[tuple[int, int], ...]


def when(text: str, of: Stretch) -> When:
    """Give the first date of the words `of`, and the first relative date among them."""
    if not of:
        return When("", "", ())
    spans: list[tuple[int, int]] = []
    date, partial = "", ""
    dated = of.has_digits or not of.lower.isdisjoint(_MONTHS)
    for found in _DATED.finditer(text, of[0].start, of[-1].end) if dated else ():
        edtf = _edtf(text, found)
        if edtf and dates.is_valid(edtf):
            spans.append(found.span())
            if not date:
                date = edtf
                partial = found[0] if edtf.startswith("XXXX") else ""
    relative = ""
    for hit in sorted(of.find("relative-time"), key=lambda hit: (hit.first, -hit.last)):
        spans.append((of[hit.first].start, of[hit.last].end))
        relative = relative or text[of[hit.first].start : of[hit.last].end]
    return When(date, partial or relative, tuple(spans))


def _edtf(text: str, found: re.Match[str]) -> str:  # noqa: PLR0911 - one form after the other
    if found["iso"]:
        return found["iso"]
    if found["y3"]:
        return f"{found['y3']}-{int(found['m3']):02}-{int(found['d3']):02}"
    for number in "12":
        month = found[f"m{number}"]
        if month:
            day, year = found[f"d{number}"], found[f"y{number}"]
            year = year or (found["y4"] if number == "2" else "")
            if month.islower() and number == "2" and not year and month.lower() in {"may", "mars"}:
                return ""
            parts = [year or "XXXX", f"{_MONTHS[uncased(month)]:02}"]
            return "-".join([*parts, f"{int(day):02}"] if day else parts)
    if found["m5"]:
        if found["m5"] == "may":  # the verb
            return ""
        return f"XXXX-{_MONTHS[uncased(found['m5'])]:02}"
    if found["from"]:
        return f"{found['from']}/{found['to']}" if found["from"] < found["to"] else found["from"]
    decade = found["decade"] or found["decennie"]
    if decade:
        return f"{decade[:3]}X"
    year = found["year"]
    before = re.findall(r"\w+", text[max(0, found.start() - 14) : found.start()])
    if before and before[-1].lower() in _YEAR_BEFORE:
        return year
    # A bare number before a noun in the plural is a count: "2000 voitures".
    return "" if _LOWER_NEXT.match(text, found.end()) else year
