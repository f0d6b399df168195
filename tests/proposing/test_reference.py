"""Whom words without a name mean: people, natives, things of a company; background means nobody."""

from __future__ import annotations

import pytest

from dossier.coding.proposing.propose import propose
from dossier.model import Company, Person
from dossier.proposals import Proposal
from tests.proposing.conftest import CUES, FACETS, run
from tests.proposing.invented import article_of

PAIR = (
    Company(id="norvane", name="Norvane", short="Norvane", people=(Person(name="Inès Marrow"),)),
    Company(id="calder", name="Calder", short="Calder", people=(Person(name="Paul Brun"),)),
)


def told(text: str, language: str) -> tuple[Proposal, ...]:
    """Propose for a text about two companies with a woman and a man at their heads."""
    return propose(article_of(text, language), text, PAIR, FACETS, CUES)


@pytest.mark.parametrize(
    ("text", "language", "company"),
    [
        ("Inès Marrow met Paul Brun. She will open 12 shops.", "en", "norvane"),
        ("Inès Marrow met Paul Brun. He will open 12 shops.", "en", "calder"),
        ("Paul Brun a reçu Inès Marrow. La dirigeante ouvrira 12 usines.", "fr", "norvane"),
        ("Inès Marrow a reçu Paul Brun. Le quinquagénaire ouvrira 12 usines.", "fr", "calder"),
        ("The Irish maker Norvane pays Calder. The Irish sell 12 ships.", "en", "norvane"),
        ("Norvane has a plant in Leeds. Calder sells 12 ships. The Leeds firm hires.", "en",
         "norvane"),
        ("Le brestois Norvane paie Calder. Calder ouvre une usine. Le brestois recrute.", "fr",
         "norvane"),
        ("Calder sells. At Norvane, 12 engineers told Calder that they leave.", "en", "norvane"),
        ("Calder vend. Chez Norvane, propriété de Calder, 12 ouvriers partent.", "fr", "norvane"),
    ],
)  # fmt: skip
def test_whom_a_person_or_a_place_means(text: str, language: str, company: str) -> None:
    assert told(text, language)[-1].company == company


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I once had a boat with 12 doors.", "en"),
        ("Not everyone is convinced.", "en"),
        ("Two in five boats sold in this country are old.", "en"),
        ("Boats have been built here for 900 years.", "en"),
        ("Tout le monde n'est pas convaincu.", "fr"),
        ("Un bateau sur trois a 20 ans.", "fr"),
    ],
)
def test_background_is_about_no_company(text: str, language: str) -> None:
    first = "Norvane sells a plant." if language == "en" else "Norvane vend une usine."
    assert [item.quotation for item in run(f"{first} {text}", language)] == [first]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Customers will be refunded.", "en"),
        ("About 64 were sold in March.", "en"),
        ("A lighter model is planned.", "en"),
        ("Stormont has opened an inquiry into the accident.", "en"),
        ("Quelque 60 postes sont menacés.", "fr"),
        ("Le chiffre d'affaires recule de 3 %.", "fr"),
        ("La préfecture a ouvert une enquête.", "fr"),
    ],
)
def test_things_and_affairs_of_a_company_go_on_about_it(text: str, language: str) -> None:
    first = "Norvane sells a plant." if language == "en" else "Norvane vend une usine."
    assert [item.company for item in run(f"{first} {text}", language)] == ["norvane", "norvane"]


def test_turns_of_an_interview_within_one_paragraph() -> None:
    text = (
        "Inès Marrow, of Norvane, on her boats. Why boats? IM: We sell 12 plants. "
        "We hire 40 people. Some say boats are dear. IM: We opened a plant. IM: We sell 9 ships."
    )
    found = told(text, "en")
    answers = [item for item in found if item.speaker == "Inès Marrow"]
    assert [item.quotation for item in answers] == [
        "We sell 12 plants.", "We hire 40 people.", "We opened a plant.", "We sell 9 ships.",
    ]  # fmt: skip
    assert not any("dear" in item.quotation for item in found)
