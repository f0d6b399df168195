"""What waits for review, told by command."""

from __future__ import annotations

import json

from dossier.store.reviews import Reviews
from dossier.store.store import Store
from dossier.workspace import Workspace
from tests.cli.conftest import Run
from tests.clippings import ALLIANCE_ID, QUAY_ID


def test_review_makes_proposals_and_counts_them(run: Run, clipped: Workspace) -> None:
    told = run("review", workspace=clipped)
    assert told.returncode == 0
    store = Store(clipped)
    counts = Reviews(store).counts(store.library())
    assert set(counts) == {ALLIANCE_ID, QUAY_ID}
    for article, waiting in counts.items():
        assert f"{article}: {waiting} waiting\n" in told.stdout
    assert f"{sum(counts.values())} proposals to review in 2 articles." in told.stdout


def test_review_counts_what_was_decided(run: Run, clipped: Workspace) -> None:
    store = Store(clipped)
    reviews = Reviews(store)
    waiting = reviews.open(store.library(), QUAY_ID).waiting(store.library())
    reviews.reject(QUAY_ID, waiting[:1], "")
    data = json.loads(run("review", "--json", workspace=clipped).stdout)
    quay = next(item for item in data if item["article"] == QUAY_ID)
    assert quay["waiting"] == len(waiting) - 1
    assert (quay["rejected"], quay["accepted"]) == (1, 0)


def test_without_texts_nothing_waits(run: Run, made_up: Workspace) -> None:
    told = run("review", workspace=made_up)
    assert told.stdout == "0 proposals to review in 0 articles.\n"
