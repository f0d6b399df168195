"""Which company a sentence is about, or none."""

from __future__ import annotations

import pytest

from tests.proposing.conftest import only, run


@pytest.mark.parametrize(
    ("text", "language", "company", "found"),
    [
        ("Norvane opened a plant.", "en", "norvane", "named"),
        ("Cargolet will be sold online.", "en", "norvane", "brand"),
        ("NV hired forty people.", "en", "norvane", "alias"),
        ("“We will build a plant,” said Ines Marrow.", "en", "norvane", "person"),
        ("Norvane opened a plant. The company hired 40 people.", "en", "norvane", "generic"),
        ("Norvane a une usine. Le constructeur embauche.", "fr", "norvane", "generic"),
        ("Norvane opened a plant. The foundry hired 40 people.", "en", "norvane", "generic"),
        ("Norvane a une usine. La clinique embauche.", "fr", "norvane", "generic"),
        ("Norvane opened a plant. It hired forty people.", "en", "norvane", "carried over"),
        ("Norvane a une usine. Elle emploie 40 salariés.", "fr", "norvane", "carried over"),
        ("Norvane opened a plant. First hires arrive soon.", "en", "norvane", "main company"),
        ("Unlike Calder, Norvane has a plant.", "en", "norvane", "named"),
    ],
)
def test_whom_a_sentence_is_about(text: str, language: str, company: str, found: str) -> None:
    proposal = only(text, language)
    assert (proposal.company, proposal.found) == (company, found)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Orlan Motors opened a plant.", "en"),
        ("Norvane hires. Orlan Motors opened a plant with 40 people.", "en"),
        ("Norvane recrute. « Tout va mal dans les usines », dit Paul Brun.", "fr"),
        ("Subscribe to the Norvane newsletter", "en"),
        ("", "en"),
    ],
)
def test_competitors_third_parties_and_boilerplate_give_nothing(text: str, language: str) -> None:
    assert all("Norvane" in item.quotation and "Subscribe" not in item.quotation
               for item in run(text, language))  # fmt: skip


def test_a_tie_names_the_other_company_as_a_party() -> None:
    proposal = only("Norvane is in talks with Calder about a plant.")
    assert (proposal.company, proposal.parties, proposal.status) == (
        "norvane", ("calder",), "negotiating",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "language", "about"),
    [
        ("Norvane and Calder each opened a plant.", "en", [("norvane", ()), ("calder", ())]),
        ("Norvane et Calder ont chacun une usine.", "fr", [("norvane", ()), ("calder", ())]),
        ("Norvane and Calder have signed a contract.", "en", [("norvane", ("calder",))]),
        ("Norvane et Calder ont signé un accord.", "fr", [("norvane", ("calder",))]),
        ("Norvane sold a plant to Calder.", "en", [("norvane", ("calder",))]),
    ],
)
def test_two_subjects_give_a_proposal_each_but_for_a_tie(
    text: str, language: str, about: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert [(item.company, item.parties) for item in run(text, language)] == about


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Norvane makes bicycles. Calder sails. Both companies run a plant.", "en"),
        ("Norvane roule. Calder navigue. Les deux sociétés ont une usine.", "fr"),
    ],
)
def test_both_are_the_last_two_companies(text: str, language: str) -> None:
    proposal = only(text, language)
    assert (proposal.company, proposal.parties, proposal.found) == (
        "calder", ("norvane",), "generic",
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["Norvane declined to comment.", "Norvane hires. Unions want a plant.",
     "Norvane hires. Students, for their part, want a plant."],
)  # fmt: skip
def test_what_others_want_or_nobody_says_gives_nothing(text: str) -> None:
    assert all(item.quotation == "Norvane hires." for item in run(text))
