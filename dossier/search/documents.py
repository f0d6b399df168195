"""A library becomes documents: what can be found, in which words, under which filters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from dossier import dates
from dossier.articles.paragraphs import paragraphs
from dossier.model import COMPANY, JOURNALIST, Article, Company, Figure, Library, Statement
from dossier.search.folding import words
from dossier.views import wording
from dossier.views.evidence import verified_place

Kind = Literal["company", "brand", "person", "statement", "topic", "article", "digest", "passage"]
Field = tuple[float, str]  # what a hit in it weighs, and the text
Tags = Mapping[str, frozenset[str]]  # by name of a filter, the values that a document answers to

_NOTHING = dates.Span(None, None)


@dataclass(frozen=True, slots=True)
class Document:
    """Something that can be found. `text` is shown; `fields` are searched; `span` is its date."""

    id: str
    kind: Kind
    text: str
    fields: tuple[Field, ...]
    company: str = ""
    facet: str = ""
    topic: str = ""
    tags: Tags = frozenset  # type: ignore[assignment]
    span: dates.Span = _NOTHING
