"""What must be the same in two sentences before one can be taken for a rewording of the other.

Numbers, names, negations and hedges carry a claim: another digit, another company, a "not" or a
"may" slipped in leaves the letters almost as they were and turns the fact round.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import lru_cache

from dossier.articles.sentences import BEGINNERS

# Said in other words they are still the same: "don't" is "do not".
_NEGATIONS = frozenset(
    """
    not no never none nor neither nothing nobody nowhere without hardly scarcely barely
    ne n pas plus jamais aucun aucune aucuns aucunes nul nulle rien personne sans ni non guère
    nullement nulles nuls denied denies deny denying dément démenti démentent nie nié nient
    unlikely unable impossible incapable incapables
    """.split()
)
_NEGATING = re.compile(  # failed, refus, a cessé; a cession is a sale
    r"(?:fail|refus|échou|cess(?!ion)|ceas|declin|reject|rejet|renon[cç]|abandon|cancel|annul"
    r"|prevent|empêch)\w*"
)
_OPPOSING = ("un", "in", "im", "ir", "il", "non", "dis", "dé", "dés", "més")
_HEDGES = frozenset(
    """
    may might could would should can will shall must perhaps maybe possibly probably allegedly
    reportedly likely seems appears peut peuvent pourra pourront doit doivent devra devront
    if unless whether si probablement possiblement apparemment semble semblent éventuellement
    """.split()
)
_AMOUNTS = frozenset(
    """
    more less fewer most least nearly almost about around approximately moins presque environ
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
    hundred hundreds thousand thousands million millions billion billions trillion dozen dozens
    half quarter third double triple twice first second
    deux trois quatre cinq sept huit neuf dix onze douze treize quatorze quinze seize vingt trente
    quarante cinquante soixante septante octante nonante cent cents mille milliers millier
    milliard milliards dizaine dizaines douzaine centaine centaines moitié demi demie quart tiers
    premier première deuxième troisième
    """.split()
)
_LEADING = frozenset(
    """
    to by from over under above below until till since before after between
    à de d entre jusqu jusque depuis avant après dès sous
    """.split()
)
_JOINING = {"and": "and", "et": "and", "or": "or", "ou": "or"} | dict.fromkeys("-−–—", "to")
_CONDITIONAL = re.compile(r"\w{2,}r(?:ais|ait|ions|iez|aient)$")  # pourrait, ouvriraient
_NOT = re.compile(r"(?i)n['’]t$")
_STEMS = {"wo": "will", "ca": "can", "sha": "shall", "ai": "is"}  # won't, can't, shan't, ain't
_GROUPING = " \u00a0\u202f,'’"
_TOKEN = re.compile(
    rf"""
      (?P<negated> [^\W\d_]+n['’]t\b )
    | (?P<grouped> (?<!\w) \d{{1,3}} (?:[{_GROUPING}]\d{{3}})+ (?:[.,]\d+)? (?!\w) )  # 4 000
    | (?P<number> \w*\d\w* (?:[.,:/]\d\w*)* )       # 2.5, 10,15, 24h/24, A320
    | (?P<sign> (?<!\S) [-−–+] (?=\d) )              # a minus; elsewhere it is a dash
    | (?P<word> \w+ )
    | (?P<mark> [^\w\s] )
    """,
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True)
class Bearing:
    """What a claim hangs on, at a place of a text; `inverts` where it is a negation or a hedge."""

    at: int
    word: str
    inverts: bool = False


def bearings(text: str, names: Container[str] = ()) -> Iterator[Bearing]:
    """Give the numbers, amounts, names, negations and hedges of a text, in their order.

    A number is whole: 2.5 is no 2 and no 5, but 4,000 and 4 000 are one. What stands before or
    between amounts counts with them: *to 5*, *by 5*, *2-5*. A word with a capital is a name, also
    the first of a sentence, unless it is one of the small words with which sentences begin; `names`
    are others, in lower case.
    """
    found = list(_TOKEN.finditer(text))
    amounts = [_is_amount(item) for item in found]
    for number, item in enumerate(found):
        token, at = item[0], item.start()
        folded = token.casefold()
        if item["negated"]:
            stem = _NOT.sub("", folded)
            yield from _of_word(_STEMS.get(stem, stem), at, names)
            yield Bearing(at, "not", inverts=True)
        elif folded == "cannot":
            yield Bearing(at, "can", inverts=True)
            yield Bearing(at, "not", inverts=True)
        elif amounts[number]:
            yield Bearing(at, _spelt(item))
        elif item["word"]:
            yield from _of_word(token, at, names)
        if any(amounts[number + 1 : number + 2]):
            if folded in _LEADING:
                yield Bearing(at, "to" if folded == "à" else folded)
            elif folded in _JOINING and any(amounts[max(0, number - 1) : number]):
                yield Bearing(at, _JOINING[folded])


def opposed(one: str, other: str) -> bool:
    """Tell whether a word of one text stands in the other as its opposite: able, unable."""
    words, others = _words(one), _words(other)
    gone, come = words - others, others - words
    return any(
        opposing + word in against
        for group, against in ((gone, come), (come, gone))
        for word in group
        for opposing in _OPPOSING
    )


@lru_cache(maxsize=64)
def _words(text: str) -> Counter[str]:
    """Count the words of a text. What is given is kept: do not change it."""
    return Counter(item["word"].casefold() for item in _TOKEN.finditer(text) if item["word"])


def _of_word(token: str, at: int, names: Container[str]) -> Iterator[Bearing]:
    """Give the bearing of one word, if it is one."""
    folded = token.casefold()
    if (
        folded in _NEGATIONS
        or folded in _HEDGES
        or _CONDITIONAL.fullmatch(folded)
        or _NEGATING.fullmatch(folded)
    ):
        yield Bearing(at, "ne" if folded == "n" else folded, inverts=True)
    elif folded in names or _is_capitalised(token):
        yield Bearing(at, token)


def _is_amount(found: re.Match[str]) -> bool:
    """Tell whether a token is a number, a word for one, or a sign that belongs to a number."""
    token = found[0]
    return (
        bool(found["grouped"] or found["number"] or found["sign"])
        or token.casefold() in _AMOUNTS
        or token in {"%", "‰"}
        or any(letter.isnumeric() or unicodedata.category(letter) == "Sc" for letter in token)
    )


def _spelt(found: re.Match[str]) -> str:
    """Give an amount as it is compared: without what groups its digits by three."""
    if not found["grouped"]:
        return found[0].casefold() if found[0].casefold() in _AMOUNTS else found[0]
    groups = re.split(rf"[{_GROUPING}](?=\d{{3}}(?!\d))", found[0])
    return "".join(groups)


def _is_capitalised(token: str) -> bool:
    """Tell whether a word has a capital that is not owed to the beginning of a sentence alone."""
    small = token.casefold() in BEGINNERS and token[1:] == token[1:].lower()
    return not small and any(letter.isupper() for letter in token)
