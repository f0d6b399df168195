"""With more texts than anyone reads, the count is exact and a longer list only shows more."""

from __future__ import annotations

import numpy as np
import pytest

from dossier.language.lexicon import Lexicon
from dossier.model import Term
from dossier.search.document import Field
from dossier.search.engine import Engine, Question

LEXICON = Lexicon([Term(fr=("usine",), en=("plant",))])
TEXTS = [
    f"{'plant' if number % 3 else 'plants'} {'lyon' if number % 2 else 'lyonnais'} n{number}"
    for number in range(1500)
]


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine.build([(Field(1.0, text, "en"),) for text in TEXTS], LEXICON)


@pytest.mark.parametrize(
    ("words", "unfinished", "total"),
    [
        (("plant",), False, 1500),
        (("pla",), True, 1500),
        (("n1",), True, 611),  # 1, 10 to 19, 100 to 199, 1000 to 1499
        (("plants", "lyon"), False, 750),  # with the other form
        (("plan", "lyon"), True, 1500),
        (("usine",), False, 1500),
        (("usine", "lyonnais"), False, 750),
    ],
)
def test_a_longer_list_only_shows_more(
    engine: Engine, words: tuple[str, ...], unfinished: bool, total: int
) -> None:
    question = Question(words, unfinished=unfinished)
    few, all_of_them = engine.search(question, 20), engine.search(question, 10_000)
    assert few.total == all_of_them.total == len(set(all_of_them.texts)) == total
    assert len(all_of_them.texts) == total
    assert all_of_them.texts[:20] == few.texts
    assert all_of_them.scores[:20] == few.scores
    assert all_of_them.scores == sorted(all_of_them.scores, reverse=True)


def test_what_is_typed_to_the_letter_comes_first(engine: Engine) -> None:
    found = engine.search(Question(("plants", "lyon")), 100).texts
    assert all(TEXTS[number].startswith("plants lyon ") for number in found)


def test_filters_and_removals_count(engine: Engine) -> None:
    passing = np.arange(len(TEXTS)) % 2 == 0
    question = Question(("plant",), passing=passing)
    found = engine.search(question, 10_000)
    assert found.total == len(found.texts) == 750
    assert all(passing[number] for number in found.texts)
    removed = engine.with_changes(removed=range(0, 1500, 4))
    assert removed.search(question, 10).total == 375
