"""Places in an order of companies: "the ninth largest", « numéro quatre du secteur »."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dossier.coding.proposing.stretch import Stretch
from dossier.coding.proposing.words import uncased
from dossier.model import Figure

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
    r"\b(?:numéro|number|no\.|n°) ?(?P<number>\d\d?|two|three|four|five|six|seven|eight|nine"
    r"|ten|un|one|deux|trois|quatre|cinq|sept|huit|neuf|dix)(?= (?:of|in|on|du|de|des|d['’]"
    r"|mondiale?|européen|française?|nationale?|player|maker|producer|retailer|bank))",
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


def ranks(text: str, of: Stretch, start: int, end: int) -> Iterator[Figure]:
    """Give the ranks that the words `of` name, which are `text[start:end]`."""
    numbered = None if of.lower.isdisjoint(_NUMBERING) else _NUMBERED.search(text, start, end)
    if numbered:
        word = uncased(numbered["number"])
        value = int(word) if word.isdecimal() else _PLACES[word]
        yield Figure(measure=numbered[0], unit="rank", value=value)
    ordered = not of.lower.isdisjoint(_ORDINALS)
    ranked = ordered and (_RANKED.search(text, start, end) or _RANKED_IN.search(text, start, end))
    if ranked:
        yield Figure(measure=ranked[0], unit="rank", value=_ORDINALS[uncased(ranked["ordinal"])])
