"""The query language, read."""

from __future__ import annotations

import pytest

from dossier.search.query import LONGEST, Filter, Query, parse


def test_words_are_folded() -> None:
    assert parse("Siège l'Usine ") == Query(words=("siege", "usine"))


def test_the_word_at_the_end_may_still_be_being_typed() -> None:
    assert parse("siège usi").open_word
    assert not parse("siège usi ").open_word
    assert not parse("usi company:psa").open_word
    assert not parse("").open_word


@pytest.mark.parametrize(
    "typed", ['"mobility services"', "“mobility services”", "« mobility services »"]
)
def test_phrases(typed: str) -> None:
    query = parse(f"{typed} usine ")
    assert query.phrases == (("mobility", "services"),)
    assert query.words == ("usine",)


def test_a_phrase_whose_quotes_are_open() -> None:
    query = parse('usine "mobility ser')
    assert query.phrases == (("mobility", "ser"),)
    assert query.open_phrase
    assert not query.open_word
    assert not parse('"mobility ser"').open_phrase


def test_exclusions() -> None:
    query = parse('usine -atlanta -"car sharing" -peer-to-peer')
    assert query.words == ("usine",)
    assert query.without == (("atlanta",), ("car", "sharing"), ("peer", "to", "peer"))


def test_a_hyphen_inside_a_word_excludes_nothing() -> None:
    assert parse("e-commerce - 5").without == ()


def test_filters() -> None:
    query = parse('company:psa Facet:market-entry -status:claimed company:"groupe psa" usine ')
    assert query.filters == (
        Filter("company", "psa"),
        Filter("facet", "market-entry"),
        Filter("status", "claimed", without=True),
        Filter("company", "groupe psa"),
    )
    assert query.words == ("usine",)
    assert query.problems == ()


def test_an_unknown_filter_is_a_problem_and_a_word() -> None:
    query = parse("compny:psa ")
    assert query.words == ("compny", "psa")
    assert query.problems == (
        "There is no filter 'compny'; it was searched as a word. Did you mean company:?",
    )
    assert "There are: company, facet" in parse("zzz:psa").problems[0]


def test_a_filter_without_a_value() -> None:
    assert parse("usine company:").problems == ()  # it is being typed
    assert parse("company: psa").problems == (
        "company: needs a value right behind it, as in company:value.",
    )


@pytest.mark.parametrize("typed", ["14:30", "https://example.org", "a : b", ":", "24h/24"])
def test_what_only_looks_like_a_filter(typed: str) -> None:
    assert parse(typed).filters == ()
    assert parse(typed).problems == ()


def test_a_long_query_is_cut() -> None:
    query = parse("usine " * 2000)
    assert len(query.words) <= LONGEST
    assert f"first {LONGEST} characters" in query.problems[0]


@pytest.mark.parametrize("typed", ["", " ", '"', '""', "-", '-"', "--", "[/x]", "\x00\x1b", "·"])
def test_nothing_is_asked(typed: str) -> None:
    query = parse(typed)
    assert (query.phrases, query.without, query.filters) == ((), (), ())
    assert set(query.words) <= {"x"}
