"""Whether a sentence says that something is not so: only if its main clause does."""

from __future__ import annotations

from dossier.coding.proposing.clauses import is_subordinate, main_verbs
from dossier.coding.proposing.phrases import Hit
from dossier.coding.proposing.stretch import Stretch

_AUXILIARIES = frozenset(
    """
    is are was were has have had do does did will would can could may might must should shall be
    """.split()
)
_CORRECTING = frozenset("but mais".split())  # "not a bank but a broker"
_RESTRICTING = frozenset("que qu".split())  # « ne vend que »
_NEGATIVE = frozenset("pas jamais aucun aucune rien".split())
_NEAR = 3  # words between an auxiliary and its "not"


def is_denied(text: str, of: Stretch) -> bool:
    """Tell whether the main claim of the words `of` is denied.

    It is not where a subordinate clause, the second of two verbs or a part beside the verb is
    denied, nor where the sentence goes on with what is so instead.
    """
    hits = [hit for hit in of.find("denied") if not _is_undone(of, hit)]
    if not hits:
        return False
    told = [at for at in main_verbs(text, of) if not _introduces(of, at)]
    return any(_denies(text, of, hit, told) for hit in hits)


def _denies(text: str, of: Stretch, hit: Hit, told: list[int]) -> bool:
    if is_subordinate(text, of, hit.first):
        return False
    own = _own_verb(text, of, hit, told)
    if any(at < hit.first for at in told if at != own):
        return False  # something is said before that is not denied
    for at in range(hit.last + 1, len(of)):
        if of[at].lower in _CORRECTING:
            return False
        if of[at].lower in {"and", "et"} and any(at < verb <= at + 3 for verb in told):
            return any(at < other.first <= at + 3 for other in of.find("denied"))
    return True


def _own_verb(text: str, of: Stretch, hit: Hit, told: list[int]) -> int:
    """Give the place of the auxiliary that a "not" belongs to: "did not"; -1 if there is none."""
    before = [at for at in told if hit.first - _NEAR <= at <= hit.first]
    if not before or (of[before[-1]].lower not in _AUXILIARIES and before[-1] != hit.first):
        return -1
    gap = text[of[before[-1]].end : of[hit.first].start] if before[-1] < hit.first else ""
    return -1 if "," in gap else before[-1]


def _introduces(of: Stretch, at: int) -> bool:
    """Tell whether a verb only tells who says it: "said that it did not"."""
    return any(of.has(name, at, at + 1) for name in ("saying", "opinion")) and not of.has(
        "denied", at, at + 1
    )


def _is_undone(of: Stretch, hit: Hit) -> bool:
    """Tell whether another wording takes a "not" back: "not only", « ne … que »."""
    for other in of.find("not-denied"):
        if other.first <= hit.last and hit.first <= other.last:
            inside = {word.lower for word in of[other.first : other.last + 1]}
            only = of[other.last].lower in _RESTRICTING
            if not (only and inside & _NEGATIVE):
                return True
    return False
