"""How far a thing has come, and whether it is denied."""

from __future__ import annotations

import pytest

from tests.proposing.conftest import only


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
