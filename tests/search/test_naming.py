"""What people type for a company, a facet or an article."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from dossier.errors import UnknownNameError
from dossier.model import Facet, Library, Topic
from dossier.search.naming import nearest, resolve_article, resolve_company, resolve_facet


@pytest.mark.parametrize(
    ("typed", "company"),
    [
        ("psa", "psa"),
        ("PSA", "psa"),
        ("groupe psa", "psa"),
        ("Peugeot Citroen", "psa"),
        ("peugeot", "psa"),
        ("ps", "psa"),
        ("Renault", "renault-alpine"),
        ("renault-alpine", "renault-alpine"),
        ("alpine", "renault-alpine"),
        ("auto nation", "autonation"),
        ("AutoN", "autonation"),
        ("auto", "autonation"),  # although PSA is also called Peugeot Citroën Automobiles
        ("automob", "psa"),
        ("HUAWEI", "huawei"),
    ],
)
def test_companies(library: Library, typed: str, company: str) -> None:
    assert resolve_company(library, typed).id == company


@pytest.mark.parametrize(
    ("typed", "facet"),
    [
        ("market-entry", "market-entry"),
        ("Market Entry", "market-entry"),
        ("market e", "market-entry"),
        ("entry", "market-entry"),
        ("online", "digital-retail"),
        ("people", "people"),
    ],
)
def test_facets(library: Library, typed: str, facet: str) -> None:
    assert resolve_facet(library, typed).id == facet


@pytest.mark.parametrize("typed", ["psa-atlanta", "atlanta", "PSA comes to Atlanta"])
def test_articles(library: Library, typed: str) -> None:
    assert resolve_article(library, typed).id == "psa-atlanta"


def test_an_id_means_that_one_whatever_else_goes_by_its_name(library: Library) -> None:
    first = replace(library.articles[0], id="a-quay", title="A quay", label="A quay")
    copy = replace(first, id="a-quay-2", copy_of="a-quay")
    told = replace(library, articles=(first, copy))
    assert resolve_article(told, "a-quay") == first
    assert resolve_article(told, "a-quay-2") == copy
    with pytest.raises(UnknownNameError, match="may mean several articles"):
        resolve_article(told, "A quay")


def test_an_unknown_company(library: Library) -> None:
    with pytest.raises(UnknownNameError) as caught:
        resolve_company(library, "Hauwei")
    assert caught.value.what == "no company called 'Hauwei'"
    assert caught.value.advice == (
        "Did you mean huawei? The library holds: psa, renault-alpine, autonation, huawei."
    )


def test_a_name_like_no_other(library: Library) -> None:
    with pytest.raises(UnknownNameError) as caught:
        resolve_company(library, "xyzzyq")
    assert caught.value.advice.startswith("The library holds: psa")


def test_a_name_that_may_mean_several(library: Library) -> None:
    with pytest.raises(UnknownNameError, match="'market' may mean several facets") as caught:
        resolve_facet(library, "market")
    assert caught.value.advice == "Choose one of: market-entry, market-position."


def test_a_library_without_companies() -> None:
    empty = Library(companies=(), facets=(), articles=(), statements=())
    with pytest.raises(UnknownNameError, match="The library holds no companies"):
        resolve_company(empty, "psa")


@pytest.mark.parametrize("typed", ["", " ", "\x1b]0;x\x07", "[/x]", "é" * 10_000])
def test_hostile_names_are_unknown_and_quoted_safely(library: Library, typed: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        resolve_article(library, typed)
    assert caught.value.what.isprintable()
    assert len(caught.value.what) < 200


def test_long_lists_are_cut_with_a_count() -> None:
    topics = (Topic(id="t", name="T", definition="T."),)
    facets = tuple(
        Facet(id=f"facet-{number}", name=str(number), definition="F.", topic=topics)
        for number in range(40)
    )
    library = Library(companies=(), facets=facets, articles=(), statements=())
    with pytest.raises(UnknownNameError, match="facet-11 and 28 more"):
        resolve_facet(library, "xyzzy")
    assert resolve_facet(library, "facet-1").id == "facet-1"


def test_nearest() -> None:
    assert nearest("huawey", {"huawei": (), "psa": ()}) == "huawei"
    assert nearest("xyzzy", {"huawei": (), "psa": ()}) == ""
    assert nearest("huawei", {}) == ""
