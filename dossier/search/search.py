"""Fuzzy search over a library: in both languages, with typing errors, without accents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

from dossier.model import Library
from dossier.search.document import Document, Kind
from dossier.search.documents import documents
from dossier.search.filters import Filters, Test
from dossier.search.lexicon import Lexicon, Phrase
from dossier.search.naming import shown
from dossier.search.query import Query, parse

if TYPE_CHECKING:  # numpy waits until there is an index
    from dossier.search.engine import Engine, Question
    from dossier.search.marking import Marker
    from dossier.search.postings import Which

Mark = tuple[int, int]

_FEW = (
    200  # documents that are read beside an index; of more, and more than 5 %, a new one is built
)
_SIMILAR = 0.6  # how like a typed word a suggested one must be
_TOO_SHORT = 3  # letters; any two words of so few are alike


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found.

    `id` is that of the statement, company, topic or article; `psa/brand/peugeot` for a brand or
    a person; `psa-atlanta¶3` for the digest, or the original, of a paragraph. `company`, `facet`
    and `topic` are ids, or empty. `marks` are the ranges of `text` to highlight.
    """

    id: str
    kind: Kind
    company: str
    facet: str
    topic: str
    text: str
    score: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """The best hits, out of `total`.

    `problems` says in words what in the query was not understood or led nowhere; `suggestion` is
    another query, where nothing was found and something similar is known.
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    problems: tuple[str, ...] = ()
    suggestion: str = ""


class Index:
    """Everything in a library that can be found, ready to be searched at every key stroke.

    `found` are documents by number, of which those with `numbers` are still there, in this order.
    """

    def __init__(
        self,
        found: Sequence[Document],
        numbers: Sequence[int],
        filters: Filters,
        lexicon: Lexicon,
        engine: Engine,
    ) -> None:
        self._documents = found
        self._numbers = numbers
        self._filters = filters
        self._lexicon = lexicon
        self._engine = engine

    @classmethod
    def build(cls, library: Library) -> Index:
        """Index a library as it stands."""
        return cls._read(library, tuple(documents(library)))

    @classmethod
    def _read(cls, library: Library, found: tuple[Document, ...]) -> Index:
        from dossier.search.engine import Engine

        lexicon = Lexicon(library.lexicon)
        engine = Engine.build((document.fields for document in found), lexicon)
        return cls(found, range(len(found)), Filters(library, found), lexicon, engine)

    def updated(self, library: Library) -> Index:
        """Index a changed library; where little has changed, only that is read."""
        found = tuple(documents(library))
        known = {
            (document.kind, document.id): number
            for number in self._numbers
            for document in (self._documents[number],)
        }
        numbers: list[int] = []
        fresh: list[Document] = []
        for document in found:
            number = known.get((document.kind, document.id), -1)
            if number >= 0 and self._documents[number] == document:
                del known[document.kind, document.id]
            else:
                number = len(self._documents) + len(fresh)
                fresh.append(document)
            numbers.append(number)
        lexicon = Lexicon(library.lexicon)
        changed = len(fresh) + len(self._documents) - len(self._numbers)
        if lexicon != self._lexicon or changed > max(_FEW, len(found) // 20):
            return self._read(library, found)
        return Index(
            found=(*self._documents, *fresh),
            numbers=numbers,
            filters=Filters(library, found),
            lexicon=lexicon,
            engine=self._engine.with_changes(
                [document.fields for document in fresh], tuple(known.values()), numbers
            ),
        )

    def search(self, text: str, limit: int = 50) -> Results:
        """Answer a query; no text is an error. `docs/search.md` describes the language."""
        from dossier.search.engine import Question
        from dossier.search.marking import Marker

        query = parse(text)
        tests, problems = self._filters.tests(query.filters)
        question = Question(
            words=query.words,
            unfinished=query.open_word,
            quoted=self._quoted(query),
            without=query.without,
            passing=self._passing(tests),
        )
        problems = [*query.problems, *problems]
        if not query.words and not query.phrases:
            passing = self._statements(question) if query.filters or query.without else []
            hits = self._hits(passing[: max(limit, 0)], repeat(1.0), Marker())
            return Results(hits, len(passing), tuple(problems))
        answer = self._engine.search(question, limit)
        if answer.anything:
            missing = [query.words[place] for place in answer.empty]
            missing += [" ".join(query.phrases[number]) for number in answer.unquoted]
            problems += [f"Nothing matches {shown(part)}." for part in missing]
            if not answer.total:
                problems.append("The rest of the query keeps out all that matches its words.")
        marker = Marker(answer.slots.values(), chain.from_iterable(question.quoted))
        return Results(
            hits=self._hits(answer.texts, answer.scores, marker),
            total=answer.total,
            problems=tuple(dict.fromkeys(problems)),
            suggestion="" if answer.anything else self._suggestion(query),
        )

    def _passing(self, tests: Sequence[Test]) -> Which | None:
        """Tell which documents pass; None for all."""
        if not tests:
            return None
        import numpy as np

        passed = (all(test(document) for test in tests) for document in self._documents)
        return np.fromiter(passed, bool, len(self._documents))

    def _statements(self, question: Question) -> list[int]:
        """Give the statements that pass: what a query without words asks for."""
        admitted = self._engine.admitted(question)
        return [
            number
            for number in self._numbers
            if admitted[number] and self._documents[number].kind == "statement"
        ]

    def _quoted(self, query: Query) -> list[tuple[Phrase, ...]]:
        """Give the quoted phrases; one whose quotes are still open, with all its completions."""
        quoted: list[tuple[Phrase, ...]] = [(phrase,) for phrase in query.phrases]
        if query.open_phrase:
            *before, begun = query.phrases[-1]
            quoted[-1] = tuple((*before, word) for word in self._engine.begun(begun))
        return quoted

    def _suggestion(self, query: Query) -> str:
        """Say the query in the most similar words of the index, where there are any."""
        asked = [*query.words, *(word for phrase in query.phrases for word in phrase)]
        known = [word for word in self._engine.begun("") if len(word) > _TOO_SHORT]
        similar = (
            process.extractOne(word, known, scorer=OSA.normalized_similarity, score_cutoff=_SIMILAR)
            for word in asked
        )
        return " ".join(found[0] for found in similar if found)

    def _hits(
        self, numbers: Sequence[int], scores: Iterable[float], marker: Marker
    ) -> tuple[Hit, ...]:
        return tuple(
            self._hit(number, score, marker) for number, score in zip(numbers, scores, strict=False)
        )

    def _hit(self, number: int, score: float, marker: Marker) -> Hit:
        found = self._documents[number]
        return Hit(
            id=found.id,
            kind=found.kind,
            company=found.company,
            facet=found.facet,
            topic=found.topic,
            text=found.text,
            score=round(score, 4),
            marks=marker.marks(found.text, found.language),
        )
