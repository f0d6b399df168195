"""Who says what a sentence says."""

from __future__ import annotations

import pytest

from dossier.coding.proposing.propose import propose
from dossier.model import Company, Person
from tests.proposing.conftest import CUES, FACETS, only, run
from tests.proposing.invented import article_of


@pytest.mark.parametrize(
    ("text", "language", "speaker"),
    [
        ("“Norvane has a plant,” said Ines Marrow.", "en", "Ines Marrow"),
        ("“Norvane has a plant,” Ms. Marrow said.", "en", "Ines Marrow"),
        ("Ines Marrow sells. “Norvane has a plant,” she said.", "en", "Ines Marrow"),
        ("According to Ines Marrow, Norvane has a plant.", "en", "Ines Marrow"),
        ("Paul Brun, head of the port, said Norvane has a plant.", "en", "Paul Brun"),
        ("Paul Brun, a local, left. Mr. Brun said Norvane has a plant.", "en", "Paul Brun"),
        ("Norvane said it has a plant.", "en", "company"),
        ("Norvane, the maker of bicycles, said it has a plant.", "en", "company"),
        ("Norvane has a plant.", "en", "journalist"),
        ("« Norvane a une usine », a déclaré jeudi la directrice Ines Marrow.", "fr",
         "Ines Marrow"),
        ("Selon Ines Marrow, Norvane a une usine.", "fr", "Ines Marrow"),
        ("« Norvane a une usine », fait valoir Ines Marrow.", "fr", "Ines Marrow"),
        ("“Norvane has a plant,” Ines Marrow countered.", "en", "Ines Marrow"),
        ("Ines Marrow dirige tout. Norvane a une usine, a-t-elle ajouté.", "fr", "Ines Marrow"),
        ("Norvane a annoncé une usine.", "fr", "company"),
        ("Norvane opened a plant. The site will grow, it added.", "en", "company"),
        ("Norvane sells. The company, based in Leeds, blamed the plant.", "en", "company"),
        ("Norvane et Calder ont une usine. Elle va bien, souligne-t-on chez Calder.", "fr",
         "company"),
        ("Les salariés de l'usine sont repris par Norvane, assure sa présidente, Ada Quill.",
         "fr", "Ada Quill"),
        ("Ines Marrow sells. The plant of Norvane, she went on, was old.", "en", "Ines Marrow"),
        ("Ines Marrow said Norvane would sell a plant. It would hire 40 people.", "en",
         "Ines Marrow"),
        ("Ines Marrow spoke. She expects Norvane to sell a plant.", "en", "Ines Marrow"),
        ("'Norvane has a plant, and it's old,' said Ines Marrow.", "en", "Ines Marrow"),
        ("Ines Marrow sighed, saying Norvane had a plant.", "en", "Ines Marrow"),
        ("Norvane will sell a plant, according to the release.", "en", "company"),
        ("Norvane recalled 40 boats from a plant.", "en", "journalist"),
        ("Norvane vend une usine, reprise par Ines Marrow. « Elle ira bien, tempère la gérante.",
         "fr", "Ines Marrow"),
        ("Asked about Norvane, Ines Marrow smiled. “We have a plant,” she said.", "en",
         "Ines Marrow"),
        ("Norvane expects to sell a plant.", "en", "journalist"),
        ("Ines Marrow of Norvane thinks the plant is old.", "en", "Ines Marrow"),
        ("Orlan réclame 3 millions d'euros à Norvane pour une usine.", "fr", "journalist"),
    ],
)  # fmt: skip
def test_speaker(text: str, language: str, speaker: str) -> None:
    assert only(text, language).speaker == speaker


def test_the_initials_of_an_interview_are_those_of_a_known_person() -> None:
    text = (
        "LG : Où en est Norvane ?\nI.M. : Nous ouvrons une usine. Elle emploie 40 salariés.\n"
        "LG : Et après ?\nI.M. : Nous recrutons."
    )
    found = run(text, "fr")
    assert [item.quotation for item in found] == [
        "Nous ouvrons une usine.", "Elle emploie 40 salariés.", "Nous recrutons.",
    ]  # fmt: skip
    assert {(item.speaker, item.company) for item in found} == {("Ines Marrow", "norvane")}


def test_the_answers_of_an_interview_may_bear_a_name_first_and_then_its_accented_initials() -> None:
    text = """Norvane va bien
Élodie Brun : Norvane a une usine.
Faut-il craindre une fermeture ?
É. B. : Norvane n'en ferme pas.
Et les ventes ?
É. B. : Norvane vend des bateaux."""
    found = run(text, "fr")
    assert {item.speaker for item in found[1:]} == {"Élodie Brun"}
    assert not any("?" in item.quotation for item in found)


def test_a_surname_is_enough_once_the_library_s_person_was_named_in_full() -> None:
    company = Company(
        id="calder", name="Calder", short="Calder", people=(Person(name="Ada Quill"),)
    )
    text = "Ada Quill runs a yard. Quill bought a plant."
    found = propose(article_of(text, "en"), text, (company,), FACETS, CUES)
    assert [(item.company, item.found) for item in found] == [("calder", "person")] * 2


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ines Marrow dirige Norvane. L'usine de Norvane, se défend-elle, va bien.", "Ines Marrow"),
        ("Ines Marrow dirige Norvane. « Norvane a une usine », bougonne-t-elle.", "Ines Marrow"),
        ("Norvane vend. L'usine de Norvane va bien, bougonne-t-on au siège.", "company"),
        ("Ines Marrow dirige Norvane. Norvane a-t-elle une usine ?", "journalist"),
        ("Paul Brun, marin, est né ici. Norvane a une usine, bougonne-t-il.", "Paul Brun"),
        ("Ines Marrow dirige Norvane. Norvane va bien, bougonne-t-il.", "journalist"),
    ],
)
def test_a_verb_before_its_pronoun_tells_that_somebody_says_it(text: str, speaker: str) -> None:
    assert only(text, "fr").speaker == speaker
