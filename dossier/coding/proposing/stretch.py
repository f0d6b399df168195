"""Words in a row, a sentence for instance, with what was found in them: what the rules read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Self

from dossier.coding.proposing.names import Mention
from dossier.coding.proposing.phrases import Hit
from dossier.coding.proposing.words import Word, Words


class Stretch(tuple[Word, ...]):
    """A tuple of words which knows the hits of the lists and the names of companies in it."""

    mentions: Sequence[Mention]
    _hits: Mapping[str, Sequence[Hit]]

    def __new__(
        cls, of: Words, hits: Mapping[str, Sequence[Hit]], mentions: Sequence[Mention]
    ) -> Self:
        """Make it of the words, the hits of each list and the names, in the order of the words."""
        made = super().__new__(cls, of)
        made._hits = hits
        made.mentions = mentions
        return made

    @cached_property
    def lower(self) -> frozenset[str]:
        """The different words in lower case."""
        return frozenset(word.lower for word in self)

    @cached_property
    def has_digits(self) -> bool:
        """Whether a word begins with a digit."""
        return any(word[0].isdecimal() for word in self.lower)

    def find(self, name: str) -> Sequence[Hit]:
        """Give every hit of a list, in the order of the words."""
        return self._hits.get(name, ())

    def without(self, name: str, exceptions: str) -> Sequence[Hit]:
        """Give the hits of a list which no hit of the list `exceptions` overlaps."""
        hits = self.find(name)
        others = self.find(exceptions) if hits else ()
        if not others:
            return hits
        return [
            hit
            for hit in hits
            if not any(hit.first <= it.last and it.first <= hit.last for it in others)
        ]

    def has(self, name: str, first: int = 0, stop: int | None = None) -> bool:
        """Tell whether a hit of a list lies within the words from `first` up to `stop`."""
        hits = self._hits.get(name)
        if not hits:
            return False
        end = len(self) if stop is None else stop
        return any(first <= hit.first and hit.last < end for hit in hits)

    def begins(self, name: str, first: int = 0, stop: int | None = None) -> bool:
        """Tell whether a hit of a list begins with the word `first` and ends before `stop`."""
        hits = self._hits.get(name)
        if not hits:
            return False
        end = len(self) if stop is None else stop
        return any(first == hit.first and hit.last < end for hit in hits)
