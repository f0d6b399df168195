"""Texts that can be searched, and changed: many, and beside them a few that were added since."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from threading import Lock

import numpy as np

from dossier.search.answering import Answer, Answering, Question, admitted
from dossier.search.batch import Batch, Fields, read_batch
from dossier.search.lexicon import Lexicon
from dossier.search.meaning import Meanings
from dossier.search.postings import Which

__all__ = ["Answer", "Engine", "Question"]

_SEARCHING = Lock()  # searches share scratch space, also those of engines with the same batch


class Engine:
    """Searches texts: many, read at one time, and beside them a few that were added since."""

    def __init__(
        self, batches: Sequence[Batch], lexicon: Lexicon, added: Sequence[Fields] = ()
    ) -> None:
        self.batches = tuple(batches)
        self.added = tuple(added)  # what the last batch was read from, if there is more than one
        self.lexicon = lexicon
        self._meanings = Meanings([batch.postings.spellings for batch in batches], lexicon)

    @classmethod
    def build(cls, texts: Iterable[Fields], lexicon: Lexicon) -> Engine:
        """Read texts, each of so many fields."""
        return cls([read_batch(texts)], lexicon)

    def with_changes(
        self,
        texts: Sequence[Fields] = (),
        removed: Collection[int] = (),
        order: Sequence[int] = (),
    ) -> Engine:
        """Give an engine with more `texts`, numbered on, and without those `removed`.

        The `order` is that of the numbers of all that are left; the new ones come last without it.
        """
        main, *small = self.batches
        added = (*self.added, *texts)
        batches = [main]
        if added:
            batch = read_batch(added, main.postings.count, main.postings.spellings)
            if small:
                batch = batch.after(small[0])
            batches.append(batch)
        batches = [batch.without(removed) for batch in batches]
        if order:
            places = np.zeros(sum(batch.postings.count for batch in batches))
            places[list(order)] = np.arange(len(order))
            batches = [
                batch._replace(places=places[batch.first :][: batch.postings.count])
                for batch in batches
            ]
        return Engine(batches, self.lexicon, added)

    def forget(self) -> None:
        """Forget the words that were looked up before."""
        self._meanings.forget()
        for batch in self.batches:
            batch.parts.forget()

    def search(self, question: Question, limit: int) -> Answer:
        """Answer a question: the first `limit` texts, and how many there are."""
        with _SEARCHING:
            return Answering(self.batches, self._meanings, question).answer(limit)

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
