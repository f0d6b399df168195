"""What became of plans: ruled, proposed, past their date; never by guess, never by the clock."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from dossier.model import Library, Verdict
from dossier.views.as_of import as_of
from dossier.views.promises import Promise, newest_day, promises, told_as
from dossier.views.verdicts import Which

from .test_tensions import DENIED, OPENED_AUGUST, OPENED_JULY, SOLD_9000, STILL, TALKS, TO_OPEN

TO_HIRE, TO_SHOW, TO_LEAVE = "orvell-000004", "orvell-000006", "orvell-000008"
HIRED, SHOWN = "orvell-000015", "orvell-000017"


def told(
    library: Library, *verdicts: Verdict, at: date | None = None, which: Which = "all"
) -> dict[str, Promise]:
    library = replace(library, verdicts=verdicts)
    found = promises(library, ["orvell"], at or newest_day(library), which=which)
    return {item.plan.id: item for item in found}


def later(item: Promise) -> list[tuple[str, str]]:
    return [(told_as(it), it.statement.id) for it in item.later]


def test_every_plan_has_its_fate_those_with_a_date_first(contested_library: Library) -> None:
    assert {id_: item.words for id_, item in told(contested_library).items()} == {
        TO_HIRE: "perhaps done; 2021 is over",
        TO_OPEN: "perhaps done; June 2022 is over",
        TO_LEAVE: "not due yet",
        STILL: "no later word",
        TALKS: "perhaps dropped",
        TO_SHOW: "perhaps done; which came first is not known",
    }
    assert list(told(contested_library))[:3] == [TO_HIRE, TO_OPEN, TO_LEAVE]


def test_what_is_told_later_on_the_same_thing_is_proposed(contested_library: Library) -> None:
    found = told(contested_library)
    assert later(found[TO_OPEN]) == [
        ("perhaps done", OPENED_AUGUST),
        ("perhaps done", OPENED_JULY),
        ("told again", STILL),
    ]
    assert later(found[TO_HIRE]) == [("perhaps done", HIRED)]  # 60 of 80: the analyst will see
    assert later(found[TALKS]) == [("perhaps dropped", DENIED)]
    assert found[TO_SHOW].fate == "not ordered"  # the leaflet prints no date


def test_a_ruling_takes_the_place_of_what_is_proposed(contested_library: Library) -> None:
    done = Verdict(TO_OPEN, OPENED_AUGUST, "done", "two months late")
    found = told(contested_library, done)
    assert found[TO_OPEN].words == "done: two months late"
    assert later(found[TO_OPEN]) == [("done", OPENED_AUGUST)]
    assert not found[TO_OPEN].is_open
    assert set(told(contested_library, done, which="ruled")) == {TO_OPEN}
    assert TO_OPEN not in told(contested_library, done, which="open")


@pytest.mark.parametrize(
    "verdict", [Verdict(TO_HIRE, HIRED, "unrelated"), Verdict(HIRED, SOLD_9000, "error")]
)
def test_what_the_analyst_refuses_is_not_proposed(
    contested_library: Library, verdict: Verdict
) -> None:
    (found,) = (it for id_, it in told(contested_library, verdict).items() if id_ == TO_HIRE)
    assert (found.fate, found.words) == ("past its date", "still open, 2021 is over")


def test_a_date_is_over_by_the_day_that_is_handed_in(contested_library: Library) -> None:
    assert newest_day(contested_library) == date(2022, 10, 16)
    refused = Verdict(TO_HIRE, HIRED, "unrelated")
    early = told(contested_library, refused, at=date(2021, 12, 31))
    assert early[TO_HIRE].fate == "not due"
    assert (
        told(contested_library, at=date(2031, 1, 1))[TO_LEAVE].words == "still open, 2030 is over"
    )


def test_as_of_a_date_nothing_later_is_known(contested_library: Library) -> None:
    library = as_of(contested_library, "2021-12")
    found = told(library)
    assert newest_day(library) == date(2021, 12, 31)
    assert {item.fate for item in found.values()} == {"not due", "no word"}


def test_a_plan_of_an_undated_article_has_no_later_word(sample_library: Library) -> None:
    found = promises(sample_library, list(sample_library.company), newest_day(sample_library))
    assert len(found) == 68
    assert {item.words for item in found} == {"no word elsewhere", "no later word", "not due yet"}
    assert not any(item.later for item in found)
