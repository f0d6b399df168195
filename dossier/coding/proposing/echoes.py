"""What a sentence takes up from those before: "the recall" after "Norrby has recalled"."""

from __future__ import annotations

from dossier.coding.proposing.stretch import Stretch

_DEFINITE = frozenset("the this these that such le la l les du des au aux ce cet cette ces".split())
_STEM = 6  # letters that "recalled" and "recall", « rachète » and « rachat » have in common
_SHORTEST = 5  # letters of a word that may be taken up
_FAR = 6  # sentences over which a word is remembered
_WIDTH = 2  # words from an article to its noun
_UNTOLD = frozenset(
    """
    years month months weeks million billion people company group market sector industry trade
    année années semaine semaines million millions milliard milliards euros groupe entreprise
    société marché secteur filière
    """.split()
)


class Echoes:
    """The nouns of the sentences on a company, by their first letters, as the text goes on."""

    def __init__(self) -> None:
        self._told: dict[str, tuple[str, int]] = {}  # the company, the number of the sentence
        self._at = 0

    def learn(self, of: Stretch, company: str) -> None:
        """Remember the words of a sentence about `company`; of one about nobody count it only."""
        self._at += 1
        if company:
            named = {at for it in of.mentions for at in range(it.first, it.last + 1)}
            for at, word in enumerate(of):
                if at not in named and _tells(word.lower):
                    self._told[word.folded[:_STEM]] = (company, self._at)

    def of(self, of: Stretch) -> str:
        """Give the company of which a noun with an article was told before; "" if there is none."""
        for at in range(1, len(of)):
            if of[at].is_capital or not _tells(of[at].lower):
                continue
            if any(word.lower in _DEFINITE for word in of[max(0, at - _WIDTH) : at]):
                company, told = self._told.get(of[at].folded[:_STEM], ("", 0))
                if company and self._at - told < _FAR:
                    return company
        return ""


def _tells(word: str) -> bool:
    return len(word) >= _SHORTEST and word not in _UNTOLD
