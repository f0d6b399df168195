"""Numbers as French and English newspapers print them: `262 403`, `4,000`, `3,5 %`, `half-million`.

Also number words, multiples (`1.2 million`, `3 milliards`), money before and after the number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from dossier.coding.proposing.stretch import Stretch
from dossier.coding.proposing.words import uncased

_UNITS = {
    name: value
    for value, names in {
        2: "two deux", 3: "three trois", 4: "four quatre", 5: "five cinq", 6: "six",
        7: "seven sept", 8: "eight huit", 9: "nine neuf", 10: "ten dix", 11: "eleven onze",
        12: "twelve douze", 13: "thirteen treize", 14: "fourteen quatorze", 15: "fifteen quinze",
        16: "sixteen seize", 17: "seventeen", 18: "eighteen", 19: "nineteen", 20: "twenty vingt",
        30: "thirty trente", 40: "forty quarante", 50: "fifty cinquante", 60: "sixty soixante",
        70: "seventy", 80: "eighty", 90: "ninety", 100: "cent",
    }.items()
    for name in names.split()
}  # fmt: skip
_TENS = ("twenty thirty forty fifty sixty seventy eighty ninety "
         "vingt trente quarante cinquante soixante").split()  # fmt: skip
_TEENS = {"sept", "huit", "neuf"}  # dix-sept, dix-huit, dix-neuf
_MULTIPLES = {
    "hundred": 100, "cents": 100, "thousand": 1e3, "mille": 1e3, "k": 1e3, "million": 1e6,
    "millions": 1e6, "m": 1e6, "mn": 1e6, "billion": 1e9, "billions": 1e9, "bn": 1e9,
    "milliard": 1e9, "milliards": 1e9, "md": 1e9, "mds": 1e9, "trillion": 1e12,
}  # fmt: skip
_MONEY = {
    "$": "USD", "us$": "USD", "dollar": "USD", "dollars": "USD", "usd": "USD", "€": "EUR",
    "euro": "EUR", "euros": "EUR", "eur": "EUR", "£": "GBP", "pounds": "GBP", "livres": "GBP",
    "yen": "JPY", "yens": "JPY", "¥": "JPY", "yuan": "CNY", "yuans": "CNY",
    "kronor": "SEK", "kroner": "NOK", "francs": "CHF",
    **{code.lower(): code for code in "SEK NOK DKK CHF JPY CNY GBP INR PLN CAD AUD".split()},
}  # fmt: skip
_ROUND = {"millier": 1e3, "million": 1e6, "milliard": 1e9, "billion": 1e9}
_BEGINNING = {*_UNITS, *_ROUND, "half", "demi"}  # with what a number printed in words begins

_SPACES = " \u00a0\u202f"
_CODES = "USD|EUR|SEK|NOK|DKK|CHF|JPY|CNY|GBP|INR|PLN|CAD|AUD"
_WORD = "|".join(sorted(_UNITS, key=len, reverse=True))
_TEN = "|".join(_TENS)
_ONES = "one|two|three|four|five|six|seven|eight|nine|deux|trois|quatre|cinq|sept|huit|neuf"
_ABOUT = "|".join(sorted(_ROUND, key=len, reverse=True))
_NUMBER = re.compile(
    rf"""
      (?<![\w.,/:’']) (?<!\D-) (?P<sign>US\$|[$€£¥]|\b(?:{_CODES})(?=[{_SPACES}]))?[{_SPACES}]?
      (?: (?P<grouped>\d{{1,3}}(?:[{_SPACES}.,’']\d{{3}})+(?:[.,]\d{{1,2}})?(?!\d))
        | (?P<plain>\d+(?:[.,]\d{{1,2}})?(?!\d)) )
      (?P<multiple>[{_SPACES}-]?(?:thousand|millions?|billions?|milliards?|trillion|mille|bn|mn
        |(?<=\d)[mk](?=\b)|(?:mds?|[mk])(?=[ ]?[€$£]))(?!\w))?
    | (?<![\w-]) (?P<half>(?:a[ ])?half[ -](?:a[ -])?(?:million|billion)
        |(?:un[ ])?demi[ -](?:million|milliard)) (?!\w)
    | (?<![\w-]) (?:une?|a|one)[ ](?P<round>{_ABOUT}) (?!\w)
    | (?<![\w-]) (?P<words>quatre-vingts?(?:-(?:{_WORD}|une?))?
        |(?:{_TEN})[ ](?:{_ONES})\b
        |(?:{_WORD})(?:-(?:{_WORD}|one|et-un|un|hundred))?)
      (?P<wordmultiple>[ -](?:hundred|cents|thousand|millions?|billions?|milliards?|mille))?
      (?!\w)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_UNIT = re.compile(
    rf"(?:[{_SPACES}-]?(?P<cent>%)"
    rf"|[{_SPACES}-](?P<word>percent|per[ ]cent|pour[ ]cent|p\.[ ]cent)\b"
    rf"|[{_SPACES}]?(?:d['’]|de[ ])?(?P<money>[$€£¥]|euros?|dollars?|pounds|livres sterling|yens?"
    r"|yuans?|kronor|kroner|francs suisses)(?!\w))",
    re.VERBOSE | re.IGNORECASE,
)


# "deux cent dix", "two hundred and ten": more than we read; its beginning would be false.
_GOES_ON = re.compile(rf"[ -](?:and[ ])?(?P<next>{_WORD}|mille)(?!\w)", re.IGNORECASE)


class Number(NamedTuple):
    """A number as a value, its unit if money or a hundredth ("" else), and where it stands.

    `digits` tells that it is printed in digits; `noun` is where what it counts would begin.
    """

    value: int | float
    unit: str
    start: int
    end: int
    digits: bool
    noun: int


def numbers(text: str, of: Stretch, end: int) -> Iterator[Number]:
    """Give the numbers among the words `of`, up to `end` of the text, in order.

    Years and the like are among them.
    """
    if not of.has_digits and of.lower.isdisjoint(_BEGINNING):
        return
    read = 0  # up to where the last number with its unit goes
    start, unread = of[0].start, -1  # where the rest of a number begins that is not read
    for found in _NUMBER.finditer(text, start, end):
        value = _value(found)
        more = _GOES_ON.match(text, found.end()) if found["words"] else None
        if more or found.start() == unread:
            unread = more.start("next") if more else -1
            continue
        if value is None:
            continue
        if found.start() < read:
            continue  # « per cent » is no hundred
        unit = _MONEY.get((found["sign"] or "").lower(), "")
        after = _UNIT.match(text, found.end(), end)
        noun = found.end()
        if after:
            noun = after.end()
            money = (after["money"] or "").lower().split(" ")[0]
            unit = _MONEY.get(money, unit) if money else "percent"
        read = noun
        plain = int(value) if float(value).is_integer() else round(value, 6)
        begin = found.start() + len(found[0]) - len(found[0].lstrip(_SPACES))
        yield Number(plain, unit, begin, found.end(), found["words"] is found["half"] is None, noun)


def _value(found: re.Match[str]) -> float | None:
    if found["half"]:
        return 5e8 if re.search("billion|milliard", found["half"], re.IGNORECASE) else 5e5
    if found["round"]:
        return float(_ROUND[uncased(found["round"])])
    if found["words"]:
        parts = re.split("[ -]", uncased(found["words"]).replace("quatre-vingt", "eighty"))
        parts[0] = parts[0].removesuffix("s") if parts[0] == "eightys" else parts[0]
        value = float(_UNITS[parts[0]])
        if len(parts) > 1:
            if parts[0] not in _TENS and not (parts[0] == "dix" and parts[-1] in _TEENS):
                return None
            value += _UNITS.get(parts[-1], 1)
        multiple = found["wordmultiple"]
        return value * _MULTIPLES[uncased(multiple.strip(" -"))] if multiple else value
    if found["grouped"]:
        value = _grouped(found["grouped"])
    else:
        value = float(found["plain"].replace(",", "."))
    if found["multiple"]:
        value *= _MULTIPLES[uncased(found["multiple"].strip(_SPACES + "-"))]
    return value if value < 1e18 else None


def _grouped(printed: str) -> float:
    """Read `262 403`, `1,234.5`, `1.234,5`: the last sign before one or two digits is decimal."""
    decimal = re.search(r"[.,](\d{1,2})$", printed)
    whole = printed[: decimal.start()] if decimal else printed
    value = float(re.sub(r"\D", "", whole))
    return value + float(f"0.{decimal[1]}") if decimal else value
