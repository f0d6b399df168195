"""A passage is chosen step by step and never leaves its line, nor cuts a word."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dossier.articles.paragraphs import paragraphs
from dossier.articles.selecting import Selection, first_sentence, remainder, select
from dossier.cleaning import clean

TEXT = "Brond buys Calder. It pays cash; the yard closes.\n\nA heading\n\nNo end here"
LINES = tuple((item.start, item.end) for item in paragraphs(TEXT))

STEPS = {
    "longer": lambda chosen: chosen.with_end(1),
    "shorter": lambda chosen: chosen.with_end(-1),
    "later": lambda chosen: chosen.with_start(1),
    "earlier": lambda chosen: chosen.with_start(-1),
    "next": lambda chosen: chosen.sentence(1),
    "previous": lambda chosen: chosen.sentence(-1),
    "down": lambda chosen: chosen.paragraph(1),
    "up": lambda chosen: chosen.paragraph(-1),
    "whole": Selection.whole,
}


def after(*steps: str) -> str:
    chosen = first_sentence(TEXT, LINES, 0)
    for step in steps:
        chosen = STEPS[step](chosen)
    return TEXT[slice(*chosen.taken())]


def test_words_come_in_and_go_out_at_both_ends() -> None:
    assert after() == "Brond buys Calder."
    assert after("shorter") == "Brond buys"
    assert after("longer", "longer") == "Brond buys Calder. It pays"
    assert after("later") == "buys Calder."
    assert after("later", "earlier", "earlier") == "Brond buys Calder."


def test_sentences_and_paragraphs_follow_each_other_to_the_ends_of_the_text() -> None:
    assert after("next") == "It pays cash; the yard closes."
    assert after("next", "next") == "A heading"
    assert after("down", "down", "down", "down") == "No end here"
    assert after("down", "previous") == "It pays cash; the yard closes."
    assert after("previous", "up") == "Brond buys Calder."
    assert after("whole") == "Brond buys Calder. It pays cash; the yard closes."


def test_a_comma_at_the_end_is_not_taken() -> None:
    assert after("next", "shorter", "shorter", "shorter") == "It pays cash"


def test_what_is_left_of_a_passage_begins_after_what_joined_it() -> None:
    text = "Brond buys Calder, closes the yard and hires 40 people."
    start = text.index("closes")
    part = (start, text.index(" and"))
    left = remainder(text, (0, len(text)), part)
    assert [text[a:b] for a, b in left] == ["Brond buys Calder", "hires 40 people."]
    assert remainder(text, (0, len(text)), (0, len(text))) == ()


@given(
    st.text(min_size=1, max_size=200).map(clean).filter(lambda text: bool(paragraphs(text))),
    st.lists(st.sampled_from(sorted(STEPS)), max_size=20),
)
def test_no_step_leaves_the_line_or_chooses_nothing(text: str, steps: list[str]) -> None:
    lines = tuple((item.start, item.end) for item in paragraphs(text))
    chosen = first_sentence(text, lines, 0)
    for step in steps:
        chosen = STEPS[step](chosen)
        start, end = chosen.taken()
        assert any(a <= start < end <= b for a, b in lines)
        assert text[start:end].strip()


@given(st.data())
def test_a_part_and_what_is_left_never_overlap(data: st.DataObject) -> None:
    text = data.draw(st.text(min_size=2, max_size=80).map(clean).filter(lambda t: len(t) > 1))
    start = data.draw(st.integers(0, len(text) - 2))
    end = data.draw(st.integers(start + 1, len(text)))
    spans = sorted([(start, end), *remainder(text, (0, len(text)), (start, end))])
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert all(0 <= a < b <= len(text) for a, b in spans)


def test_a_selection_may_begin_in_the_middle() -> None:
    start = TEXT.index("cash")
    assert select(TEXT, LINES, (start, start + 4)).with_start(-1).words == "pays cash"
