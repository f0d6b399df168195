"""The engine of the product."""

from __future__ import annotations

from collections.abc import Sequence

from dossier.language.folding import words
from dossier.language.lexicon import Lexicon
from dossier.search.document import Field
from dossier.search.engine import Engine, Question
from searching.contract import LIMIT, InProcess


class Ours(InProcess):
    """Its whole query, without the marks in the texts shown."""

    packages = ("dossier", "numpy", "rapidfuzz")

    def __init__(self, texts: Sequence[str]) -> None:
        super().__init__()
        self._engine = Engine.build(((Field(1.0, text),) for text in texts), Lexicon(()))

    def search(self, typed: str) -> Sequence[int]:
        """Search as the app does at a key stroke."""
        question = Question(words(typed), unfinished=not typed.endswith(" "))
        return self._engine.search(question, LIMIT).texts

    def add(self, text: str) -> None:
        """Add to the small batch that is searched beside the large one."""
        self._engine = self._engine.with_changes([(Field(1.0, text),)])

    def forget(self) -> None:
        """Forget looked-up words."""
        self._engine.forget()
