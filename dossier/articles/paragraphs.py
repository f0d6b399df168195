"""Paragraphs of a frozen text: its non-blank lines, numbered from 1."""

from __future__ import annotations

from msgspec import Struct


class Paragraph(Struct, frozen=True):
    """`start` to `end` (exclusive) of the text, white space at both ends left out."""

    number: int
    start: int
    end: int


def paragraphs(text: str) -> list[Paragraph]:
    """Divide a frozen text into its paragraphs."""
    found: list[Paragraph] = []
    position = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            start = position + line.index(stripped)
            found.append(Paragraph(len(found) + 1, start, start + len(stripped)))
        position += len(line) + 1
    return found
