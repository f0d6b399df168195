"""What can be found: a text to show, the words it is found by, the filters it answers to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from msgspec import Struct, field

from dossier import dates

Kind = Literal["company", "brand", "person", "statement", "topic", "article", "digest", "passage"]
Tags = Mapping[str, frozenset[str]]  # by filter, the values to which a document answers

OURS = "en"  # the language of statements, digests and labels
_NO_DATE = dates.Span(None, None)


class Field(NamedTuple):
    """A text to search, how much a word found in it weighs, its language (none for a name)."""

    weight: float
    text: str
    language: str = ""


class Shown(Struct, frozen=True, kw_only=True):
    """What is shown of something that was found.

    `language` is that of `text`, empty for names; `company`, `facet` and `topic` are ids, or empty.
    """

    id: str
    kind: Kind
    text: str
    language: str = ""
    company: str = ""
    facet: str = ""
    topic: str = ""


class Document(Shown, frozen=True, kw_only=True):
    """Something that can be found: `text` is shown, `fields` are searched, `span` is its date."""

    fields: tuple[Field, ...]
    tags: Tags = field(default_factory=dict)
    span: dates.Span = _NO_DATE
