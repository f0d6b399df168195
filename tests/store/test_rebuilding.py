"""Seeds that change under the analyst: no edit is lost, and no change goes unsaid."""

from __future__ import annotations

from dataclasses import astuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dossier.store.building.build import build, open_store
from dossier.store.building.build_report import BuildReport
from dossier.workspace import Workspace

from .samples import (
    FERRY,
    HARBOUR,
    RIVER,
    SALES,
    STATEMENTS,
    TALKS,
    TEXTS,
    YARD,
    edit,
    evidence,
    make_workspace,
    seeded,
    snapshot,
    statement,
    text_of,
    without,
    write_seeds,
)


def test_an_edit_of_the_analyst_stays(workspace: Workspace) -> None:
    edit(open_store(workspace), YARD, "A yard, I say.")
    before = snapshot(workspace)
    report = build(workspace)
    assert report.edited == (YARD,)
    assert report.lines()[-1] == f"Edited by you, left so: {YARD}."
    assert snapshot(workspace) == before


def test_a_seed_that_changed_under_an_edit_is_a_conflict_and_both_are_kept(
    workspace: Workspace,
) -> None:
    store = open_store(workspace)
    edit(store, YARD, "A yard, I say.")
    write_seeds(workspace, seeded(YARD, text="A yard, they say."))
    for _ in range(2):  # it remains one until the analyst decides
        report = build(workspace)
        assert report.conflicts == (YARD,)
        assert report.lines()[-1].startswith(f"Conflict: {YARD} was edited by you")
        assert text_of(workspace, YARD) == "A yard, I say."
        assert store.conflicts()[YARD].text == "A yard, they say."
    assert report.written == ()


@pytest.mark.parametrize("choice", ["A yard, I say.", "A yard, they say.", "A yard, we say."])
def test_saving_settles_a_conflict(workspace: Workspace, choice: str) -> None:
    store = open_store(workspace)
    edit(store, YARD, "A yard, I say.")
    write_seeds(workspace, seeded(YARD, text="A yard, they say."))
    build(workspace)
    edit(store, YARD, choice)
    assert store.conflicts() == {}
    report = build(workspace)
    assert report.conflicts == ()
    assert (report.kept if choice == "A yard, they say." else report.edited).count(YARD) == 1
    assert text_of(workspace, YARD) == choice


def test_an_edit_that_is_undone_follows_its_seed_again(workspace: Workspace) -> None:
    store = open_store(workspace)
    edit(store, YARD, "A yard, I say.")
    write_seeds(workspace, seeded(YARD, text="A yard, they say."))
    build(workspace)
    store.undo(YARD, 2, who="analyst")
    assert text_of(workspace, YARD) == "Acme plans a yard in Nantes."
    assert build(workspace).changed == (YARD,)
    assert text_of(workspace, YARD) == "A yard, they say."


def test_an_edited_statement_outlives_its_seed_and_its_article(workspace: Workspace) -> None:
    store = open_store(workspace)
    edit(store, FERRY, "A ferry, I say.")
    write_seeds(workspace, without(FERRY), {HARBOUR: TEXTS[HARBOUR]})
    for _ in range(2):
        report = build(workspace)
        assert report.unseeded == (FERRY,)
        assert report.lines()[-1] == (
            f"No longer in the seeds: {FERRY}; kept, because you edited it or its article "
            "was corrected."
        )
    library = store.library()
    assert library.statement[FERRY].text == "A ferry, I say."
    assert RIVER in library.article
    store.delete(FERRY, 2, who="analyst")
    build(workspace)
    assert RIVER not in store.library().article


def test_what_the_analyst_removed_stays_removed(workspace: Workspace) -> None:
    store = open_store(workspace)
    store.delete(YARD, 1, who="analyst")
    write_seeds(workspace, seeded(YARD, text="A yard, they say."))
    report = build(workspace)
    assert report.deleted == (YARD,)
    assert YARD not in store.library().statement
    assert report.conflicts == ()
    assert f"Removed by you, left so: {YARD}." in report.lines()


def test_what_the_analyst_added_stays(workspace: Workspace) -> None:
    mine = statement("calm-0000ff", "sales", "Calm is not named.", evidence("40 boats"))
    store = open_store(workspace)
    store.add(mine, who="analyst")
    build(workspace)
    assert store.library().statement[mine.id] == mine
    write_seeds(workspace, (*STATEMENTS, replace(mine, text="Calm is absent.")))
    assert build(workspace).conflicts == (mine.id,)
    write_seeds(workspace, (*STATEMENTS, mine))
    assert build(workspace).kept.count(mine.id) == 1
    assert store.conflicts() == {}


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("seed"), st.sampled_from([YARD, SALES, TALKS]), st.sampled_from("AB")),
        st.tuples(st.just("unseed"), st.sampled_from([YARD, SALES, TALKS]), st.just("")),
        st.tuples(st.just("edit"), st.sampled_from([YARD, SALES, TALKS]), st.sampled_from("ABC")),
        st.tuples(st.just("delete"), st.sampled_from([YARD, SALES, TALKS]), st.just("")),
        st.tuples(st.just("build"), st.just(""), st.just("")),
    ),
    max_size=12,
)


@settings(max_examples=25, deadline=None)
@given(steps=STEPS)
def test_whatever_happens_a_second_build_changes_nothing_and_no_edit_is_lost(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str, str]]
) -> None:
    workspace = make_workspace(tmp_path_factory.mktemp("steps") / "library")
    store = open_store(workspace)
    held = {item.id: item for item in STATEMENTS}
    mine: dict[str, str | None] = {}
    for step, id_, letter in steps:
        there = id_ in store.library().statement
        if step == "seed":
            held[id_] = replace(next(x for x in STATEMENTS if x.id == id_), text=f"Seed {letter}.")
        elif step == "unseed":
            held.pop(id_, None)
        elif step == "edit" and there:
            edit(store, id_, f"Mine {letter}.")
            mine[id_] = f"Mine {letter}."
        elif step == "delete" and there:
            store.delete(id_, store.revision(id_), who="analyst")
            mine[id_] = None
        write_seeds(workspace, held.values())
        if step == "build":
            build(workspace)
    first = build(workspace)
    before = snapshot(workspace)
    second = build(workspace)
    assert second.written == ()
    assert snapshot(workspace) == before
    assert first.conflicts == second.conflicts
    library = store.library()
    for id_, text in mine.items():
        found = library.statement.get(id_)
        assert (found.text if found else None) == text
    for id_, item in held.items():
        if id_ not in mine:
            assert library.statement[id_] == item
    assert_lists_are_disjoint(second)


def assert_lists_are_disjoint(report: BuildReport) -> None:
    ids = [id_ for value in astuple(report)[3:-1] for id_ in value]
    assert len(ids) == len(set(ids))
