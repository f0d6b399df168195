"""Proposals and decisions follow when companies, facets and topics are merged or moved."""

from __future__ import annotations

from dossier.coding.accepting import stated
from dossier.store.amending import codebook_changes, company_changes
from dossier.store.building.build import build
from dossier.store.checking.check import check
from dossier.store.reviews import Reviews
from dossier.store.store import Store
from dossier.store.undo import undoing
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


def test_a_review_goes_back_with_a_merge_and_its_decisions_after_it(clipped: Workspace) -> None:
    store = Store(clipped)
    reviews = Reviews(store)
    waiting = reviews.open(store.library(), QUAY_ID).waiting(store.library())
    reviews.accept(QUAY_ID, [(waiting[0], stated(waiting[0], store.is_free))], "proposer", WHEN)
    before, library = reviews.read(QUAY_ID), store.library()
    company_changes.merge(clipped, "norvane", "calder")
    later = reviews.read(QUAY_ID).waiting(store.library())[0]
    reviews.reject(QUAY_ID, [later], WHEN)
    store.delete("calder-000004", 1, who="analyst")
    said = [undo(store) for _ in range(3)]
    assert said[1].startswith(f"Taken back: rejected 1 proposal in the review of {QUAY_ID}: ")
    assert said[2].endswith("statements, 1 review followed")
    review = reviews.read(QUAY_ID)
    assert (review.proposals, review.decisions[0]) == (before.proposals, before.decisions[0])
    assert [item.undone for item in review.decisions] == [False, True]
    assert store.library() == library
    assert check(clipped).faults == ()
    assert build(clipped).written == ()
    assert undo(store).startswith("Taken back: accepted 1 proposal")
    assert reviews.read(QUAY_ID).waiting(store.library())[0] == waiting[0]


def test_a_decision_that_was_noted_but_never_made_is_passed_over(clipped: Workspace) -> None:
    store = Store(clipped)
    reviews = Reviews(store)
    store.delete("norvane-000004", 1, who="analyst")
    waiting = reviews.open(store.library(), QUAY_ID).waiting(store.library())
    path = clipped.store / "review" / f"{QUAY_ID}.json"
    old = path.read_bytes()
    reviews.reject(QUAY_ID, waiting[:1], WHEN)
    path.write_bytes(old)  # the power failed
    assert undo(store).startswith("Taken back: removed norvane-000004")
    latest = undoing.latest(store)
    assert latest is not None
    assert latest.said == "added 2 articles"
    assert check(clipped).faults == ()


def undo(store: Store) -> str:
    change = undoing.latest(store)
    assert change is not None
    return undoing.take_back(store, change, WHEN)
