"""A passage that a corrected text no longer holds is looked for among its rewordings. Pure.

What is found is only ever proposed. However alike the letters are, a rewording must have the very
numbers, names, negations and hedges, in the same order; see `bearings.py`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from dossier.articles.anchoring import is_inside
from dossier.articles.bearings import Bearing, bearings, opposed
from dossier.articles.paragraphs import Paragraph, paragraphs
from dossier.articles.sentences import Sentence, divided, sentences_of

LEAST = 60.0  # of 100: under this a sentence shares little more than its small words
_REACH = 12  # words that the edge of a part of a sentence may lie from where it is best aligned
_NEAR = 5  # paragraphs that are looked at closely for a part of a sentence
_LONGER = 2.0


@dataclass(frozen=True)
class Candidate:
    """`start` to `end` (exclusive) of a text; `score` is its likeness to a passage, up to 100."""

    start: int
    end: int
    score: float


@dataclass(frozen=True)
class _Passage:
    """What is looked for: its words, what they hang on, and how it sits in its sentences."""

    words: str
    bearings: tuple[str, ...]
    home: str  # the sentences that it is a part of
    around: tuple[str, ...]  # negations and hedges of these
    begins: bool  # it begins where a sentence does, but for a mark before the first word
    ends: bool

    def trimmed(self, text: str, sentence: Sentence) -> tuple[int, int]:
        """Give a sentence without the marks at its ends, where the passage has none."""
        start, end = sentence.start, sentence.end
        while self.words[0].isalnum() and start < end and not text[start].isalnum():
            start += 1
        while self.words[-1].isalnum() and start < end and not text[end - 1].isalnum():
            end -= 1
        return start, end


class Matcher:
    """A corrected text, made ready once for all the passages that are looked for in it.

    `names` are known names in lower case; a word with a capital is one in any case.
    """

    def __init__(self, text: str, names: Container[str] = ()) -> None:
        self.text = text
        self._names = names
        self._bearings = list(bearings(text, names))
        self._places = [item.at for item in self._bearings]
        self._sentences = divided(text)

    def best(self, old: str, start: int, end: int, *, least: float = LEAST) -> Candidate | None:
        """Give the span most like `old[start:end]`, or None where none says the same.

        A passage that begins or ends with a sentence can only become one that does so too.
        """
        passage = _passage(old, start, end, self._names)
        found = (
            Candidate(first, last, fuzz.ratio(passage.words, self.text[first:last]))
            for first, last in self._spans(passage)
            if self._says_the_same(passage, first, last)
        )
        likely = (item for item in found if item.score >= least)
        return max(likely, key=lambda item: (item.score, -item.start, -item.end), default=None)

    def _spans(self, passage: _Passage) -> Iterator[tuple[int, int]]:
        if passage.begins and passage.ends:
            near: Iterable[Paragraph] = self._sentences
        else:
            near = sorted(
                self._sentences,
                key=lambda item: (-fuzz.partial_ratio(passage.words, self._line(item)), item.start),
            )[:_NEAR]
        longest = _LONGER * len(passage.words)
        for paragraph in near:
            starts, ends = self._edges(passage, paragraph)
            for first in starts:
                for last in ends:
                    if first < last and last - first <= longest:
                        yield first, last

    def _edges(self, passage: _Passage, paragraph: Paragraph) -> tuple[list[int], list[int]]:
        """Give the places of a paragraph where the passage may begin, and where it may end."""
        found = self._sentences[paragraph]
        spans = [passage.trimmed(self.text, item) for item in found]
        starts, ends = [start for start, _ in spans], [end for _, end in spans]
        if passage.begins and passage.ends:
            return starts, ends
        line = self._line(paragraph)
        aligned = fuzz.partial_ratio_alignment(passage.words, line)
        if aligned is None:
            return [], []
        edges = [place for place in range(len(line) + 1) if not is_inside(line, place)]
        if not passage.begins:
            firsts = [place for place in edges if not line[place : place + 1].isspace()]
            starts = [paragraph.start + place for place in _near(firsts, aligned.dest_start)]
        if not passage.ends:
            lasts = [place for place in edges if place and not line[place - 1].isspace()]
            ends = [paragraph.start + place for place in _near(lasts, aligned.dest_end)]
        return starts, ends

    def _says_the_same(self, passage: _Passage, start: int, end: int) -> bool:
        if tuple(item.word for item in self._between(start, end)) != passage.bearings:
            return False
        home = next(items for item, items in self._sentences.items() if start < item.end)
        first, last = _around(home, start, end)
        if _inverting(self._between(first, last)) != passage.around:
            return False
        return not opposed(passage.home, self.text[first:last])

    def _between(self, start: int, end: int) -> list[Bearing]:
        return self._bearings[bisect_left(self._places, start) : bisect_left(self._places, end)]

    def _line(self, paragraph: Paragraph) -> str:
        return self.text[paragraph.start : paragraph.end]


def _passage(text: str, start: int, end: int, names: Container[str]) -> _Passage:
    home = next((item for item in paragraphs(text) if start < item.end), None)
    sentences = sentences_of(text, home) if home else []
    first, last = _around(sentences, start, end)
    return _Passage(
        words=text[start:end],
        bearings=tuple(item.word for item in bearings(text[start:end], names)),
        home=text[first:last],
        around=_inverting(bearings(text[first:last], names)),
        begins=not any(map(str.isalnum, text[first:start])),
        ends=not any(map(str.isalnum, text[end:last])),
    )


def _around(sentences: list[Sentence], start: int, end: int) -> tuple[int, int]:
    """Give the span of the sentences that `start` to `end` is a part of."""
    touched = [item for item in sentences if item.start < end and start < item.end]
    starts, ends = [item.start for item in touched], [item.end for item in touched]
    return min([start, *starts]), max([end, *ends])


def _inverting(found: Iterable[Bearing]) -> tuple[str, ...]:
    return tuple(item.word for item in found if item.inverts)


def _near(places: list[int], goal: int) -> list[int]:
    at = bisect_left(places, goal)
    return places[max(0, at - _REACH) : at + _REACH + 1]
