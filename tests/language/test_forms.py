"""Forms of one word share a stem, also across the two languages."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.language.forms import places, stem, telling


@pytest.mark.parametrize(
    "forms",
    [
        ("car", "cars"),
        ("company", "companies"),
        ("selling", "sells", "sell"),
        ("electric", "electrique", "electriques"),
        ("strategy", "strategie", "strategies"),
        ("security", "securite", "securites"),
        ("concessionnaire", "concessionnaires"),
        ("price", "prices", "pricing"),
        ("employe", "employes", "employee", "employees"),
        ("bureau", "bureaux"),
    ],
)
def test_forms_of_a_word_share_a_stem(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize(
    "different",
    [("deal", "dealer"), ("plan", "plant"), ("car", "care"), ("us", "use"), ("a110", "a11")],
)
def test_different_words_keep_different_stems(different: tuple[str, str]) -> None:
    assert stem(different[0]) != stem(different[1])


def test_figures_are_never_shortened() -> None:
    assert stem("262403") == "262403"
    assert stem("300x") == "300x"


@settings(deadline=None)
@given(st.text(st.characters(codec="ascii", categories=["Ll", "Nd"])))
def test_a_stem_is_never_empty_unless_the_word_is(word: str) -> None:
    assert bool(stem(word)) == bool(word)


def test_stop_words_are_left_out_unless_there_is_nothing_else() -> None:
    assert telling(("vente", "en", "ligne")) == ("vente", "ligne")
    assert telling(("de", "la")) == ("de", "la")


def test_places_finds_every_run() -> None:
    assert list(places(("a", "b", "a", "b"), ("a", "b"))) == [0, 2]
    assert list(places(("a",), ("a", "b"))) == []
