"""Filters of a query become masks: by number of a document, whether it passes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING, get_args

from dossier import dates
from dossier.model import Library, Status
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

if TYPE_CHECKING:  # numpy waits until there is an index
    from dossier.search.catalogue import Catalogue
    from dossier.search.postings import Which

_DATES = ("before", "after")
_SAID = {"lang": "language"}
_KEPT = 64  # masks


class Filters:
    """The values that filters may take in one library, and what in a catalogue has them.

    `numbers` are the documents of the catalogue that are still there.
    """

    def __init__(self, library: Library, catalogue: Catalogue, numbers: Sequence[int]) -> None:
        self._catalogue = catalogue
        self._masks: dict[tuple[str, frozenset[str]], Which] = {}
        self._choices: dict[str, Choices] = {
            "company": company_names(library),
            "facet": facet_names(library),
            "topic": {topic.id: (topic.name,) for topic in library.topic.values()},
            "status": dict.fromkeys((*get_args(Status), DENIED), ()),
            "speaker": _speakers(library, catalogue.values("speaker", numbers)),
            "lang": {
                article.language: (wording.language(article.language),)
                for article in library.articles
            },
            "article": article_names(library),
        }

    def passing(self, filters: Sequence[Filter]) -> tuple[Which | None, list[str]]:
        """Tell which documents pass, None for all, and what was wrong with the filters.

        Of several values of one filter any will do, but every date must hold. A value that is not
        understood lets nothing through: to show everything instead would look like an answer.
        """
        masks: list[Which] = []
        problems: list[str] = []
        by_name: dict[str, list[Which]] = {}
        for item in filters:
            mask, problem = self._dated(item) if item.name in _DATES else self._tagged(item)
            if problem:
                problems.append(problem)
            if item.without:
                masks.append(~mask)
            elif item.name in _DATES:
                masks.append(mask)
            else:
                by_name.setdefault(item.name, []).append(mask)
        masks += [reduce(or_, same) for same in by_name.values()]
        return (reduce(and_, masks) if masks else None), problems

    def _tagged(self, item: Filter) -> tuple[Which, str]:
        choices = self._choices[item.name]
        values = frozenset(find(item.value, choices))
        key = (item.name, values)
        if key not in self._masks:
            if len(self._masks) >= _KEPT:
                self._masks.clear()
            self._masks[key] = self._catalogue.having(item.name, values)
        return self._masks[key], "" if values else _unknown(item, choices)

    def _dated(self, item: Filter) -> tuple[Which, str]:
        """Compare with the days that a document's date may mean; an undated one never passes."""
        try:
            asked = dates.span(item.value)
        except ValueError:
            asked = dates.Span(None, None)
        if asked.first is None or asked.last is None:
            nothing = self._catalogue.having("company", ())
            return nothing, f"{item.name}: {shown(item.value)} is not a date like 2018 or 2017-04."
        if item.name == "before":
            return self._catalogue.first < asked.first.toordinal(), ""
        return self._catalogue.last > asked.last.toordinal(), ""


def _unknown(item: Filter, choices: Choices) -> str:
    close = nearest(item.value, choices)
    hint = f"Did you mean {close}?" if close else f"There are: {listed(choices)}."
    return f"No {_SAID.get(item.name, item.name)} is called {shown(item.value)}. {hint}"


def _speakers(library: Library, speakers: Iterable[str]) -> Choices:
    known = {
        person.name: person.aliases for company in library.companies for person in company.people
    }
    return {speaker: known.get(speaker, ()) for speaker in sorted(speakers)}
