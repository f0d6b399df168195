"""Reference data: what is read, and what is refused because two entries share an id."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.codebook import read_codebook, read_companies, read_lexicon
from dossier.errors import DossierError
from dossier.model import Name, Person

from .samples import CODEBOOK, COMPANIES, LEXICON, line_with, write


def test_facets_and_topics_keep_their_order(tmp_path: Path) -> None:
    facets = read_codebook(write(tmp_path, CODEBOOK))
    assert [facet.id for facet in facets] == ["market", "things"]
    assert [topic.id for topic in facets[0].topic] == ["sales", "routes"]
    assert facets[0].topic[0].definition == "How much is sold, {in all}."


def test_a_company_has_names_brands_and_people(tmp_path: Path) -> None:
    zephyr, mistral = read_companies(write(tmp_path, COMPANIES))
    assert zephyr.aliases == (Name("Zephyr AS"),)
    assert zephyr.brands == (Name("Swift"), Name("UP", ("Up & away", "U.P."), cased=True))
    assert zephyr.people == (Person("Åse Lund", role="speaker"),)
    assert (mistral.aliases, mistral.brands, mistral.people) == ((), (), ())


def test_a_term_has_words_of_both_languages(tmp_path: Path) -> None:
    kite, sale = read_lexicon(write(tmp_path, LEXICON))
    assert (kite.fr, kite.en) == (("cerf-volant", "cerfs-volants"), ("kite",))
    assert sale.fr == ("vente", "vendre")


def test_a_library_may_have_no_companies_and_no_terms_yet(tmp_path: Path) -> None:
    path = write(tmp_path, "schema = 1\n")
    assert read_companies(path) == ()
    assert read_lexicon(path) == ()
    with pytest.raises(DossierError, match="`facet` is missing"):
        read_codebook(path)


@pytest.mark.parametrize("quote", ['"', "'"])
@pytest.mark.parametrize(
    ("old", "new", "kind"), [("things", "market", "facet"), ("kites", "sales", "topic")]
)
def test_two_of_one_id_are_told_at_the_second(
    old: str, new: str, kind: str, quote: str, tmp_path: Path
) -> None:
    text = CODEBOOK.replace(f'id = "{old}"', f"id = {quote}{new}{quote}")
    path = write(tmp_path, text)
    with pytest.raises(DossierError) as raised:
        read_codebook(path)
    line = line_with(CODEBOOK, f'"{old}"')
    assert str(raised.value) == (
        f"{path}:{line}: two entries have the id '{new}'; the id of a {kind} must be its own"
    )


def test_two_topics_of_one_facet_may_not_share_an_id(tmp_path: Path) -> None:
    path = write(tmp_path, CODEBOOK.replace('id = "routes"', 'id = "sales"'))
    with pytest.raises(DossierError) as raised:
        read_codebook(path)
    line = line_with(CODEBOOK, '"routes"')
    assert raised.value.where == f"{path}:{line}"


def test_two_companies_of_one_id_are_refused_whatever_else_has_that_word(tmp_path: Path) -> None:
    text = COMPANIES.replace('id = "mistral"', 'id = "zephyr\\u200B "').replace("Swift", "zephyr")
    path = write(tmp_path, text)
    with pytest.raises(DossierError, match="the id of a company must be its own") as raised:
        read_companies(path)
    assert raised.value.where == f"{path}:{line_with(text, 'u200B')}"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('id = "zephyr"', 'id = "../zephyr"', r"company\[1\]\.id: expected lower-case letters"),
        (
            'id = "zephyr"',
            f'id = "{"z" * 65}"',
            r"company\[1\]\.id: must be no longer than 64 characters",
        ),
        ('short = "Mistral"', 'short = ""', r"company\[2\]\.short: must not be empty"),
        (
            'role = "speaker"',
            "role = 3",
            r"company\[1\]\.people\[1\]\.role: expected text in quotes",
        ),
        ("cased = true", "case = true", r"company\[1\]\.brands\[2\]: there is no field `case`"),
    ],
)
def test_a_malformed_company_is_refused(old: str, new: str, told: str, tmp_path: Path) -> None:
    path = write(tmp_path, COMPANIES.replace(old, new, 1))
    with pytest.raises(DossierError, match=told) as raised:
        read_companies(path)
    assert raised.value.where == f"{path}:{line_with(COMPANIES, old)}"


@pytest.mark.parametrize("side", ["fr", "en"])
def test_a_term_without_one_language_is_refused(side: str, tmp_path: Path) -> None:
    path = write(tmp_path, f"schema = 1\n[[term]]\nfr = ['mot']\nen = ['word']\n{side}s = []\n")
    with pytest.raises(DossierError, match="there is no field"):
        read_lexicon(path)
    words = {"fr": "['mot']", "en": "['word']", side: "[]"}
    path = write(tmp_path, f"schema = 1\n[[term]]\nfr = {words['fr']}\nen = {words['en']}\n")
    with pytest.raises(DossierError, match=rf"term\[1\]\.{side}: must not be empty"):
        read_lexicon(path)
