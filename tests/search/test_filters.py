"""Filters let through what answers to them, and say what they did not understand."""

from __future__ import annotations

import pytest

from dossier.search.search import Index


def numbers(index: Index, text: str) -> list[int]:
    return [int(hit.id[-6:]) for hit in index.search(text).hits if hit.kind == "statement"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("company:acme", [1, 2]),
        ("company:ACM", [1, 2]),
        ("company:acmé", [1, 2]),
        ('company:"ateliers acmé"', [1, 2]),
        ("company:bolt", [2, 3, 4]),  # 2 names it as a party
        ("company:acme company:bolt", [1, 2, 3, 4]),
        ("-company:bolt", [1]),
        ("facet:sites", [1, 3, 4]),
        ("facet:serv", [2]),
        ("topic:rental", [2]),
        ("status:planned", [1]),
        ("status:plan status:ongoing", [1, 2]),
        ("status:denied", [3]),
        ("speaker:doe", [2]),
        ("speaker:jo", [2]),
        ("speaker:company", [3]),
        ("speaker:writer", [4]),
        ("lang:fr", [1, 2]),
        ("lang:english", [3, 4]),
        ("article:lyon", [1, 2]),
        ("article:plus", [1, 2]),  # a word of the headline
        ("company:bolt -status:claimed -speaker:doe", [4]),
    ],
)
def test_filters_alone_list_statements_in_source_order(
    small: Index, text: str, expected: list[int]
) -> None:
    assert numbers(small, text) == expected
    assert small.search(text).problems == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("before:2018", [1, 2]),  # 2 by its article, of 7 April 2017
        ("before:2017", [1]),
        ("before:2016-06", [1]),  # 2016 may mean January
        ("before:2016", []),
        ("after:2016-06", [1, 2]),  # 2016 may mean December
        ("after:2016", [2]),
        ("after:2017-04", []),
        ("after:2017-04-06", [2]),
        ("after:2015 before:2017", [1]),
        ("-before:2018", [3, 4]),  # neither has a year
    ],
)
def test_dates(small: Index, text: str, expected: list[int]) -> None:
    assert numbers(small, text) == expected


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("company:acmee", "No company is called 'acmee'. Did you mean acme?"),
        ("status:plnned", "No status is called 'plnned'. Did you mean planned?"),
        ("lang:qq", "No language is called 'qq'. There are: fr, en."),
        ("before:soon", "before: 'soon' is not a date like 2018 or 2017-04."),
        ("after:XXXX-11", "after: 'XXXX-11' is not a date like 2018 or 2017-04."),
    ],
)
def test_a_value_that_is_not_understood_lets_nothing_through(
    small: Index, text: str, problem: str
) -> None:
    results = small.search(text)
    assert results.hits == ()
    assert results.problems == (problem,)


def test_filters_restrict_words(small: Index) -> None:
    assert numbers(small, "usine company:bolt") == [3, 4]
    results = small.search("trottinette company:acme status:claimed")
    assert results.hits == ()
    assert results.problems == ("The rest of the query keeps out all that matches its words.",)


def test_other_kinds_pass_only_the_filters_that_they_answer_to(small: Index) -> None:
    assert {hit.kind for hit in small.search("factory").hits} > {"statement", "topic", "digest"}
    assert {hit.kind for hit in small.search("factory status:planned").hits} == {"statement"}
    assert "digest" in {hit.kind for hit in small.search("factory company:acme").hits}
