"""A passage is chosen in a text word by word, sentence by sentence; it never leaves its line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dossier.articles.paragraphs import Paragraph
from dossier.articles.sentences import sentences_of

Span = tuple[int, int]

_WORD = re.compile(r"\S+")
_LOOSE_END = ",;: \t\u00a0\u202f–—-"
# What joins two things that are said in one sentence; it belongs to neither.
_JOINT = re.compile(r"(?:[\s,;:–—-]|(?:and|but|or|et|mais|ou)\b)+", re.IGNORECASE)


@dataclass(frozen=True)
class Selection:
    """A span `start` to `end` (exclusive) of `text`, inside one of `lines`.

    It begins and ends where words do; each step gives another selection.
    """

    text: str
    lines: tuple[Span, ...]
    start: int
    end: int

    @property
    def line(self) -> Span:
        """The span of the line that it lies in."""
        return self.lines[self._number]

    @property
    def words(self) -> str:
        """The words that are chosen."""
        return self.text[self.start : self.end]

    def taken(self) -> Span:
        """Give the span without a comma or the like hanging at its end."""
        line = self.line[1]
        end = self.end
        while end < line and end > self.start + 1 and self.text[end - 1] in _LOOSE_END:
            end -= 1
        return (self.start, end)

    def with_end(self, step: int) -> Selection:
        """Take the next word in as well (1), or leave the last one out (-1)."""
        ends = [end for _, end in self._words() if end > self.start]
        index = next((at for at, end in enumerate(ends) if end >= self.end), 0) + step
        return replace(self, end=ends[max(0, min(index, len(ends) - 1))])

    def with_start(self, step: int) -> Selection:
        """Leave the first word out (1), or take the one before it in as well (-1)."""
        starts = [start for start, _ in self._words() if start < self.end]
        index = next((at for at, start in enumerate(starts) if start >= self.start), 0) + step
        return replace(self, start=starts[max(0, min(index, len(starts) - 1))])

    def sentence(self, step: int) -> Selection:
        """Choose the next sentence (1) or the one before (-1), over the ends of lines as well."""
        spans = [span for line in self.lines for span in _sentences(self.text, line)]
        if step > 0:
            following = (span for span in spans if span[0] > self.start)
            return self._at(next(following, spans[-1]))
        earlier = [span for span in spans if span[0] < self.start]
        return self._at(earlier[-1] if earlier else spans[0])

    def paragraph(self, step: int) -> Selection:
        """Choose the first sentence of the next line (1) or of the one before (-1)."""
        number = max(0, min(self._number + step, len(self.lines) - 1))
        return self._at(_sentences(self.text, self.lines[number])[0])

    def whole(self) -> Selection:
        """Choose the whole line."""
        return self._at(self.line)

    @property
    def _number(self) -> int:
        for number, (start, end) in enumerate(self.lines):
            if start <= self.start < end:
                return number
        return 0

    def _words(self) -> list[Span]:
        start, end = self.line
        return [found.span() for found in _WORD.finditer(self.text, start, end)]

    def _at(self, span: Span) -> Selection:
        return replace(self, start=span[0], end=span[1])


def select(text: str, lines: Sequence[Span], span: Span) -> Selection:
    """Begin with a span that lies within one of `lines`."""
    return Selection(text, tuple(lines), *span)


def first_sentence(text: str, lines: Sequence[Span], number: int) -> Selection:
    """Begin with the first sentence of a line (by number, from 0)."""
    return select(text, lines, _sentences(text, lines[number])[0])


def remainder(text: str, whole: Span, part: Span) -> tuple[Span, ...]:
    """Give what is left of a passage before and behind a part of it, without what joined them."""
    before = _trimmed(text, whole[0], part[0])
    after = _trimmed(text, part[1], whole[1])
    return tuple(span for span in (before, after) if _says_something(text, span))


def _trimmed(text: str, start: int, end: int) -> Span:
    joint = _JOINT.match(text, start, end)
    start = joint.end() if joint else start
    while end > start and text[end - 1] in _LOOSE_END:
        end -= 1
    return (start, end)


def _says_something(text: str, span: Span) -> bool:
    return any(letter.isalnum() for letter in text[span[0] : span[1]])


def _sentences(text: str, line: Span) -> list[Span]:
    found = sentences_of(text, Paragraph(1, *line))
    return [(item.start, item.end) for item in found] or [line]
