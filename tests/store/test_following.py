"""Companies, facets and topics are merged and moved: what is stored follows, and stays whole."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dossier.errors import DossierError, StorageError
from dossier.store import backups, files
from dossier.store.amending import codebook_changes, company_changes
from dossier.store.building.build import build, open_store
from dossier.store.checking.check import check
from dossier.store.freshness import notes
from dossier.store.store import Store
from dossier.workspace import Workspace

from .samples import (
    FERRY,
    HARBOUR,
    SALES,
    STATEMENTS,
    TALKS,
    YARD,
    edit,
    evidence,
    make_workspace,
    seed_path,
    seeded,
    snapshot,
    statement,
    text_of,
    write_seeds,
)

MINE = statement("bolt-00000a", "sales", "Bolt is not named here.", evidence("40 boats"))


def sound(workspace: Workspace) -> None:
    """Hold what must be true after every change."""
    assert notes(workspace) == []
    assert build(workspace).written == ()
    assert check(workspace).faults == ()


def test_statements_ties_and_history_go_over_with_a_company(workspace: Workspace) -> None:
    store = open_store(workspace)
    edit(store, YARD, "A yard, I say.")
    said = company_changes.merge(workspace, "acme", "bolt")
    assert said == "Acme is part of Bolt now; 3 statements followed."
    library = store.library()
    assert [company.id for company in library.companies] == ["bolt", "calm"]
    assert library.statement["bolt-00000a"].text == "A yard, I say."
    assert library.statement[TALKS].parties == ()
    past = store.history("bolt-00000a")
    assert [entry.what for entry in past] == ["added", "changed"]
    assert past[1].before is not None
    assert past[1].before.company == "bolt"
    assert not (workspace.store / "acme.json").exists()
    sound(workspace)
    store.undo("bolt-00000a", 2, who="analyst")
    assert text_of(workspace, "bolt-00000a") == "Acme plans a yard in Nantes."
    sound(workspace)


def test_a_number_that_is_taken_becomes_another_and_is_written_down(workspace: Workspace) -> None:
    store = open_store(workspace)
    store.add(MINE, who="analyst")
    company_changes.merge(workspace, "acme", "bolt")
    (moved,) = [
        item for item in store.library().statements if item.text == "Acme plans a yard in Nantes."
    ]
    assert moved.id.startswith("bolt-")
    assert moved.id != MINE.id
    assert text_of(workspace, MINE.id) == MINE.text
    assert f'{YARD} = "{moved.id}"' in workspace.companies.read_text("utf-8")
    sound(workspace)
    company_changes.merge(workspace, "bolt", "calm")
    assert len(store.library().statements) == 5
    sound(workspace)


def test_an_edit_a_conflict_and_a_removal_stay_what_they_are(workspace: Workspace) -> None:
    store = open_store(workspace)
    edit(store, YARD, "A yard, I say.")
    store.delete(SALES, 1, who="analyst")
    write_seeds(workspace, seeded(YARD, text="A yard, they say."))
    build(workspace)
    company_changes.merge(workspace, "acme", "bolt")
    assert store.conflicts()["bolt-00000a"].text == "A yard, they say."
    report = build(workspace)
    assert (report.conflicts, report.deleted) == (("bolt-00000a",), ("bolt-00000b",))
    sound(workspace)


def test_a_seed_may_still_say_what_was_and_a_colleague_needs_only_build(
    workspace: Workspace, tmp_path: Path
) -> None:
    other = make_workspace(tmp_path / "colleague")
    theirs = open_store(other)
    edit(theirs, YARD, "A yard, says the colleague.")
    open_store(workspace)
    company_changes.merge(workspace, "acme", "bolt")
    codebook_changes.move_topic(workspace, "sales", "products")
    codebook_changes.merge_topics(workspace, "routes", "boats")
    for mine, copy in (
        (workspace.companies, other.companies),
        (workspace.codebook, other.codebook),
    ):
        copy.write_bytes(mine.read_bytes())
    assert build(other).edited == ("bolt-00000a",)
    assert text_of(other, "bolt-00000a") == "A yard, says the colleague."
    assert theirs.library().statement["bolt-00000b"].facet == "products"
    sound(other)


def test_two_seeds_that_become_one_id_are_told_with_file_and_line(workspace: Workspace) -> None:
    open_store(workspace)
    company_changes.merge(workspace, "acme", "bolt")
    again = statement("bolt-00000a", "sales", "Bolt again.", evidence("40 boats"))
    write_seeds(workspace, (*STATEMENTS, again))
    before = snapshot(workspace)
    with pytest.raises(DossierError, match=r"id 'bolt-00000a' also used in") as raised:
        build(workspace)
    assert raised.value.where.startswith(f"{seed_path(workspace, HARBOUR)}:")
    assert snapshot(workspace) == before


def test_topics_that_move_take_their_statements_along(workspace: Workspace) -> None:
    store = open_store(workspace)
    assert codebook_changes.move_topic(workspace, "routes", "products").endswith(
        "2 statements followed."
    )
    assert store.library().statement[TALKS].facet == "products"
    sound(workspace)
    codebook_changes.move_topic(workspace, "routes", "market")
    assert store.library().statement[TALKS].facet == "market"
    sound(workspace)


def test_facets_that_are_merged_keep_their_topics(workspace: Workspace) -> None:
    store = open_store(workspace)
    codebook_changes.merge_facets(workspace, "market", "products")
    assert {item.facet for item in store.library().statements} == {"products"}
    sound(workspace)


def test_an_edit_that_only_changed_the_topic_follows_its_seed_after_a_merge(
    workspace: Workspace,
) -> None:
    store = open_store(workspace)
    moved = replace(store.library().statement[YARD], topic="boats", facet="products")
    store.save(moved, revision=1, who="analyst")
    codebook_changes.merge_topics(workspace, "routes", "boats")
    assert build(workspace).edited == ()
    sound(workspace)


def test_what_undo_would_bring_back_under_a_topic_that_is_gone_is_refused(
    workspace: Workspace,
) -> None:
    store = open_store(workspace)
    codebook_changes.add_topic(workspace, "market", "Prices", "What it costs.")
    store.add(replace(MINE, topic="prices"), who="analyst")
    store.save(MINE, revision=1, who="analyst")
    codebook_changes.remove_topic(workspace, "prices")
    with pytest.raises(DossierError, match="unknown topic 'prices'"):
        store.undo(MINE.id, 2, who="analyst")
    assert text_of(workspace, MINE.id) == MINE.text


def test_what_is_written_about_is_not_removed(workspace: Workspace) -> None:
    store = open_store(workspace)
    with pytest.raises(DossierError, match="3 statements are about Acme"):
        company_changes.remove(workspace, "acme")
    with pytest.raises(DossierError, match="1 statement stands under"):
        codebook_changes.remove_topic(workspace, "boats")
    with pytest.raises(DossierError, match="has 2 topics"):
        codebook_changes.remove_facet(workspace, "market")
    store.delete(FERRY, 1, who="analyst")
    with pytest.raises(DossierError, match="1 of the seeds that you have removed"):
        codebook_changes.remove_topic(workspace, "boats")


def test_a_company_goes_with_what_the_analyst_wrote_only_if_asked(workspace: Workspace) -> None:
    store = open_store(workspace)
    own = statement("calm-0000aa", "sales", "Calm is not named.", evidence("40 boats"))
    store.add(own, who="analyst")
    with pytest.raises(DossierError, match="1 statement is about Calm") as raised:
        company_changes.remove(workspace, "calm")
    assert "1 statement of your own can be removed with it" in raised.value.advice
    company_changes.remove(workspace, "calm", with_statements=True)
    assert own.id not in store.library().statement
    assert backups.kept(workspace.store / "calm.json")
    sound(workspace)


def test_a_name_that_is_nearly_taken_is_answered_with_it(workspace: Workspace) -> None:
    open_store(workspace)
    with pytest.raises(company_changes.NearNameError) as raised:
        company_changes.add(workspace, "ACME S.A.")
    assert raised.value.company == "acme"
    company_changes.add(workspace, "ACME S.A.", anyway=True)
    company_changes.add(workspace, "Zenith 2")
    company_changes.add(workspace, "Zenith 3")
    ids = [company.id for company in Store(workspace).library().companies]
    assert ids == ["bolt", "acme", "calm", "acme-2", "zenith-2", "zenith-3"]
    sound(workspace)


def test_an_id_that_the_store_or_the_past_has_is_not_given_again(workspace: Workspace) -> None:
    open_store(workspace)
    company_changes.merge(workspace, "calm", "bolt")
    company_changes.add(workspace, "Articles")
    company_changes.add(workspace, "Calm", anyway=True)
    ids = {company.id for company in Store(workspace).library().companies}
    assert {"articles-2", "calm-2"} <= ids
    sound(workspace)


@pytest.mark.on_disk
def test_a_change_that_cannot_be_written_changes_nothing(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_store(workspace)
    before = snapshot(workspace), workspace.companies.read_bytes()

    def full(path: Path, content: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, "_stage", full)
    with pytest.raises(StorageError, match="the disk is full"):
        company_changes.merge(workspace, "acme", "bolt")
    monkeypatch.undo()
    assert (snapshot(workspace), workspace.companies.read_bytes()) == before
    sound(workspace)


def test_a_merge_that_was_broken_off_is_brought_to_an_end_by_a_build(workspace: Workspace) -> None:
    store = open_store(workspace)
    edit(store, YARD, "A yard, I say.")
    old = snapshot(workspace)
    company_changes.merge(workspace, "acme", "bolt")
    whole = snapshot(workspace)
    # how far the power lasted: the plain files come first, the file that goes comes last
    for left in (old.keys(), {"acme.json"}):
        for name in left:
            (workspace.store / name).write_bytes(old[name])
        build(workspace)
        now = snapshot(workspace)
        assert now.keys() == whole.keys()
        assert text_of(workspace, "bolt-00000a") == "A yard, I say."
        assert check(workspace).faults == ()


def test_a_save_that_rests_on_what_was_before_is_refused(workspace: Workspace) -> None:
    store = open_store(workspace)
    before = store.library().statement[YARD]
    company_changes.merge(workspace, "acme", "bolt")
    with pytest.raises(DossierError):
        store.save(replace(before, text="Late."), revision=1, who="analyst")
    assert text_of(workspace, "bolt-00000a") == before.text


def test_seeds_that_wait_for_a_build_still_wait(workspace: Workspace) -> None:
    open_store(workspace)
    write_seeds(workspace, seeded(YARD, text="A yard, they say."))
    assert notes(workspace)
    company_changes.add_name(workspace, "acme", "aliases", "ACM", cased=True)
    assert notes(workspace)
    assert text_of(workspace, YARD) == "Acme plans a yard in Nantes."
    assert build(workspace).changed == (YARD,)


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("edit"), st.integers(0, 9), st.sampled_from("ABC")),
        st.tuples(st.just("delete"), st.integers(0, 9), st.just("")),
        st.tuples(st.just("undo"), st.integers(0, 9), st.just("")),
        st.tuples(st.just("add"), st.sampled_from(["bolt", "acme", "calm"]), st.just("")),
        st.tuples(
            st.just("company"), st.sampled_from(["bolt", "acme"]), st.sampled_from(["calm", "acme"])
        ),
        st.tuples(
            st.just("topic"), st.sampled_from(["sales", "boats"]), st.sampled_from(["routes"])
        ),
        st.tuples(
            st.just("move"),
            st.sampled_from(["sales", "boats", "routes"]),
            st.sampled_from(["market", "products"]),
        ),
    ),
    max_size=10,
)


@settings(max_examples=30, deadline=None)
@given(steps=STEPS)
def test_whatever_is_merged_nothing_is_lost_and_a_build_finds_nothing_to_do(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int | str, str]]
) -> None:
    workspace = make_workspace(tmp_path_factory.mktemp("steps") / "library")
    store = open_store(workspace)
    changes: dict[str, Callable[[str, str], str]] = {
        "company": lambda old, into: company_changes.merge(workspace, old, into),
        "topic": lambda old, into: codebook_changes.merge_topics(workspace, old, into),
        "move": lambda topic, facet: codebook_changes.move_topic(workspace, topic, facet),
    }
    for number, (what, one, other) in enumerate(steps):
        library = store.library()
        texts = sorted(item.text for item in library.statements)
        ids = sorted(library.statement)
        if what in changes:
            with suppress(DossierError):  # one was merged away, or they are the same
                changes[what](str(one), other)
            assert sorted(item.text for item in store.library().statements) == texts
            sound(workspace)
        elif what == "add":
            if one in library.company:
                id_ = f"{one}-{number:06x}"
                topic = next(iter(library.topic))
                new = replace(
                    MINE, id=id_, company=str(one), topic=topic, text=f"Own {number}.",
                    facet=next(item.id for item in library.facets if item.topic),
                )  # fmt: skip
                home = next(x.id for x in library.facets if any(t.id == topic for t in x.topic))
                store.add(replace(new, facet=home), who="analyst")
        elif ids:
            id_ = ids[int(one) % len(ids)]
            revision = store.revision(id_)
            if what == "edit":
                edit(store, id_, f"Mine {other}{number}.")
            elif what == "delete":
                store.delete(id_, revision, who="analyst")
            else:
                with suppress(DossierError):  # nothing is left, or it fits no more
                    store.undo(id_, revision, who="analyst")
    sound(workspace)
