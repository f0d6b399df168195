"""A sentence with several facts is divided, one with a single fact is not."""

from __future__ import annotations

import pytest

from tests.proposing.conftest import run


@pytest.mark.parametrize(
    ("text", "language", "second"),
    [
        ("Norvane makes bicycles in Port Ellery; Calder runs a plant.", "en",
         "Calder runs a plant."),
        ("Norvane makes bicycles, while Calder runs a plant.", "en", "Calder runs a plant."),
        ("Norvane a une usine, tandis que Calder a des navires.", "fr", "Calder a des navires."),
    ],
)  # fmt: skip
def test_a_clause_with_a_subject_of_its_own_is_about_that(
    text: str, language: str, second: str
) -> None:
    found = run(text, language)
    assert [item.company for item in found] == ["norvane", "calder"]
    assert (found[0].parties, found[1].parties) == ((), ())
    assert found[1].quotation == second


def test_separable_facts_give_a_proposal_each() -> None:
    found = run("Norvane opened a plant in Port Ellery and plans to hire 300 people by 2027.")
    assert [(item.quotation, item.status) for item in found] == [
        ("Norvane opened a plant in Port Ellery", "done"),
        ("plans to hire 300 people by 2027.", "planned"),
    ]


def test_a_hedge_covers_every_part_of_its_sentence() -> None:
    found = run("The plant of Norvane would be sold to Calder and was valued by 40 employees.")
    assert "done" not in {item.status for item in found}


@pytest.mark.parametrize(
    ("text", "language", "about"),
    [
        ("Norvane sells ships and Calder sells wine.", "en",
         [("norvane", "Norvane sells ships"), ("calder", "Calder sells wine.")]),
        ("Norvane vend des navires et Calder vend du vin.", "fr",
         [("norvane", "Norvane vend des navires"), ("calder", "Calder vend du vin.")]),
        ("Norvane's sales rose 9%; Calder's were flat.", "en",
         [("norvane", "Norvane's sales rose 9%"), ("calder", "Calder's were flat.")]),
        ("Norvane, which sells ships, bought Orlan in March and will close its plant in May.", "en",
         [("norvane", "Norvane, which sells ships, bought Orlan in March"),
          ("norvane", "will close its plant in May.")]),
        ("Norvane opened a plant in 2019 and closed it in 2021.", "en",
         [("norvane", "Norvane opened a plant in 2019"), ("norvane", "closed it in 2021.")]),
        ("D'une part, Norvane a ouvert une usine, d'autre part elle recrutera 300 salariés.", "fr",
         [("norvane", "D'une part, Norvane a ouvert une usine"),
          ("norvane", "d'autre part elle recrutera 300 salariés.")]),
        ("Norvane sells ships and Orlan Motors sells wine online.", "en",
         [("norvane", "Norvane sells ships")]),
    ],
)  # fmt: skip
def test_clauses_with_a_verb_each(text: str, language: str, about: list[tuple[str, str]]) -> None:
    assert [(item.company, item.quotation) for item in run(text, language)] == about


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Norvane makes, sells and repairs bicycles.", "en"),
        ("Norvane closed a plant opened in 2019 and sold in 2020.", "en"),
        ("Norvane, founded in 2010, has a plant and Calder two ships.", "en"),
        ("Norvane's plants and Calder's ships were sold.", "en"),
        ("Norvane, fondé en 2010 et dirigé par Ines Marrow, exploite douze usines.", "fr"),
        ("Norvane a vendu son usine et ses magasins.", "fr"),
        ("Norvane plans to open a plant and to hire 40 people.", "en"),
    ],
)
def test_what_has_one_verb_stays_whole(text: str, language: str) -> None:
    assert [item.quotation for item in run(text, language)] == [text]


def test_both_companies_are_meant_by_every_part() -> None:
    text = (
        "Norvane rides. Calder sails. Both companies built a plant in 2020 and will sell it in May."
    )
    found = [item for item in run(text) if "sell" in item.quotation or "built" in item.quotation]
    assert {(item.company, item.parties) for item in found} == {("calder", ("norvane",))}
