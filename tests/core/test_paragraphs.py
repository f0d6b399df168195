"""Paragraphs are the non-blank lines of a text, and know where they stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dossier.articles.paragraphs import Paragraph, paragraphs
from dossier.cleaning import clean

from .properties import calm

TEXTS = st.one_of(st.text(), st.text("ab \n\t\u00a0\u202fé"))


def test_lines_with_words_are_numbered_from_one() -> None:
    text = "\n  Head\n\n \u00a0\nOne. Two.\t\nThree\n"
    assert paragraphs(text) == [Paragraph(1, 3, 7), Paragraph(2, 12, 21), Paragraph(3, 23, 28)]
    assert [text[item.start : item.end] for item in paragraphs(text)] == [
        "Head",
        "One. Two.",
        "Three",
    ]


def test_a_text_without_words_has_none() -> None:
    assert paragraphs("") == paragraphs(" \n\t\n\u00a0") == []


@given(TEXTS.map(clean))
@calm
def test_paragraphs_are_the_text_without_the_white_space_around_its_lines(text: str) -> None:
    found = paragraphs(text)
    words = [text[item.start : item.end] for item in found]
    assert all(words)
    assert words == [line.strip() for line in text.split("\n") if line.strip()]
    assert [item.number for item in found] == list(range(1, len(found) + 1))


@given(TEXTS.map(clean))
@calm
def test_nothing_but_white_space_lies_between_paragraphs(text: str) -> None:
    at = 0
    for item in paragraphs(text):
        assert at <= item.start < item.end <= len(text)
        assert not text[at : item.start].strip()
        at = item.end
    assert not text[at:].strip()
