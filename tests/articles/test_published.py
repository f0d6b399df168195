"""A printed date is taken where it means one day; otherwise it is asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier import dates
from dossier.articles.published import read_date, readings
from tests.core.properties import calm


@pytest.mark.parametrize(
    ("words", "issued"),
    [
        ("2018-04-03", "2018-04-03"),
        ("2018-04-03T10:00:00+02:00", "2018-04-03"),
        ("2018-04", "2018-04"),
        ("20180403", "2018-04-03"),
        ("3 avril 2018", "2018-04-03"),
        ("1er août 2018", "2018-08-01"),
        ("April 3, 2018", "2018-04-03"),
        ("Tue, 3 Apr 2018 08:00", "2018-04-03"),
        ("May 2018", "2018-05"),
        ("25/12/2018", "2018-12-25"),
        ("12/25/2018", "2018-12-25"),
        ("04/04/2018", "2018-04-04"),
        ("25.12.2018", "2018-12-25"),
        ("", ""),
        ("yesterday", ""),
        ("2018-13-45", ""),
        ("31/02/2018", ""),
        ("version 1.2.2018.4", ""),
    ],
)
def test_a_date_that_means_one_day_is_taken(words: str, issued: str) -> None:
    read = read_date(words)
    assert (read.issued, read.question) == (issued, "")


@pytest.mark.parametrize("words", ["03/04/2018", "3-4-2018", "03.04.2018"])
def test_an_ambiguous_order_is_asked_and_never_guessed(words: str) -> None:
    read = read_date(f"Published {words} here")
    assert read.issued == ""
    assert read.question == f"the date “{words}” may be 3 April 2018 or 4 March 2018"


def test_a_year_of_two_digits_is_asked() -> None:
    assert "03/04/18" in read_date("03/04/18").question


@given(st.text("0123456789/-. TZAprilavmy", max_size=40))
@calm
def test_whatever_is_taken_is_a_date(words: str) -> None:
    read = read_date(words)
    assert dates.is_valid(read.issued)
    assert not (read.issued and read.question)


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("03/04/2018", ("2018-04-03", "2018-03-04")),
        ("31.12.18", ()),
        ("25/12/2018", ()),  # no question
    ],
)
def test_a_question_gives_the_days_that_may_answer_it(words: str, days: tuple[str, ...]) -> None:
    assert readings(read_date(words).question) == days
    assert readings(f"its attachments of {words} were not read") == ()
