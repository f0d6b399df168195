"""What newspapers print around articles is marked, and no sentence of a story is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.articles.boilerplate import read_boilerplate
from dossier.articles.outline import outline
from dossier.articles.paragraphs import paragraphs
from dossier.articles.readers.document import Document
from dossier.cleaning import clean
from tests.core.properties import calm

from .samples import NEXT, WIDE

MARKS = read_boilerplate(Path(__file__).parents[2] / "data" / "boilerplate.toml")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Partager sur", "share buttons"),
        ("Facebook Twitter LinkedIn E-mail", "share buttons"),
        ("SHARE THIS ARTICLE", "share buttons"),
        ("Inscrivez-vous à notre newsletter", "newsletter and subscription"),
        ("Sign up for our weekly letter.", "newsletter and subscription"),
        ("Cet article est réservé aux abonnés", "newsletter and subscription"),
        ("La suite après cette publicité", "sponsor and advertisement"),
        ("Contenu sponsorisé", "sponsor and advertisement"),
        ("Nous utilisons des cookies pour mesurer l’audience.", "consent and cookies"),
        ("We use cookies.", "consent and cookies"),
        ("À lire aussi : un autre port, un autre quai", "links to other articles"),
        ("Read more: the other port", "links to other articles"),
        ("Crédit photo : A. Quill", "credits of pictures"),
        ("Image", "credits of pictures"),
        ("© Getty Images", "credits of pictures"),
    ],
)
def test_boilerplate_has_its_name(words: str, kind: str) -> None:
    assert MARKS.kind(words) == kind


@pytest.mark.parametrize(
    "words",
    [
        WIDE,
        NEXT,
        "Norvane shares the workshop with the ferry line.",
        "Le partage des vélos sur le port a commencé.",
        "Norvane publishes a newsletter for its dealers.",
        "The sponsor of the race is Norvane.",
        "Photographs of the new frame were shown in Port Ellery.",
        "« Nous voulons partager nos données avec les villes », dit la directrice.",
        "Subscribers pay ten a month for the bicycle.",
        "…",
        "",
    ],
)
def test_a_sentence_of_a_story_is_none(words: str) -> None:
    assert MARKS.kind(words) == ""


def test_a_paragraph_is_marked_when_most_of_its_sentences_are() -> None:
    text = (
        "We use cookies. You may refuse. Read more: our promise.\n"
        "“We use cookies,” said Ms Marrow. Norvane does not.\n"
    )
    marked, told = paragraphs(text)
    assert MARKS.covers(text, marked)
    assert not MARKS.covers(text, told)


def test_the_outline_keeps_every_paragraph_and_says_what_it_is() -> None:
    text = f"A workshop opens\nBy Ada Quill\n{WIDE}\nShare\nWhat comes next\n{NEXT}"
    found = outline(Document(text, title="A workshop opens"), MARKS)
    assert [item.kind for item in found] == [
        "heading", "boilerplate", "text", "boilerplate", "heading", "text",
    ]  # fmt: skip
    assert [text[item.start : item.end] for item in found] == text.split("\n")
    assert not any(item.text for item in found)


def test_headings_that_the_format_marks_are_believed_and_no_others() -> None:
    text = f"One\n{WIDE}\nTwo\n{NEXT}"
    found = outline(Document(text, headings=("One",)), MARKS)
    assert [item.kind for item in found] == ["heading", "text", "text", "text"]


@given(st.text(max_size=300).map(clean))
@calm
def test_any_text_has_an_outline(text: str) -> None:
    found = outline(Document(text), MARKS)
    assert [(item.paragraph, item.start, item.end) for item in found] == [
        (item.number, item.start, item.end) for item in paragraphs(text)
    ]
