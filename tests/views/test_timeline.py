"""Statements in time: where the article dates them, never by guess."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from dossier import dates
from dossier.model import Library
from dossier.views.axis import Axis, fitted
from dossier.views.timeline import Lane, timeline

from .samples import CANADA, GROWTH, LYON, MADE, RANK, REEDS, SCHOOL, THIRD


def dated(library: Library, **edtf: str) -> Library:
    """Date statements, named by the last letter of their ids at Cello."""

    def change(id_: str) -> str:
        return edtf.get(id_.rpartition("-")[2][-1], "") if id_.startswith("cello") else ""

    found = (replace(item, date=change(item.id) or item.date) for item in library.statements)
    return replace(library, statements=tuple(found))


def lane(library: Library, **narrowed: tuple[str, ...]) -> Lane:
    (found,) = timeline(library, ["cello"], **narrowed).lanes  # type: ignore[arg-type]
    return found


def test_a_lane_is_in_the_order_of_time_and_shelves_hold_the_rest(bare: Library) -> None:
    found = lane(dated(bare, b="2019-05", c="XXXX-11", d="2021-03-02~", f="201X"))
    assert [mark.told.statement.id for mark in found.marks] == [CANADA, LYON, MADE, RANK]
    assert [told.statement.id for told in found.yearless] == [REEDS]
    assert [told.statement.id for told in found.worded] == [SCHOOL]
    assert found.undated == 0


def test_a_date_is_as_exact_as_the_article_gives_it(bare: Library) -> None:
    found = {mark.told.statement.id: mark for mark in lane(dated(bare, d="2021-03-02~")).marks}
    assert (found[MADE].first, found[MADE].last) == (date(2020, 1, 1), date(2020, 12, 31))
    assert not found[MADE].about
    assert found[RANK].first == found[RANK].last == date(2021, 3, 2)
    assert found[RANK].about


def test_plans_are_told_from_deeds(bare: Library) -> None:
    library = dated(bare, a="2022", b="2023", d="2021")
    kinds = {mark.told.statement.id: mark.kind for mark in lane(library).marks}
    assert kinds == {MADE: "deed", RANK: "view", SCHOOL: "plan", LYON: "plan"}
    assert {mark.kind for mark in lane(library, kinds=("plan",)).marks} == {"plan"}
    assert [mark.told.statement.id for mark in lane(library, facets=("plants",)).marks] == [LYON]


def test_what_is_told_from_the_other_side_has_its_place_there_too(bare: Library) -> None:
    (found,) = timeline(dated(bare, c="2021"), ["oboe"]).lanes
    (mark,) = found.marks
    assert mark.told.statement.id == REEDS
    assert mark.told.counterpart is not None


def test_without_dates_the_axis_has_no_ends(bare: Library) -> None:
    found = timeline(bare, ["viola"])
    assert (found.first, found.last) == (None, None)
    assert found.lanes[0].undated == 3
    assert {THIRD, GROWTH} <= {item.id for item in bare.told["viola"]}


DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@given(DAYS, DAYS, st.integers(1, 200))
def test_every_day_has_its_cell_and_labels_do_not_touch(one: date, two: date, cells: int) -> None:
    first, last = sorted((one, two))
    axis = fitted(first, last, cells)
    assert axis.days >= cells
    assert 0 <= axis.cell(first) <= axis.cell(last) < cells
    assert axis.cells_of(first, last) == (axis.cell(first), axis.cell(last))
    ticks = list(axis.ticks())
    for (cell, label), (following, _) in pairwise(ticks):
        assert cell + len(label) < following


@given(DAYS, DAYS, DAYS, st.integers(5, 200), st.floats(0.1, 4))
def test_moving_and_zooming_stay_in_the_calendar(
    one: date, two: date, around: date, cells: int, share: float
) -> None:
    axis = fitted(min(one, two), max(one, two), cells)
    around = min(max(around, axis.first), axis.last)
    near = axis.zoomed(share, around)
    assert near.first <= around <= near.last
    assert abs(near.cell(around) - axis.cell(around)) <= 1
    moved = axis.moved(share)
    assert moved.days == axis.days
    assert moved.first > axis.first
    assert moved.moved(-share) == axis


@given(st.lists(st.sampled_from([0.5, 2.0, -0.25, 0.25]), max_size=80), st.dates(), st.dates())
def test_what_is_out_of_sight_comes_into_sight_and_never_leaves_the_calendar(
    steps: list[float], one: date, around: date
) -> None:
    axis = fitted(one, one, 40)
    for step in steps:
        axis = axis.zoomed(step, around) if step >= 0.5 else axis.moved(step)
        assert axis.first <= axis.last
        if step >= 0.5:
            assert axis.first <= around <= axis.last


def test_what_lies_outside_the_window_is_not_drawn() -> None:
    axis = Axis(date(2020, 1, 1), date(2020, 12, 31), 60)
    assert axis.cells_of(date(2019, 1, 1), date(2019, 12, 31)) is None
    assert axis.cells_of(date(2019, 1, 1), date(2020, 1, 1)) == (0, 0)
    assert axis.cells_of(date(2020, 12, 31), date(2030, 1, 1)) == (59, 59)


@given(st.sampled_from(["2017", "2017-04", "2017-04-07", "201X", "2016/2018", "2017?"]))
def test_the_days_of_a_mark_are_those_of_its_date(edtf: str) -> None:
    span = dates.span(edtf)
    assert span.first is not None
    assert span.last is not None
    assert span.first <= span.last
