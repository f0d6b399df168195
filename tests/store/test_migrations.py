"""Stores of older schemas open; the first write of a file keeps it as it was."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from dossier.errors import StorageError
from dossier.store import backups, storage
from dossier.store.building import originals
from dossier.store.checking.check import check
from dossier.store.migrations import STEPS, Tables
from dossier.store.storage import HEADER, SCHEMA
from dossier.store.store import Store
from dossier.workspace import Workspace

from .samples import FERRY, HARBOUR, TALKS, TEXTS, YARD, edit, snapshot

OLDEST = Path(__file__).with_name("schema1")  # a store as the first version wrote it


@pytest.fixture
def old(workspace: Workspace) -> Workspace:
    """Give a workspace with the kept store of schema 1."""
    shutil.copytree(OLDEST, workspace.store)
    text = originals.place(workspace, HARBOUR)
    text.parent.mkdir()
    text.write_text(TEXTS[HARBOUR], "utf-8")
    return workspace


def schema(path: Path) -> int:
    return int(json.loads(path.read_bytes())[HEADER]["1"]["schema"])


def test_every_schema_has_a_step_to_the_next() -> None:
    assert set(STEPS) == set(range(1, SCHEMA))


def test_a_kept_store_of_schema_1_opens_and_is_sound(old: Workspace) -> None:
    library = Store(old).library()
    assert [item.id for item in library.statements] == [YARD, TALKS, FERRY]
    assert library.statement[YARD].text == "Acme plans a yard by Nantes."
    assert [entry.what for entry in Store(old).history(YARD)] == ["added", "changed", "changed"]
    assert check(old).faults == ()


def test_a_step_runs_and_the_file_as_it_was_is_kept(
    old: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def step(tables: Tables) -> Tables:
        for row in tables.get("statements", {}).values():
            if row.get("statement"):
                row["statement"]["text"] = row["statement"]["text"].upper()
        return tables

    monkeypatch.setattr(storage, "SCHEMA", 2)
    monkeypatch.setitem(STEPS, 1, step)
    before = snapshot(old)
    store = Store(old)
    assert store.library().statement[TALKS].text == "BOLT TALKS WITH ACME."
    assert snapshot(old) == before  # reading writes nothing
    edit(store, YARD, "A yard.")
    path = old.store / "acme.json"
    assert (schema(path), schema(old.store / "bolt.json")) == (2, 1)
    kept = backups.place(path) / "schema-1.json"
    assert kept.read_bytes() == before["acme.json"]
    for number in range(9):
        edit(store, YARD, f"Yard {number}.")
    assert kept.read_bytes() == before["acme.json"]  # no thinning takes it
    assert Store(old).library().statement[YARD].text == "Yard 8."


def test_a_newer_store_is_left_alone(old: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage, "SCHEMA", 0)
    before = snapshot(old)
    with pytest.raises(StorageError, match="A newer file needs a newer dossier"):
        Store(old).library()
    assert snapshot(old) == before
