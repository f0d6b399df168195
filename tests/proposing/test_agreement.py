"""The proposer agrees with what people would code, on invented articles in other trades."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.coding.proposing.propose import propose
from tests.proposing import invented
from tests.proposing.conftest import CUES, FACETS
from tests.proposing.scoring import Score

_MEASURES = (
    "sentence", "sentence and company", "facet of matched, best row",
    "facet of matched, within two", "status of matched", "speaker of matched", "figures",
    "date of matched",
)  # fmt: skip
# What was reached, rounded down.
_REACHED = {
    invented.HELDOUT: (0.96, 0.96, 0.85, 0.92, 0.98, 0.98, 0.96, 0.91),
    invented.LATER: (0.97, 0.97, 0.86, 0.92, 0.92, 1.0, 0.87, 1.0),
    invented.UNSEEN: (0.9, 0.92, 0.7, 0.87, 0.95, 1.0, 1.0, 1.0),
    invented.FRESH: (0.97, 0.94, 0.86, 0.93, 0.94, 1.0, 0.94, 0.82),
    invented.LAST: (0.92, 0.81, 0.66, 0.66, 0.96, 0.96, 0.66, 1.0),
    invented.BLIND: (0.94, 0.9, 0.78, 0.9, 0.96, 1.0, 0.92, 0.96),
    invented.OPEN: (0.91, 0.81, 0.8, 0.89, 0.91, 0.94, 0.91, 0.95),
    invented.UNREAD: (0.89, 0.86, 0.68, 0.84, 0.79, 0.82, 0.88, 0.84),
    invented.SEALED: (0.89, 0.82, 0.77, 0.89, 0.89, 0.81, 0.87, 0.89),
    invented.PRACTICE: (0.92, 0.85, 0.8, 0.88, 0.88, 0.91, 0.77, 1.0),
    invented.CHECK: (0.89, 0.84, 0.76, 0.86, 0.84, 0.9, 0.87, 0.88),
    invented.VARIED: (0.84, 0.74, 0.61, 0.77, 0.8, 0.87, 0.87, 0.95),
    invented.VAULT: (0.83, 0.78, 0.72, 0.85, 0.88, 0.86, 0.86, 0.97),
}


@pytest.mark.parametrize("folder", _REACHED, ids=lambda folder: folder.name)
def test_no_measure_falls_below_what_was_reached(folder: Path) -> None:
    score = Score()
    for item in invented.held_out(folder):
        found = propose(item.article, item.text, item.companies, FACETS, CUES)
        score.add(item.text, found, item.expected)
    for name, least in zip(_MEASURES, _REACHED[folder], strict=True):
        tally = score.tallies[name]
        assert tally.right >= least * tally.proposed, tally.line(name)
        assert tally.right >= least * tally.coded, tally.line(name)
