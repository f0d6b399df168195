"""Fuzzy search over a library: in both languages, with typing errors, without accents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

from dossier.language.lexicon import Lexicon, Phrase
from dossier.model import Library
from dossier.search.document import Kind
from dossier.search.documents import documents
from dossier.search.filters import Filters
from dossier.search.naming import shown
from dossier.search.query import Query, parse

if TYPE_CHECKING:  # numpy waits until there is an index
    from dossier.search.batch import Fields
    from dossier.search.catalogue import Catalogue
    from dossier.search.engine import Engine, Question
    from dossier.search.marking import Marker

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

    The `catalogue` and the `engine` know documents by number, of which those with `numbers` are
    still there, in this order.
    """

    def __init__(
        self, library: Library, catalogue: Catalogue, numbers: Sequence[int], engine: Engine
    ) -> None:
        self.catalogue = catalogue
        self.engine = engine
        self._library = library
        self._numbers = numbers
        self._filters = Filters(library, catalogue, numbers)

    @classmethod
    def build(cls, library: Library) -> Index:
        """Index a library as it stands."""
        from dossier.search.catalogue import Cataloguing
        from dossier.search.engine import Engine

        noted = Cataloguing()
        fields = (noted.add(document) for document in documents(library))
        engine = Engine.build(fields, Lexicon(library.lexicon))
        catalogue = noted.catalogue()
        return cls(library, catalogue, range(catalogue.size()), engine)

    @property
    def whole(self) -> bool:
        """Tell whether everything was read at one time, and nothing removed since."""
        return self.engine.whole and self._numbers == range(self.catalogue.size())

    def updated(self, library: Library) -> Index:
        """Index a changed library; where little has changed, only that is read."""
        from dossier.search.catalogue import Cataloguing
        from dossier.search.renewing import renewed

        catalogue = self.catalogue
        left = max(_FEW, len(self._numbers) // 20) - (catalogue.size() - len(self._numbers))
        items = renewed(self._library, library, catalogue, self._numbers)
        kept = {item for item in items or () if isinstance(item, int)}
        gone = dict(catalogue.known(number for number in self._numbers if number not in kept))
        numbers: list[int] = []
        noted = Cataloguing()
        fresh: list[Fields] = []
        for item in documents(library) if items is None else items:
            if isinstance(item, int):
                numbers.append(item)
                continue
            number = gone.get((item.kind, item.id), -1)
            if number >= 0 and catalogue.holds(number, item):
                del gone[item.kind, item.id]
            else:
                number = catalogue.size() + len(fresh)
                fresh.append(noted.add(item))
            if len(fresh) > left:
                return self.build(library)
            numbers.append(number)
        if library.lexicon != self._library.lexicon:
            return self.build(library)
        return Index(
            library,
            catalogue.extended(noted.catalogue()),
            numbers,
            self.engine.with_changes(fresh, tuple(gone.values()), numbers),
        )

    def search(self, text: str, limit: int = 50) -> Results:
        """Answer a query; no text is an error. `docs/search.md` describes the language."""
        from dossier.search.engine import Question
        from dossier.search.marking import Marker

        query = parse(text)
        passing, problems = self._filters.passing(query.filters)
        question = Question(
            words=query.words,
            unfinished=query.open_word,
            quoted=self._quoted(query),
            without=query.without,
            passing=passing,
        )
        problems = [*query.problems, *problems]
        if not query.words and not query.phrases:
            listed = self._statements(question) if query.filters or query.without else []
            hits = self._hits(listed[: max(limit, 0)], repeat(1.0), Marker())
            return Results(hits, len(listed), tuple(problems))
        answer = self.engine.search(question, limit)
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

    def _statements(self, question: Question) -> list[int]:
        """Give the statements that pass: what a query without words asks for."""
        admitted = (self.engine.admitted(question) & self.catalogue.statements).tolist()
        return [number for number in self._numbers if admitted[number]]

    def _quoted(self, query: Query) -> list[tuple[Phrase, ...]]:
        """Give the quoted phrases; one whose quotes are still open, with all its completions."""
        quoted: list[tuple[Phrase, ...]] = [(phrase,) for phrase in query.phrases]
        if query.open_phrase:
            *before, begun = query.phrases[-1]
            quoted[-1] = tuple((*before, word) for word in self.engine.begun(begun))
        return quoted

    def _suggestion(self, query: Query) -> str:
        """Say the query in the most similar words of the index, where there are any."""
        asked = [*query.words, *(word for phrase in query.phrases for word in phrase)]
        known = [word for word in self.engine.begun("") if len(word) > _TOO_SHORT]
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
        found = self.catalogue.shown(number)
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
