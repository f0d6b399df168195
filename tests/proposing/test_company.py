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
        ("Norvane opened a plant. First hires arrive soon.", "en", "norvane", "carried over"),
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
    ("text", "language"),
    [
        ("Norvane opened a plant. It is in talks with the parcel carrier Calder.", "en"),
        ("Norvane a une usine. Elle négocie avec le transporteur Calder.", "fr"),
    ],
)
def test_whom_a_noun_leads_to_is_not_who_acts(text: str, language: str) -> None:
    assert [item.company for item in run(text, language)] == ["norvane", "norvane"]


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


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Its supplier Orlan opened a plant. It hired 40 people.", "en"),
        ("Orlan Motors, a rival, opened a plant. The company hired 40 people.", "en"),
        ("A rival opened a plant. It hired 40 people.", "en"),
        ("Steel prices rose by 4 per cent.", "en"),
        ("The maker Orlan has 12 plants.", "en"),
        ("Norvane's rival Orlan has 12 plants. It employs 40 people.", "en"),
        ("Son fournisseur Orlan a ouvert une usine. Il a embauché 40 personnes.", "fr"),
        ("Un concurrent a ouvert une usine. L'entreprise a embauché 40 personnes.", "fr"),
        ("Orlan, son principal rival, ferme une usine. Le groupe emploie 300 salariés.", "fr"),
        ("Le rival de Norvane, Orlan, possède 12 usines.", "fr"),
        ("L'agence de l'eau a ouvert une usine.", "fr"),
    ],
)
def test_what_strangers_do_is_not_carried_over(text: str, language: str) -> None:
    first = "Norvane sells a plant." if language == "en" else "Norvane vend une usine."
    assert [item.quotation for item in run(f"{first} {text}", language)] == [first]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Norvane shuts a plant. The union wants more money.", "en"),
        ("Norvane ferme une usine. La CGT déplore des suppressions d'emplois.", "fr"),
        ("Norvane ferme une usine. « Tout va mal », dit Paul Brun.", "fr"),
        # the article in his name makes no name of the one that begins the sentence
        ("Norvane ferme une usine. Le site emploie 40 personnes, selon Hervé Le Brun.", "fr"),
    ],
)
def test_what_the_staff_or_an_outsider_says_at_once_is_of_the_company(
    text: str, language: str
) -> None:
    assert [item.company for item in run(text, language)] == ["norvane", "norvane"]


def test_a_second_thing_that_an_outsider_says_is_of_no_company() -> None:
    text = "Norvane ferme une usine. « Tout va mal », dit Paul Brun. « Il pleut », dit Paul Brun."
    assert len(run(text, "fr")) == 2


def test_a_possessive_of_a_stranger_is_about_him() -> None:
    assert len(run("Norvane opens a plant. Stormont's ministry has no plant to sell.")) == 1


@pytest.mark.parametrize(
    ("text", "language", "about"),
    [
        ("Norvane and Calder signed a deal. The former runs 12 plants. The latter owns 30 ships.",
         "en", ["norvane", "calder"]),
        ("Norvane et Calder ont un accord. La première exploite 12 usines. La seconde possède 30 "
         "navires.", "fr", ["norvane", "calder"]),
        ("Norvane runs a plant. Norvane buys from Calder. The latter will open a plant.", "en",
         ["norvane", "calder"]),
        ("Norvane a une usine. Norvane achète à Calder. Cette dernière ouvrira une usine.", "fr",
         ["norvane", "calder"]),
        ("The grocer Calder has a shop. Norvane opened a plant. The grocer hired 40 people.", "en",
         ["norvane", "calder"]),
        ("Le brasseur Calder a un magasin. Norvane a une usine. Le brasseur recrute.", "fr",
         ["norvane", "calder"]),
        ("Norvane has a plant. Norvane opened a plant. The ferries carried 40 people.", "en",
         ["norvane", "norvane"]),
    ],
)  # fmt: skip
def test_whom_the_latter_and_the_grocer_mean(text: str, language: str, about: list[str]) -> None:
    assert [item.company for item in run(text, language)][-2:] == about


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Norvane and Calder signed a deal. Their plant will open in May.", "en"),
        ("Norvane et Calder ont signé un accord. Leur usine ouvrira en mai.", "fr"),
    ],
)
def test_they_are_those_who_were_the_subject_together(text: str, language: str) -> None:
    proposal = only(text, language)
    assert (proposal.company, proposal.parties) == ("norvane", ("calder",))


@pytest.mark.parametrize(
    ("text", "language", "company"),
    [
        ("Norvane runs. Ada Quill, head of Calder, left. “The plant is old,” Quill said.", "en",
         "calder"),
        ("Norvane runs a plant. “It was hard,” said Ada Quill, its finance director.", "en",
         "norvane"),
        ("Norvane runs a plant. “It was hard,” said Ada Quill, finance director.", "en",
         "norvane"),
        ("Calder's founder, Ada Quill, is calm. “People want a plant,” she says.", "en", "calder"),
        ("Norvane a une usine. « C'était dur », dit Ada Quill, la patronne de Calder.", "fr",
         "calder"),
        ("Norvane runs a plant. “They promised us jobs,” said Paul Brun, an organiser.", "en",
         "norvane"),
    ],
)  # fmt: skip
def test_for_whom_a_speaker_speaks(text: str, language: str, company: str) -> None:
    assert only(text, language).company == company


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Norvane did not respond to requests for comment on its plant.", "en"),
        ("Norvane could not be reached for comment on its plant.", "en"),
        ("Norvane would not say how many plants it has.", "en"),
        ("Asked whether it would sell its plant, Norvane declined to comment.", "en"),
        ("Norvane n'a pas souhaité commenter la vente de l'usine.", "fr"),
        ("Contactée, Norvane n'a pas répondu à nos sollicitations sur l'usine.", "fr"),
        ("Norvane n'a pas souhaité s'exprimer sur l'usine.", "fr"),
        ("La direction de Norvane n'a pas donné suite à nos questions sur l'usine.", "fr"),
    ],
)
def test_who_does_not_answer_says_nothing(text: str, language: str) -> None:
    assert run(text, language) == ()


def test_what_else_a_sentence_says_of_who_does_not_answer_is_kept() -> None:
    text = "Norvane, which sold its plant in May for £40m, declined to comment."
    assert [item.figures[0].value for item in run(text)] == [40_000_000]
    found = run("Norvane sold its plant in May but declined to comment on the price of it.")
    assert [item.quotation for item in found] == ["Norvane sold its plant in May"]


def test_headlines_count_but_captions_and_bylines_do_not() -> None:
    text = (
        "Norvane opens a plant\nBy Ines Marrow, staff reporter\nNorvane runs 40 plants.\n"
        "Photo: the plant of Norvane"
    )
    assert [item.quotation for item in run(text)] == [
        "Norvane opens a plant", "Norvane runs 40 plants.",
    ]  # fmt: skip


def test_a_headline_without_a_company_gives_nothing() -> None:
    found = run("Wooden plants, paper profits\nNorvane runs 40 plants.")
    assert [item.quotation for item in found] == ["Norvane runs 40 plants."]


def test_a_word_after_a_quotation_mark_is_no_name() -> None:
    text = (
        "Norvane opened a plant. “It was hard,” said Ines Marrow.\nNorvane sells. It has 40 staff."
    )
    assert only(text).company == "norvane"


def test_a_line_that_is_printed_twice_counts_once() -> None:
    text = "Norvane opens a plant\nNorvane opens a plant\nNorvane runs 40 plants."
    assert len(run(text)) == 2
