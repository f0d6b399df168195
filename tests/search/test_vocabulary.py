"""Which known words a typed one may mean, and what the lexicon calls them."""

from __future__ import annotations

import pytest

from dossier.model import Term
from dossier.search.lexicon import Lexicon, Wording
from dossier.search.vocabulary import Vocabulary

KNOWN = Vocabulary(
    ["atlanta", "car", "cars", "concessionnaire", "huawei", "opel", "plan", "plant", "a110", "2021"]
)


def meant(typed: str, *, unfinished: bool = False) -> list[str]:
    return [known.word for known in KNOWN.meant(typed, unfinished=unfinished)]


def test_the_word_itself_comes_before_its_forms() -> None:
    assert meant("cars") == ["cars", "car"]


def test_a_word_being_typed_is_completed() -> None:
    assert meant("plan", unfinished=True) == ["plan", "plant"]
    assert meant("plan") == ["plan"]
    assert meant("concess") == ["concessionnaire"]
    assert KNOWN.meant("concess")[0].letters == len("concess")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("opl", []),  # three letters: no repair
        ("opek", ["opel"]),
        ("oepl", ["opel"]),  # neighbours swapped are one error
        ("oplk", []),
        ("atlnata", ["atlanta"]),
        ("concesionaire", ["concessionnaire"]),
        ("konsesionaire", []),
        ("a111", []),
        ("2022", []),
    ],
)
def test_typing_errors(typed: str, expected: list[str]) -> None:
    assert meant(typed) == expected


def test_a_mistyped_beginning_is_completed_while_typing() -> None:
    assert meant("consess", unfinished=True) == ["concessionnaire"]
    assert meant("consess") == []


def test_a_wrong_first_letter_is_less_likely_than_another() -> None:
    assert KNOWN.meant("xpel")[0].weight < KNOWN.meant("opeb")[0].weight


def test_the_lexicon_knows_words_and_phrases_in_any_form() -> None:
    lexicon = Lexicon(
        [
            Term(fr=("véhicule d'occasion", "occasion"), en=("used car",)),
            Term(fr=("voiture",), en=("car",)),
        ]
    )
    assert lexicon.longest == 2
    assert lexicon.others(("used", "car")) == (
        Wording(("vehicul", "occasion"), "fr"),
        Wording(("occasion",), "fr"),
    )
    assert lexicon.others(("car",)) == (Wording(("voitur",), "fr"),)
    assert lexicon.others(("nothing",)) == ()
    assert "vehicule" in lexicon.words
