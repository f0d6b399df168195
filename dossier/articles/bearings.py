"""What must be the same in two sentences before one can be taken for a rewording of the other.

Numbers, names, negations and hedges carry a claim: another digit, another company, a "not" or a
"may" slipped in leaves the letters almost as they were and turns the fact round.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterator
from dataclasses import dataclass

from dossier.articles.sentences import BEGINNERS

# Said in other words they are still the same: "don't" is "do not".
_NEGATIONS = frozenset(
    """
    not no never none nor neither nothing nobody nowhere without hardly scarcely barely
    ne n pas plus jamais aucun aucune aucuns aucunes nul nulle rien personne sans ni non guère
    nullement nulles nuls denied denies deny denying dément démenti démentent nie nié nient
    refused refuses refuse refuser refusé refusent unlikely
    """.split()
)
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
_CONDITIONAL = re.compile(r"\w{2,}r(?:ais|ait|ions|iez|aient)$")  # pourrait, ouvriraient
_NOT = re.compile(r"(?i)n['’]t$")
_STEMS = {"wo": "will", "ca": "can", "sha": "shall", "ai": "is"}  # won't, can't, shan't, ain't
_SIGN = r"(?<!\S)[-−–+](?=\d)"  # a minus; between words or numbers it is a dash
_TOKEN = re.compile(rf"[^\W\d_]+n['’]t\b|\w+|{_SIGN}|[^\w\s\-−–+]", re.IGNORECASE)


@dataclass(frozen=True)
class Bearing:
    """What a claim hangs on, at a place of a text; `inverts` where it is a negation or a hedge."""

    at: int
    word: str
    inverts: bool = False


def bearings(text: str, names: Container[str] = ()) -> Iterator[Bearing]:
    """Give the numbers, amounts, names, negations and hedges of a text, in their order.

    A word with a capital is a name, also the first of a sentence, unless it is one of the small
    words with which sentences begin; `names` are others, in lower case.
    """
    for found in _TOKEN.finditer(text):
        token, at = found[0], found.start()
        folded = token.casefold()
        if _NOT.search(token):
            stem = folded[:-3]
            yield from bearings_of(_STEMS.get(stem, stem), at, names)
            yield Bearing(at, "not", inverts=True)
        elif folded == "cannot":
            yield Bearing(at, "can", inverts=True)
            yield Bearing(at, "not", inverts=True)
        else:
            yield from bearings_of(token, at, names)


def bearings_of(token: str, at: int, names: Container[str]) -> Iterator[Bearing]:
    """Give the bearing of one word or sign, if it is one."""
    folded = token.casefold()
    if folded in _NEGATIONS or folded in _HEDGES or _CONDITIONAL.fullmatch(folded):
        yield Bearing(at, "ne" if folded == "n" else folded, inverts=True)
    elif folded in _AMOUNTS:
        yield Bearing(at, folded)
    elif _is_number(token) or folded in names or _is_capitalised(token):
        yield Bearing(at, token)


def _is_number(token: str) -> bool:
    """Tell whether a token holds a digit, or is a sign that belongs to a number."""
    signs = token in {"%", "‰", "-", "−", "–", "+"} or unicodedata.category(token[0]) == "Sc"
    return signs or any(letter.isnumeric() for letter in token)


def _is_capitalised(token: str) -> bool:
    """Tell whether a word has a capital that is not owed to the beginning of a sentence alone."""
    small = token.casefold() in BEGINNERS and token[1:] == token[1:].lower()
    return not small and any(letter.isupper() for letter in token)
