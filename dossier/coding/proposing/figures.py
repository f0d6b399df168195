"""Numbers become figures: what is counted, how exactly, per which time; years are none."""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import attrgetter

from dossier.coding.proposing.dating import When
from dossier.coding.proposing.joined import completed, is_range
from dossier.coding.proposing.measures import head, is_distance, is_plural, measure
from dossier.coding.proposing.numbers import Number, numbers
from dossier.coding.proposing.ranks import ranks
from dossier.coding.proposing.stretch import Stretch
from dossier.model import Bound, Figure

_BOUNDS: tuple[tuple[str, Bound], ...] = (
    ("nearly", "nearly"),
    ("more-than", "more than"),
    ("less-than", "less than"),
    ("at-least", "at least"),
    ("at-most", "at most"),
    ("about", "about"),
)
_BOUND_WORDS = 4  # before a number, in which a bound may stand
_SPACE = "[ \u00a0\u202f]"
_PERIOD = re.compile(
    r"\b(?:par (?:mois|an|année|jour|semaine|trimestre|heure)"
    r"|(?:per|a|each|every) (?:month|year|day|week|quarter|hour)"
    r"|annually|monthly|chaque (?:mois|année|jour|semaine))\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:in|en|à|au|aux|across) (?P<place>(?:the )?[A-ZÀ-Ý][\w-]+(?: [A-ZÀ-Ý][\w-]+)*)"
)
_ONE_IN = re.compile(  # "one in five shops", « un magasin sur trois »
    r"\b(?:(?:one|une?|two|three|four|seven|eight|nine|deux|trois|quatre|six|sept|huit|neuf)"
    r"(?: [^\W\d_]+)?|\d)(?: in| out of| sur) $",
    re.IGNORECASE,
)
_TEN = 10
_IN_TEN = re.compile(  # "seven sales in ten", « sept ventes sur dix »
    r"(?: [^\W\d_]+)? (?:in|out of|sur) (?:ten|five|four|dix|cinq|quatre|100|10)\b"
    r"(?! [^\W\d_]+s\b)",
    re.IGNORECASE,
)
_NOT_A_FIGURE = re.compile(
    rf"{_SPACE}?(?:h\b|/|:\d|j\d|°|ème|e\b|er\b|th\b|st\b|nd\b|rd\b)"
    r"|[ -](?:thirds?|quarters?|fifths?|tiers|quarts?|digit|year-old)\b"
    rf"|{_SPACE}(?:a\.?m\b|p\.?m\b|o['’]clock|reprises\b)"
    rf"|{_SPACE}(?:times (?:as|more|larger|bigger|the)|fois (?:plus|moins|la|le))\b"
)
_LABELS = frozenset(
    "n no nos nr article chapter chapitre page p section phase version type room figure covid "
    "level route quai pier gate hall stand tome vol volume step étape".split()
)
_GOES_ON = re.compile(rf"{_SPACE}(?:of|de|du|des|in|at|on|à|en)\b")
_YEAR = re.compile(r"(?:19|20)\d\d")  # "Plan 2030"
_BOTH = frozenset("the these les des ces ses leurs nos tous toutes".split())
_AGAINST = re.compile(
    r"\b(?:contre|against|from|up from|down from|compared with|après|dont|including"
    r"|of wh(?:om|ich))"
    r"(?: (?:plus de|près de|environ|about|some|nearly|more than))?[ \u00a0]$"
)
_ELSEWHERE = re.compile(rf"{_SPACE}(?:in|en|à|au|aux|dans){_SPACE}(?:the )?[A-ZÀ-Ý]")
_AGES = re.compile(r"\b(?:les|des|aux) (?:moins|plus) de $")  # "les moins de trente ans"


def figures(text: str, of: Stretch, dated: When) -> tuple[Figure, ...]:
    """Give the figures among the words `of`; numbers inside the dates of `dated` are none."""
    if not of:
        return ()
    start, end = of[0].start, of[-1].end
    if text[end : end + 1] == "%":
        end += 1
    found = [
        number
        for number in numbers(text, of, end)
        if not any(left <= number.start < right for left, right in dated.spans)
    ]
    made: list[Figure] = []
    skip = False
    for at, printed in enumerate(found):
        if skip:
            skip = False
            continue
        following = found[at + 1] if at + 1 < len(found) else None
        low, high, number = None, printed, printed
        if following:
            number = high = completed(text, printed, following)
            if is_range(text, number, following):
                low, high, skip = number, following, True
        # "15 000 loans, against 11 500", "62 shops in France and 9 in Belgium"
        goes_on = _AGAINST.search(text, start, number.start) or _ELSEWHERE.match(text, number.end)
        before = made[-1] if made and goes_on else None
        figure = _figure(text, of, high, low, before)
        if figure:
            made.append(figure)
    made += ranks(text, of, start, end)
    return tuple(made)


def _figure(
    text: str, of: Stretch, number: Number, low: Number | None, before: Figure | None
) -> Figure | None:
    first = low or number
    if _is_label(text, of, first) or _NOT_A_FIGURE.match(text, number.end):
        return None
    if _AGES.search(text, of[0].start, first.start) or _is_share(text, of, first):
        return None
    if is_distance(text, of[0].start, first.start, number.noun):
        return None
    noun = measure(text, number.noun, of[-1].end)
    if before and not noun and not number.unit:
        noun = before.measure
        if before.unit.isupper():  # money, against money
            number = number._replace(unit=before.unit)
    if not number.unit and not noun:
        return None
    joined = text[number.end : number.end + 1] == "-"  # "a three-step plan"
    if not (number.digits or number.unit or joined or is_plural(noun)):
        return None
    bound = _bound(of, first)
    after = number.noun + 60
    here = text[max(of[0].start, number.start - 30) : min(of[-1].end, after)]
    period = _PERIOD.search(here)
    place = _PLACE.search(text, number.noun, min(of[-1].end, after))
    unit = number.unit or head(noun)
    return Figure(
        measure=noun or {"percent": "share"}.get(number.unit, "amount"),
        unit=unit,
        value=None if low else number.value,
        low=low.value if low else None,
        high=number.value if low else None,
        bound=bound,
        period=period[0] if period else "",
        place=place["place"] if place else "",
    )


def _is_share(text: str, of: Stretch, number: Number) -> bool:
    """Tell a number of "seven sales in ten"."""
    whole = _ONE_IN.search(text, of[0].start, number.start)
    return bool(whole or (number.value < _TEN and _IN_TEN.match(text, number.end)))


def _is_label(text: str, of: Stretch, number: Number) -> bool:
    """Tell a number that is part of a name: `Boeing 737`, `article 5`, `(92)`."""
    if text[number.start - 1 : number.start] == "(" and text[number.end : number.end + 1] == ")":
        return True
    before = [word for word in of if word.end <= number.start]
    if not before or number.unit:
        return False
    last = before[-1]
    if text[last.end : number.start].strip():
        return False
    both = last.lower in _BOTH and number.value == 2 and not number.digits
    if last.lower in _LABELS or both:  # "the two companies" counts nothing
        return True
    named = any(letter.isupper() for letter in last.printed)
    if not (named and last is not of[0] and number.digits):
        return False
    counted = measure(text, number.noun, of[-1].end)
    goes_on = _GOES_ON.match(text, number.noun)  # "Unit 7 of the port"
    return bool(goes_on or not counted[:1].islower() or _YEAR.fullmatch(str(number.value)))


def _bound(of: Stretch, number: Number) -> Bound:
    before = bisect_right(of, number.start, key=attrgetter("end"))  # words before the number
    for name, bound in _BOUNDS:
        for hit in of.find(name):
            if hit.last == before - 1 and hit.first >= before - _BOUND_WORDS:
                if bound == "about" and of[hit.last].lower in {"a", "an", "un", "une"}:
                    continue
                return bound
    return "exact"
