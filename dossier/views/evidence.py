"""The passage under a statement, as far as it can be shown: original, digest, or locator."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import lru_cache
from operator import attrgetter
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from dossier.articles import anchoring
from dossier.articles.paragraphs import Paragraph, paragraphs
from dossier.model import Article, Evidence, Library, Original, Statement

Source = Literal["original", "digest", "orphaned", "earlier", "earlier digest"]


class Exhibit(Struct, frozen=True):
    """One piece of evidence, ready to be shown.

    `source` says what `text` is: the paragraph of the attached original, with the passage at
    `start` to `end` in it, verified to the letter; or our digest of that paragraph (`start` and
    `end` are 0), empty as long as nobody has worded it; `orphaned` is the digest too, shown
    although a text is attached, because the passage is not in it; `earlier` is the kept text of an
    earlier version, with the passage, which has no one place in the present text; `earlier digest`
    is that version's digest, where its text is lost. `before` and `after` are the neighbouring
    paragraphs, share buttons and the like left out, empty at the article's ends.
    """

    article: Article
    evidence: Evidence
    source: Source
    text: str
    start: int = 0
    end: int = 0
    before: str = ""
    after: str = ""

    @property
    def quotation(self) -> str:
        """The passage itself, or nothing where there is no verified text."""
        return self.text[self.start : self.end]


def exhibits(library: Library, statement: Statement) -> tuple[Exhibit, ...]:
    """Show each piece of evidence of a statement."""
    return tuple(exhibit(library, evidence) for evidence in statement.evidence)


def exhibit(library: Library, evidence: Evidence) -> Exhibit:
    """Show a passage, from the text that it was coded in where that is at hand and holds it."""
    article = library.article[evidence.article]
    version = library.earlier.get((article.id, evidence.version))
    record = version.record if version else article
    if evidence.version and version is None:
        return Exhibit(article, evidence, "earlier digest", "")
    original = text_of(library, evidence)
    place = verified_place(original, evidence) if original else None
    if original is None or place is None:
        shown = _from_digest(record, evidence, "orphaned" if original else "digest")
    else:
        shown = _from_original(record, original, evidence, place)
    if version is None:
        return shown
    return replace(shown, article=article, source="earlier" if place else "earlier digest")


def passage(library: Library, evidence: Evidence) -> str:
    """Give the words of a passage, verified to the letter, or nothing."""
    original = text_of(library, evidence)
    place = verified_place(original, evidence) if original else None
    return original.text[slice(*place)] if original and place else ""


def text_of(library: Library, evidence: Evidence) -> Original | None:
    """Give the text that a passage was coded in, present or earlier, if it is at hand."""
    if not evidence.version:
        return library.originals.get(evidence.article)
    version = library.earlier.get((evidence.article, evidence.version))
    return version.original if version else None


def verified_place(original: Original, evidence: Evidence) -> tuple[int, int] | None:
    """Give the span of `evidence` in the original if the very words stand there."""
    place = original.locate(evidence)
    return place if place and anchoring.holds(original.text, evidence, *place) else None


def _from_original(
    article: Article, original: Original, evidence: Evidence, place: tuple[int, int]
) -> Exhibit:
    start, end = place
    text = original.text
    divided = _divided(text)
    index = min(bisect_right(divided, start, key=attrgetter("end")), len(divided) - 1)
    home = divided[index]
    first, last = min(home.start, start), max(home.end, end)

    def nearest(others: Iterable[Paragraph]) -> str:
        told = (item for item in others if not (original.exact and _is_aside(article, item)))
        return next((text[item.start : item.end] for item in told), "")

    return Exhibit(
        article=article,
        evidence=evidence,
        source="original",
        text=text[first:last],  # a passage may run over the paragraph's ends
        start=start - first,
        end=end - first,
        before=nearest(divided[number] for number in range(index - 1, -1, -1)),
        after=nearest(divided[number] for number in range(index + 1, len(divided))),
    )


@lru_cache(maxsize=64)
def _divided(text: str) -> tuple[Paragraph, ...]:
    """Divide a text; of one text many passages are shown, one after the other."""
    return tuple(paragraphs(text))


def _is_aside(article: Article, paragraph: Paragraph) -> bool:
    """Tell whether a paragraph of an article's very text is no part of the story."""
    told = article.paragraph(paragraph.number)
    return told is not None and told.kind == "boilerplate"


def _from_digest(article: Article, evidence: Evidence, source: Source) -> Exhibit:
    skipped = _boilerplate(article)
    others = [item for item in article.digest if item.text and item.paragraph not in skipped]
    number = evidence.paragraph
    return Exhibit(
        article=article,
        evidence=evidence,
        source=source,
        text=next((item.text for item in article.digest if item.paragraph == number), ""),
        before=next((item.text for item in reversed(others) if item.paragraph < number), ""),
        after=next((item.text for item in others if item.paragraph > number), ""),
    )


def _boilerplate(article: Article) -> frozenset[int]:
    """Give the numbers of the paragraphs that are no part of the story."""
    return frozenset(item.paragraph for item in article.digest if item.kind == "boilerplate")
