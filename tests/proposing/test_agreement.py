"""The proposer agrees with what people would code, on invented articles in other trades."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.coding.proposing.propose import propose
from tests.proposing.conftest import CUES, FACETS
from tests.proposing.invented import HELDOUT, LATER, held_out
from tests.proposing.scoring import Score

_LEAST = {
    "sentence": 0.9,
    "sentence and company": 0.9,
    "facet of matched, best row": 0.78,
    "status of matched": 0.9,
    "speaker of matched": 0.95,
    "figures": 0.8,
    "date of matched": 0.9,
}


@pytest.mark.parametrize("folder", [HELDOUT, LATER], ids=["heldout", "later"])
def test_no_measure_falls_below_what_was_reached(folder: Path) -> None:
    score = Score()
    for item in held_out(folder):
        found = propose(item.article, item.text, item.companies, FACETS, CUES)
        score.add(item.text, found, item.expected)
    for name, least in _LEAST.items():
        tally = score.tallies[name]
        assert tally.right >= least * tally.proposed, tally.line(name)
        assert tally.right >= least * tally.coded, tally.line(name)
