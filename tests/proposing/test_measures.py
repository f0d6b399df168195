"""What a number counts: the noun, never a verb; and which spans of time are no figures."""

from __future__ import annotations

import pytest

from dossier.model import Figure
from tests.proposing.conftest import run


def counted(text: str, language: str) -> list[tuple[object, str]]:
    """Give value and measure of each figure in the last proposal of a text."""
    found: tuple[Figure, ...] = run(text, language)[-1].figures
    return [(figure.value, figure.measure) for figure in found]


@pytest.mark.parametrize(
    ("text", "language", "figures"),
    [
        ("Norvane sees 70% of its riders now hire bicycles by phone.", "en", [(70, "riders")]),
        ("Norvane runs 50 dealers and 300 sales points.", "en",
         [(50, "dealers"), (300, "sales points")]),
        ("Norvane makes 80% of output destined for ports in 9 newly opened plants.", "en",
         [(80, "output"), (9, "newly opened plants")]),
        ("Norvane hired 200 people living nearby.", "en", [(200, "people")]),
        ("About 40% bought online from Norvane.", "en", [(40, "share")]),
        ("Chez Norvane, 70 % de ses clients louent un vélo.", "fr", [(70, "clients")]),
        ("Norvane détient 12 % du capital de Calder.", "fr", [(12, "capital")]),
        ("Norvane tire 60 % de la production de ses 40 usines.", "fr",
         [(60, "production"), (40, "usines")]),
        ("Norvane vend 900 vélos électriques avant la fusion.", "fr",
         [(900, "vélos électriques")]),
    ],
)  # fmt: skip
def test_a_measure_is_the_noun_that_is_counted(
    text: str, language: str, figures: list[tuple[object, str]]
) -> None:
    assert counted(text, language) == figures


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Norvane rouvre une usine dix ans après avoir vendu la première.", "fr"),
        ("Norvane exploite une usine depuis cinq ans.", "fr"),
        ("Norvane exploite une usine depuis plus de cinq ans.", "fr"),
        ("Ces dix dernières années, Norvane a ouvert une usine.", "fr"),
        ("Norvane opened a plant, twelve years before the merger.", "en"),
    ],
)
def test_since_when_is_no_figure(text: str, language: str) -> None:
    assert counted(text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "figures"),
    [
        ("Norvane signe un contrat de cinq ans.", "fr", [(5, "ans")]),
        ("Norvane needs at least two years for the plant.", "en", [(2, "years")]),
    ],
)
def test_how_long_something_lasts_is_a_figure(
    text: str, language: str, figures: list[tuple[object, str]]
) -> None:
    assert counted(text, language) == figures
