"""Proposals and decisions follow when companies, facets and topics are merged or moved."""

from __future__ import annotations

from dossier.coding.accepting import stated
from dossier.store import codebook_changes, company_changes
from dossier.store.build import build
from dossier.store.check import check
from dossier.store.reviews import Reviews
from dossier.store.store import Store
from dossier.workspace import Workspace
from tests.clippings import QUAY_ID

WHEN = "2026-01-02T03:04:05+00:00"


def test_a_review_that_is_half_done_goes_on_after_a_merge(clipped: Workspace) -> None:
    store = Store(clipped)
    reviews = Reviews(store)
    first = reviews.open(store.library(), QUAY_ID).waiting(store.library())[0]
    made = stated(first, store.is_free)
    reviews.accept(QUAY_ID, [(first, made)], "proposer", WHEN)
    company_changes.merge(clipped, "norvane", "calder")
    codebook_changes.move_topic(clipped, made.topic, "public-positions")
    library = store.library()
    review = reviews.read(QUAY_ID)
    step = review.decisions[0].steps[0]
    assert step.proposal.company == "calder"
    assert library.statement[step.statement].facet == "public-positions"
    assert all(item.company in library.company for item in review.waiting(library))
    assert check(clipped).faults == ()
    assert build(clipped).written == ()
    reviews.undo(QUAY_ID, WHEN)
    assert step.statement not in store.library().statement
    again = reviews.open(store.library(), QUAY_ID).waiting(store.library())
    assert first.quotation in {item.quotation for item in again}
