from __future__ import annotations

import json
from typing import Any

import pytest
from msgspec.structs import replace

from dossier.export.as_json import comparison_json, dossier_json, library_json
from dossier.export.hits_json import hit_json
from dossier.model import Library
from dossier.search.search import Hit
from dossier.views.comparison import Rows

from .samples import DIGESTS, STATEMENTS, library, original

TWO = ["northwind", "southwind"]


def told(shown: Library, number: int = 0, company: str = "northwind") -> dict[str, Any]:
    found = dossier_json(shown, company)["statements"][number]
    assert isinstance(found, dict)
    return found


def test_a_dossier_has_the_fields_of_its_company() -> None:
    data = dossier_json(library(), "northwind")
    assert list(data) == [
        "id",
        "name",
        "short",
        "aliases",
        "brands",
        "people",
        "statements",
        "articles",
    ]
    assert data["aliases"][0] == {"name": "NWM", "aliases": [], "cased": True}
    assert data["people"][0] == {"name": "Ada Quill", "aliases": [], "role": "head"}


def test_a_statement_has_every_field_even_where_it_is_empty() -> None:
    assert told(library()) == {
        "id": "northwind-000001",
        "company": "northwind",
        "facet": "sites",
        "topic": "depots",
        "text": "Northwind has a depot in Lille.",
        "status": "done",
        "speaker": "journalist",
        "evidence": [
            {
                "article": "depot",
                "paragraph": 2,
                "start": 35,
                "end": 58,
                "fingerprint": STATEMENTS[0].evidence[0].fingerprint,
                "version": "",
                "kept": False,
                "source": "digest",
                "digest": DIGESTS[1],
                "title": "Northwind opens a depot",
                "container_title": "",
                "author": [{"family": "Poe", "given": "Mia"}],
                "issued": "2026-03-01",
                "language": "en",
            }
        ],
        "date": "",
        "date_words": "",
        "figures": [],
        "names": {"companies": [], "brands": [], "people": [], "places": []},
        "parties": [],
        "rank": "normal",
        "denied": False,
        "quoted": False,
        "counterpart": None,
        "ruled_out": [],
    }


def test_a_figure_is_typed() -> None:
    assert told(library(), 1)["figures"] == [
        {
            "measure": "vans",
            "unit": "vans",
            "value": 3000,
            "low": None,
            "high": None,
            "bound": "about",
            "period": "",
            "place": "",
        }
    ]


def test_a_verified_passage_is_quoted() -> None:
    (evidence,) = told(library(originals=[original()]))["evidence"]
    assert evidence["source"] == "original"
    assert evidence["quotation"] == "opened a depot in Lille"
    assert evidence["digest"] == DIGESTS[1]


@pytest.mark.parametrize("text", ["Another text", "opened a depot in Lyon"])
def test_words_that_are_not_there_are_not_quoted(text: str) -> None:
    (evidence,) = told(library(originals=[original(text)]))["evidence"]
    assert evidence["source"] == "orphaned"
    assert "quotation" not in evidence


def test_a_shared_statement_names_the_company_it_was_coded_for() -> None:
    shown = told(library(), company="southwind")
    assert (shown["company"], shown["counterpart"]) == ("northwind", "northwind")


def test_articles_are_listed_without_their_digests() -> None:
    (listed,) = dossier_json(library(originals=[original()]), "northwind")["articles"]
    assert listed["id"] == "depot"
    assert listed["attached"] is True
    assert listed["author"] == [{"family": "Poe", "given": "Mia"}]
    assert "digest" not in listed


def test_a_comparison_has_a_cell_for_each_company() -> None:
    data = comparison_json(library(), TWO)
    assert [company["id"] for company in data["companies"]] == TWO
    row = data["rows"][0]
    assert {key: row[key] for key in ("facet", "topic", "kind", "verdict")} == {
        "facet": "sites",
        "topic": "depots",
        "kind": "only",
        "verdict": "only Northwind",
    }
    assert [cell["gap"] for cell in row["cells"]] == [None, "not mentioned"]
    assert row["cells"][0]["statements"] == [told(library())]
    assert data["rows"][1]["cells"][0]["denied"] is True
    assert [item["id"] for item in data["articles"]] == ["depot"]


def test_a_comparison_may_keep_to_facets_and_rows() -> None:
    shared = library([replace(STATEMENTS[0], parties=("southwind",)), STATEMENTS[1]])
    kinds: dict[Rows, list[str]] = {"shared": ["depots"], "only": ["offer"], "differs": []}
    for kind, topics in kinds.items():
        rows = comparison_json(shared, TWO, rows=kind)["rows"]
        assert [row["topic"] for row in rows] == topics
    assert comparison_json(shared, TWO, facets=["money"])["rows"] == []


def test_a_library_counts_what_each_dossier_holds() -> None:
    data = library_json(library())
    assert [
        (item["id"], item["statement_count"], item["article_count"]) for item in data["companies"]
    ] == [("northwind", 4, 1), ("southwind", 1, 1), ("calm", 0, 0)]
    assert [item["id"] for item in data["articles"]] == ["depot"]


def test_a_hit_is_plain_data() -> None:
    hit = Hit(
        "northwind-000001", "statement", "northwind", "sites", "depots", "text", 1.0, ((0, 4),)
    )
    data = hit_json(hit)
    assert json.loads(json.dumps(data)) == data
    assert data["marks"] == [[0, 4]]


def test_the_data_is_json_and_always_the_same(seeds: Library) -> None:
    for company in seeds.companies:
        data = dossier_json(seeds, company.id)
        assert json.loads(json.dumps(data)) == data
        assert json.dumps(data) == json.dumps(dossier_json(seeds, company.id))
        assert [item["id"] for item in data["statements"]] == [
            statement.id for statement in seeds.told[company.id]
        ]
