"""Texts that can be searched, and changed: many, and beside them a few that were added since."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from threading import Lock

import numpy as np

from dossier.language.lexicon import Lexicon
from dossier.search.answering import Answer, Answering, Question, admitted
from dossier.search.batch import Batch, Fields, read_batch
from dossier.search.meaning import Meanings
from dossier.search.postings import Which
from dossier.search.ranking import Places
from dossier.search.reading import Worded, put_together, read, worded
from dossier.search.spellings import Spellings

__all__ = ["Answer", "Engine", "Question"]

_SEARCHING = Lock()  # searches share scratch space, also those of engines with the same batch


class Engine:
    """Searches texts: many, read at one time, and beside them a few that were added since.

    Of what was `added` only the words are read; how they are searched is made at the first search.
    `removed` are numbers; `places` are where the texts stand among all, where that is not their
    order; `terms` are the words of the lexicon, where they have been read before.
    """

    def __init__(
        self,
        main: Batch,
        lexicon: Lexicon,
        added: Sequence[Sequence[Worded]] = (),
        removed: Collection[int] = (),
        places: Places | None = None,
        terms: Spellings | None = None,
    ) -> None:
        self.main = main
        self.lexicon = lexicon
        self._added = added
        self._removed = removed
        self._places = places
        self._terms = terms or Spellings(sorted(lexicon.words))

    @classmethod
    def build(cls, texts: Iterable[Fields], lexicon: Lexicon) -> Engine:
        """Read texts, each of so many fields."""
        return cls(read_batch(read(texts)), lexicon)

    @property
    def whole(self) -> bool:
        """Tell whether all texts were read at one time, and none was removed since."""
        return not self._added and not self._removed

    def with_changes(
        self,
        texts: Sequence[Fields] = (),
        removed: Collection[int] = (),
        order: Sequence[int] = (),
    ) -> Engine:
        """Give an engine with more `texts`, numbered on, and without those `removed`.

        The `order` is that of the numbers of all that are left; the new ones come last without it.
        """
        added = (*self._added, *map(worded, texts))
        places = self._places
        if order:
            places = np.zeros(self.main.postings.count + len(added))
            places[list(order)] = np.arange(len(order))
        elif places is not None:
            places = np.append(places, np.arange(len(places), len(places) + len(texts)))
        gone = (*self._removed, *removed)
        return Engine(self.main, self.lexicon, added, gone, places, self._terms)

    @cached_property
    def batches(self) -> tuple[Batch, ...]:
        """Give what is searched: the many, and the few if there are any."""
        batches = [self.main]
        if self._added:
            known = self.main.postings
            batches.append(read_batch(put_together(self._added), known.count, known.spellings))
        return tuple(batch.without(self._removed) for batch in batches)

    @cached_property
    def _meanings(self) -> Meanings:
        known = [batch.postings.spellings for batch in self.batches]
        return Meanings(known, self.lexicon, self._terms)

    def forget(self) -> None:
        """Forget the words that were looked up before."""
        self._meanings.forget()
        for batch in self.batches:
            batch.parts.forget()

    def search(self, question: Question, limit: int) -> Answer:
        """Answer a question: the first `limit` texts, and how many there are."""
        with _SEARCHING:
            found = Answering(self.batches, self._places, self._meanings, question)
            return found.answer(limit)

    def admitted(self, question: Question) -> Which:
        """Tell by number which texts are left by what is left out, removed, or not passing."""
        with _SEARCHING:
            found = []
            for batch in self.batches:
                which = admitted(batch, question, ())
                found.append(np.ones(batch.postings.count, bool) if which is None else which)
        return np.concatenate(found)

    def begun(self, beginning: str) -> list[str]:
        """Give the words of all texts that begin so, in order."""
        return sorted(
            {
                word
                for batch in self.batches
                for word in batch.postings.spellings.begun(beginning)
                if word
            }
        )
