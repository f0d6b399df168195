"""Which company "the grocer" is: a text says it once beside the name, "the grocer Calder"."""

from __future__ import annotations

from collections.abc import Iterable

from dossier.coding.proposing.capitals import ORDINARY
from dossier.coding.proposing.stretch import Stretch
from dossier.coding.proposing.words import singular

STRANGER = "?"  # whom the library does not know
_APPOSED = 6  # words after "Calder, " in which its kind stands


class Kinds:
    """The companies of a text by the nouns for their kind, as it goes on."""

    def __init__(self, named: Iterable[tuple[str, Stretch]] = ()) -> None:
        """Begin with the nouns in the names of companies: "Kestmoor Yards" is a yard."""
        self._owner: dict[str, str] = {}  # by noun; "" where two companies share it
        for company, name in named:
            for hit in name.find("kind"):
                self._keep(name[hit.first].folded, company)

    def learn(self, text: str, of: Stretch) -> None:
        """Remember the nouns beside the names: before, within and in apposition."""
        hits = of.find("kind")
        for hit in hits:
            after = hit.last + 1
            named = after < len(of) and of[after].is_capital and of[after].lower not in ORDINARY
            known = any(mention.first <= after <= mention.last for mention in of.mentions)
            if named and not known and text[of[hit.last].end : of[after].start] == " ":
                self._keep(of[hit.first].folded, STRANGER)  # "the yard Orlan"
        for mention in of.mentions:
            if mention.found not in {"named", "alias"}:
                continue
            comma = text[of[mention.last].end : of[mention.last].end + 1] == ","
            for hit in hits:
                gap = text[of[hit.last].end : of[mention.first].start]
                before = hit.last + 1 == mention.first and gap == " "
                within = mention.first <= hit.first <= mention.last
                apposed = comma and mention.last < hit.first <= mention.last + _APPOSED
                if apposed and any(
                    mention.last < other.first <= hit.first for other in of.mentions
                ):
                    continue
                if before or within or (apposed and not _is_cut(text, of, mention.last, hit.first)):
                    self._keep(of[hit.first].folded, mention.company)

    def of(self, of: Stretch) -> str:
        """Give the company that a noun among the words stands for; "" if none does."""
        for hit in of.find("kind"):
            owner = self._owner.get(singular(of[hit.first].folded), "")
            if owner and any(it.last == hit.first for it in of.find("generic")):
                return owner
        return ""

    def knows(self, of: Stretch) -> bool:
        """Tell whether a noun among the words stands for a company."""
        return bool(self.of(of))

    def _keep(self, noun: str, company: str) -> None:
        known = self._owner.get(singular(noun), company)
        self._owner[singular(noun)] = company if known == company else ""


def _is_cut(text: str, of: Stretch, last: int, first: int) -> bool:
    """Tell whether the apposition after a name ends before the word `first`."""
    return any("," in text[of[at - 1].end : of[at].start] for at in range(last + 2, first + 1))
