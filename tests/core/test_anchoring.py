"""A passage is found again to the letter or not at all."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dossier.articles.anchoring import exact, fingerprint, holds, reanchor
from dossier.articles.freezing import text_hash
from dossier.model import Article, Evidence

from .properties import calm

SENTENCE = "Bora sold 40 sails in Genoa and did announce a loft."
TEXT = f"Sails\n\nThe year was calm. {SENTENCE} More will follow.\n"


def article(text: str) -> Article:
    digest = text_hash(text)
    return Article("sails", "Sails", "en", digest, digest, len(text))


def evidence(text: str, start: int, end: int) -> Evidence:
    return Evidence("sails", 1, start, end, fingerprint(text[start:end]))


def found_in(text: str, passage: str, original: str = TEXT) -> str | None:
    """Re-anchor a passage of `original` in `text`; give the words it is anchored to."""
    start = original.index(passage)
    item = evidence(original, start, start + len(passage))
    place = reanchor(article(original), text, [item]).locate(item)
    return text[slice(*place)] if place else None


@st.composite
def passages(draw: st.DrawFn) -> tuple[list[str], int, int]:
    """Give different words, and from which to which (exclusive) of them the passage goes."""
    word = st.text("abcdefgh", min_size=2, max_size=6)
    words = draw(st.lists(word, unique=True, min_size=2, max_size=12))
    first = draw(st.integers(0, len(words) - 1))
    return words, first, draw(st.integers(first + 1, len(words)))


@given(st.text(min_size=1), st.data())
@calm
def test_the_text_that_was_coded_holds_every_passage(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    item = evidence(text, start, data.draw(st.integers(start + 1, len(text))))
    original = exact(article(text), text)
    assert original.locate(item) == (item.start, item.end)
    assert holds(text, item, item.start, item.end)


@given(st.text(min_size=2), st.data())
@calm
def test_a_passage_with_one_other_character_does_not_hold(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.characters(exclude_categories=["Cs"]))
    assume(other != text[at])
    changed = f"{text[:at]}{other}{text[at + 1 :]}"
    assert not holds(changed, evidence(text, 0, len(text)), 0, len(text))


def test_a_span_outside_the_text_does_not_hold() -> None:
    item = evidence(TEXT, 0, 5)
    assert holds(TEXT, item, 0, 5)
    for start, end in [(-5, 5), (0, len(TEXT) + 1), (5, 5), (5, 0), (len(TEXT), len(TEXT) + 5)]:
        assert not holds(TEXT, item, start, end)
    last = evidence(TEXT, len(TEXT) - 5, len(TEXT))
    assert holds(TEXT, last, len(TEXT) - 5, len(TEXT))
    assert not holds(TEXT, last, len(TEXT) - 5, len(TEXT) + 9)
    assert not holds(TEXT, last, -5, len(TEXT))


@given(passages(), st.data())
@calm
def test_a_word_put_in_elsewhere_moves_the_passage(
    drawn: tuple[list[str], int, int], data: st.DataObject
) -> None:
    words, first, last = drawn
    passage = " ".join(words[first:last])
    at = data.draw(st.sampled_from([*range(first + 1), *range(last, len(words) + 1)]))
    changed = " ".join([*words[:at], "zz", *words[at:]])
    before = len(" ".join([*words[:first], ""]))
    item = evidence(" ".join(words), before, before + len(passage))
    place = reanchor(article(" ".join(words)), changed, [item]).locate(item)
    assert place is not None
    assert changed[slice(*place)] == passage


@given(passages(), st.data())
@calm
def test_a_word_put_in_left_out_or_changed_inside_orphans_it(
    drawn: tuple[list[str], int, int], data: st.DataObject
) -> None:
    words, first, last = drawn
    at = data.draw(st.integers(first, last - 1))
    changes = [words[:at] + words[at + 1 :], [*words[:at], words[at] + "z", *words[at + 1 :]]]
    if at > first:
        changes.append([*words[:at], "not", *words[at:]])
    changed = " ".join(data.draw(st.sampled_from(changes)))
    original = " ".join(words)
    before = len(" ".join([*words[:first], ""]))
    item = evidence(original, before, before + len(" ".join(words[first:last])))
    assert reanchor(article(original), changed, [item]).locate(item) is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("40", "41"),
        ("40", "400"),
        ("40", "4O"),
        ("40", "4\u202f0"),
        ("Genoa", "Geneva"),
        ("Bora", "Mora"),
        ("did announce", "did not announce"),
        ("and did", "and didn’t"),
        ("a loft", "no loft"),
        ("sold", "sold  "),
        ("loft.", "loft"),
    ],
)
def test_another_figure_name_or_a_denial_is_another_sentence(old: str, new: str) -> None:
    assert found_in(TEXT.replace(old, new), SENTENCE) is None


@pytest.mark.parametrize(
    "text",
    [
        f"A new headline\n\n{TEXT}",
        TEXT.replace("calm", "not calm at all in 2041"),
        TEXT.replace(" More will follow.", ""),
        SENTENCE,
    ],
)
def test_changes_around_a_sentence_leave_it_alone(text: str) -> None:
    assert found_in(text, SENTENCE) == SENTENCE


def test_a_sentence_that_stands_twice_is_orphaned() -> None:
    assert found_in(f"{TEXT}\n{SENTENCE}", SENTENCE) is None


@pytest.mark.parametrize(
    ("passage", "old", "new"),
    [
        ("Bora sold 40", "40", "400"),
        ("Bora sold 40", "40", "40,000"),
        ("Bora sold 40", "40", "40.5"),
        ("Bora sold 40", "40", "40\u202f000"),
        ("Bora sold 40", "40", "40 000"),
        ("Bora sold 40", "40", "40's"),
        ("40 sails", "40", "140"),
        ("40 sails", "40", "1,40"),
        ("40 sails", "40", "3\u00a040"),
        ("announce a loft", "loft", "lofty"),
        ("sails in", "sails", "mainsails"),
    ],
)
def test_a_longer_number_or_word_at_the_edge_is_another_passage(
    passage: str, old: str, new: str
) -> None:
    changed = TEXT.replace(old, new)
    assert passage in changed or new == "40's"
    assert found_in(changed, passage) == (passage if new == "40's" else None)


def test_passages_are_anchored_one_by_one() -> None:
    kept, lost = evidence(TEXT, 0, 5), evidence(TEXT, 7, 25)
    assert TEXT[7:25] == "The year was calm."
    found = reanchor(article(TEXT), f"News\n{TEXT.replace('calm', 'loud')}", [kept, lost])
    assert not found.exact
    assert found.anchors == {"0-5": (5, 10)}
    assert found.locate(lost) is None


@pytest.mark.parametrize("text", ["", " \n", "…"])
def test_a_text_without_words_orphans_everything(text: str) -> None:
    assert reanchor(article(TEXT), text, [evidence(TEXT, 0, 5)]).anchors == {}
