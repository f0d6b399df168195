"""The words and signs in which everything is said."""

from __future__ import annotations

from typing import get_args

import pytest
from msgspec.structs import replace

from dossier.model import Author, Bound, Figure, Library, Status
from dossier.views import wording

from .samples import CANADA, DAILY, LYON, MADE, MONTHLY, SCHOOL


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        (Figure("made", "kites", 4000), "4,000 kites"),
        (Figure("made", "kites", 0), "0 kites"),
        (
            Figure("made", "kites", 262403, bound="about", period="2021"),
            "about 262,403 kites, 2021",
        ),
        (Figure("made", "kites", 3.25, place="Asia"), "3.25 kites, Asia"),
        (Figure("share", "percent", 3), "3%"),
        (Figure("share", "percent", low=3, high=5.5), "3 to 5.5%"),
        (Figure("share", "percent", -2.5), "-2.5%"),
        (Figure("share", "percent", 10, bound="at least"), "at least 10%"),
        (Figure("made", "kites", low=1000, high=20000), "1,000 to 20,000 kites"),
        (Figure("made", "kites", low=7, bound="more than"), "more than 7 kites"),
        (Figure("rank", "rank", 2, place="Europe"), "no. 2, Europe"),
        (Figure("rank", "rank", 2, bound="about"), "about no. 2"),
        (
            Figure("users", "users", 5000000, bound="nearly", period="a month", place="Madrid"),
            "nearly 5,000,000 users, a month, Madrid",
        ),
    ],
)
def test_a_figure_is_said_with_bound_unit_period_and_place(figure: Figure, said: str) -> None:
    assert wording.figure(figure) == said


@pytest.mark.parametrize("bound", get_args(Bound))
def test_a_bound_is_never_lost(bound: Bound) -> None:
    said = wording.figure(Figure("made", "kites", 20, bound=bound))
    assert said == ("20 kites" if bound == "exact" else f"{bound} 20 kites")


@pytest.mark.parametrize(
    ("date", "words", "said"),
    [
        ("", "", "undated"),
        ("2016-04", "", "April 2016"),
        ("", "by autumn", "“by autumn”"),
        ("XXXX-11-14", "", "14 November (year not stated)"),
        (
            "XXXX-11-14",
            "le 14 novembre dernier",
            "14 November (year not stated), in the article: “le 14 novembre dernier”",
        ),
        ("2027/2028", "by then", "2027 to 2028, in the article: “by then”"),
    ],
)
def test_a_relative_date_keeps_its_words(bare: Library, date: str, words: str, said: str) -> None:
    item = replace(bare.statement[SCHOOL], date=date, date_words=words)
    assert wording.when(item) == said


def test_each_status_has_its_own_sign(bare: Library) -> None:
    statuses = get_args(Status)
    signs = [wording.sign(replace(bare.statement[MADE], status=status)) for status in statuses]
    others = {wording.GAP_SIGN, wording.DENIED_SIGN, wording.TIE_SIGN}
    assert len({*signs, *others}) == len(statuses) + len(others)
    assert all(len(sign) == 1 for sign in {*signs, *others})


def test_a_denial_says_so_by_sign_and_by_word(bare: Library) -> None:
    assert wording.status(bare.statement[CANADA]) == "ongoing, denied"
    assert wording.sign(bare.statement[CANADA]) == wording.DENIED_SIGN
    assert wording.status(bare.statement[SCHOOL]) == "planned"


def test_the_speaker_is_a_person_the_company_or_the_author(bare: Library) -> None:
    assert wording.speaker(bare, bare.statement[LYON]) == "Mina Sato"
    assert wording.speaker(bare, bare.statement[MADE]) == "Cello & Cie"
    told = "Jo Hall, Agence Do-Ré (journalist)"
    assert wording.speaker(bare, bare.statement[SCHOOL]) == told
    assert wording.speaker(bare, bare.statement[CANADA]) == "journalist, not named"


def test_a_company_that_left_the_library_is_named_by_its_id(bare: Library) -> None:
    without = replace(bare, companies=bare.companies[1:], articles=())
    assert wording.speaker(without, bare.statement[MADE]) == "cello"
    assert wording.speaker(without, bare.statement[SCHOOL]) == "journalist, not named"


def test_what_an_article_does_not_say_is_said_to_be_missing(bare: Library) -> None:
    monthly, daily = bare.article[MONTHLY], bare.article[DAILY]
    assert wording.headline(monthly) == "“Cello tunes up for Japan”"
    assert wording.headline(daily) == "[no headline: The quotidien]"
    assert wording.published(monthly) == "3 May 2021"
    assert wording.published(daily) == "no date given"
    assert wording.authors(monthly) == "Jo Hall, Agence Do-Ré"
    assert wording.authors(daily) == ""


def test_a_name_is_given_in_reading_order() -> None:
    assert Author("Hall", "Jo").name == "Jo Hall"
    assert Author("Hall").name == "Hall"
    assert Author(given="Jo").name == "Jo"
    assert Author("Hall", "Jo", "The Halls").name == "The Halls"


def test_languages_and_counts_are_words() -> None:
    assert [wording.language(code) for code in ("fr", "en", "xx")] == ["French", "English", "xx"]
    assert wording.count(1, "statement") == "1 statement"
    assert wording.count(0, "statement") == "0 statements"
    assert wording.count(2310, "company", "companies") == "2,310 companies"


def test_a_passage_is_located_by_paragraph_and_characters(bare: Library) -> None:
    (item,) = bare.statement[CANADA].evidence
    assert wording.locator(item) == f"¶3, characters {item.start}–{item.end}"
