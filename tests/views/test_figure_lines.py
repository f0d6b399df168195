"""A figure is written as a line and read from it again; what is none is said in words."""

from __future__ import annotations

import contextlib
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.errors import DossierError
from dossier.model import Bound, Figure
from dossier.views.figure_lines import EXAMPLE, parse_figure, parse_figures, write_figure
from tests.core.properties import calm

_WORDS = st.text(
    st.one_of(st.sampled_from('":;%()?, .to59é'), st.characters(exclude_categories=["C", "Z"])),
    min_size=1,
    max_size=12,
).filter(lambda words: words.strip() == words)
_NUMBERS = st.one_of(st.integers(), st.floats(allow_nan=False, allow_infinity=False))
_VALUES = st.one_of(
    st.fixed_dictionaries({"value": _NUMBERS}, optional={"low": _NUMBERS, "high": _NUMBERS}),
    st.fixed_dictionaries({"low": _NUMBERS, "high": _NUMBERS}),
)


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    """Any figure that the rules accept."""
    return Figure(
        measure=draw(_WORDS),
        unit=draw(st.one_of(_WORDS, st.sampled_from(["percent", "rank", "vehicles"]))),
        bound=draw(st.sampled_from(get_args(Bound))),
        period=draw(st.one_of(st.just(""), _WORDS)),
        place=draw(st.one_of(st.just(""), _WORDS)),
        **draw(_VALUES),
    )


@given(figures())
@calm
def test_what_is_written_is_read_as_the_same_figure(figure: Figure) -> None:
    line = write_figure(figure)
    assert "\n" not in line
    assert parse_figure(line) == figure


@given(st.text(st.sampled_from('boats: ;"4 to%()no.,2?period'), max_size=30))
@calm
def test_whatever_is_typed_is_a_figure_or_refused_in_words(line: str) -> None:
    figure = None
    with contextlib.suppress(DossierError):
        figure = parse_figure(line)
    assert figure is None or parse_figure(write_figure(figure)) == figure


@pytest.mark.parametrize(
    ("line", "figure"),
    [
        ("boats sold: 40 boats", Figure("boats sold", "boats", 40)),
        ("sales: about 262,403 vehicles", Figure("sales", "vehicles", 262403, bound="about")),
        ("sales : 262 403 vehicles", Figure("sales", "vehicles", 262403)),
        ("share: nearly 2.5%", Figure("share", "percent", 2.5, bound="nearly")),
        ("share: 3 to 5 %", Figure("share", "percent", low=3, high=5)),
        ("rank: no. 3", Figure("rank", "rank", 3)),
        ("jobs: more than 1 to 2 jobs", Figure("jobs", "jobs", low=1, high=2, bound="more than")),
        ("a: 4 (3 to ?) b", Figure("a", "b", 4, low=3)),
        (
            "sales: 40 boats; period 2021; place Nantes",
            Figure("sales", "boats", 40, period="2021", place="Nantes"),
        ),
        ('"a: b": 40 "10 ft boats"', Figure("a: b", "10 ft boats", 40)),
    ],
)
def test_the_notation(line: str, figure: Figure) -> None:
    assert parse_figure(line) == figure
    assert parse_figure(write_figure(figure)) == figure


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("40 boats", "does not say what is measured"),
        (": 40 boats", "does not say what is measured"),
        ("sales: dozens of boats", "has no number"),
        ("sales: 40", "does not say its unit"),
        ("share: 2,5%", "can be read in two ways"),
        ("sales: 40 boats; in 2021", "“in 2021” is neither a period nor a place"),
        ("sales: 40 boats; place A; place B", "says the place twice"),
        ('sales: 40 "boats', "quotation mark that is not closed"),
        ("rank: no. 3 boats", "has no unit"),
    ],
)
def test_what_is_wrong_is_said(line: str, what: str) -> None:
    with pytest.raises(DossierError, match=what) as raised:
        parse_figure(line)
    assert EXAMPLE in raised.value.advice


def test_each_line_is_a_figure() -> None:
    assert parse_figures("a: 1 b\n\n  \nc: 2 d\n") == (Figure("a", "b", 1), Figure("c", "d", 2))
