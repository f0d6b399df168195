"""Lines that were clearly broken by hand are joined; every other text stays as it is."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.articles.tidying import tidy, unwrap, unwrap_typeset
from tests.core.properties import calm
from tests.invented import HARBOUR

from .samples import WIDE, WRAPPED


def test_a_wrapped_text_gets_its_paragraphs_back() -> None:
    first, second = unwrap(WRAPPED).strip().split("\n\n")
    assert first == " ".join(WRAPPED.split("\n\n", maxsplit=1)[0].split())
    assert second.endswith("whatever the mayor may say.")


@pytest.mark.parametrize(
    "text",
    [
        HARBOUR,
        "",
        "One line",
        "Roses are red\nviolets are blue\nsugar is sweet\nand so are you\n" * 3,
        "- a first thing that is on the list of things\n- a second thing on the list\n" * 3,
    ],
)
def test_a_text_that_is_not_wrapped_stays_as_it_is(text: str) -> None:
    assert unwrap(text) == text


def test_a_short_text_is_joined_where_its_sentences_run_on() -> None:
    short = (
        "A workshop opens\n\nNorvane opened a workshop in Port Ellery, and the town was\n"
        "glad of it.\n\nThe maker would like to open a second one, but the ferry\nline is silent.\n"
    )
    assert unwrap(short).split("\n\n")[1:] == [
        "Norvane opened a workshop in Port Ellery, and the town was glad of it.",
        "The maker would like to open a second one, but the ferry line is silent.\n",
    ]


def test_a_headline_above_a_wrapped_text_keeps_its_line() -> None:
    assert unwrap(f"A workshop opens\n{WRAPPED}").startswith("A workshop opens\nNorvane opened")


def test_a_hyphen_at_the_end_of_a_line_stays_in_a_text_and_goes_in_print() -> None:
    text = f"{WIDE} The well-meaning, far-sighted, quick-witted mayor of the sea-side town says so."
    wrapped = "\n".join(textwrap.wrap(text, 50))
    assert "-\n" in wrapped
    assert unwrap(wrapped) == text
    page = (
        "The maker of cargo bicycles will not con-\nsider the offer of Ada Quill and her co-\n"
        "operative firm.\n"
    )
    joined = unwrap_typeset(f"{page}\nA co-operative firm is owned by many.")
    assert "will not consider the offer of Ada Quill and her co-operative firm." in joined


def test_ligatures_and_soft_hyphens_go() -> None:
    assert tidy("e\ufb03cient, inter\u00adna\u00ad\ntional") == "efficient, international"


def test_a_glued_sentence_stays_glued() -> None:
    assert tidy("les vélos, etc.Pour la ville") == "les vélos, etc.Pour la ville"


@given(st.text("ab -.\n\u00ad\u00e9", max_size=400))
@calm
def test_joining_changes_white_space_and_hyphens_only(text: str) -> None:
    def letters(words: str) -> str:
        return "".join(words.split()).replace("-", "").replace("\u00ad", "")

    assert letters(unwrap(text)) == letters(text)
    assert letters(unwrap_typeset(text)) == letters(text)
