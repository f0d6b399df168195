"""From where the companies of a text are: "the Leeds firm", « le constructeur beauvaisien »."""

from __future__ import annotations

import re
from functools import lru_cache

from dossier.coding.proposing.capitals import ORDINARY
from dossier.coding.proposing.stretch import Stretch

_STEM = 4  # letters that a place and the word for what is from there have in common
_OF_A_PLACE = re.compile(
    r"\w{2,}(?:ais|aise|ois|oise|ien|ienne|ain|aine|and|ande|ol|ole|een|eenne|in|ine|ite"
    r"|ish|ian|ese|ean|ench|utch|erman)s?"
    r"|corses?|suisses?|russes?|belges?|turcs?|turques?|grecs?|basques?|tcheques?|scandinaves?"
)
_NEAR = 2  # words before a name, and after a noun, that tell where somebody is from
_ARTICLES = frozenset("the le la l les".split())


class Origins:
    """The companies of a text by the stems of places beside their names, as it goes on."""

    def __init__(self) -> None:
        self._company: dict[str, str] = {}  # by stem; "" where two companies share it

    def learn(self, of: Stretch) -> None:
        """Remember the places of a sentence that names one company, and those before a name."""
        companies = {item.company for item in of.mentions}
        taken = {at for item in of.mentions for at in range(item.first, item.last + 1)}
        for mention in of.mentions:
            for at in range(max(0, mention.first - _NEAR), mention.first):
                if _is_of_a_place(of[at].folded):
                    self._keep(of[at].folded, mention.company)
        if len(companies) == 1:
            company = next(iter(companies))
            for at, word in enumerate(of):
                place = word.is_capital and at and word.lower not in ORDINARY
                if at not in taken and (place or _is_of_a_place(word.folded)):
                    self._keep(word.folded, company)

    def of(self, of: Stretch, first: int, last: int) -> str:
        """Give the company from where the noun at `first` to `last` is said to be; "" if none."""
        for at in range(first, min(len(of), last + 1 + _NEAR)):
            if of[at].is_capital or _is_of_a_place(of[at].folded):
                company = self._company.get(of[at].folded[:_STEM], "")
                if company:
                    return company
        return ""

    def native(self, of: Stretch) -> str:
        """Give the company that a sentence begins with: "The Australians", « Le bordelais »."""
        if len(of) > 1 and of[0].lower in _ARTICLES and _is_of_a_place(of[1].folded):
            return self._company.get(of[1].folded[:_STEM], "")
        return ""

    def _keep(self, word: str, company: str) -> None:
        stem = word[:_STEM]
        if len(stem) == _STEM:
            known = self._company.get(stem, company)
            self._company[stem] = company if known == company else ""


@lru_cache(maxsize=65536)
def _is_of_a_place(word: str) -> bool:
    return _OF_A_PLACE.fullmatch(word) is not None
