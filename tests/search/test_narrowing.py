"""A list is narrowed by what is typed, in whatever spelling."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dossier.search.narrowing import narrow, nearest

CHOICES = (
    ("plan", "Strategy / Strategic plan"),
    ("route", "Market entry / Route into the US"),
    ("usine", "Organisation / Usines et équipes"),
    ("alder", "Alder Bank"),
)


def first(typed: str) -> str:
    return next((key for key, _ in narrow(typed, CHOICES)), "")


def test_nothing_typed_leaves_everything_in_its_order() -> None:
    assert narrow("", CHOICES) == list(CHOICES)
    assert narrow("  ", CHOICES) == list(CHOICES)


def test_beginnings_of_words_accents_and_slips() -> None:
    assert first("route us") == "route"
    assert first("equipes") == "usine"
    assert first("ALDER") == "alder"
    assert first("stratgic") == "plan"
    assert first("zzzz") == ""


def test_what_begins_with_the_words_comes_first() -> None:
    choices = (("a", "The alder tree"), ("b", "Alder Bank"))
    assert [key for key, _ in narrow("alder", choices)] == ["b", "a"]


@given(st.text(max_size=30), st.lists(st.tuples(st.text(max_size=20), st.text(max_size=40))))
def test_only_what_was_offered_is_given_back(typed: str, choices: list[tuple[str, str]]) -> None:
    found = narrow(typed, choices)
    assert len(found) <= len(choices)
    assert all(choice in choices for choice in found)


def test_the_nearest_is_the_one_with_the_most_similar_words() -> None:
    assert nearest("Alder-Bank SA", CHOICES) == "alder"
    assert nearest("équipes", CHOICES) == "usine"
    assert nearest("Alder", ()) == ""
