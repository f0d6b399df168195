"""Which known words a typed one may mean, and what the lexicon calls them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from dossier.language.forms import forms, stem
from dossier.language.lexicon import Lexicon, Wording
from dossier.model import Term
from dossier.search.meaning import FAR, NARROW, Meanings, Slot, Word
from dossier.search.spellings import Spellings

KNOWN = (
    "2021 a110 atlanta car cars concession concessionnaire free huawei move opel plan plant selling"
).split()
MEANINGS = Meanings([Spellings(KNOWN)], Lexicon([]))


def slot(typed: str, *, unfinished: bool = False, reach: int = NARROW) -> Slot:
    return MEANINGS.slots((typed,), unfinished=unfinished, reach=reach)[0]


def meant(typed: str, *, unfinished: bool = False, reach: int = NARROW) -> list[str]:
    found = sorted(
        slot(typed, unfinished=unfinished, reach=reach).words, key=lambda word: word.cost
    )
    return [word.text + "…" * word.begins for word in found]


def test_the_word_itself_comes_before_its_forms() -> None:
    assert meant("cars") == ["cars", "car"]


def test_a_word_being_typed_is_completed() -> None:
    assert meant("plan", unfinished=True) == ["plan", "plan…"]
    assert meant("plan") == ["plan"]
    assert meant("concess") == ["concess…"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("opl", []),  # three letters: no slip
        ("opek", ["opel"]),
        ("oepl", ["opel"]),  # neighbours swapped are one slip
        ("atlnata", ["atlanta"]),
        ("concesionnaire", ["concessionnaire"]),
        ("a111", []),
        ("2022", []),
    ],
)
def test_slips(typed: str, expected: list[str]) -> None:
    assert meant(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("hwaweei", "huawei"),
        ("concesionaire", "concessionnaire"),
        ("atalnat", "atlanta"),
        ("oplk", ""),  # four letters: two slips are another word
        ("konsesionnaire", ""),  # not another beginning too
    ],
)
def test_two_slips_in_a_long_word_where_nothing_else_is_found(typed: str, expected: str) -> None:
    assert meant(typed) == []
    assert meant(typed, reach=FAR) == [expected] * bool(expected)


def test_a_known_word_is_doubted_only_where_nothing_else_is_found() -> None:
    assert meant("selling") == ["selling"]
    doubting = Meanings([Spellings(["selling", "spelling"])], Lexicon([]))
    (found,) = doubting.slots(("selling",), unfinished=False, reach=FAR).values()
    assert {word.text for word in found.words} == {"selling", "spelling"}


def test_a_mistyped_beginning_is_completed_while_typing() -> None:
    assert meant("consess", unfinished=True) == ["concess…"]
    assert meant("consess") == []


def test_a_wrong_first_letter_is_less_likely_than_another() -> None:
    (first,), (later,) = slot("xpel").words, slot("opeb").words
    assert first.text == later.text == "opel"
    assert first.cost > later.cost


def test_words_run_together_or_split_are_alternatives() -> None:
    assert ("free", "move") in {wording.phrase for wording in slot("freemove").wordings}
    places = MEANINGS.slots(("at", "lanta"), unfinished=False, reach=NARROW)
    assert all("atlanta" in {word.text for word in found.words} for found in places.values())


def test_the_lexicon_knows_words_and_phrases_in_any_form() -> None:
    lexicon = Lexicon(
        [
            Term(fr=("véhicule d'occasion", "occasion"), en=("used car",)),
            Term(fr=("voiture",), en=("car",)),
        ]
    )
    assert lexicon.longest == 2
    assert lexicon.others(("used", "car")) == (
        Wording(("vehicul", "occasion"), "fr"),
        Wording(("occasion",), "fr"),
    )
    assert lexicon.others(("car",)) == (Wording(("voitur",), "fr"),)
    assert lexicon.others(("nothing",)) == ()
    assert "vehicule" in lexicon.words


def test_two_batches_of_words_are_known_together() -> None:
    both = Meanings([Spellings(["atlanta"]), Spellings(["atlantic"])], Lexicon([]))
    (found,) = both.slots(("atlant",), unfinished=True, reach=NARROW).values()
    assert found.words == (Word("atlant", found.words[0].cost, begins=True),)


WORDS = st.lists(st.text("abcde1é", min_size=1, max_size=9), min_size=1, max_size=40, unique=True)


@given(words=WORDS, typed=st.text("abcde1", min_size=4, max_size=8))
def test_every_word_one_slip_away_is_found(words: list[str], typed: str) -> None:
    near = {text for text, begins in Spellings(sorted(words)).near(typed, begun=False)}
    figures = "".join(filter(str.isdecimal, typed))
    assert near == {
        word
        for word in words
        if len(word) > 2
        and OSA.distance(typed, word) == 1
        and "".join(filter(str.isdecimal, word)) == figures
    }


@given(words=WORDS, typed=st.text("abcde", min_size=6, max_size=9))
def test_words_two_slips_away_share_the_first_letter(words: list[str], typed: str) -> None:
    far = {text for text, begins in Spellings(sorted(words)).far(typed, begun=False)}
    assert far == {
        word
        for word in words
        if OSA.distance(typed, word) == 2 and word[0] == typed[0] and "1" not in word
    }


@given(words=st.lists(st.text("abcdeinqstuy", min_size=1, max_size=9), unique=True))
def test_forms_are_the_words_with_the_same_stem(words: list[str]) -> None:
    for word in words:
        assert set(forms(stem(word), set(words))) == {
            other for other in words if stem(other) == stem(word)
        }
