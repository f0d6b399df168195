"""When two names are spellings of one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.codebook.spelling import is_near, plain_name, spelling_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Norvane", "NORVANE SA"), ("Groupe Norvane", "Norvane Group"), ("Éoline", "Eoline"),
        ("Calder-Marsh", "Calder Marsh"), ("Calder Marsh", "CalderMarsh Inc."),
        ("Brindle & Co", "Brindle"), ("Société Lœvre", "Loevre"),
    ],
)  # fmt: skip
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert spelling_key(one) == spelling_key(other)
    assert is_near(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Norvane 2", "Norvane 3"), ("Norvane", "Norvane 2"), ("Studio 54", "Studio 55"),
        ("Norvane", "Calder"), ("AXO", "AXI"), ("Norvane Bank", "Norvane Cycles"),
    ],
)  # fmt: skip
def test_other_names_are_others(one: str, other: str) -> None:
    assert spelling_key(one) != spelling_key(other)
    assert not is_near(one, other)


def test_a_slip_is_near() -> None:
    assert is_near("Norvane", "Norvanne")
    assert spelling_key("Norvane") != spelling_key("Norvanne")


@given(st.text(max_size=30), st.integers(0, 9), st.integers(0, 9))
def test_a_digit_makes_two_names(name: str, one: int, other: int) -> None:
    assert (spelling_key(f"{name} {one}") == spelling_key(f"{name} {other}")) == (one == other)
    assert one == other or not is_near(f"{name}{one}", f"{name}{other}")


def test_a_name_of_nothing_but_legal_forms_keeps_them() -> None:
    assert spelling_key("The Company") == "thecompany"
    assert plain_name("Groupe SA") == "Groupe SA"
    assert plain_name("Groupe Norvane SA") == "Norvane"
    assert plain_name("Norvane, Inc.") == "Norvane"
