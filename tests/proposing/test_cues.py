"""The word lists: how phrases are written, and how faults in the file are told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dossier.coding.proposing.cues import Cues, guess_language, read_cues
from dossier.coding.proposing.phrases import Lexicon, Listed
from dossier.coding.proposing.words import words
from dossier.errors import DossierError
from dossier.model import Facet
from tests.proposing.conftest import ROOT

CUES_FILE = ROOT / "data" / "cues.toml"


@pytest.mark.parametrize(
    ("phrase", "text", "fits"),
    [
        ("plant", "a plant", True),
        ("plant", "plants", False),
        ("negoti*", "they negotiated", True),
        ("*rait", "il vendrait", True),
        ("*rait", "rait", False),
        ("ne .. pas", "ne le voit pas", True),
        ("ne .. pas", "ne le voit donc toujours guère pas", False),
        ("in # years", "in five years", True),
        ("in # years", "in 5 years", True),
        ("last|next year", "next year", True),
        ("e commerce", "l'e-commerce", True),
        ("start", "", False),
    ],
)
def test_how_phrases_are_written(phrase: str, text: str, fits: bool) -> None:
    assert bool(Lexicon([Listed("x", "y", [phrase])]).find(words(text))) is fits


def test_every_topic_of_the_codebook_has_cues(cues: Cues, facets: tuple[Facet, ...]) -> None:
    assert [topic.id for topic in cues.topics] == [
        topic.id for facet in facets for topic in facet.topic
    ]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('id = "repositioning"', 'id = "plan"', "stands twice"),
        ('id = "announcing"', 'id = "announced"', "'announcing' is missing"),
        ('needs = "online"', 'needs = "offline"', "no list 'offline'"),
        ('fr = ["stratég*"', 'fr = [7, "stratég*"', "topic[1].fr[1]"),
        ('fr = ["stratég*"', 'fr = ["*", "stratég*"', "has no word"),
    ],
)
def test_a_fault_names_the_file_and_the_line(tmp_path: Path, old: str, new: str, told: str) -> None:
    text = CUES_FILE.read_text("utf-8")
    text = text.replace('"!stratég*"', '"stratég*"')
    assert old in text
    path = tmp_path / "cues.toml"
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(DossierError) as raised:
        read_cues(path)
    assert told in str(raised.value)
    assert raised.value.where.startswith(f"{path}:")


def test_a_general_topic_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "cues.toml"
    text = CUES_FILE.read_text("utf-8")
    path.write_text(text.replace('also = ["direction"', 'also = ["nowhere"', 1), "utf-8")
    with pytest.raises(DossierError) as raised:
        read_cues(path, CUES_FILE)
    assert "no general topic 'nowhere'" in str(raised.value)
    assert raised.value.where.startswith(f"{path}:")


def test_a_mark_before_a_phrase_doubles_or_halves_it() -> None:
    lexicon = Lexicon([Listed("list", "label", ["!plain", "?weak", "other"])])
    found = lexicon.find(words("plain weak other"))["list"]
    assert [hit.weight for hit in found] == [2.0, 0.5, 1.0]


@pytest.mark.parametrize(
    ("text", "code"),
    [("Le prix de la voiture est dans le journal.", "fr"), ("The price of it", "en"), ("", "en")],
)
def test_the_language_is_guessed(text: str, code: str) -> None:
    assert guess_language(text) == code


def test_no_phrase_lets_a_choice_run_over_an_apostrophe(cues: Cues) -> None:
    phrases = [phrase for topic in cues.topics for phrase in (*topic.fr, *topic.en)]
    phrases += [phrase for wording in cues.wordings for phrase in (*wording.fr, *wording.en)]
    assert [it for it in phrases if re.search(r"\|[\w*]*['’-]", it)] == []
