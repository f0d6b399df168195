"""Numbers become figures: what is counted, how exactly, per which time; years are none."""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import attrgetter

from dossier.coding.proposing.dating import When
from dossier.coding.proposing.measures import head, is_distance, is_plural, measure
from dossier.coding.proposing.numbers import Number, numbers
from dossier.coding.proposing.stretch import Stretch
from dossier.coding.proposing.words import uncased
from dossier.model import Bound, Figure

_BOUNDS: tuple[tuple[str, Bound], ...] = (
    ("nearly", "nearly"),
    ("more-than", "more than"),
    ("less-than", "less than"),
    ("at-least", "at least"),
    ("at-most", "at most"),
    ("about", "about"),
)
_MILLION, _THOUSAND = 1_000_000, 1000
_JOINED = 4  # characters of " to "; more than a word stands between the numbers
_BOUND_WORDS = 4  # before a number, in which a bound may stand
_SPACE = "[ \u00a0\u202f]"
_RANGE = re.compile(rf"{_SPACE}?(?:to|and|à|et|ou|or|[-–]){_SPACE}?$", re.IGNORECASE)
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
    r"\b(?:(?:one|une?)(?: [^\W\d_]+)?|two|three|deux|trois|\d)(?: in| out of| sur) $", re.IGNORECASE
)
_NOT_A_FIGURE = re.compile(
    rf"{_SPACE}?(?:h\b|/|:\d|j\d|°|ème|e\b|er\b|th\b|st\b|nd\b|rd\b)|[ -](?:thirds?|quarters?|fifths?|tiers|quarts?|digit|year-old)\b"
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
_ORDINALS = {
    name: value
    for value, names in enumerate(
        """
        first|premier|première second|deuxième|seconde third|troisième fourth|quatrième
        fifth|cinquième sixth|sixième seventh|septième eighth|huitième ninth|neuvième
        tenth|dixième
        """.split(),
        start=1,
    )
    for name in names.split("|")
}
_NUMBERING = frozenset("numéro number no n".split())
_NUMBERED = re.compile(  # « numéro quatre du secteur »
    r"\b(?:numéro|number|no\.|n°) ?(?P<number>\d\d?|two|three|four|five|six|seven|eight|nine|ten|un|one"
    r"|deux|trois|quatre|cinq|sept|huit|neuf|dix)(?= (?:of|in|on|du|de|des|d['’]|mondiale?|européen"
    r"|française?|nationale?|player|maker|producer|retailer|bank))",
    re.IGNORECASE,
)
_PLACES = {
    word: value
    for value, words in enumerate(
        "un|one deux|two trois|three quatre|four cinq|five six sept|seven huit|eight neuf|nine "
        "dix|ten".split(),
        start=1,
    )
    for word in words.split("|")
}
_RANKED = re.compile(
    r"\b(?P<ordinal>" + "|".join(_ORDINALS) + r")[ -]"
    r"(?P<what>largest|biggest|place|rank|groupe|constructeur|producteur|banque|éditeur|armateur"
    r"|acteur|fabricant|most|opérateur|exportateur|exporter|rang|assureur)\b(?:[ ][\w-]+){0,2}",
    re.IGNORECASE,
)
# "le cinquième transformateur français": an ordinal ranks only where an order is named.
_RANKED_IN = re.compile(
    r"\b(?:le|la|du|the) (?P<ordinal>" + "|".join(_ORDINALS) + r") [\w-]+(?: [\w-]+)?"
    r" (?:mondiale?|européen(?:ne)?|française?|nationale?|allemande?|britannique|américaine?"
    r"|espagnole?|italien(?:ne)?|du (?:pays|monde|secteur|continent|marché)"
    r"|in the (?:world|country)"
    r"|d['’]Europe|en (?:Europe|France)|in Europe)\b",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"\b(?:contre|against|from|up from|down from|compared with|après|dont|including|of wh(?:om|ich))"
    r"(?: (?:plus de|près de|environ|about|some|nearly|more than))?[ \u00a0]$"
)
_FROM = re.compile(r"\b(?:from|de) $")  # "from 19 to 13%": two figures of one measure
_TO = re.compile(rf"{_SPACE}(?:to|à){_SPACE}(?:(?:more|less) than |about |nearly |plus de |près de )?")
_BETWEEN = re.compile(r"\b(?:between|from|entre|de) $")
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
    for at, number in enumerate(found):
        if skip:
            skip = False
            continue
        following = found[at + 1] if at + 1 < len(found) else None
        low, high = None, number
        if following:
            number = high = _completed(text, number, following)
            if _is_range(text, number, following):
                low, high, skip = number, following, True
        # "15 000 loans, against 11 500", "62 shops in France and 9 in Belgium"
        goes_on = _AGAINST.search(text, start, number.start) or _ELSEWHERE.match(text, number.end)
        before = made[-1] if made and goes_on else None
        figure = _figure(text, of, high, low, before)
        if figure:
            made.append(figure)
    numbered = None if of.lower.isdisjoint(_NUMBERING) else _NUMBERED.search(text, start, end)
    if numbered:
        word = uncased(numbered["number"])
        value = int(word) if word.isdecimal() else _PLACES[word]
        made.append(Figure(measure=numbered[0], unit="rank", value=value))
    ordered = not of.lower.isdisjoint(_ORDINALS)
    ranked = ordered and (_RANKED.search(text, start, end) or _RANKED_IN.search(text, start, end))
    if ranked:
        value = _ORDINALS[uncased(ranked["ordinal"])]
        made.append(Figure(measure=ranked[0], unit="rank", value=value))
    return tuple(made)


def _completed(text: str, number: Number, following: Number) -> Number:
    """Give the number its scale, unit and noun from the one after it: "between 4 and 5 million"."""
    between = text[number.noun : following.start]
    joined = _TO.fullmatch(between) or _RANGE.fullmatch(between)
    if number.unit or not number.digits or not joined:
        return number
    before = text[max(0, number.start - 9) : number.start].lower()
    if not _BETWEEN.search(before):
        return number
    scale = 10 ** (3 * ((len(str(int(following.value))) - 1) // 3)) if following.value >= _MILLION else 1
    value = number.value * scale if number.value < _THOUSAND else number.value
    falls = bool(_FROM.search(before)) and (value >= following.value or len(between) > _JOINED)
    noun = following.noun if falls else number.noun
    return number._replace(value=value, unit=following.unit, noun=noun)


def _is_range(text: str, low: Number, high: Number) -> bool:
    between = text[low.noun : high.start]
    if low.noun >= high.noun or low.unit not in {"", high.unit} or low.value >= high.value:
        return False
    if not _RANGE.fullmatch(between):
        return False
    before = text[max(0, low.start - 9) : low.start].lower()
    joined = between.strip()
    return joined not in {"and", "et"} or "between" in before or "entre" in before


def _figure(
    text: str, of: Stretch, number: Number, low: Number | None, before: Figure | None
) -> Figure | None:
    first = low or number
    if _is_label(text, of, first) or _NOT_A_FIGURE.match(text, number.end):
        return None
    if any(it.search(text, of[0].start, first.start) for it in (_AGES, _ONE_IN)):
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
    if last.lower in _LABELS:
        return True
    if last.lower in _BOTH and number.value == 2 and not number.digits:
        return True  # "the two companies" counts nothing
    named = any(letter.isupper() for letter in last.printed)
    if not (named and last is not of[0] and number.digits):
        return False
    if _GOES_ON.match(text, number.noun):
        return True  # "Unit 7 of the port"
    counted = measure(text, number.noun, of[-1].end)
    return not counted[:1].islower() or _YEAR.fullmatch(str(number.value)) is not None


def _bound(of: Stretch, number: Number) -> Bound:
    before = bisect_right(of, number.start, key=attrgetter("end"))  # words before the number
    for name, bound in _BOUNDS:
        for hit in of.find(name):
            if hit.last == before - 1 and hit.first >= before - _BOUND_WORDS:
                if bound == "about" and of[hit.last].lower in {"a", "an", "un", "une"}:
                    continue
                return bound
    return "exact"
