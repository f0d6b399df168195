"""Each field of a proposal, in sentences of our own in both languages."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from dossier.coding.proposing.propose import propose
from dossier.model import Figure
from dossier.proposals import Proposal
from tests.proposing.conftest import COMPANIES, CUES, FACETS, run
from tests.proposing.invented import article_of


def only(text: str, language: str = "en") -> Proposal:
    """Give the one proposal for the last sentence of a text."""
    return run(text, language)[-1]


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
    ("text", "language", "status"),
    [
        ("Norvane opened a plant in May.", "en", "done"),
        ("Norvane has sold its plant.", "en", "done"),
        ("Norvane runs a plant.", "en", "ongoing"),
        ("Norvane will open a plant.", "en", "planned"),
        ("Norvane plans to open a plant.", "en", "planned"),
        ("Norvane announced that it would open a plant.", "en", "planned"),
        ("Norvane may open a plant.", "en", "considered"),
        ("Norvane could open a plant.", "en", "considered"),
        ("Norvane is negotiating a plant sale.", "en", "negotiating"),
        ("Norvane believes its plant is the best.", "en", "claimed"),
        ("Norvane a ouvert une usine.", "fr", "done"),
        ("Norvane vient de créer une filiale.", "fr", "done"),
        ("Norvane exploite une usine.", "fr", "ongoing"),
        ("Norvane ouvrira une usine.", "fr", "planned"),
        ("Norvane va ouvrir une usine.", "fr", "planned"),
        ("Norvane devrait ouvrir une usine.", "fr", "planned"),
        ("Norvane pourrait ouvrir une usine.", "fr", "considered"),
        ("Norvane aurait vendu son usine.", "fr", "considered"),
        ("Norvane négocie la vente de son usine.", "fr", "negotiating"),
        ("Norvane estime que son usine est la meilleure.", "fr", "claimed"),
    ],
)
def test_status(text: str, language: str, status: str) -> None:
    assert only(text, language).status == status


@pytest.mark.parametrize(
    ("text", "language", "denied"),
    [
        ("Norvane does not run a plant.", "en", True),
        ("Norvane n'a pas d'usine.", "fr", True),
        ("Norvane not only runs a plant.", "en", False),
        ("Norvane n'a qu'une usine.", "fr", False),
    ],
)
def test_denials(text: str, language: str, denied: bool) -> None:
    assert only(text, language).denied is denied


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


@pytest.mark.parametrize(
    ("words", "language", "date", "kept"),
    [
        ("on April 7, 2017", "en", "2017-04-07", ""),
        ("on 7 April 2017", "en", "2017-04-07", ""),
        ("in April 2016", "en", "2016-04", ""),
        ("in 2021", "en", "2021", ""),
        ("between 2027 and 2029", "en", "2027/2029", ""),
        ("in the 1990s", "en", "199X", ""),
        ("by February", "en", "XXXX-02", "by February"),
        ("next year", "en", "", "next year"),
        ("five years from now", "en", "", "five years from now"),
        ("le 14 novembre", "fr", "XXXX-11-14", "14 novembre"),
        ("le 07-04-2017", "fr", "2017-04-07", ""),
        ("le 1er mars 2020", "fr", "2020-03-01", ""),
        ("dans les années 1970", "fr", "197X", ""),
        ("d'ici 5 ans", "fr", "", "d'ici 5 ans"),
        ("l'année prochaine", "fr", "", "l'année prochaine"),
        ("le 45-13-2017", "fr", "", ""),
    ],
)
def test_dates(words: str, language: str, date: str, kept: str) -> None:
    verb = "Norvane opens a plant" if language == "en" else "Norvane ouvre une usine"
    proposal = only(f"{verb} {words}.", language)
    assert (proposal.date, proposal.date_words) == (date, kept)
    assert proposal.figures == ()


@pytest.mark.parametrize("words", ["le 3 avrıl", "FİVE plants", "le 2 aouſt", "the fıfth largest"])
def test_letters_that_only_look_like_i_and_s_break_nothing(words: str) -> None:
    assert only(f"Norvane opens 4 plants {words}.").quotation.endswith(f"{words}.")


@pytest.mark.parametrize(
    ("words", "language", "value", "unit", "bound"),
    [
        ("262 403 véhicules", "fr", 262403, "véhicules", "exact"),
        ("4\u202f000 voitures par mois", "fr", 4000, "voitures", "exact"),
        ("près de 3 % des ventes", "fr", 3, "percent", "nearly"),
        ("plus de 1,5 million d'euros", "fr", 1_500_000, "EUR", "more than"),
        ("dix-huit sites", "fr", 18, "sites", "exact"),
        ("quelque 60 postes", "fr", 60, "postes", "about"),
        ("deux cents navires", "fr", 200, "navires", "exact"),
        ("2000 voitures", "fr", 2000, "voitures", "exact"),
        ("1,234,567 cars", "en", 1_234_567, "cars", "exact"),
        ("nearly 20 cities", "en", 20, "cities", "nearly"),
        ("a half-million users", "en", 500_000, "users", "exact"),
        ("$1.2 billion", "en", 1_200_000_000, "USD", "exact"),
        ("€31m", "en", 31_000_000, "EUR", "exact"),
        ("up to forty-two shops", "en", 42, "shops", "at most"),
        ("more than 200,000 employees", "en", 200_000, "employees", "more than"),
        ("12.5% of sales", "en", 12.5, "percent", "exact"),
    ],
)
def test_figures(words: str, language: str, value: float, unit: str, bound: str) -> None:
    verb = "Norvane sells" if language == "en" else "Norvane vend"
    figure = only(f"{verb} {words}.", language).figures[0]
    assert (figure.value, figure.unit, figure.bound) == (value, unit, bound)


@pytest.mark.parametrize("words", ["20 to 30 plants", "between 20 and 30 plants", "20-30 plants"])
def test_ranges(words: str) -> None:
    assert only(f"Norvane runs {words}.").figures == (
        Figure(measure="plants", unit="plants", low=20, high=30),
    )


@pytest.mark.parametrize(
    "words",
    ["three times as many plants", "deux cent dix plants", "two hundred and ten plants",
     "24h/24, 7j7", "a Boeing 737", "chapter 11", "the 205", "in 2017", "dozens of plants",
     "Covid-19 rules", "one plant", "the two plants", "plants ten years after it left",
     "plants over the past six years", "plants after eight months", "plants 18 months later"],
)  # fmt: skip
def test_what_is_not_a_figure(words: str) -> None:
    assert only(f"Norvane sells {words}.").figures == ()


@pytest.mark.parametrize(
    ("text", "language", "topic"),
    [
        ("Norvane hires 40 engineers.", "en", "jobs"),
        ("Norvane moved its headquarters.", "en", "headquarters"),
        ("Norvane ouvre une usine.", "fr", "plants"),
        ("Norvane a racheté un rival.", "fr", "expansion"),
        ("Norvane protects the data of its users with encryption.", "en", "data-security"),
        ("Norvane enters the American market.", "en", "route-to-us"),
        ("Norvane is in administration.", "en", "restructuring"),
        ("Norvane a ouvert ses cinémas un par un.", "fr", "method"),
        ("Norvane will supply hats to the guards of Malta.", "en", "distribution-partner"),
        ("Norvane a mis au point la graine avec des chercheurs.", "fr", "technology-partner"),
        ("Norvane cessera de fabriquer des peignes.", "fr", "models"),
        ("Norvane loue des tentes.", "fr", "services-offer"),
        ("The patients of Norvane book online.", "en", "online-journey"),
        ("Norvane a ouvert douze restaurants.", "fr", "dealer-network"),
        ("Norvane peut traiter 900 litres par jour.", "fr", "plants"),
        ("Norvane made a profit.", "en", "volumes"),
        ("Norvane won a medal.", "en", "reputation"),
    ],
)
def test_rows_and_their_cues(text: str, language: str, topic: str) -> None:
    suggestion = only(text, language).suggestions[0]
    assert suggestion.topic == topic
    assert all(cue in text for cue in suggestion.cues)
    assert suggestion.cues


def test_separable_facts_give_a_proposal_each() -> None:
    found = run("Norvane opened a plant in Port Ellery and plans to hire 300 people by 2027.")
    assert [(item.quotation, item.status) for item in found] == [
        ("Norvane opened a plant in Port Ellery", "done"),
        ("plans to hire 300 people by 2027.", "planned"),
    ]


def test_a_hedge_covers_every_part_of_its_sentence() -> None:
    found = run("The plant of Norvane would be sold to Calder and was valued by 40 employees.")
    assert "done" not in {item.status for item in found}


def test_others_are_sorted_by_the_words_around_them() -> None:
    names = only("Norvane opened a plant in Port Ellery with Orlan Motors and Ms. Ada Brun.").names
    assert "Port Ellery" in names.places
    assert "Orlan Motors" in names.companies
    assert "Ada Brun" in names.people


def test_a_number_elsewhere_counts_the_same() -> None:
    found = only("Norvane runs 62 shops in France and 9 in Belgium.").figures
    assert [(item.value, item.unit, item.place) for item in found] == [
        (62, "shops", "France"), (9, "shops", "Belgium"),
    ]  # fmt: skip


def test_ranks_to_the_tenth() -> None:
    found = only("Norvane is the ninth largest maker of bicycles.").figures
    assert [(item.value, item.unit) for item in found] == [(9, "rank")]


def test_two_units_make_no_range() -> None:
    found = only("Norvane said sales fell 3% to £48m.").figures
    assert [(item.value, item.unit) for item in found] == [(3, "percent"), (48_000_000, "GBP")]


def test_the_words_of_a_topic_that_was_merged_speak_for_the_one_it_is_part_of() -> None:
    text = "Norvane hired forty people."
    before = only(text).suggestions[0].topic
    assert before == "jobs"
    facets = tuple(
        replace(
            facet,
            topic=tuple(
                replace(topic, formerly=("jobs",)) if topic.id == "plants" else topic
                for topic in facet.topic
                if topic.id != "jobs"
            ),
        )
        for facet in FACETS
    )
    found = propose(article_of(text, "en"), text, COMPANIES, facets, CUES)
    assert found[-1].suggestions[0].topic == "plants"
