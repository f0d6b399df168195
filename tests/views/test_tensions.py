"""Which statements disagree, which do not, and what a verdict makes of it."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dossier.model import Bound, Figure, Library, Statement, Verdict
from dossier.views import wording
from dossier.views.amounts import can_both_hold, reach
from dossier.views.tensions import Tension, tensions
from dossier.views.verdicts import Which, ruled

# The statements of `tests.disputed` by what they tell.
TO_OPEN, SOLD_12000, STAFF_310, SECOND, TALKS, TO_SHOW = (f"orvell-00000{n}" for n in "012356")
OPENED_AUGUST, SOLD_11870, DENIED = "orvell-000009", "orvell-00000a", "orvell-00000d"
MORE_THAN_300, SOLD_15000, AGAIN_15000 = "orvell-00000c", "orvell-00000b", "orvell-000013"
OPENED_JULY, SOLD_9000, THIRD, STILL = (f"orvell-0000{n}" for n in ("0f", "10", "11", "12"))
COPIED_9000, STAFF_520 = "orvell-000016", "orvell-000018"


def pairs(found: Iterable[Tension]) -> set[tuple[str, str, str]]:
    return {(item.kind, item.first.id, item.second.id) for item in found}


def of(library: Library, *verdicts: Verdict, which: Which = "all") -> tuple[Tension, ...]:
    return tensions(replace(library, verdicts=verdicts), ["orvell"], which=which)


def test_what_cannot_both_hold_is_listed_and_nothing_else(contested_library: Library) -> None:
    assert pairs(of(contested_library)) == {
        ("number", SOLD_12000, SOLD_9000),
        ("number", SOLD_12000, COPIED_9000),
        ("number", SOLD_11870, SOLD_9000),  # in French, and a rounding of 12,000: these agree
        ("number", SOLD_11870, COPIED_9000),
        ("number", STAFF_520, STAFF_310),  # more than 300 agrees with both
        ("rank", SECOND, THIRD),
        ("date", OPENED_AUGUST, OPENED_JULY),  # the plant in Corvin is another one
        ("denial", TALKS, DENIED),
        ("status", OPENED_AUGUST, STILL),  # told in this order; the other way is a promise kept
        ("same figure", SOLD_15000, AGAIN_15000),
        ("same figure", SOLD_9000, COPIED_9000),
    }


def test_what_became_of_a_plan_is_no_tension_but_of_a_deed_says_nothing(
    contested_library: Library,
) -> None:
    kept = ("status", OPENED_AUGUST, STILL)
    assert kept not in pairs(of(contested_library, Verdict(STILL, OPENED_AUGUST, "done")))
    assert kept in pairs(of(contested_library, Verdict(OPENED_AUGUST, STILL, "done")))


def test_it_is_said_in_what_they_differ_and_which_came_first(contested_library: Library) -> None:
    said = {(item.first.id, item.second.id): item.words for item in of(contested_library)}
    assert said[SECOND, THIRD] == (
        "makers of cargo bicycles: no. 2 against no. 3, Europe; the second told later"
    )
    assert said[STAFF_520, STAFF_310].endswith("which came first is not known")
    assert said[SOLD_15000, AGAIN_15000] == "15,000 frames, 2021, 2 origins: borne out"
    assert said[SOLD_9000, COPIED_9000] == "9,000 frames, 2020, 1 origin: an echo"


def test_a_verdict_closes_a_pair_and_settles_what_else_the_statement_disagrees_with(
    contested_library: Library,
) -> None:
    verdict = Verdict(SOLD_9000, SOLD_12000, "error", "the mayor's figure")
    found = of(contested_library, verdict)
    (item,) = (item for item in found if item.verdict)
    assert ruled(verdict, item.first.id) == "the second is an error: the mayor's figure"
    states = {(item.first.id, item.second.id): item.state for item in found}
    assert states[SOLD_12000, SOLD_9000] == ""
    assert states[SOLD_11870, SOLD_9000] == "settled"
    assert states[SOLD_11870, COPIED_9000] == "open"
    library = replace(contested_library, verdicts=(verdict,))
    assert wording.ruled_out(library, library.statement[SOLD_9000]) == (
        "ruled an error: the mayor's figure",
    )
    assert not wording.ruled_out(library, library.statement[SOLD_12000])


def test_what_is_open_or_ruled_can_be_asked_for(contested_library: Library) -> None:
    verdict = Verdict(SECOND, THIRD, "superseded")
    assert pairs(of(contested_library, verdict, which="ruled")) == {("rank", SECOND, THIRD)}
    still = pairs(of(contested_library, verdict, which="open"))
    assert ("rank", SECOND, THIRD) not in still
    assert {kind for kind, _, _ in still} == {"number", "date", "denial", "status"}


def test_a_pair_that_only_the_analyst_sees_is_listed_by_the_verdict(
    contested_library: Library,
) -> None:
    (item,) = of(contested_library, Verdict(DENIED, SOLD_12000, "unrelated"), which="ruled")
    assert (item.kind, item.is_open) == ("linked", False)


def test_a_plan_that_the_analyst_calls_done_is_no_tension(contested_library: Library) -> None:
    found = of(contested_library, Verdict(STILL, OPENED_AUGUST, "done"))
    assert ("status", OPENED_AUGUST, STILL) not in pairs(found)


def test_two_sums_of_which_nobody_says_what_for_are_no_tension(contested_library: Library) -> None:
    sums = {STAFF_310: 5_000_000, STAFF_520: 7_000_000}

    def kinds(measure: str) -> set[str]:
        statements = tuple(
            replace(item, figures=(Figure(measure, "EUR", sums[item.id]),))
            if item.id in sums
            else item
            for item in contested_library.statements
        )
        found = of(replace(contested_library, statements=statements))
        return {item.kind for item in found if {item.first.id, item.second.id} == set(sums)}

    assert kinds("amount") == set()
    assert kinds("turnover") == {"number"}


def test_a_deprecated_statement_waits_for_nobody(contested_library: Library) -> None:
    statements = tuple(
        replace(item, rank="deprecated") if item.id == THIRD else item
        for item in contested_library.statements
    )
    found = of(replace(contested_library, statements=statements))
    assert [item.state for item in found if item.kind == "rank"] == ["settled"]


def test_the_sample_bears_one_figure_out_and_contradicts_itself_nowhere(
    sample_library: Library,
) -> None:
    found = tensions(sample_library, list(sample_library.company))
    assert [(item.kind, item.words) for item in found] == [
        ("same figure", "no. 2, Europe, 2 origins: borne out")
    ]


@settings(max_examples=30)
@given(st.data())
def test_the_order_of_statements_changes_no_disagreement(
    contested_library: Library, data: st.DataObject
) -> None:
    mixed: list[Statement] = data.draw(st.permutations(contested_library.statements))
    found = of(replace(contested_library, statements=tuple(mixed)))
    unordered = {(kind, *sorted(ids)) for kind, *ids in pairs(found) if kind != "same figure"}
    expected = pairs(of(contested_library))
    assert unordered == {(kind, *sorted(ids)) for kind, *ids in expected if kind != "same figure"}


NUMBERS = st.integers(-(10**9), 10**9) | st.floats(-1e6, 1e6).map(lambda value: round(value, 2))
BOUNDS = st.sampled_from(
    ["exact", "about", "nearly", "more than", "less than", "at least", "at most"]
)


@given(NUMBERS, BOUNDS, NUMBERS, BOUNDS)
def test_whether_two_figures_can_both_hold_is_asked_either_way(
    one: float, bound: Bound, other: float, limit: Bound
) -> None:
    left, right = Figure("x", "x", one, bound=bound), Figure("x", "x", other, bound=limit)
    assert can_both_hold(left, left)
    assert can_both_hold(left, right) is can_both_hold(right, left)
    low, high = reach(left)
    assert low <= one <= high


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        (Figure("x", "x", 90, bound="more than"), Figure("x", "x", 102), True),
        (Figure("x", "x", 90, bound="less than"), Figure("x", "x", 102), False),
        (Figure("x", "x", 12_000), Figure("x", "x", 11_870), True),
        (Figure("x", "x", 12_345), Figure("x", "x", 12_346), False),
        (Figure("x", "x", 100_000), Figure("x", "x", 80_000), False),
        (Figure("x", "x", 20, bound="nearly"), Figure("x", "x", 19), True),
        (Figure("x", "x", 20, bound="nearly"), Figure("x", "x", 22), False),
        (Figure("x", "x", low=3, high=5), Figure("x", "x", 4), True),
        (Figure("x", "rank", 2), Figure("x", "rank", 3), False),
        (Figure("x", "percent", 2.5), Figure("x", "percent", 2.52), True),
        (Figure("x", "percent", 3), Figure("x", "percent", 4), False),
    ],
)
def test_bounds_ranges_and_roundings_leave_room(one: Figure, other: Figure, agree: bool) -> None:
    assert can_both_hold(one, other) is agree
