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
