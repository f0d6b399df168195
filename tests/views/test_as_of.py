"""The library at a date: only what was surely there by then, and what is left out is counted."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from dossier.errors import DossierError
from dossier.model import Article, Library, Moment, Verdict
from dossier.views import wording
from dossier.views.ages import age
from dossier.views.as_of import as_of, divided, is_known, moments, with_states
from dossier.views.comparison import compare, count_sources
from dossier.views.coverage import cover

from .samples import CANADA, DAILY, GROWTH, MADE, MONTHLY, REEDS, SCHOOL, THIRD, evidence
from .samples import library as made


def issued(library: Library, **dates: str) -> Library:
    """Date the articles."""

    def dated(article: Article) -> Article:
        return replace(article, issued=dates.get(article.id, article.issued))

    return replace(library, articles=tuple(map(dated, library.articles)))


def test_only_what_was_published_by_then_is_there(attached: Library) -> None:
    found = as_of(issued(attached, quotidien="2021-06"), "2021-05")
    assert [article.id for article in found.articles] == [MONTHLY]
    assert {THIRD, GROWTH, CANADA}.isdisjoint(found.statement)
    assert list(found.originals) == [MONTHLY]
    assert found.moment == Moment("2021-05", later=(DAILY,))
    assert wording.moment(found.moment) == "As published by May 2021; left out: 1 article later"
    assert cover(found).articles["viola"] == 1


def test_an_article_without_a_date_is_not_placed_by_guess(bare: Library) -> None:
    found = as_of(bare, "2030")
    assert found.moment == Moment("2030", undated=(DAILY,))
    assert "1 article without a date" in wording.moment(found.moment)
    assert DAILY not in found.article


@pytest.mark.parametrize(
    ("when", "there"),
    [("2021-05-02", False), ("2021-05-03", True), ("2021", True), ("2020", False)],
)
def test_a_date_that_leaves_room_has_come_on_its_last_day(
    bare: Library, when: str, there: bool
) -> None:
    assert (MONTHLY in as_of(bare, when).article) is there


def test_a_statement_stays_on_the_passages_of_that_time(bare: Library) -> None:
    both = tuple(
        replace(item, evidence=(*item.evidence, evidence(DAILY, "Viola voit grand")))
        if item.id == REEDS
        else item
        for item in bare.statements
    )
    found = as_of(replace(bare, statements=both), "2021").statement[REEDS]
    assert {item.article for item in found.evidence} == {MONTHLY}


def test_of_copies_whose_origin_came_later_the_first_is_the_source(bare: Library) -> None:
    first, second = bare.articles
    copies = tuple(
        replace(first, id=name, copy_of=DAILY, issued=f"2021-0{month}")
        for month, name in enumerate(["wire", "evening"], 1)
    )
    whole = replace(bare, articles=(replace(second, issued="2022"), *copies))
    found = as_of(whole, "2021")
    assert [(item.id, item.copy_of) for item in found.articles] == [
        ("wire", ""),
        ("evening", "wire"),
    ]
    assert count_sources(found, ["wire", "evening"]) == 1


def test_what_had_happened_goes_by_the_date_of_the_statement(bare: Library) -> None:
    found = as_of(bare, "2020-12-31", by="happened")
    assert set(found.statement) == {MADE}
    assert found.moment is not None
    assert len(found.moment.undated) == len(bare.statements) - 1
    assert not as_of(bare, "2020-06", by="happened").statements


@pytest.mark.parametrize("when", ["soon", "XXXX-11", "2021-13", ""])
def test_what_is_no_date_is_said(bare: Library, when: str) -> None:
    with pytest.raises(DossierError):
        as_of(bare, when)


def test_a_verdict_is_shown_with_both_its_statements(bare: Library) -> None:
    verdict = Verdict(MADE, CANADA, "error")
    library = issued(replace(bare, verdicts=(verdict,)), quotidien="2022")
    assert as_of(library, "2022").verdicts == (verdict,)
    early = as_of(library, "2021")
    assert MADE in early.statement
    assert early.verdicts == ()


def test_a_company_is_compared_with_itself_at_a_date(bare: Library) -> None:
    library = with_states(issued(bare, quotidien="2022"), ["cello@2021", "cello"])
    found = compare(library, ["cello@2021", "cello"])
    assert [company.short for company in found.companies] == ["Cello @2021", "Cello"]
    verdicts = {row.topic.id: row.verdict for row in found.rows}
    assert verdicts["prices"] == "only Cello"
    assert verdicts["rank"] == "shared"
    cells = [cell for row in found.rows for cell in row.cells]
    assert all(told.counterpart is None for cell in cells for told in cell.told)
    assert {cell.articles for cell in cells} == {1, 2}


def test_what_a_dossier_at_a_date_leaves_out_is_counted(bare: Library) -> None:
    library = with_states(bare, ["cello@2021", "cello"])
    ((company, left),) = moments(library, ["cello@2021", "cello"])
    assert company.name == "Cello & Cie, as of 2021"
    assert wording.left_out(left) == "left out: 1 article without a date"


def test_a_name_with_an_at_sign_is_divided_at_the_last() -> None:
    assert divided("psa@2018-01") == ("psa", "2018-01")
    assert divided("psa") == ("psa", "")
    assert divided("@2018") == ("@2018", "")


DAYS = st.dates(date(2015, 1, 1), date(2025, 12, 31))


@given(DAYS, DAYS, st.dates(date(2014, 1, 1), date(2026, 1, 1)))
def test_more_time_never_takes_anything_away(one: date, other: date, when: date) -> None:

    whole = issued(made(), monthly=one.isoformat(), quotidien=other.isoformat())
    early = as_of(whole, when.isoformat())
    late = as_of(whole, (when + timedelta(days=30)).isoformat())
    assert set(early.statement) <= set(late.statement)
    assert set(early.article) == {
        id_ for id_, day in ((MONTHLY, one), (DAILY, other)) if day <= when
    }


def test_how_old_evidence_is_names_the_newest_and_counts_the_undated(bare: Library) -> None:
    told = compare(bare, ["cello", "viola"]).rows[0].cells
    said = [wording.aged(age(bare, (item.statement for item in cell.told))) for cell in told]
    assert said == [
        "newest evidence 3 May 2021",
        "newest evidence 3 May 2021, 1 of 2 articles undated",
    ]
    assert wording.aged(age(bare, (bare.statement[CANADA],))) == "evidence undated"
    assert wording.aged(age(bare, ())) == ""


def test_a_copy_is_no_article_more_and_lends_its_date(bare: Library) -> None:
    dated, undated = bare.articles
    copied = replace(bare, articles=(dated, replace(undated, copy_of=dated.id)))
    both = [bare.statement[item] for item in (SCHOOL, CANADA)]
    assert wording.aged(age(bare, both)) == "newest evidence 3 May 2021, 1 of 2 articles undated"
    assert wording.aged(age(copied, both)) == "newest evidence 3 May 2021"
    assert wording.read(bare.articles) == "2 articles"
    assert wording.read(copied.articles) == "1 article and 1 copy"


@pytest.mark.parametrize(
    ("name", "known"),
    [("viola", True), ("viola@2018-01", True), ("viola@soon", False), ("viola@XXXX-11", False),
     ("nobody@2018", False)],
)  # fmt: skip
def test_a_remembered_column_is_there_if_company_and_date_are(
    bare: Library, name: str, known: bool
) -> None:
    assert is_known(bare, name) is known
