"""Filters of a query become tests that a document passes or not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import get_args

from dossier import dates
from dossier.model import Library, Status
from dossier.search.document import Document
from dossier.search.documents import DENIED
from dossier.search.naming import (
    Choices,
    article_names,
    company_names,
    facet_names,
    find,
    listed,
    nearest,
    shown,
)
from dossier.search.query import Filter
from dossier.views import wording

Test = Callable[[Document], bool]

_DATES = ("before", "after")
_SAID = {"lang": "language"}


class Filters:
    """The values that filters may take in one library."""

    def __init__(self, library: Library, documents: Iterable[Document]) -> None:
        self._choices: dict[str, Choices] = {
            "company": company_names(library),
            "facet": facet_names(library),
            "topic": {topic.id: (topic.name,) for topic in library.topic.values()},
            "status": dict.fromkeys((*get_args(Status), DENIED), ()),
            "speaker": _speakers(library, documents),
            "lang": {
                article.language: (wording.language(article.language),)
                for article in library.articles
            },
            "article": article_names(library),
        }

    def tests(self, filters: Sequence[Filter]) -> tuple[list[Test], list[str]]:
        """Give the tests that a document must pass, and what was wrong with the filters.

        Of several values of one filter any will do, but every date must hold. A value that is not
        understood lets nothing through: to show everything instead would look like an answer.
        """
        tests: list[Test] = []
        problems: list[str] = []
        by_name: dict[str, list[Test]] = {}
        for item in filters:
            test, problem = _dated(item) if item.name in _DATES else self._tagged(item)
            if problem:
                problems.append(problem)
            if item.without:
                tests.append(_none_of([test]))
            elif item.name in _DATES:
                tests.append(test)
            else:
                by_name.setdefault(item.name, []).append(test)
        return [*tests, *map(_any_of, by_name.values())], problems

    def _tagged(self, item: Filter) -> tuple[Test, str]:
        choices = self._choices[item.name]
        values = frozenset(find(item.value, choices))

        def test(document: Document) -> bool:
            return not values.isdisjoint(document.tags.get(item.name, ()))

        return test, "" if values else _unknown(item, choices)


def _dated(item: Filter) -> tuple[Test, str]:
    """Compare with the days that a document's date may mean; an undated one never passes."""
    try:
        asked = dates.span(item.value)
    except ValueError:
        asked = dates.Span(None, None)
    if asked.first is None or asked.last is None:
        return _any_of([]), f"{item.name}: {shown(item.value)} is not a date like 2018 or 2017-04."
    first, last = asked.first, asked.last

    def before(document: Document) -> bool:
        return document.span.first is not None and document.span.first < first

    def after(document: Document) -> bool:
        return document.span.last is not None and document.span.last > last

    return before if item.name == "before" else after, ""


def _any_of(tests: Sequence[Test]) -> Test:
    return lambda document: any(test(document) for test in tests)


def _none_of(tests: Sequence[Test]) -> Test:
    return lambda document: not any(test(document) for test in tests)


def _unknown(item: Filter, choices: Choices) -> str:
    close = nearest(item.value, choices)
    hint = f"Did you mean {close}?" if close else f"There are: {listed(choices)}."
    return f"No {_SAID.get(item.name, item.name)} is called {shown(item.value)}. {hint}"


def _speakers(library: Library, documents: Iterable[Document]) -> Choices:
    known = {
        person.name: person.aliases for company in library.companies for person in company.people
    }
    speakers = sorted({name for item in documents for name in item.tags.get("speaker", ())})
    return {speaker: known.get(speaker, ()) for speaker in speakers}
