"""Dates and figures, and what looks like them."""

from __future__ import annotations

import pytest

from dossier.model import Figure
from tests.proposing.conftest import only


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
        ("12.5 per cent of sales", "en", 12.5, "percent", "exact"),
        ("25 M€ de vélos", "fr", 25_000_000, "EUR", "exact"),
        ("un million de vélos", "fr", 1_000_000, "vélos", "exact"),
        ("a million bicycles", "en", 1_000_000, "bicycles", "exact"),
        ("quatre-vingts vélos", "fr", 80, "vélos", "exact"),
        ("twenty one bicycles", "en", 21, "bicycles", "exact"),
        ("3 electric bicycles", "en", 3, "bicycles", "exact"),
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
     "plants over the past six years", "plants after eight months", "plants 18 months later",
     "plants in Unit 7 of the port", "under Plan 2030", "at 9 am", "1 in 5 plants",
     "two thirds of plants"],
)  # fmt: skip
def test_what_is_not_a_figure(words: str) -> None:
    assert only(f"Norvane sells {words}.").figures == ()


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


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("Norvane cut its losses from 19 to 13 percent.", "en", [19, 13]),
        ("Norvane a ramené les pertes de 19 à 13 %.", "fr", [19, 13]),
        ("Norvane emploie 300 personnes, dont 40 à l'usine.", "fr", [300, 40]),
        ("Norvane vise 90 millions d'euros de ventes, contre 82 millions l'an dernier.", "fr",
         [90_000_000, 82_000_000]),
        ("Norvane produit 12 000 tonnes, contre 18 000 cinq ans plus tôt.", "fr",
         [12_000, 18_000]),
        ("Norvane, numéro quatre du secteur, a 52 usines.", "fr", [52, 4]),
        ("Norvane opened at 9 am and closed at 5 pm in 3 plants.", "en", [3]),
        ("Toutes deux vendent leurs usines à Norvane.", "fr", []),
    ],
)  # fmt: skip
def test_numbers_complete_each_other(text: str, language: str, values: list[int]) -> None:
    found = only(text, language).figures
    assert [item.value for item in found] == values
    assert len({item.unit for item in found if item.unit != "rank"}) <= 1


def test_a_range_shares_its_scale() -> None:
    figure = only("Norvane a payé entre 4 et 5 millions d'euros pour l'usine.", "fr").figures[0]
    assert (figure.low, figure.high, figure.unit) == (4_000_000, 5_000_000, "EUR")
