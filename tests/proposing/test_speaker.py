"""Who says what a sentence says."""

from __future__ import annotations

import pytest

from tests.proposing.conftest import only, run


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
