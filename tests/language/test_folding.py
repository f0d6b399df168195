"""Folding takes away what people do not type, and keeps track of where letters came from."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.language.folding import Token, end_of, fold, tokens, words

ANY_TEXT = st.text(st.characters() | st.sampled_from("éÉœŒæß’ʼ'­ﬁİ½\u0301\u202f.,- 0123lLdD"))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Siège À Noël", "siege a noel"),
        ("Œuvre Æsir Ørsted Łódź", "oeuvre aesir orsted lodz"),
        ("Straße ﬁnance", "strasse finance"),
        ("l’usine lʼusine", "l'usine l'usine"),
        ("e\u0301te\u0301", "ete"),
        ("usi\u00adne", "usine"),
        ("ＰＳＡ", "psa"),
    ],
)
def test_fold_drops_case_accents_and_ligatures(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("l'usine d’Atlanta", ("usine", "atlanta")),
        ("jusqu’à qu'elle", ("a", "elle")),
        ("PSA's brands aren't", ("psa", "brands", "aren")),
        ("aujourd'hui", ("aujourd", "hui")),
        ("peer-to-peer", ("peer", "to", "peer")),
        ("262 403, 262,403 et 262\u202f403", ("262403", "262403", "et", "262403")),
        ("1 000 000 cars", ("1000000", "cars")),
        ("in 2021 300 cars", ("in", "2021", "300", "cars")),
        ("3,5 % or 3.5", ("3.5", "or", "3.5")),
        ("2027/2028, 24h/24", ("2027", "2028", "24h", "24")),
        ("the U.S. and T.K.", ("the", "us", "and", "tk")),
        ("Free2Move A110", ("free2move", "a110")),
        ("_[x]_ \x1b[2J", ("x", "2j")),
        ("", ()),
    ],
)
def test_words(text: str, expected: tuple[str, ...]) -> None:
    assert words(text) == expected


def test_tokens_point_into_the_text_as_given() -> None:
    text = "L’Œuvre : 262\u202f403 véhicules"
    found = tokens(text)
    assert [text[token.start : token.end] for token in found] == [
        "Œuvre",
        "262\u202f403",
        "véhicules",
    ]
    assert [token.word for token in found] == ["oeuvre", "262403", "vehicules"]


def test_a_token_takes_its_combining_accents_along() -> None:
    text = "e\u0301te\u0301 x"
    assert tokens(text)[0] == Token("ete", 0, 5)


def test_end_of_counts_folded_letters() -> None:
    text = "l’Œuvre"
    token = tokens(text)[0]
    assert text[token.start : end_of(text, token, 2)] == "Œ"
    assert text[token.start : end_of(text, token, 3)] == "Œu"
    assert end_of(text, token, 99) == len(text)


@settings(deadline=None)
@given(ANY_TEXT)
def test_folding_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@settings(deadline=None)
@given(ANY_TEXT)
def test_offsets_map_back_to_the_text(text: str) -> None:
    found = tokens(text)
    assert tuple(token.word for token in found) == words(text)
    for token in found:
        assert 0 <= token.start < token.end <= len(text)
        folded = "".join(part for part in fold(text[token.start : token.end]) if part.isalnum())
        assert token.word.replace(".", "") in folded
    for before, after in pairwise(found):
        assert before.start <= after.start
        assert before.end <= after.end
