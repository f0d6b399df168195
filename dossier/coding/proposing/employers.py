"""For which company the people of a text work, where it says so beside their names."""

from __future__ import annotations

from dossier.coding.proposing.capitals import end_of_run
from dossier.coding.proposing.names import Mention
from dossier.coding.proposing.phrases import Hit
from dossier.coding.proposing.stretch import Stretch
from dossier.coding.proposing.words import fold

_ELSEWHERE = frozenset("at for chez pour à au aux union syndicat de du des d of".split())
_ENDS = ',.;:»”"'
_FAR = 9  # words between a name, a role and a company


class Employers:
    """The companies of people that the library does not know, by surname."""

    def __init__(self) -> None:
        self._company: dict[str, str] = {}

    def of(self, name: str) -> str:
        """Give the company that somebody works for; "" if the text has not said so."""
        return self._company.get(fold(name.rpartition(" ")[2]), "") if name else ""

    def learn(self, text: str, of: Stretch, focus: str) -> None:
        """Remember the people of a sentence with their roles; "its founder" is one of `focus`."""
        roles = of.find("role")
        if not roles:
            return
        at = 0
        while at < len(of):
            last = end_of_run(text, of, at)
            if last > at and not _is_taken(of, at, last):
                company = _employer(text, of, at, last, focus)
                if company:
                    self._company[of[last].folded] = company
            at = max(at, last) + 1


def _employer(text: str, of: Stretch, first: int, last: int, focus: str) -> str:
    """Give the company in a role right before or after the name `first` to `last`."""
    comma = text[of[last].end : of[last].end + 1] == ","
    for role in of.find("role"):
        after = comma and last < role.first <= last + 4
        before = role.last < first <= role.last + _FAR
        if not (after or before) or of.has("former-role", role.first - 1, role.last + 1):
            continue
        left = min(first, role.first) if before else last + 1
        right = first if before else role.last + _FAR
        company = _named(text, of, left - 3 if before else left, right, role.first)
        if company:
            return company
        owned = of.has("belonging", max(0, role.first - 2), role.first)
        if owned or (after and _is_bare(text, of, role)):
            nearest = [it.company for it in of.mentions if it.last < min(first, role.first)]
            return nearest[-1] if nearest else focus
    return ""


def _is_bare(text: str, of: Stretch, role: Hit) -> bool:
    """Tell whether a role stands without a place to have it: ", finance director,"."""
    if role.first < role.last:  # "who runs": the company, or something else
        return of.begins("generic", role.last + 1)
    for at in range(role.last + 1, len(of)):
        if any(sign in _ENDS for sign in text[of[at - 1].end : of[at].start]):
            return True
        if of[at].is_capital or of[at].lower in _ELSEWHERE:
            return False
    return True


def _named(text: str, of: Stretch, left: int, right: int, role: int) -> str:
    """Give the company named near a role: "Norvane's founder", « directeur de Norvane »."""
    for mention in of.mentions:
        if not left <= mention.first < right or mention.found == "person":
            continue
        if _follows(text, of, mention, role):
            return mention.company
    return ""


def _follows(text: str, of: Stretch, mention: Mention, role: int) -> bool:
    """Tell whether no comma divides the role from the company, whichever comes first."""
    begin, end = sorted((of[mention.first].start, of[role].start))
    return "," not in text[begin:end]


def _is_taken(of: Stretch, first: int, last: int) -> bool:
    return any(
        item.first <= last and first <= item.last and item.found != "person" for item in of.mentions
    )
