"""An article, or its digest, paragraph by paragraph with the statements coded in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from dossier.articles.paragraphs import paragraphs
from dossier.model import Article, Evidence, Library, ParagraphKind, Statement
from dossier.views.evidence import verified_place

Source = Literal["original", "other version", "digest"]


@dataclass(frozen=True)
class Coded:
    """A statement and its passage, `start` to `end` in the text of its paragraph.

    In a digest, which has no passages, both are 0.
    """

    statement: Statement
    start: int = 0
    end: int = 0


@dataclass(frozen=True)
class ReadParagraph:
    """A paragraph as it is read, with what was coded in it in order of position."""

    number: int
    text: str
    kind: ParagraphKind
    coded: tuple[Coded, ...]


@dataclass(frozen=True)
class Reading:
    """`unplaced` are statements with a passage that is not in the text that is read."""

    article: Article
    source: Source
    paragraphs: tuple[ReadParagraph, ...]
    unplaced: tuple[Statement, ...] = ()


def read(library: Library, article: str) -> Reading:
    """Open an article (an id): the attached original where there is one, else the digest."""
    record = library.article[article]
    here = [
        (statement, evidence)
        for statement in library.coded[article]
        for evidence in statement.evidence
        if evidence.article == article
    ]
    original = library.originals.get(article)
    if original is None:
        return Reading(
            record,
            "digest",
            tuple(
                ReadParagraph(
                    paragraph.paragraph,
                    paragraph.text,
                    paragraph.kind,
                    _unique(
                        statement
                        for statement, evidence in here
                        if evidence.paragraph == paragraph.paragraph and not evidence.version
                    ),
                )
                for paragraph in record.digest
            ),
            _in_earlier(here),
        )
    placed: list[tuple[int, int, Statement]] = []
    unplaced: dict[str, Statement] = {}
    for statement, evidence in here:
        place = verified_place(original, evidence)
        if place:
            placed.append((*place, statement))
        else:
            unplaced[statement.id] = statement
    placed.sort(key=lambda item: (item[0], item[1], item[2].id))
    kinds = {paragraph.paragraph: paragraph.kind for paragraph in record.digest}
    return Reading(
        record,
        "original" if original.exact else "other version",
        tuple(
            ReadParagraph(
                paragraph.number,
                original.text[paragraph.start : paragraph.end],
                kinds.get(paragraph.number, "text") if original.exact else "text",
                tuple(
                    Coded(
                        statement,
                        start - paragraph.start,
                        min(end, paragraph.end) - paragraph.start,
                    )
                    for start, end, statement in placed
                    if paragraph.start <= start < paragraph.end
                ),
            )
            for paragraph in paragraphs(original.text)
        ),
        tuple(unplaced.values()),
    )


def _in_earlier(here: Iterable[tuple[Statement, Evidence]]) -> tuple[Statement, ...]:
    return tuple({item.id: item for item, evidence in here if evidence.version}.values())


def _unique(statements: Iterable[Statement]) -> tuple[Coded, ...]:
    return tuple(Coded(item) for item in {item.id: item for item in statements}.values())
