"""Fuzzy search over a library: in both languages, with typing errors, without accents."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from rapidfuzz import process
from rapidfuzz.distance import OSA

from dossier.model import Library
from dossier.search.document import Document, Kind
from dossier.search.documents import documents
from dossier.search.expansion import Alternative, Expander, slots
from dossier.search.filters import Filters
from dossier.search.forms import telling
from dossier.search.index import Found, InvertedIndex
from dossier.search.lexicon import Lexicon, Phrase, stems
from dossier.search.marking import Mark, Marker
from dossier.search.naming import shown
from dossier.search.query import Query, parse
from dossier.search.ranking import rank

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
    """Everything in a library that can be found, ready to be searched at every key stroke."""

    def __init__(self, found: Sequence[Document], filters: Filters, lexicon: Lexicon) -> None:
        self._documents = found
        self._filters = filters
        self._index = InvertedIndex(found)
        self._expander = Expander(self._index, lexicon)

    @classmethod
    def build(cls, library: Library) -> Index:
        """Index a library as it stands; an edited one is indexed anew."""
        found = tuple(documents(library))
        return cls(found, Filters(library, found), Lexicon(library.lexicon))

    def search(self, text: str, limit: int = 50) -> Results:
        """Answer a query; no text is an error. `docs/search.md` describes the language."""
        query = parse(text)
        tests, problems = self._filters.tests(query.filters)
        problems = [*query.problems, *problems]
        quoted = self._quoted(query)
        exact = [self._any_run(ways) for ways in quoted]
        excluded = [self._index.forms(stems(telling(phrase))) for phrase in query.without]

        def admitted(number: int) -> bool:
            return (
                all(number in found for found in exact)
                and not any(number in found for found in excluded)
                and all(test(self._documents[number]) for test in tests)
            )

        if not query.words and not query.phrases:
            passing = self._statements(admitted) if query.filters or query.without else {}
            return Results(self._hits(passing, Marker(), limit), len(passing), tuple(problems))
        alternatives = self._expander.expand(query.words, unfinished=query.open_word)
        asked = [
            *((query.words[place], found) for place, found in self._answers(query, alternatives)),
            *zip(map(" ".join, query.phrases), exact, strict=True),
        ]
        scores = rank([found for _, found in asked], len(self._documents), admitted)
        anything = any(found for _, found in asked)
        if anything:
            problems += [f"Nothing matches {shown(part)}." for part, found in asked if not found]
            if not scores:
                problems.append("The rest of the query keeps out all that matches its words.")
        return Results(
            hits=self._hits(scores, Marker(alternatives, chain.from_iterable(quoted)), limit),
            total=len(scores),
            problems=tuple(dict.fromkeys(problems)),
            suggestion="" if anything else self._suggestion(query),
        )

    def _statements(self, admitted: Callable[[int], bool]) -> dict[int, float]:
        """Give the statements that pass: what a query without words asks for."""
        return {
            number: 1.0
            for number, document in enumerate(self._documents)
            if document.kind == "statement" and admitted(number)
        }

    def _quoted(self, query: Query) -> list[tuple[Phrase, ...]]:
        """Give the quoted phrases; one whose quotes are still open, with all its completions."""
        quoted: list[tuple[Phrase, ...]] = [(phrase,) for phrase in query.phrases]
        if query.open_phrase:
            *before, begun = query.phrases[-1]
            words = sorted(word for word in self._index.words if word.startswith(begun))
            quoted[-1] = tuple((*before, word) for word in words)
        return quoted

    def _any_run(self, ways: Sequence[Phrase]) -> Found:
        found: Found = {}
        for way in ways:
            for number, weight in self._index.run(way).items():
                found[number] = max(weight, found.get(number, 0.0))
        return found

    def _answers(
        self, query: Query, alternatives: Sequence[Alternative]
    ) -> Iterable[tuple[int, Found]]:
        """Give, for each word that counts (its place), what answers to it and how well."""
        answers: dict[int, Found] = {place: {} for place in slots(query.words)}
        for item in alternatives:
            found = item.found(self._index)
            for place in range(item.first, item.last + 1):
                best = answers.get(place)
                if best is None:  # a stop word
                    continue
                for number, weight in found.items():
                    if weight * item.weight > best.get(number, 0.0):
                        best[number] = weight * item.weight
        return answers.items()

    def _suggestion(self, query: Query) -> str:
        """Say the query in the most similar words of the index, where there are any."""
        asked = [*query.words, *(word for phrase in query.phrases for word in phrase)]
        known = [word for word in self._index.words if len(word) > _TOO_SHORT]
        similar = (
            process.extractOne(word, known, scorer=OSA.normalized_similarity, score_cutoff=_SIMILAR)
            for word in asked
        )
        return " ".join(found[0] for found in similar if found)

    def _hits(self, scores: dict[int, float], marker: Marker, limit: int) -> tuple[Hit, ...]:
        """Give the best; among equals, names before statements before texts, in source order."""
        best = heapq.nsmallest(limit, scores, key=lambda number: (-scores[number], number))
        return tuple(self._hit(number, scores[number], marker) for number in best)

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
