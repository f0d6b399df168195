"""How a sentence begins: whether it is about a stranger, about others, the trade, or nothing."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.coding.proposing.about import PREPOSITIONS
from dossier.coding.proposing.capitals import Run
from dossier.coding.proposing.clauses import verbs
from dossier.coding.proposing.stretch import Stretch

START = 5  # words in which a wording that begins a sentence ends
_ARTICLES = frozenset("the a an l le la d les un une".split())
_CALLED = frozenset("dubbed called named codenamed nicknamed baptisé baptisée appelé appelée nommé "
                    "nommée intitulé intitulée surnommé dénommé dénommée".split())  # fmt: skip
_ASKED = frozenset("asked whether contacted interrogé interrogée contacté contactée sollicité "
                   "sollicitée joint jointe".split())  # fmt: skip
_SUBJECT = 5  # words within which the subject of a sentence most often stands
_LONGEST_PRONOUN = 5  # letters of "there"
_WITH_VERB = 3  # words of "n'a pas souhaité" before its last


def is_foreign(text: str, of: Stretch, capitals: Sequence[Run]) -> bool:
    """Tell whether a name that the library does not know stands where the subject stands.

    `capitals` are the runs of capitalised words.
    """
    taken = {at for item in of.mentions for at in range(item.first, item.last + 1)}
    for run in capitals:
        if run.first >= _SUBJECT:
            break
        before = of[run.first - 1].lower if run.first else ""
        if run.first in taken or before in PREPOSITIONS or before in _CALLED:
            continue
        if before in _ARTICLES and run.first > 1:
            ahead = of[run.first - 2].lower
            if ahead in PREPOSITIONS or ahead.endswith("ing"):
                continue  # "about buying a Quebec rival"
        if text[of[run.last].end : of[run.last].end + 1] == "-":
            continue  # "the Ohio-based maker"
        return True
    owner = len(of) > 1 and of[1].lower == "s" and of[0].is_capital and 0 not in taken
    if owner and len(of[0].printed) > _LONGEST_PRONOUN:
        return True  # "Stormont's department", not "It's"
    # "Orlan, a rival, …" begins with a name, whatever its capital says
    apposed = len(of) > 3 and of[0].is_capital and _is_after_comma(text, of, 1) and 0 not in taken
    return apposed and of.has("rival", 1, 1 + _SUBJECT)


def is_of_others(of: Stretch) -> bool:
    """Tell whether a sentence is about a rival, a union, an authority."""
    return of.begins("others", stop=START) or of.has("contrast")


def is_of_the_trade(of: Stretch) -> bool:
    """Tell whether a sentence is about the trade at large."""
    if of.begins("carrying"):
        return of.has("trade-at-large", stop=_SUBJECT)
    return bool(of.find("trade-at-large"))


def is_pronoun(of: Stretch) -> bool:
    """Tell whether a sentence begins with "it", "its" or "the company"."""
    return any(of.begins(name) for name in ("pronoun-subject", "belonging", "generic"))


def says_nothing(text: str, of: Stretch) -> bool:
    """Tell whether a sentence only says that somebody did not answer.

    What else it says, in a clause with a verb before that, is worth a statement.
    """
    silent = of.without("no-comment", "not-no-comment")
    if not silent:
        return False
    before = silent[0].first - _WITH_VERB
    told = [at for at in verbs(text, of) if at < before]
    return not told or not of.lower.isdisjoint(_ASKED)


def _is_after_comma(text: str, of: Stretch, at: int) -> bool:
    return "," in text[of[at - 1].end : of[at].start]
