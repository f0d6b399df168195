"""Companies side by side: what is alike, what differs, and what kind of gap a gap is."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from dossier.model import Library, Statement
from dossier.views.comparison import Comparison, Row, Rows, Told, articles_about, compare, tell

from .samples import CANADA, DAILY, MADE, MONTHLY, REEDS, SCHOOL, SHOPS, THIRD


def row(comparison: Comparison, topic: str) -> Row:
    (found,) = [row for row in comparison.rows if row.topic.id == topic]
    return found


def kinds(comparison: Comparison) -> dict[str, str]:
    return {row.topic.id: row.kind for row in comparison.rows}


def verdicts(comparison: Comparison) -> dict[str, str]:
    return {row.topic.id: row.verdict for row in comparison.rows}


def ids(told: tuple[Told, ...]) -> list[str]:
    return [item.statement.id for item in told]


def with_statement(library: Library, id_: str, **changes: object) -> Library:
    """Change one statement of a library."""

    def changed(item: Statement) -> Statement:
        return replace(item, **changes) if item.id == id_ else item

    return replace(library, statements=tuple(map(changed, library.statements)))


def test_rows_come_in_the_order_of_the_codebook_and_empty_ones_are_left_out(bare: Library) -> None:
    comparison = compare(bare, ["cello", "viola"])
    assert kinds(comparison) == {
        "places": "differs",
        "volumes": "differs",
        "rank": "only",
        "prices": "only",
        "reeds": "only",
        "sites": "only",
    }
    assert list(kinds(comparison)) == ["places", "volumes", "rank", "prices", "reeds", "sites"]
    assert [company.id for company in comparison.companies] == ["cello", "viola"]


def test_a_row_says_how_the_companies_stand(bare: Library) -> None:
    assert verdicts(compare(bare, ["cello", "viola"])) == {
        "places": "differs",
        "volumes": "differs",
        "rank": "only Cello",
        "prices": "only Cello",
        "reeds": "only Cello",
        "sites": "only Cello",
    }
    three = compare(bare, ["cello", "viola", "oboe"])
    assert row(three, "volumes").verdict == "differs"
    assert row(three, "reeds").verdict == "shared by 2 of 3"
    assert row(three, "places").verdict == "differs"


def test_an_empty_row_is_shown_when_asked_for(bare: Library) -> None:
    comparison = compare(bare, ["viola", "gong"], empty_rows=True)
    assert kinds(comparison) == {
        "places": "only",
        "volumes": "only",
        "rank": "empty",
        "prices": "empty",
        "reeds": "empty",
        "sites": "empty",
    }
    assert row(comparison, "rank").verdict == "empty"
    assert set(kinds(compare(bare, ["viola", "gong"]))) == {"places", "volumes"}


def test_a_cell_holds_every_statement_on_its_topic(bare: Library) -> None:
    cello, viola = row(compare(bare, ["cello", "viola"]), "places").cells
    assert ids(cello.told) == [SCHOOL]
    assert ids(viola.told) == [SHOPS, THIRD]
    assert (cello.company.id, viola.company.id) == ("cello", "viola")
    assert cello.gap is None


def test_a_gap_says_whether_anything_was_read(bare: Library) -> None:
    cells = row(compare(bare, ["cello", "viola", "oboe", "gong"]), "rank").cells
    assert [cell.gap for cell in cells] == [
        None,
        "not mentioned",
        "not mentioned",
        "no article read",
    ]
    assert [cell.articles for cell in cells] == [2, 2, 1, 0]


def test_a_tie_stands_in_both_dossiers_and_names_the_other_side(bare: Library) -> None:
    cello, oboe = row(compare(bare, ["cello", "oboe"]), "reeds").cells
    assert ids(cello.told) == ids(oboe.told) == [REEDS]
    assert cello.told[0].counterpart is None
    assert oboe.told[0].counterpart == bare.company["cello"]
    assert tell(bare, bare.statement[REEDS], "oboe") == oboe.told[0]


def test_only_the_very_same_statement_is_shared(bare: Library) -> None:
    assert row(compare(bare, ["cello", "oboe"]), "reeds").kind == "shared"
    assert row(compare(bare, ["cello", "viola"]), "volumes").kind == "differs"
    more = with_statement(bare, MADE, topic="reeds")
    assert row(compare(more, ["cello", "oboe"]), "reeds").kind == "differs"


def test_a_cell_of_denials_is_a_gap_that_has_statements(bare: Library) -> None:
    cello, viola = row(compare(bare, ["cello", "viola"]), "prices").cells
    assert ids(cello.told) == [CANADA]
    assert (cello.denied, cello.gap) == (True, "denied")
    assert (viola.denied, viola.gap) == (False, "not mentioned")


def test_a_cell_is_denied_only_if_all_of_it_is(bare: Library) -> None:
    both = with_statement(bare, MADE, topic="prices")
    assert row(compare(both, ["cello", "viola"]), "prices").cells[0].gap is None


def test_facets_restrict_the_rows(bare: Library) -> None:
    chosen = compare(bare, ["cello", "viola"], facets=["plants", "partners"])
    assert list(kinds(chosen)) == ["reeds", "sites"]
    assert compare(bare, ["viola", "oboe"], facets=["plants"]).rows == ()


@pytest.mark.parametrize("kind", ["differs", "only", "shared"])
def test_rows_of_one_kind_can_be_asked_for(bare: Library, kind: Rows) -> None:
    companies = ["cello", "viola", "oboe"]
    every = kinds(compare(bare, companies))
    some = kinds(compare(bare, companies, rows=kind))
    assert some == {topic: found for topic, found in every.items() if found == kind}
    assert some


def test_the_columns_come_as_asked(bare: Library) -> None:
    one = compare(bare, ["viola", "cello"])
    other = compare(bare, ["cello", "viola"])
    assert [cell.company.id for cell in one.rows[0].cells] == ["viola", "cello"]
    assert kinds(one) == kinds(other)
    assert verdicts(one) == verdicts(other)


@pytest.mark.parametrize(
    ("company", "articles"),
    [("cello", (MONTHLY, DAILY)), ("oboe", (MONTHLY,)), ("gong", ()), ("nobody", ())],
)
def test_articles_about_a_company(bare: Library, company: str, articles: tuple[str, ...]) -> None:
    assert articles_about(bare, company) == articles
