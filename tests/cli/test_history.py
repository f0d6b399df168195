"""What happened to a statement is told, and the last change taken back."""

from __future__ import annotations

import json

from msgspec.structs import replace

from dossier.store.store import Store
from dossier.workspace import Workspace
from tests.cli.conftest import Run

FOR_SALE = "norvane-000004"


def test_history_tells_all_and_undo_takes_the_last_back(run: Run, made_up: Workspace) -> None:
    store = Store(made_up)
    before = store.library().statement[FOR_SALE]
    store.save(replace(before, text="Not for sale."), revision=1, who="analyst", when="2026-01-02")
    told = run("history", FOR_SALE, workspace=made_up).stdout
    assert "1  added by seed" in told
    assert "2  changed by analyst on 2026-01-02" in told
    assert f"before: {before.text}" in told
    done = run("undo", FOR_SALE, workspace=made_up)
    assert done.returncode == 0
    assert before.text in done.stderr
    assert Store(made_up).library().statement[FOR_SALE] == before
    entries = json.loads(run("history", FOR_SALE, "--json", workspace=made_up).stdout)
    assert [entry["what"] for entry in entries] == ["added", "changed", "undone"]


def test_a_removed_statement_comes_back(run: Run, made_up: Workspace) -> None:
    store = Store(made_up)
    before = store.library().statement[FOR_SALE]
    store.delete(FOR_SALE, 1, who="analyst")
    assert run("undo", FOR_SALE, workspace=made_up).returncode == 0
    assert Store(made_up).library().statement[FOR_SALE] == before


def test_what_cannot_be_undone_is_said(run: Run, made_up: Workspace) -> None:
    done = run("undo", FOR_SALE, workspace=made_up)
    assert (done.returncode, done.stdout) == (1, "")
    assert "nothing to undo" in done.stderr
    unknown = run("undo", "norvane-ffffff", workspace=made_up)
    assert unknown.returncode == 2
    assert "no statement" in unknown.stderr


def test_the_journal_is_told_and_taken_back_change_by_change(run: Run, made_up: Workspace) -> None:
    store = Store(made_up)
    before, companies = store.library().statement[FOR_SALE], made_up.companies.read_bytes()
    store.delete(FOR_SALE, 1, who="analyst")
    run("company", "merge", "calder", "norvane", "--yes", workspace=made_up)
    newest, oldest = run("history", workspace=made_up).stdout.splitlines()
    assert newest.startswith("    2  20")
    assert "merged Calder" in newest
    assert newest.endswith("statements followed")
    assert f"removed {FOR_SALE}: {before.text}" in oldest
    done = run("undo", workspace=made_up)
    assert "Taken back: merged Calder" in done.stderr
    assert (done.returncode, done.stdout) == (0, "")
    assert made_up.companies.read_bytes() == companies
    assert run("history", workspace=made_up).stdout.splitlines()[0].endswith("(undone)")
    run("undo", workspace=made_up)
    assert Store(made_up).library().statement[FOR_SALE] == before
    changes = json.loads(run("history", "--json", workspace=made_up).stdout)
    assert [(item["number"], item["undone"]) for item in changes] == [(2, True), (1, True)]
    nothing = run("undo", workspace=made_up)
    assert nothing.returncode == 1
    assert "nothing to undo" in nothing.stderr


def test_a_change_goes_by_its_number_where_the_latest_cannot(run: Run, made_up: Workspace) -> None:
    store = Store(made_up)
    before = store.library().statement[FOR_SALE]
    store.delete(FOR_SALE, 1, who="analyst")
    run("company", "rename", "norvane", "Norvane Works", workspace=made_up)
    with made_up.companies.open("a", encoding="utf-8") as file:
        file.write("# by hand\n")
    refused = run("undo", workspace=made_up)
    assert refused.returncode == 1
    assert "companies.toml: has changed since" in refused.stderr
    assert "dossier undo NUMBER" in refused.stderr
    assert run("undo", "1", workspace=made_up).returncode == 0
    assert Store(made_up).library().statement[FOR_SALE] == before
    assert "taken back already" in run("undo", "1", workspace=made_up).stderr
    assert run("undo", "7", workspace=made_up).returncode == 2
