"""Whatever comes in is harmless after cleaning, and ordinary writing comes through unchanged."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.cleaning import clean, clean_line

from .properties import calm

JOINERS = "\u200c\u200d"
HOSTILE = (
    "\x1b]52;c;aGVsbG8=\x07",
    "\x1b[2J",
    "\x9b31m",
    "\u202eevil\u202c",
    "\u2066x\u2069",
    "\r\n",
    "\r",
    "\u2028",
    "\x85",
    "\x0b",
    "\ud800",
    "\udfff",
    "\ufeff",
    "\u200d" * 3,
    "\u200c\u200d",
    "e" + "\u0301" * 20,
    "\u0f39" * 12,
    "\u0344",
    "\u2126",
    "\ufb1d",
    "\uffff",
    "\U0010fffe",
    "\U000e0041",
    "a\u200d\u0301\u05b0",
    "\u05d0\u05b0\u200d\u0301\u05d0",
    "x\ufe0f\u0301",
    "\u2764\ufe0f\ufe0f\U000e0100",
    "\u0915\u094d\u200d\u0937",
    "\u3164\u034f",
)
ANY_TEXT = st.lists(st.one_of(st.characters(exclude_categories=()), st.sampled_from(HOSTILE))).map(
    "".join
)

ORDINARY = (
    "« L’œuvre coûte 12\u202f500\u00a0€, soit 3\u00a0% de plus », dit-elle\u202f; à suivre…",
    "Garçon, où est l'île Ÿ ? Là-bas, près de Cœuvres-et-Valsery.",
    "“It’s not £5 – it’s $6.50,” she said—twice. (See §4, n° 7.)",
    "Tabs\tand\nline feeds\n\nstay.",
    "Families 👨‍👩‍👧‍👦, thumbs 👍🏽, flags 🇫🇷, keycaps 1️⃣, a heart ❤️ and a rainbow 🏳️‍🌈.",
    "Přílišně žluťoučký kůň; Đặng Thị Ngọc; Łódź; straße",
    "می‌خواهم, שָׁלוֹם, हिन्दी, ไทยน้ำ, 日本語のテキスト, 한국어",
)


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_writing_is_kept_to_the_letter(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("\x1b]0;title\x07Acme", "]0;titleAcme"),
        ("a\x1b[31mred", "a[31mred"),
        ("left\u202eright\u202c", "leftright"),
        ("\u2066iso\u2069lated\u200f", "isolated"),
        ("\ufeffmark", "mark"),
        ("soft\u00adhyphen", "softhyphen"),
        ("lone \ud83d surrogate", "lone  surrogate"),
        ("no\ufffe\U0001ffffcharacters\ufdd0", "nocharacters"),
        ("one\r\ntwo\rthree\u2028four\x85five\x0csix", "one\ntwo\nthree\nfour\nfive\nsix"),
        ("e\u0301te\u0301", "été"),
        ("a\u200d\u200d\u200c\u200db", "ab"),
        ("N\u200do\u200cr\u034fv\ufe0fa\U000e0100n\u3164e", "Norvane"),
        ("\u0645\u06cc\u200c\u200c\u200c\u062e", "\u0645\u06cc\u200c\u062e"),
        ("\u2764\ufe0f\ufe0f\U000e0100", "\u2764\ufe0f"),
        ("nul\x00l", "null"),
    ],
)
def test_what_could_harm_goes(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(ANY_TEXT)
@calm
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert clean_line(clean_line(text)) == clean_line(text)


@given(ANY_TEXT)
@calm
def test_a_cleaned_text_is_normal_and_can_be_written(text: str) -> None:
    cleaned = clean(text)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned


@given(ANY_TEXT)
@calm
def test_nothing_invisible_is_left(text: str) -> None:
    for character in clean(text):
        category = unicodedata.category(character)
        assert category != "Cs"
        assert category != "Cc" or character in "\n\t"
        assert category != "Cf" or character in JOINERS
        assert ord(character) & 0xFFFE != 0xFFFE


@given(ANY_TEXT)
@calm
def test_cleaning_makes_no_lines(text: str) -> None:
    assert len(clean(text).splitlines()) <= len(text.splitlines())


@given(ANY_TEXT)
@calm
def test_a_cleaned_line_is_one_line_with_single_spaces(text: str) -> None:
    line = clean_line(text)
    assert len(line.splitlines()) <= 1
    assert line == line.strip()
    assert "  " not in line
    assert "\t" not in line


@given(
    st.text(st.sampled_from("abcxyzABCéèêëàâçîïôûùüÿœæÉÈÀÇŒ0123456789 .,;:!?'’“”«»()%€£$–—-…\n\t"))
)
@calm
def test_french_and_english_come_through(text: str) -> None:
    assert clean(text) == text


@given(st.sampled_from("aeZя字"), st.integers(min_value=9, max_value=500))
@calm
def test_a_flood_of_marks_on_one_letter_is_cut(letter: str, marks: int) -> None:
    for mark in "\u0301\u0336\u20dd":
        assert len(clean(letter + mark * marks + "x")) <= 10
    assert clean(letter + "\u0336" * 3).count("\u0336") == 3


def test_a_flood_of_marks_in_disorder_is_cut_before_it_is_sorted() -> None:
    flood = "a" + "\u0301\u0316" * 500_000  # to sort a million marks takes an hour
    assert len(clean(flood)) <= 9


def test_a_line_keeps_its_words() -> None:
    assert clean_line("  one\n two\t three\u00a0four\r\n") == "one two three four"
    assert clean_line(" \n\t ") == ""


def test_plain_letters_are_cleaned_alone_as_they_are_beside_rare_ones() -> None:
    for letter in map(chr, (*range(0x20, 0x180), *range(0x2010, 0x2100))):
        among = clean(f"\u4e2d{letter}\u4e2d")
        assert clean(f"x{letter}x") == f"x{among[1:-1]}x"
