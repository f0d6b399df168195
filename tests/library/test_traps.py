"""What these articles invite one to get wrong, and the library does not."""

from __future__ import annotations

import re

import pytest

from dossier.model import Figure, Library, Statement
from dossier.views import wording
from dossier.views.comparison import compare
from dossier.workspace import Workspace

ALPINE = "alpine-us-partner"
ATLANTA = "psa-atlanta"
TALKS = "psa-mobility-talks"
SALES = "koskas-online-sales"


def in_article(library: Library, article: str) -> list[Statement]:
    return [
        statement
        for statement in library.statements
        if article in {evidence.article for evidence in statement.evidence}
    ]


def figures(library: Library) -> list[tuple[Statement, Figure]]:
    return [(statement, item) for statement in library.statements for item in statement.figures]


def wording_of(library: Library) -> str:
    """Everything the library says in prose: digests, statements, names, figures."""
    parts = [item.text for article in library.articles for item in article.digest]
    for statement in library.statements:
        parts += [statement.text, statement.speaker, *statement.names.all()]
        parts += [figure.measure for figure in statement.figures]
    for company in library.companies:
        parts += [name for person in company.people for name in (person.name, *person.aliases)]
    return "\n".join(parts)


def test_only_one_article_says_when_it_was_published(library: Library) -> None:
    issued = {article.id: article.issued for article in library.articles}
    assert issued.pop("psa-retour-usa") == "2017-04-07"
    assert set(issued.values()) == {""}
    assert len(issued) == 4


def test_the_rank_in_europe_stands_twice_once_as_an_opinion(library: Library) -> None:
    ranks = {
        (statement.evidence[0].article, statement.speaker, statement.status)
        for statement, figure in figures(library)
        if statement.company == "psa" and figure.unit == "rank"
    }
    assert ranks == {(TALKS, "Carlos Tavares", "claimed"), (ATLANTA, "journalist", "ongoing")}
    said = {wording.figure(item) for _, item in figures(library) if item.unit == "rank"}
    assert said == {"no. 2, Europe", "no. 1, United States"}


def test_rossi_has_no_first_name_and_no_post(library: Library) -> None:
    assert re.findall(r"\w+\.? Rossi|Rossi,? [A-Z]\w+", wording_of(library)) == []
    (rossi,) = [
        person
        for company in library.companies
        for person in company.people
        if "Rossi" in person.name
    ]
    assert (rossi.name, rossi.aliases, rossi.role) == ("Rossi", (), "")
    spoken = [item for item in library.statements if "Rossi" in item.speaker]
    assert spoken
    assert {item.speaker for item in spoken} == {"Rossi"}


def test_people_without_a_printed_post_get_none(library: Library) -> None:
    roles = {person.name: person.role for item in library.companies for person in item.people}
    assert roles["Thierry Koskas"] == ""
    assert roles["Carlos Tavares"]


def test_nothing_about_selling_in_the_us_has_been_done_by_alpine(library: Library) -> None:
    entry = [
        statement
        for statement in in_article(library, ALPINE)
        if statement.facet == "market-entry" or statement.topic == "distribution-partner"
    ]
    assert len(entry) >= 10
    assert [item.text for item in entry if item.status == "done"] == []


def test_the_headline_negotiates_but_the_body_only_considers(library: Library) -> None:
    statements = in_article(library, ALPINE)
    (headline,) = [item for item in statements if item.status == "negotiating"]
    assert {evidence.paragraph for evidence in headline.evidence} == {1}
    assert headline.parties == ()
    ties = [item for item in statements if item.company != "autonation" and item.parties]
    assert {item.status for item in ties} <= {"considered", "planned", "claimed"}


def test_the_electric_suvs_are_a_hope(library: Library) -> None:
    hoped = [item for item in in_article(library, ALPINE) if item.date in {"2027", "2028"}]
    assert {(item.date, item.status, item.speaker) for item in hoped} == {
        ("2027", "planned", "Rossi"),
        ("2028", "planned", "Rossi"),
    }


def test_four_thousand_a_month_is_not_multiplied(library: Library, workspace: Workspace) -> None:
    (monthly,) = [item for _, item in figures(library) if item.period == "per month"]
    assert (monthly.value, monthly.unit) == (4000, "vehicles")
    for path in sorted(workspace.seeds.glob("*.toml")):
        assert not re.search(r"48[\s.,\u202f\u00a0]?000", path.read_text("utf-8")), path.name


def test_wishes_for_next_year_are_not_results(library: Library) -> None:
    goals = [item for item in in_article(library, SALES) if item.topic == "online-goals"]
    assert {item.status for item in goals} <= {"planned", "claimed"}
    values = {figure.value for item in goals for figure in item.figures}
    assert values == {100000, 3}
    assert [item.date for item in goals if item.date] == []


@pytest.mark.parametrize(
    ("article", "measure", "said"),
    [
        (ATLANTA, "employees of PSA", "more than 200,000"),
        (ATLANTA, "cities where Free2Move is used", "nearly 20"),
        (ALPINE, "vehicles sold at retail", "about 262,403"),
    ],
)
def test_a_bound_in_the_article_stays_a_bound(
    library: Library, article: str, measure: str, said: str
) -> None:
    (item,) = [
        figure
        for statement in in_article(library, article)
        for figure in statement.figures
        if figure.measure == measure
    ]
    assert wording.figure(item).startswith(f"{said} ")


def test_dozens_of_jobs_are_no_number(library: Library) -> None:
    jobs = [item for item in library.statements if item.topic == "jobs"]
    assert jobs
    assert [figure for item in jobs for figure in item.figures] == []
    assert [item.text for item in jobs if re.search(r"\d", item.text)] == []


def test_the_year_of_the_talks_is_not_guessed(library: Library) -> None:
    assert {item.date for item in in_article(library, TALKS)} == {"", "XXXX-11-14"}


def test_a_relative_date_is_not_resolved(library: Library) -> None:
    years = re.compile(r"\d{4}")
    printed = {"alpine-us-partner": {"2017", "2021", "2027", "2028"}, "psa-atlanta": {"2016"}}
    for statement in library.statements:
        found = set(years.findall(statement.date))
        allowed = set().union(
            *(printed.get(evidence.article, set()) for evidence in statement.evidence)
        )
        assert found <= allowed, statement.id


def test_the_route_to_the_us_is_told_of_three_and_missing_for_huawei(library: Library) -> None:
    comparison = compare(library, ["psa", "renault-alpine", "autonation", "huawei"])
    (row,) = [row for row in comparison.rows if row.topic.id == "route-to-us"]
    psa, renault, autonation, huawei = row.cells
    assert min(len(cell.told) for cell in (psa, renault, autonation)) >= 1
    assert (huawei.told, huawei.gap, huawei.articles) == ((), "not mentioned", 1)
    assert row.kind == "differs"
    assert all(told.counterpart == renault.company for told in autonation.told)


def test_the_partnership_with_huawei_stands_in_both_dossiers(library: Library) -> None:
    shared = [
        item
        for item in library.told["huawei"]
        if item.topic == "technology-partner" and item.status == "done"
    ]
    assert len(shared) == 1
    assert shared[0] in library.told["psa"]
    assert shared[0].evidence[0].article == TALKS


def test_a_sponsor_gives_no_statement(library: Library) -> None:
    for statement in library.statements:
        assert "pendleton" not in " ".join([statement.text, *statement.names.all()]).casefold()
    kinds = {
        item.kind
        for article in library.articles
        for item in article.digest
        if "pendleton" in item.text.casefold()
    }
    assert kinds == {"boilerplate"}


@pytest.mark.parametrize("name", ["Stonecipher", "Uber", "Lyft", "Waymo", "Airbus"])
def test_who_is_only_on_the_page_gives_no_statement(name: str, library: Library) -> None:
    digests = [item.text for article in library.articles for item in article.digest]
    assert any(name in text for text in digests)
    for statement in library.statements:
        assert name not in " ".join([statement.text, *statement.names.all()]), statement.id


def test_companies_named_in_passing_have_no_dossier(library: Library) -> None:
    named = {name for item in library.statements for name in item.names.companies}
    assert {"Nissan", "Fiat Chrysler", "TravelCar"} <= named
    names = {
        name
        for company in library.companies
        for name in (company.name, company.short, *(alias.name for alias in company.aliases))
    }
    assert not names & {"Nissan", "Fiat Chrysler", "TravelCar", "Tesla", "Porsche"}


def test_a_denial_is_marked_as_one(library: Library) -> None:
    absent = [
        item
        for item in library.told["renault-alpine"]
        if item.topic == "us-standing" and item.denied
    ]
    assert len(absent) == 1
    assert absent[0].speaker == "Luca de Meo"
