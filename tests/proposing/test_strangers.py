"""Names of organisations that no dossier covers, in articles of our own invention."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.articles.freezing import text_hash
from dossier.coding.naming_words import read_naming_words
from dossier.coding.proposing.cues import read_cues
from dossier.coding.strangers import Source, Stranger, strangers
from dossier.errors import DossierError
from dossier.model import Article, Company, Name, Person
from dossier.workspace import Workspace

ROOT = Path(__file__).parents[2]
CUES = read_cues(Workspace(ROOT).cues)
NAMING = read_naming_words(Workspace(ROOT).names)

BICYCLES = """\
Pedals and parcels

Velmora, the maker of cargo bicycles, will deliver parcels for Tarquin Post in Bristol and in \
Leeds. The contract starts in March, said Odile Fenwick, chief executive of Velmora. Fenwick told \
reporters on Monday that British towns had waited for this. It has worked with Tarquin Post for \
years.

The offers of Orbica 2 and Orbica 3, two rivals, failed. They had asked for more time, and so \
Orbica 2 came second; Orbica 3 withdrew. They will try again, and Velmora expects them to.

A stake in Quenby, which builds the motors, may follow. Harriet Loom and Harriet Moss of the \
union were not asked. In Bristol, Loom said, people are pleased. Leeds waits.

Share this article on Tarquin Post and Glimmerbook, or Glimmerbook and Glimmerbook.
"""

VELOS = """\
Des vélos pour le courrier

Le constructeur Velmora s'installe à Nantes, annonce sa directrice générale, Odile Fenwick.

Selon Odile Fenwick, la société VELMORA SA livrera aussi pour Éolys, la coopérative laitière. \
Nous sommes bien à Nantes, dit-elle ; les Nantais et les Anglais nous attendent. Nous y serons \
en mai. Depuis avril, Eolys et Velmora Group travaillent ensemble. La Banque du Lavoir prête la \
moitié.
"""


def source(id_: str, text: str, language: str, *boilerplate: int) -> Source:
    article = Article(
        id=id_, label=id_, language=language, sha256="0" * 64,
        text_sha256=text_hash(text), characters=len(text),
    )  # fmt: skip
    return Source(article, text, frozenset(boilerplate))


def found(*companies: Company) -> dict[str, Stranger]:
    sources = [source("bicycles", BICYCLES, "en", 5), source("velos", VELOS, "fr")]
    return {item.name: item for item in strangers(sources, companies, CUES, NAMING)}


def test_organisations_are_found_and_people_and_places_are_not() -> None:
    names = list(found())
    assert names[0] == "Velmora"
    assert set(names) == {
        "Velmora", "Tarquin Post", "Orbica 2", "Orbica 3", "Quenby", "Éolys", "Banque du Lavoir",
    }  # fmt: skip


def test_spellings_of_one_name_are_one_suggestion() -> None:
    velmora = found()["Velmora"]
    assert set(velmora.spellings) == {"Velmora", "VELMORA SA", "Velmora Group"}
    assert (velmora.mentions, velmora.articles) == (6, 2)
    assert set(found()["Éolys"].spellings) == {"Éolys", "Eolys"}


def test_names_that_differ_by_a_digit_are_two() -> None:
    assert found()["Orbica 2"].spellings == ("Orbica 2",)
    assert found()["Orbica 3"].mentions == 2


def test_where_it_stands_first_is_told() -> None:
    tarquin = found()["Tarquin Post"]
    assert (tarquin.article, tarquin.paragraph) == ("bicycles", 2)
    assert BICYCLES[tarquin.start : tarquin.end] == "Tarquin Post"


def test_boilerplate_does_not_count() -> None:
    assert "Glimmerbook" not in found()
    assert found()["Tarquin Post"].mentions == 2


@pytest.mark.parametrize(
    "company",
    [
        Company("v", "Velmora", "V"),
        Company("v", "Velmora SA", "V"),
        Company("v", "V", "V", aliases=(Name("Velo", aliases=("velmora",)),)),
        Company("v", "V", "V", brands=(Name("Velmora"),)),
    ],
)
def test_what_a_company_goes_by_is_no_stranger(company: Company) -> None:
    assert "Velmora" not in found(company)
    assert "Tarquin Post" in found(company)


def test_a_person_of_a_company_is_no_stranger() -> None:
    company = Company("x", "Xanthe", "X", people=(Person("Tarquin Post"),))
    assert "Tarquin Post" not in found(company)


def test_the_same_texts_give_the_same_names_in_the_same_order() -> None:
    assert list(found()) == list(found())
    assert strangers([], [], CUES, NAMING) == ()


def test_a_word_list_that_is_malformed_is_told(tmp_path: Path) -> None:
    path = tmp_path / "names.toml"
    path.write_text('schema = 1\nrole = "chair"\n', "utf-8")
    with pytest.raises(DossierError, match="`organisation` is missing"):
        read_naming_words(path)
