"""How much is written on what."""

from __future__ import annotations

from msgspec.structs import replace

from dossier.model import Library
from dossier.views.coverage import cover


def test_statements_are_counted_by_facet_and_company(bare: Library) -> None:
    coverage = cover(bare)
    assert coverage.counts == {
        "market": {"cello": 4, "viola": 3, "oboe": 0, "gong": 0},
        "partners": {"cello": 1, "viola": 0, "oboe": 1, "gong": 0},
        "plants": {"cello": 1, "viola": 0, "oboe": 0, "gong": 0},
    }
    assert (coverage.facets, coverage.companies) == (bare.facets, bare.companies)


def test_a_dossier_counts_its_ties(bare: Library) -> None:
    coverage = cover(bare)
    assert {company.id: coverage.total(company.id) for company in bare.companies} == {
        company: len(bare.told[company]) for company in ("cello", "viola", "oboe", "gong")
    }
    assert coverage.articles == {"cello": 2, "viola": 2, "oboe": 1, "gong": 0}


def test_a_gap_is_of_the_same_kinds_as_in_a_comparison(bare: Library) -> None:
    coverage = cover(bare)
    assert coverage.gap("plants", "cello") == "denied"
    assert coverage.gap("plants", "viola") == "not mentioned"
    assert coverage.gap("plants", "gong") == "no article read"
    assert coverage.gap("market", "cello") is None  # one denial among four statements


def test_the_largest_count_sets_the_scale(bare: Library) -> None:
    assert cover(bare).most == 4
    assert cover(replace(bare, statements=())).most == 0
    assert cover(replace(bare, companies=(), facets=(), statements=())).most == 0
