"""What an analyst types, and what the library of the repository answers."""

from __future__ import annotations

import pytest

from dossier.model import Library
from dossier.search.search import Hit, Index, Results


def first(results: Results, kind: str = "statement") -> Hit:
    return next(hit for hit in results.hits if hit.kind == kind)


def marked(hit: Hit) -> list[str]:
    return [hit.text[start:end] for start, end in hit.marks]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("usine", {"plant"}),
        ("l'usine", {"plant"}),
        ("usin", {"plant"}),
        ("huawey", {"Huawei"}),
        ("free 2 move", {"Free2Move"}),
        ("free2mov", {"Free2Move"}),
        ("auto nation", {"AutoNation"}),
        ("tavres emission", {"Tavares", "emission"}),
        ("TAVARES ÉMISSIONS", {"Tavares", "emissions"}),
        ("siège atlanta", {"headquarters", "Atlanta"}),
        ("siege social atlanta", {"headquarters", "Atlanta"}),
        ("concessionaire", {"dealer"}),
        ("vente en ligne 100 000", {"100,000", "online"}),
        ("100000", {"100,000"}),
        ("100.000", {"100,000"}),
        ("262403", {"262,403"}),
        ("262 403", {"262,403"}),
        ("alpine suv electrique", {"Alpine", "electric", "SUVs"}),
        ("bon de commande", {"order form"}),
        ("crise sanitaire", {"health crisis"}),
        ("autopartage", {"car-sharing"}),
        ("carsharing", {"car-sharing"}),
        ("autonation", {"AutoNation"}),
        ("free2move", {"Free2Move"}),
        ("concesionaire", {"dealer"}),  # two slips
        ("dominiqeu atalnta", {"Dominique", "Atlanta"}),  # nothing but slips
        ("vendre en ligne", {"online"}),
        ("ventes", {"sales"}),
        ("dealers", {"dealer"}),
        ("trottinette", {"scooters"}),
        ("manley fiat", {"Manley", "Fiat"}),
        ('"market share"', {"market share"}),
        ('"mobility ser', {"mobility services"}),
    ],
)
def test_statements_are_found(index: Index, text: str, words: set[str]) -> None:
    results = index.search(text)
    best = first(results)
    assert best.score > 1  # every word was answered
    assert words <= set(marked(best)), (best.text, best.marks)
    assert results.problems == ()


def test_a_name_finds_what_bears_it_first(index: Index) -> None:
    assert index.search("huawei").hits[0].id == "huawei"
    assert index.search("autonation").hits[0].kind == "company"
    assert index.search("free 2 move").hits[0].id == "psa/brand/free2move"
    assert index.search("tavares").hits[0].id == "psa/person/carlos-tavares"
    assert index.search("de meo").hits[0].id == "renault-alpine/person/luca-de-meo"


def test_a_fact_finds_statements_first(index: Index) -> None:
    for text in ("usine", "plant", "headquarters", "electric", "concessionnaire", "262403"):
        assert index.search(text).hits[0].kind == "statement", text


def test_a_literal_hit_comes_before_a_translated_one(small: Index) -> None:
    hits = [hit.text for hit in small.search("factory").hits if hit.kind == "statement"]
    assert hits[:2] == ["Bolt builds no factory.", "Acmé opens a plant in Lyon."]


def test_a_translation_is_not_taken_for_a_word_of_the_other_language(small: Index) -> None:
    # "location" is French for rental, and English for a place.
    found = {hit.id for hit in small.search("rental").hits if hit.kind == "statement"}
    assert found == {"acme-000002"}
    assert "bolt-works-000004" in {hit.id for hit in small.search("location").hits}


def test_statements_with_every_word_come_first(index: Index) -> None:
    scores = [hit.score for hit in index.search("siège atlanta février").hits]
    assert scores == sorted(scores, reverse=True)
    results = index.search("alpine suv electrique")
    complete = [hit for hit in results.hits if hit.score > 1]
    assert 0 < len(complete) < results.total
    assert results.hits[: len(complete)] == tuple(complete)


def test_another_figure_is_no_typing_error(index: Index) -> None:
    assert index.search("262404").hits == ()
    assert index.search("A111 ").hits == ()
    assert index.search("262404").suggestion == "262403"


def test_typed_words_narrow_a_filter(index: Index) -> None:
    results = index.search("company:autonation réseau")
    assert {hit.company for hit in results.hits if hit.kind == "statement"} <= {
        "autonation",
        "renault-alpine",
    }
    assert "AutoNation" in first(results).text


def test_filters_of_the_brief(library: Library, index: Index) -> None:
    for text, expected in (
        ("company:psa status:planned", lambda s: s.company == "psa" and s.status == "planned"),
        ("facet:market-entry", lambda s: s.facet == "market-entry"),
        ("facet:market", lambda s: s.facet in {"market-entry", "market-position"}),
        ("speaker:tavares", lambda s: s.speaker == "Carlos Tavares"),
        ("company:huawei", lambda s: "huawei" in (s.company, *s.parties)),
        ("article:atlanta", lambda s: s.evidence[0].article == "psa-atlanta"),
    ):
        results = index.search(text, limit=1000)
        ids = [hit.id for hit in results.hits]
        assert ids == [item.id for item in library.statements if expected(item)], text
        assert results.total == len(ids)


def test_before_and_after(library: Library, index: Index) -> None:
    found = {hit.id for hit in index.search("before:2018", limit=1000).hits}
    dated = {item.id for item in library.statements if item.date[:4] in {"2016", "2017"}}
    assert dated <= found
    assert {library.statement[item].evidence[0].article for item in found - dated} == {
        "psa-retour-usa"
    }  # the one article with a date
    assert not found & {hit.id for hit in index.search("after:2018", limit=1000).hits}


def test_exclusion(index: Index) -> None:
    both = index.search("usine").total
    without = index.search("usine -distant")
    assert 0 < without.total < both
    assert not any("distant" in hit.text for hit in without.hits)
    assert not any("PSA" in hit.text for hit in index.search("-psa").hits)


def test_a_phrase_has_to_stand_there(index: Index) -> None:
    results = index.search('"three steps"')
    assert results.total > 0
    assert all("three steps" in hit.text for hit in results.hits)
    wrong = index.search('"steps three"')
    assert wrong.hits == ()
    assert wrong.suggestion == "steps three"


def test_nothing_found_suggests_what_is_known(index: Index) -> None:
    results = index.search("hwaawewi")
    assert results.hits == ()
    assert results.suggestion == "huawei"
    assert index.search(results.suggestion).total > 0
    assert index.search("xyzzyq") == Results()


def test_a_word_that_matches_nothing_is_named(index: Index) -> None:
    results = index.search("usine xyzzyq ")
    assert results.problems == ("Nothing matches 'xyzzyq'.",)
    assert "plant" in marked(results.hits[0])
    assert results.hits[0].score < 1


def test_nothing_asked_nothing_answered(index: Index) -> None:
    for text in ("", "  ", '"', "-", "company:", "·"):
        assert index.search(text) == Results()


def test_the_total_counts_what_the_limit_cuts(index: Index) -> None:
    results = index.search("psa", limit=5)
    assert len(results.hits) == 5 < results.total
    assert results.hits == index.search("psa", limit=1000).hits[:5]
    assert index.search("psa", limit=0).hits == ()
    assert index.search("status:planned", limit=3).total > 3
    assert index.search("status:planned", limit=-1).hits == ()


def test_hits_carry_what_a_list_needs(index: Index, library: Library) -> None:
    hit = first(index.search("usine"))
    statement = library.statement[hit.id]
    assert (hit.company, hit.facet, hit.topic) == (
        statement.company,
        statement.facet,
        statement.topic,
    )
    assert hit.text == statement.text
    assert index.search("huawei").hits[0].text == "Huawei"
    topic = first(index.search("plants"), "topic")
    assert (topic.id, topic.facet, topic.company) == ("plants", "organisation-sites", "")
    assert first(index.search("atlanta plant"), "digest").id == "psa-atlanta¶36"
    article = first(index.search("prépare retour"), "article")
    assert article.id == "psa-retour-usa"
    assert marked(article)[:2] == ["prépare", "retour"]


def test_ids_are_unique_within_a_kind(index: Index) -> None:
    hits = index.search("psa alpine autonation huawei a e", limit=10_000).hits
    assert len({(hit.kind, hit.id) for hit in hits}) == len(hits)


def test_every_company_brand_and_person_is_found_by_its_name(
    index: Index, library: Library
) -> None:
    for company in library.companies:
        assert index.search(company.name).hits[0].id == company.id
        for named, kind in ((company.brands, "brand"), (company.people, "person")):
            for item in named:
                top = index.search(item.name).hits[:3]
                assert any(hit.kind == kind and hit.text.startswith(item.name) for hit in top)


def test_an_empty_library() -> None:
    empty = Index.build(Library(companies=(), facets=(), articles=(), statements=()))
    assert empty.search("usine company:psa").hits == ()
    assert empty.search("usine").suggestion == ""
