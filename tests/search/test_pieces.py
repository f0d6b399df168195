"""Texts read in bulk hold the same words as texts read one by one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dossier.language.folding import words
from dossier.search.document import Field
from dossier.search.reading import put_together, read, worded

PIECES = st.sampled_from(
    ["l'usine", "262 403", "3,5", "U.S.", "PSA's", "½", "é", "Œuvre.", "1", "000", "12 000", "a-b"]
)
TEXTS = st.lists(PIECES | st.text("ab1 .,'é-", max_size=6), max_size=9).map(" ".join)


@given(texts=st.lists(st.lists(TEXTS, max_size=3), max_size=4))
def test_bulk_reading_gives_the_words_of_each_field(texts: list[list[str]]) -> None:
    found = read([[Field(1.0, text) for text in fields] for fields in texts])
    expected = [word for fields in texts for text in fields if text for word in ("", *words(text))]
    assert [found.words[number] for number in found.numbers] == expected
    assert found.words == sorted(set(found.words))
    assert found.fields.tolist() == [sum(map(bool, fields)) for fields in texts]
    singly = put_together([worded([Field(1.0, text) for text in fields]) for fields in texts])
    assert singly.words == found.words
    assert singly.numbers.tolist() == found.numbers.tolist()
    assert (singly.languages, singly.fields.tolist()) == (found.languages, found.fields.tolist())


def test_figures_with_spaces_are_one_word_whatever_the_space() -> None:
    for space in " \u00a0\u202f\u2009":
        found = read([[Field(1.0, f"Some 262{space}403 cars")]])
        assert found.words == ["", "262403", "cars", "some"]
