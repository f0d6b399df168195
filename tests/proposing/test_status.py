"""How far a thing has come, and whether it is denied."""

from __future__ import annotations

import pytest

from tests.proposing.conftest import only, run


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
    ("text", "language", "status"),
    [
        ("Norvane pledged to open a plant.", "en", "planned"),
        ("Norvane was to open a plant.", "en", "planned"),
        ("Norvane s'est engagée à ouvrir une usine.", "fr", "planned"),
        ("Norvane devait ouvrir une usine.", "fr", "planned"),
        ("Norvane said it would open a plant.", "en", "planned"),
        ("Norvane a indiqué que l'usine fermerait.", "fr", "planned"),
        ("If sales rise, Norvane will open a plant.", "en", "planned"),
        ("Norvane is thought to be selling its plant.", "en", "considered"),
        ("Norvane discute de la vente d'une usine.", "fr", "negotiating"),
        ("Norvane négociera avec ses fournisseurs.", "fr", "planned"),
        ("After months of talks, Norvane sold its plant.", "en", "done"),
        ("Norvane a vu ses ventes bondir.", "fr", "done"),
        ("Norvane vient pourtant de fermer son usine.", "fr", "done"),
        ("L'accord de Norvane est signé.", "fr", "done"),
        ("L'accord de Norvane n'est pas signé.", "fr", "ongoing"),
        ("Norvane a fait poser un portail.", "fr", "done"),
        ("Norvane cut its full year forecast on Thursday.", "en", "done"),
        ("Norvane sold the plant that it had planned to keep.", "en", "done"),
        ("Norvane reportedly sold its plant.", "en", "considered"),
        ("Norvane a jusqu'à 2027 pour fermer son usine.", "fr", "ongoing"),
        ("Le contrat de Norvane, estimé à 40 millions d'euros, débutera en mai.", "fr", "planned"),
    ],
)
def test_a_past_that_looks_ahead_and_other_turns(text: str, language: str, status: str) -> None:
    assert only(text, language).status == status


@pytest.mark.parametrize(
    ("text", "language", "status"),
    [
        ("“Cheap plants have ruined us,” joked Ines Marrow of Norvane.", "en", "claimed"),
        ("« Nos usines étaient trop petites », a dit Ines Marrow.", "fr", "claimed"),
        ("“We hired 40 people in May,” said Ines Marrow.", "en", "done"),
        ("The plant is a jewel, Norvane said.", "en", "claimed"),
        ("The plant has 40 staff, Norvane said.", "en", "ongoing"),
    ],
)
def test_who_gives_no_number_gives_a_view(text: str, language: str, status: str) -> None:
    assert only(text, language).status == status


@pytest.mark.parametrize(
    ("title", "language", "status"),
    [
        ("Norvane buys a plant", "en", "done"),
        ("Norvane to buy a plant", "en", "planned"),
        ("Norvane bets on plants", "en", "ongoing"),
        ("Norvane rachète une usine", "fr", "done"),
        ("Norvane s'allie avec Calder", "fr", "done"),
    ],
)
def test_the_tenses_of_a_headline(title: str, language: str, status: str) -> None:
    text = (
        f"{title}\n\nNorvane runs 40 plants." if language == "en" else f"{title}\n\nNorvane vend."
    )
    assert run(text, language)[0].status == status
