"""The texts that a QDA program gets, and where in them each statement rests.

Where the article's text is at hand and holds the passage, it is that text and that passage. Where
not, it is our digest, which says so in its first line, and the paragraph.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from dossier.model import Article, Evidence, Library, Statement
from dossier.views import wording
from dossier.views.evidence import text_of, verified_place

Kind = Literal["text", "digest"]
Key = tuple[str, str, Kind]  # article, version (empty: the present one), what is there of it
Span = tuple[int, int]  # in code points, the end exclusive

_NOTICE = "[Not the article: a digest of it in other words, paragraph by paragraph.]"


class Document(Struct, frozen=True):
    """A text under a `name` that no other has; `selections` are the statements by span, sorted."""

    key: Key
    name: str
    article: Article
    text: str
    selections: tuple[tuple[Span, tuple[Statement, ...]], ...]


def documents(
    library: Library, articles: Iterable[Article], statements: Iterable[Statement]
) -> list[Document]:
    """Give a document for each article, and for each other text on which statements rest."""
    resting: dict[Key, list[tuple[Statement, Evidence]]] = {}
    for article in articles:
        kind: Kind = "text" if article.id in library.originals else "digest"
        resting[article.id, "", kind] = []
    for statement in statements:
        for evidence in statement.evidence:
            found = resting.setdefault(_home(library, evidence), [])
            found.append((statement, evidence))
    return [_document(library, key, resting[key]) for key in sorted(resting)]


def _home(library: Library, evidence: Evidence) -> Key:
    original = text_of(library, evidence)
    held = original is not None and verified_place(original, evidence) is not None
    return (evidence.article, evidence.version, "text" if held else "digest")


def _document(library: Library, key: Key, resting: list[tuple[Statement, Evidence]]) -> Document:
    id_, version, kind = key
    article = library.article[id_]
    earlier = library.earlier.get((id_, version))
    original = earlier.original if earlier else library.originals.get(id_)
    spans: dict[Span, dict[str, Statement]] = {}
    if kind == "text" and original is not None:
        text = original.text
        for statement, evidence in resting:
            place = verified_place(original, evidence)
            if place is not None:
                spans.setdefault(place, {})[statement.id] = statement
    else:
        record = earlier.record if earlier else article
        text, paragraphs = _digest(record, {item.paragraph for _, item in resting})
        for statement, evidence in resting:
            spans.setdefault(paragraphs[evidence.paragraph], {})[statement.id] = statement
    notes = [f"version {earlier.number}" if earlier else version, "" if kind == "text" else kind]
    apart = ", ".join(note for note in notes if note)
    return Document(
        key,
        f"{id_} ({apart})" if apart else id_,
        article,
        text,
        tuple((span, tuple(spans[span].values())) for span in sorted(spans)),
    )


def _digest(record: Article, wanted: set[int]) -> tuple[str, dict[int, Span]]:
    """Write the digest, and tell where its paragraphs stand."""
    told = {item.paragraph: item.text for item in record.digest if item.text}
    text = f"{_NOTICE}\n"
    places: dict[int, Span] = {}
    for number in sorted(told.keys() | wanted):
        line = f"¶{number} {told.get(number, f'[{wording.UNWORDED}]')}"
        places[number] = (len(text) + 1, len(text) + 1 + len(line))
        text += f"\n{line}\n"
    return text, places
