"""Dates and gaps in tables and lines: what was known then is told apart from what is known now."""

from __future__ import annotations

import csv
import io
import json

import pytest
from msgspec.structs import replace

from dossier.export.formats import FORMATS
from dossier.export.making import files
from dossier.export.scope import Scope
from dossier.model import Library
from dossier.views.as_of import as_of, with_states

from .samples import STATEMENTS, article, library, passage

AT = "northwind@2026-06"
LATER = article(id="later", issued="2027-01-01")


def told_twice() -> Library:
    """Let the first statement stand in a later article as well, and the second only there."""
    first, second, *others = STATEMENTS
    first = replace(first, evidence=(*first.evidence, passage("a depot in Lille", "later")))
    second = replace(second, evidence=(passage("may sell “Bora” vans", "later"),))
    return library([first, second, *others], articles=[article(), LATER])


def table(library: Library, scope: Scope) -> list[dict[str, str]]:
    ((_, data),) = files(library, scope, FORMATS["csv"])
    return list(csv.DictReader(io.StringIO(data.decode(), newline=""), strict=True))


def lines(library: Library, scope: Scope) -> list[dict[str, str]]:
    ((_, data),) = files(library, scope, FORMATS["jsonl"])
    return [json.loads(line) for line in data.decode().splitlines()]


def test_the_present_has_no_date_and_a_dossier_is_compared_with_nothing() -> None:
    for made in (table, lines):
        found = made(library(), Scope(("northwind",)))
        beside = [(row["as_of"], row["as_of_by"], row["compared"], row["gap"]) for row in found]
        assert set(beside) == {("", "", "", "")}


@pytest.mark.parametrize("by", ["published", "happened"])
def test_a_library_at_a_date_says_it_in_every_line(by: str) -> None:
    shown = as_of(library(), "2027", by)  # type: ignore[arg-type]
    for made in (table, lines):
        found = made(shown, Scope(("northwind",)))
        assert {(row["as_of"], row["as_of_by"]) for row in found} == {("2027", by)}


def test_a_company_beside_itself_stands_in_lines_of_its_own_with_what_was_known() -> None:
    scope = Scope((AT, "northwind"), compared=True)
    found = lines(with_states(told_twice(), scope.companies), scope)
    then = {row["id"]: row["evidence"] for row in found if row["as_of"] == "2026-06"}
    now = {row["id"]: row["evidence"] for row in found if not row["as_of"]}
    assert set(now) - set(then) == {"northwind-000002"}
    assert [len(held["northwind-000001"]) for held in (then, now)] == [1, 2]


def test_an_earlier_state_alone_shows_nothing_that_was_published_later() -> None:
    scope = Scope((AT, "southwind"), compared=True)
    shown = with_states(told_twice(), scope.companies)
    rows = [row for row in table(shown, scope) if row["statement"] == "northwind-000001"]
    assert [row["article"] for row in rows] == ["depot"]
    ((_, page),) = files(shown, scope, FORMATS["md"])
    note = next(
        line for line in page.decode().split("\n") if line.startswith("[^northwind-000001]")
    )
    assert "Also:" not in note


def test_a_comparison_tells_rows_gaps_and_the_newest_evidence() -> None:
    found = table(library(), Scope(("northwind", "southwind", "calm"), compared=True))
    told = {row["statement"]: row for row in found if row["statement"]}
    assert told["northwind-000001"]["compared"] == "only"
    assert told["northwind-000003"]["gap"] == "denied"
    assert told["northwind-000004"]["compared"] == "differs"
    assert {row["newest"] for row in told.values()} == {"2026-03-01"}
    silent = [
        (row["company"], row["topic"], row["compared"], row["gap"])
        for row in found
        if not row["statement"]
    ]
    assert ("southwind", "depots", "only", "not mentioned") in silent
    assert ("calm", "offer", "differs", "no article read") in silent
    assert ("northwind", "profit", "empty", "not mentioned") in silent
    assert len(silent) == 2 + 2 + 1 + 3
    assert not any(row["article"] or row["text"] for row in found if not row["statement"])
