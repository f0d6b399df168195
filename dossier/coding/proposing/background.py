"""Sentences that tell of no company though they name nobody: the trade, the country, the scene."""

from __future__ import annotations

from dossier.coding.proposing.about import PREPOSITIONS
from dossier.coding.proposing.clauses import verbs
from dossier.coding.proposing.phrases import NUMBERS, Hit
from dossier.coding.proposing.stretch import Stretch

_DETERMINERS = frozenset(
    """
    the a an its their his her our my your this that these those no some any each every both all
    le la les l un une des du de son sa ses leur leurs ce cet cette ces aucun aucune chaque
    it he she they we you i there here il elle ils elles on c cela ça
    """.split()
)
_NO_KIND = _DETERMINERS | PREPOSITIONS | NUMBERS
_GENERAL = frozenset("is are has have do does don doesn can cannot".split())
_BARE = 2  # words of a kind of thing, whatever its verb
_KIND = 5  # words of a kind of thing, in the present
_SUBJECT = 8  # words before a verb that may be its subject
_SHORT = 9  # words of a sentence that only leads over to the next
_LINK = ("belonging", "generic", "pronoun-subject")


def is_background(text: str, of: Stretch) -> bool:
    """Tell whether a sentence that names nobody is about no company at all."""
    if of.begins("writer") and not any(of.find(name) for name in _LINK):
        return True  # "I live with a dog"
    if len(of) <= _SHORT and of.begins("transition"):
        return True
    if any(of.has(name, stop=_SUBJECT) for name in _LINK):
        return False
    return bool(of.find("country-wide")) or of.begins("share-of-all") or is_of_a_kind(text, of)


def is_of_a_kind(text: str, of: Stretch) -> bool:
    """Tell whether the subject is a kind of thing without an article: "Steel prices rise".

    Things and people of a company stand so, too: "Sales rose", "Customers will be refunded".
    """
    if not of or not of[0].lower.isalpha() or of[0].lower in _NO_KIND or of.begins("carrying"):
        return False
    at = next((at for at in verbs(text, of) if at), 0)
    if not 0 < at <= _KIND or not of[at - 1].lower.endswith("s") or own_things(of, at):
        return False
    return at <= _BARE or of[at].lower in _GENERAL


def own_things(of: Stretch, stop: int = _SUBJECT) -> list[Hit]:
    """Give the things and people of a company among the first words: "the plant", "customers"."""
    return [hit for hit in of.find("own-thing") if hit.last < stop]
