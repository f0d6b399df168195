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
