"""Headline, author, date, language and id of a text that says them only in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.articles.byline import complete, is_byline
from dossier.articles.languages import detect
from dossier.articles.naming import slug, unique
from dossier.articles.readers.document import Document
from tests.core.properties import calm
from tests.invented import HARBOUR

from .samples import NEXT, WIDE


@pytest.mark.parametrize(
    ("line", "author", "issued"),
    [
        ("By Ada Quill", "Ada Quill", ""),
        ("By Ada Quill and Tom Reed", "Ada Quill; Tom Reed", ""),
        ("Publié le 3 mars 2024 à 10h12", "", "2024-03-03"),
        ("Publié le 3 mars 2024 à 10h12, mis à jour le 4 mars", "", "2024-03-03"),
        ("By Ada Quill in Port Calm on 9 June 2024 at 10:12 am", "Ada Quill", "2024-06-09"),
        ("Par Zoé de la Tour", "Zoé de la Tour", ""),
        ("By Ada Quill, 2 June 2021", "Ada Quill", "2021-06-02"),
        ("Publié le 25-06-2021 par Zoé Tour", "Zoé Tour", "2021-06-25"),
        ("Published on June 2, 2021", "", "2021-06-02"),
        ("mercredi 2 juin 2021", "", "2021-06-02"),
        ("2021-06-02", "", "2021-06-02"),
        ("By train and by bus", "", ""),
        ("By 2027 it is to be sold", "", ""),
        ("Par ailleurs", "", ""),
    ],
)
def test_a_byline_is_read(line: str, author: str, issued: str) -> None:
    document = complete(Document(f"A workshop opens\n\n{line}\n\n{WIDE}"))
    assert document.title == "A workshop opens"
    assert "; ".join(item.name for item in document.author) == author
    assert document.container_title == ""
    assert document.issued == issued
    assert is_byline(line) == bool(author or issued)


@pytest.mark.parametrize(
    ("line", "author", "outlet", "issued"),
    [
        ("Rail Courier, 9 June 2024", "", "Rail Courier", "2024-06-09"),
        ("Rail Courier | 9 June 2024 | By Ada Quill", "Ada Quill", "Rail Courier", "2024-06-09"),
        ("By Ada Quill | Rail Courier | 9 June 2024", "Ada Quill", "Rail Courier", "2024-06-09"),
        ("By Ada Quill, Rail Courier", "Ada Quill", "Rail Courier", ""),
        (
            "Par Zoé Tour, Le Courrier du Rail, le 3 mars 2024",
            "Zoé Tour",
            "Le Courrier du Rail",
            "2024-03-03",
        ),
        (
            "Publié dans Le Courrier du Rail le 3 mars 2024",
            "",
            "Le Courrier du Rail",
            "2024-03-03",
        ),
        ("Le Courrier du Rail – 3 mars 2024 à 10h12", "", "Le Courrier du Rail", "2024-03-03"),
        ("Published by Rail Courier on 9 June 2024", "", "Rail Courier", "2024-06-09"),
        ("By Ada Quill, Port Calm, 9 June 2024", "Ada Quill", "", "2024-06-09"),
        ("By Ada Quill | Chief Reporter | 9 June 2024", "Ada Quill", "", "2024-06-09"),
        ("Paris, le 3 mars 2024", "", "", "2024-03-03"),
        ("Business News, 9 June 2024", "", "", ""),
        ("Acme Motors, 9 June 2024", "", "", ""),
        ("The Rail Courier opened on 9 June 2024", "", "", ""),
        ("Rail Courier told readers of it, 9 June 2024.", "", "", ""),
    ],
)
def test_the_outlet_in_a_byline_is_read(line: str, author: str, outlet: str, issued: str) -> None:
    document = complete(Document(f"A workshop opens\n\n{line}\n\n{WIDE}"))
    assert "; ".join(item.name for item in document.author) == author
    assert (document.container_title, document.issued) == (outlet, issued)


def test_outlet_and_day_may_stand_above_the_headline() -> None:
    text = f"Rail Courier, 9 June 2024\n\nA workshop opens\n\nBy Ada Quill\n\n{WIDE}"
    document = complete(Document(text))
    assert (document.title, document.container_title) == ("A workshop opens", "Rail Courier")


def test_the_day_in_a_byline_is_not_guessed() -> None:
    text = f"A workshop opens\n\nRail Courier, 07/06/2024\n\n{WIDE}"
    document = complete(Document(text))
    assert (document.container_title, document.issued) == ("Rail Courier", "")
    assert document.questions == ("the date “07/06/2024” may be 6 July 2024 or 7 June 2024",)


def test_an_ambiguous_dateline_is_asked_unless_the_file_gives_the_date() -> None:
    text = f"A workshop opens\n\nPublié le 03/04/2021\n\n{WIDE}"
    asked = complete(Document(text))
    assert asked.issued == ""
    assert len(asked.questions) == 1
    assert complete(Document(text, issued="2021-04-03")).questions == ()


@pytest.mark.parametrize("text", [WIDE, f"{WIDE}\n\n{NEXT}", "https://a.example/b c\n\nX", ""])
def test_no_headline_is_made_up(text: str) -> None:
    assert complete(Document(text)).title == ""


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (HARBOUR, "en"),
        ("Le port est dans la ville et les bateaux sont sur le quai, avec des vélos.", "fr"),
        ("Der Hafen liegt in der Stadt und die Schiffe sind am Kai mit den Rädern.", ""),
        ("El puerto está en la ciudad y los barcos están en el muelle con las bicicletas.", ""),
        ("12 345", ""),
        ("", ""),
    ],
)
def test_french_and_english_are_told_apart_and_nothing_is_guessed(text: str, language: str) -> None:
    assert detect(text) == language


@given(st.text(max_size=200), st.sets(st.sampled_from(["a", "a-2", "article"])))
@calm
def test_an_id_is_valid_and_new(words: str, taken: set[str]) -> None:
    import re

    found = unique(words, taken)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", found)
    assert len(found) <= 64
    assert found not in taken


def test_an_id_reads_like_its_headline() -> None:
    assert slug("L’Œuvre d’Été : 40 vélos !") == "l-oeuvre-d-ete-40-velos"
    assert unique("Été", {"ete", "ete-2"}) == "ete-3"
    assert len(slug("word " * 40)) <= 48
