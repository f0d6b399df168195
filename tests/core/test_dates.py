"""Dates as articles give them: what is accepted, which days are meant, how they are said."""

from __future__ import annotations

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.dates import Span, exclude, is_valid, span, words

from .properties import calm

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
UNKNOWN = Span(None, None)


@pytest.mark.parametrize(
    ("edtf", "meant", "said"),
    [
        ("", UNKNOWN, ""),
        ("2017", Span(date(2017, 1, 1), date(2017, 12, 31)), "2017"),
        ("2016-04", Span(date(2016, 4, 1), date(2016, 4, 30)), "April 2016"),
        ("2016-02", Span(date(2016, 2, 1), date(2016, 2, 29)), "February 2016"),
        ("2017-04-07", Span(date(2017, 4, 7), date(2017, 4, 7)), "7 April 2017"),
        ("201X", Span(date(2010, 1, 1), date(2019, 12, 31)), "2010s"),
        ("XXXX-11", UNKNOWN, "November (year not stated)"),
        ("XXXX-11-14", UNKNOWN, "14 November (year not stated)"),
        ("XXXX-02-29", UNKNOWN, "29 February (year not stated)"),
        ("2027/2028", Span(date(2027, 1, 1), date(2028, 12, 31)), "2027 to 2028"),
        (
            "2027-03-05/2027-03",
            Span(date(2027, 3, 5), date(2027, 3, 31)),
            "5 March 2027 to March 2027",
        ),
        ("2021~", Span(date(2021, 1, 1), date(2021, 12, 31)), "about 2021"),
        ("2021-06?", Span(date(2021, 6, 1), date(2021, 6, 30)), "perhaps June 2021"),
        ("199X~", Span(date(1990, 1, 1), date(1999, 12, 31)), "about 1990s"),
        ("2027~/2028?", Span(date(2027, 1, 1), date(2028, 12, 31)), "about 2027 to perhaps 2028"),
    ],
)
def test_a_date_is_understood_and_said(edtf: str, meant: Span, said: str) -> None:
    assert is_valid(edtf)
    assert span(edtf) == meant
    assert words(edtf) == said


@pytest.mark.parametrize(
    "edtf",
    [
        *("next year", "by February", "may", "April 2016", "07-04-2017", "2017-4-7", "2017/04/07"),
        *("2017-13", "2017-00", "2017-04-31", "2017-02-29", "2017-04-00", "XXXX-02-30"),
        *("XXXX", "XXXX-XX", "20XX", "201X-04", "2017-XX-07", "2017-04-XX", "XXXX-13"),
        *("2017~?", "~2017", "2017 ", " 2017", "2017\n", "17", "20177", "-2017", "0000", "000X"),
        *("2028/2027", "2027/", "/2027", "/", "2026/2027/2028", "XXXX-11/2028", "2027/XXXX-12"),
        *("2027..2028", "2017-04-07T10:00", "２０１７", "٢٠١٧-٠٤"),
    ],
)
def test_what_is_no_date_is_refused(edtf: str) -> None:
    assert not is_valid(edtf)
    with pytest.raises(ValueError, match=r"\S"):
        span(edtf)


@given(st.text())
@calm
def test_any_text_is_a_date_or_refused(text: str) -> None:
    assert is_valid(text) in {True, False}


@given(st.dates())
@calm
def test_a_day_goes_round(day: date) -> None:
    assert span(day.isoformat()) == Span(day, day)
    number, month, year = words(day.isoformat()).split()
    assert date(int(year), MONTHS.index(month) + 1, int(number)) == day


@given(st.dates())
@calm
def test_a_month_and_a_year_go_round(day: date) -> None:
    month, year = f"{day:%m}", f"{day.year:04}"
    last = calendar.monthrange(day.year, day.month)[1]
    assert span(f"{year}-{month}") == Span(day.replace(day=1), day.replace(day=last))
    assert words(f"{year}-{month}") == f"{MONTHS[day.month - 1]} {year}"
    assert span(year) == Span(date(day.year, 1, 1), date(day.year, 12, 31))
    assert words(year) == year
    assert span(f"XXXX-{month}-{day:%d}") == UNKNOWN


@given(st.dates(), st.dates(), st.sampled_from(["", "~", "?"]))
@calm
def test_an_interval_runs_forward(one: date, other: date, doubt: str) -> None:
    first, last = sorted((one, other))
    interval = f"{first.isoformat()}{doubt}/{last.isoformat()}{doubt}"
    assert span(interval) == Span(first, last)
    assert is_valid(f"{last.isoformat()}/{first.isoformat()}") == (first == last)
    assert words(interval).count(" to ") == 1


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("2021", "2021-06", False),
        ("2021", "2022-06", True),
        ("2022-07", "2022-08", True),
        ("2020/2022", "2021-04-07", False),
        ("201X", "2020", True),
        ("2016~", "2017", False),
        ("2016~", "2018", True),
        ("XXXX-11-14", "2017", False),
        ("XXXX-11-14", "2017-11", False),
        ("XXXX-11-14", "2017-10", True),
        ("XXXX-11-14", "XXXX-11", False),
        ("XXXX-11-14", "XXXX-11-15", True),
        ("XXXX-02-29", "2017-02", True),
        ("", "2017", False),
    ],
)
def test_two_dates_exclude_each_other_where_no_day_is_both(
    one: str, other: str, apart: bool
) -> None:
    assert exclude(one, other) is exclude(other, one) is apart


@given(
    st.dates(date(1000, 1, 1)),
    st.sampled_from(["{:%Y-%m-%d}", "{:%Y-%m}", "{:%Y}~", "XXXX-{:%m-%d}"]),
)
def test_a_day_is_never_excluded_by_what_it_lies_in(day: date, form: str) -> None:
    assert not exclude(form.format(day), day.isoformat())
