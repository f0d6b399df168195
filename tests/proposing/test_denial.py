"""Only a statement whose main claim is negated is denied."""

from __future__ import annotations

import pytest

from tests.proposing.conftest import only, run


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Norvane does not run a plant.", "en"),
        ("Norvane has never closed a plant.", "en"),
        ("Norvane said it did not plan to close the plant.", "en"),
        ("Norvane denied that it would close the plant.", "en"),
        ("No jobs will be lost at Norvane's plant.", "en"),
        ("Norvane n'a pas d'usine.", "fr"),
        ("Norvane n'a jamais fermé d'usine.", "fr"),
        ("Norvane ne possède ni usine ni magasin.", "fr"),
        ("Aucun emploi ne sera supprimé dans l'usine de Norvane.", "fr"),
        ("Norvane dément vouloir fermer son usine.", "fr"),
        ("Norvane n'a pas dit que l'usine fermerait.", "fr"),
    ],
)
def test_a_negated_main_clause_is_a_denial(text: str, language: str) -> None:
    assert only(text, language).denied


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Norvane has not stopped selling bicycles.", "en"),
        ("Norvane never fails to publish its sales.", "en"),
        ("Norvane not only runs a plant.", "en"),
        ("Norvane no longer runs a plant.", "en"),
        ("Norvane will not open its plant until 2027.", "en"),
        ("Norvane is not a bank but a broker of plants.", "en"),
        ("Norvane opened a plant, not a shop.", "en"),
        ("Norvane, which does not sell online, opened a plant in May.", "en"),
        ("Norvane opened a plant because it could not rent one.", "en"),
        ("Although it did not sell a ship, Norvane made a profit.", "en"),
        ("It is not the first time that Norvane has closed a plant.", "en"),
        ("Norvane n'a pas cessé de fabriquer des vélos.", "fr"),
        ("Norvane n'a pas renoncé à ouvrir une usine.", "fr"),
        ("Norvane ne vend plus de vélos.", "fr"),
        ("Norvane ne vend que des vélos.", "fr"),
        ("Norvane n'a qu'une usine.", "fr"),
        ("Norvane n'ouvrira pas son usine avant 2027.", "fr"),
        ("Norvane, qui ne vend pas en ligne, a ouvert une usine.", "fr"),
        ("Norvane n'est pas la seule à fermer une usine.", "fr"),
        ("Sans avoir vendu un navire, Norvane a fait un bénéfice.", "fr"),
    ],
)
def test_a_restriction_a_change_or_a_clause_beside_is_none(text: str, language: str) -> None:
    assert not only(text, language).denied


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Norvane reported sales of £40m and did not make a profit.", "en"),
        ("Norvane a publié des ventes de 40 millions d'euros et n'a pas fait de bénéfice.", "fr"),
    ],
)
def test_a_negated_half_is_a_statement_of_its_own(text: str, language: str) -> None:
    assert [item.denied for item in run(text, language)] == [False, True]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Norvane did not close its plant but sold it.", "en"),
        ("Norvane n'a pas fermé son usine mais l'a vendue.", "fr"),
    ],
)
def test_a_correction_denies_nothing_as_a_whole(text: str, language: str) -> None:
    assert not run(text, language)[-1].denied
