"""What an analyst decides on proposals is stored whole, survives, and can be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dossier.coding.accepting import stated
from dossier.errors import ConflictError, DossierError, StorageError
from dossier.model import Library, Statement
from dossier.proposals import Proposal
from dossier.store import files
from dossier.store.adding.intake import add
from dossier.store.checking.check import check
from dossier.store.reviews import Reviews
from dossier.store.store import Store
from dossier.workspace import Workspace
from tests.clippings import ALLIANCE_ID, QUAY, QUAY_ID
from tests.store.samples import snapshot

WHEN = "2026-01-02T03:04:05+00:00"


class Desk:
    """A review as a screen sees it, read anew for every look."""

    def __init__(self, workspace: Workspace) -> None:
        self.store = Store(workspace)
        self.reviews = Reviews(self.store)
        self.reviews.open(self.library, QUAY_ID)

    @property
    def library(self) -> Library:
        """What the store holds now."""
        return self.store.library()

    @property
    def waiting(self) -> tuple[Proposal, ...]:
        """What waits now."""
        return self.reviews.read(QUAY_ID).waiting(self.library)

    def accept(self, *proposals: Proposal) -> None:
        """Accept as they stand."""
        pairs = [(item, stated(item, self.store.is_free)) for item in proposals]
        self.reviews.accept(QUAY_ID, pairs, "proposer", WHEN)

    def reject(self, *proposals: Proposal) -> None:
        """Turn down."""
        self.reviews.reject(QUAY_ID, proposals, WHEN)

    def split(self, proposal: Proposal, at: int) -> None:
        """Divide after some characters."""
        self.reviews.split(QUAY_ID, proposal, halves(proposal, at), WHEN)

    def merge(self, proposal: Proposal, into: Statement) -> None:
        """Give the passage to a statement."""
        self.reviews.merge(QUAY_ID, proposal, into, WHEN)

    def undo(self) -> None:
        """Take the last decision back."""
        self.reviews.undo(QUAY_ID, WHEN)


def halves(proposal: Proposal, at: int) -> list[Proposal]:
    """Divide a proposal after some characters."""
    from dossier.articles.anchoring import fingerprint
    from dossier.coding.identity import identify

    parts = []
    whole = proposal.evidence
    for left, right in ((0, at), (at, len(proposal.quotation))):
        words = proposal.quotation[left:right]
        start, end = whole.start + left, whole.start + right
        evidence = replace(whole, start=start, end=end, fingerprint=fingerprint(words))
        id_ = identify(whole.article, start, end, proposal.company)
        parts.append(replace(proposal, id=id_, quotation=words, evidence=evidence))
    return parts


@pytest.fixture
def desk(clipped: Workspace) -> Desk:
    return Desk(clipped)


def test_every_proposal_is_a_passage_of_its_article(desk: Desk) -> None:
    text = desk.library.originals[QUAY_ID].text
    assert len(desk.waiting) > 3
    for item in desk.waiting:
        assert text[item.evidence.start : item.evidence.end] == item.quotation
    assert not any("newsletter" in item.quotation for item in desk.waiting)


def test_an_accepted_proposal_is_a_quotation_in_its_dossier(desk: Desk) -> None:
    first, *others = desk.waiting
    desk.accept(first)
    statement = desk.library.statement[first.id]
    assert statement.quoted
    assert statement.text == first.quotation
    assert statement.text in QUAY
    assert desk.waiting == tuple(others)
    entry = desk.store.history(first.id)[-1]
    assert (entry.who, entry.what, entry.when) == ("proposer", "added", WHEN)


def test_what_was_decided_is_known_to_whoever_opens_the_review_next(
    desk: Desk, clipped: Workspace
) -> None:
    accepted, rejected, *others = desk.waiting
    desk.accept(accepted)
    desk.reject(rejected)
    again = Desk(clipped)
    assert again.waiting == tuple(others)
    assert again.reviews.read(QUAY_ID).counts() == {
        "accepted": 1, "rejected": 1, "merged": 0, "split": 0,
    }  # fmt: skip
    assert again.reviews.counts(again.library) == {QUAY_ID: len(others)}


def test_parts_wait_in_the_place_of_what_was_split(desk: Desk) -> None:
    whole = desk.waiting[1]
    at = whole.quotation.index(" in ")
    before = desk.waiting
    desk.split(whole, at)
    one, other = halves(whole, at)
    assert whole not in desk.waiting
    assert [item.id for item in desk.waiting].count(one.id) == 1
    desk.accept(one)
    assert other in desk.waiting
    assert one not in desk.waiting
    desk.undo()
    desk.undo()
    assert desk.waiting == before


def test_a_merged_passage_is_a_second_source(desk: Desk) -> None:
    about = next(item for item in desk.library.statements if item.company == "norvane")
    proposal = next(item for item in desk.waiting if item.company == "norvane")
    desk.merge(proposal, about)
    merged = desk.library.statement[about.id]
    assert merged.evidence == (*about.evidence, proposal.evidence)
    assert merged.text == about.text
    assert proposal not in desk.waiting
    desk.undo()
    assert desk.library.statement[about.id] == about
    assert proposal in desk.waiting


def test_several_are_accepted_together_and_taken_back_together(desk: Desk) -> None:
    before, library = desk.waiting, desk.library
    desk.accept(*before[:3])
    assert desk.waiting == before[3:]
    desk.undo()
    assert desk.waiting == before
    assert desk.library.statements == library.statements


def test_nothing_is_left_to_undo_at_the_beginning(desk: Desk) -> None:
    with pytest.raises(DossierError, match="nothing is left to undo"):
        desk.undo()


def test_an_accepted_statement_that_was_edited_since_stays_and_undo_goes_on(desk: Desk) -> None:
    rejected, accepted, *_ = desk.waiting
    desk.reject(rejected)
    desk.accept(accepted)
    worded = replace(desk.library.statement[accepted.id], text="Norvane wants another quay.")
    desk.store.save(worded, revision=1, who="analyst")
    _, stays = desk.reviews.undo(QUAY_ID, WHEN)
    assert stays == (accepted.id,)
    assert desk.library.statement[accepted.id].text == "Norvane wants another quay."
    desk.undo()
    assert rejected in desk.waiting


def test_merging_with_what_somebody_else_reworded_is_refused(desk: Desk) -> None:
    about = next(item for item in desk.library.statements if item.company == "norvane")
    proposal = next(item for item in desk.waiting if item.company == "norvane")
    theirs = replace(about, text="Reworded by a colleague.")
    desk.store.save(theirs, revision=1, who="analyst")
    with pytest.raises(ConflictError, match="changed meanwhile"):
        desk.merge(proposal, about)
    assert desk.library.statement[about.id] == theirs


def test_what_is_gone_does_not_wait(desk: Desk) -> None:
    whole = desk.waiting[1]
    desk.split(whole, whole.quotation.index(" in "))
    library = desk.library
    part = next(item for item in desk.waiting if item.quotation in whole.quotation)
    review = desk.reviews.read(QUAY_ID)
    without = tuple(item for item in library.companies if item.id != whole.company)
    assert part.id not in {item.id for item in review.waiting(replace(library, companies=without))}
    rowless = replace(library, facets=library.facets[:1])
    for item in review.waiting(rowless):
        assert all(row.topic in rowless.topic for row in item.suggestions)


def test_a_text_that_is_corrected_while_one_decides_is_seen(
    desk: Desk, clipped: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = desk.waiting[0]
    real = desk.store.accepted
    file = tmp_path / "clippings" / "quay.txt"

    def overtaken(statement: Statement) -> Statement:
        """Let a correction come in after the look and before the lock."""
        found = real(statement)
        file.write_text(QUAY.replace("Norvane looks", "Norvane longs"), "utf-8")
        assert add(clipped, [file]).revised
        return found

    monkeypatch.setattr(desk.store, "accepted", overtaken)
    with pytest.raises(DossierError, match="does not hold the passage"):
        desk.accept(first)
    assert first.id not in desk.library.statement
    assert check(clipped).faults == ()


def test_a_decision_can_be_taken_back_after_its_statement_is_gone(desk: Desk) -> None:
    first = desk.waiting[0]
    desk.accept(first)
    desk.store.delete(first.id, 1, who="analyst")
    assert first not in desk.waiting
    desk.undo()
    assert first in desk.waiting
    desk.accept(first)
    assert desk.library.statement[first.id].text == first.quotation


def test_a_passage_that_was_coded_by_hand_is_not_proposed(desk: Desk) -> None:
    first = desk.waiting[0]
    desk.store.add(stated(first, desk.store.is_free), who="analyst")
    assert first not in desk.waiting


def test_proposals_follow_the_companies_and_decisions_stay(desk: Desk, clipped: Workspace) -> None:
    rejected = desk.waiting[0]
    desk.reject(rejected)
    text = clipped.companies.read_text("utf-8")
    clipped.companies.write_text(
        text + '\n[[company]]\nid = "lorne"\nname = "Lorne Bay"\nshort = "Lorne"\n', "utf-8"
    )
    from dossier.store.building.build import build

    build(clipped)
    again = Desk(clipped)
    assert rejected not in again.waiting
    assert any("lorne" in (item.company, *item.parties) for item in again.waiting)


def test_a_failed_write_changes_neither_review_nor_dossier(
    desk: Desk, clipped: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, waiting = snapshot(clipped), desk.waiting
    real, calls = files._stage, []

    def full(path, content):  # type: ignore[no-untyped-def]
        calls.append(path)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")
        real(path, content)

    monkeypatch.setattr(files, "_stage", full)
    with pytest.raises(StorageError, match="disk is full"):
        desk.accept(waiting[0])
    monkeypatch.undo()
    assert snapshot(clipped) == before
    assert desk.waiting == waiting


def test_a_text_that_is_not_here_has_no_proposals(desk: Desk) -> None:
    with pytest.raises(DossierError, match="not attached"):
        desk.reviews.open(desk.library, "calder-answers")


def test_a_copy_is_not_reviewed_again(clipped: Workspace) -> None:
    store = Store(clipped)
    library = store.library()
    copied = tuple(
        replace(item, copy_of=QUAY_ID) if item.id == ALLIANCE_ID else item
        for item in library.articles
    )
    ids = [item.id for item in Reviews(store).articles(replace(library, articles=copied))]
    assert QUAY_ID in ids
    assert ALLIANCE_ID not in ids


@settings(
    deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sampled_from(["accept", "reject", "split", "merge", "undo"]), max_size=8))
def test_whatever_is_decided_undo_leads_all_the_way_back(desk: Desk, keys: list[str]) -> None:
    before, statements = desk.waiting, desk.library.statements
    done = 0
    for key in keys:
        if key == "undo":
            if done:
                desk.undo()
                done -= 1
            continue
        if not desk.waiting:
            break
        item = desk.waiting[0]
        about = [known for known in desk.library.statements if known.company == item.company]
        if key == "accept":
            desk.accept(item)
        elif key == "merge" and about:
            desk.merge(item, about[-1])
        elif key == "split" and len(item.quotation) > 20:
            desk.split(item, 10)
        else:
            desk.reject(item)
        done += 1
    for _ in range(done):
        desk.undo()
    assert desk.waiting == before
    assert desk.library.statements == statements


def test_a_reviewed_workspace_is_sound(desk: Desk, clipped: Workspace) -> None:
    first, second, *_ = desk.waiting
    desk.accept(first)
    desk.reject(second)
    assert check(clipped).faults == ()


def test_a_damaged_review_is_a_fault_that_names_its_file(desk: Desk, clipped: Workspace) -> None:
    desk.reject(*desk.waiting[:2])
    path = clipped.store / "review" / f"{QUAY_ID}.json"
    path.write_bytes(path.read_bytes().replace(b"rejected", b"rejecteD", 1))
    faults = check(clipped).faults
    assert len(faults) == 1
    assert "checksum" in faults[0].what
    assert f"review/{QUAY_ID}.json" in faults[0].file
    path.rename(path.with_name("nobody.json"))
    path.with_name("nobody.json").write_bytes(
        path.with_name("nobody.json").read_bytes().replace(b"rejecteD", b"rejected", 1)
    )
    assert "the review of an article that is there" in check(clipped).faults[0].what
