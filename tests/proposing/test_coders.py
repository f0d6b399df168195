"""The second coding of the sealed articles can be read, and two codings can be compared."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

import pytest

from dossier.codebook import read_codebook
from dossier.model import Status
from tests.proposing.coders import as_proposals, first_choices
from tests.proposing.conftest import FACETS, ROOT
from tests.proposing.invented import SEALED, HeldOut, held_out, second_coding
from tests.proposing.scoring import Expected, Score

_NEUTRAL = read_codebook(ROOT / "data" / "general" / "codebook.toml")


@pytest.mark.parametrize("read", [held_out, second_coding], ids=["first", "second"])
def test_a_coding_names_only_what_the_codebooks_and_the_articles_know(
    read: Callable[..., list[HeldOut]],
) -> None:
    items = read(SEALED)
    assert len(items) == 12
    for item in items:
        companies = {company.id for company in item.companies}
        for coded, facets in ((item.expected, FACETS), (item.general, _NEUTRAL)):
            assert {one.facet for one in coded} <= {facet.id for facet in facets}
            assert {one.status for one in coded} <= set(get_args(Status))
            assert {company for one in coded for company in one.companies} <= companies
            assert all(one.speaker for one in coded)


def test_both_codings_are_of_the_same_articles() -> None:
    first, second = held_out(SEALED), second_coding()
    assert [item.article for item in first] == [item.article for item in second]


def test_a_coder_agrees_with_himself_in_everything() -> None:
    for item in second_coding():
        for coded in (item.expected, first_choices(item.expected)):
            score = Score()
            score.add(item.text, as_proposals(coded), coded)
            assert not score.misses


def test_the_first_choice_is_compared_with_all_that_the_other_accepts() -> None:
    text = "Norvane may sell 3 to 5 ships."
    first = _coded(len(text), ("strategy", "brands-products"), ("considered", "planned"))
    second = _coded(len(text), ("brands-products", "people"), ("planned",))
    lenient, strict = Score(), Score()
    lenient.add(text, as_proposals(second), first)
    strict.add(text, as_proposals(second), first_choices(first))
    for name in ("facet of matched, best row", "status of matched"):
        assert lenient.tallies[name].right == 2  # one for each company
        assert strict.tallies[name].right == 0
    assert lenient.tallies["sentence and company"].right == 2
    assert lenient.tallies["figures"].right == 2


def _coded(end: int, facets: tuple[str, ...], statuses: tuple[Status, ...]) -> list[Expected]:
    return [
        Expected(0, end, ("norvane", "calder"), facet, status, "journalist", "", ((3.0, 5.0),))
        for facet in facets
        for status in statuses
    ]
