"""From seeds to store: what is new comes in, what has not changed is not touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.store.building.build import build, open_store
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
    make_workspace,
    seed_path,
    seeded,
    snapshot,
    text_of,
    without,
    write_companies,
    write_seeds,
)


@pytest.mark.on_disk
def test_the_first_start_builds(workspace: Workspace) -> None:
    assert not workspace.store.exists()
    assert len(open_store(workspace).library().statements) == 4
    assert set(snapshot(workspace)) == {"acme.json", "bolt.json", "calm.json", "articles.json"}


def test_a_store_that_is_there_is_opened_as_it_is(workspace: Workspace) -> None:
    open_store(workspace)
    write_seeds(workspace, without(YARD))
    seed_path(workspace, RIVER).write_text("not TOML", "utf-8")
    assert YARD in open_store(workspace).library().statement


def test_what_a_build_did_is_said_in_plain_words(workspace: Workspace) -> None:
    assert build(workspace).lines() == [
        "4 statements from 2 articles about 3 companies.",
        "From the seeds: 4 added.",
    ]
    assert build(workspace).lines() == [
        "4 statements from 2 articles about 3 companies.",
        "The store was up to date; nothing was written.",
    ]
    write_seeds(workspace, seeded(SALES, text="Acme sells.")[1:])
    assert build(workspace).lines()[1] == "From the seeds: 1 changed, 1 removed."


def test_an_empty_library_is_a_library(workspace: Workspace) -> None:
    write_companies(workspace, [])
    write_seeds(workspace, (), {})
    assert build(workspace).lines()[0] == "0 statements from 0 articles about 0 companies."
    library = open_store(workspace).library()
    assert (library.companies, library.articles, library.statements) == ((), (), ())
    write_companies(workspace, ["acme"])
    write_seeds(workspace, STATEMENTS[:1], {HARBOUR: TEXTS[HARBOUR]})
    assert build(workspace).lines()[0] == "1 statement from 1 article about 1 company."


def test_building_again_writes_nothing(workspace: Workspace) -> None:
    build(workspace)
    before = {path: path.stat() for path in workspace.store.iterdir()}
    bytes_before = snapshot(workspace)
    report = build(workspace)
    assert report.kept == tuple(sorted((YARD, SALES, TALKS, FERRY)))
    assert report.written == ()
    after = {path: path.stat() for path in workspace.store.iterdir()}
    assert {path: item.st_ino for path, item in after.items()} == {
        path: item.st_ino for path, item in before.items()
    }
    changed = [path.name for path in after if after[path].st_mtime_ns != before[path].st_mtime_ns]
    assert changed == ["articles.json"]  # it carries the time of the build
    assert snapshot(workspace) == bytes_before


def test_the_same_inputs_give_the_same_bytes(tmp_path: Path) -> None:
    here, there = make_workspace(tmp_path / "here"), make_workspace(tmp_path / "there")
    write_seeds(there, reversed(STATEMENTS))
    build(here)
    build(there)
    assert snapshot(here) == snapshot(there)


def test_a_changed_seed_changes_its_statement(workspace: Workspace) -> None:
    store = open_store(workspace)
    write_seeds(workspace, seeded(YARD, text="Acme wants a yard."))
    report = build(workspace)
    assert report.changed == (YARD,)
    assert text_of(workspace, YARD) == "Acme wants a yard."
    assert [(entry.revision, entry.who, entry.what) for entry in store.history(YARD)] == [
        (1, "seed", "added"),
        (2, "seed", "changed"),
    ]


def test_a_statement_gone_from_the_seeds_goes_and_may_come_back(workspace: Workspace) -> None:
    store = open_store(workspace)
    write_seeds(workspace, without(YARD))
    assert build(workspace).removed == (YARD,)
    assert YARD not in store.library().statement
    write_seeds(workspace, STATEMENTS)
    assert build(workspace).added == (YARD,)
    assert store.revision(YARD) == 3


def test_companies_keep_their_order_and_one_without_statements_has_a_file(
    workspace: Workspace,
) -> None:
    store = open_store(workspace)
    assert [company.id for company in store.library().companies] == ["bolt", "acme", "calm"]
    write_companies(workspace, ["calm", "bolt", "acme"])
    build(workspace)
    assert [company.id for company in store.library().companies] == ["calm", "bolt", "acme"]


def test_a_company_that_is_dropped_goes_unless_the_analyst_wrote_about_it(
    workspace: Workspace,
) -> None:
    store = open_store(workspace)
    edit(store, FERRY, "A ferry, I say.")
    write_seeds(workspace, without(TALKS, FERRY))
    write_companies(workspace, ["acme"])
    report = build(workspace)
    files = {name for name in snapshot(workspace) if not name.startswith("journal/")}
    assert files == {"acme.json", "bolt.json", "articles.json"}
    assert (report.removed, report.unseeded) == ((TALKS,), (FERRY,))
    assert {company.id for company in store.library().companies} == {"acme", "bolt"}
