"""What changed around a store is told at a glance, until the next build."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dossier.store import backups
from dossier.store.building.attachments import attach
from dossier.store.building.build import build
from dossier.store.freshness import notes
from dossier.store.store import Store, is_built
from dossier.workspace import Workspace

from .samples import (
    HARBOUR,
    RIVER,
    YARD,
    edit,
    seed_path,
    snapshot,
    write_companies,
    write_seeds,
    write_text,
)

AGO = time.time_ns() - 3_600 * 10**9


@pytest.fixture
def built(workspace: Workspace) -> Workspace:
    """A workspace whose inputs and store have lain there for an hour."""
    build(workspace)
    for path in (workspace.seeds, *workspace.root.rglob("*")):
        os.utime(path, ns=(AGO, AGO))
    assert notes(workspace) == []
    return workspace


def test_nothing_is_told_of_a_store_that_is_not_there(workspace: Workspace) -> None:
    assert notes(workspace) == []


def test_nothing_is_told_after_a_build_nor_after_an_edit(workspace: Workspace) -> None:
    build(workspace)
    edit(Store(workspace), YARD, "A yard, I say.")
    assert notes(workspace) == []


@pytest.mark.parametrize(
    ("change", "name"),
    [
        (lambda library: seed_path(library, RIVER).touch(), f"seeds/{RIVER}.toml"),
        (lambda library: seed_path(library, RIVER).unlink(), "seeds/"),
        (lambda library: library.codebook.touch(), "data/codebook.toml"),
        (lambda library: library.lexicon.touch(), "data/lexicon.toml"),
        (lambda library: library.companies.touch(), "data/companies.toml"),
    ],
)
def test_a_change_is_told_until_the_next_build(
    built: Workspace, change: Callable[[Workspace], None], name: str
) -> None:
    change(built)
    assert notes(built) == [f"{name} changed since the last build; run dossier build"]
    build(built)
    assert notes(built) == []


def test_a_seed_that_is_written_anew_is_told_by_its_name_alone(built: Workspace) -> None:
    write_seeds(built, (), {"sea": "Sea."})
    assert notes(built) == ["seeds/sea.toml changed since the last build; run dossier build"]


def test_a_build_that_changes_nothing_counts_and_changes_no_byte(built: Workspace) -> None:
    before = snapshot(built)
    seed_path(built, RIVER).touch()
    assert build(built).written == ()
    assert snapshot(built) == before
    assert notes(built) == []


def test_a_time_to_come_is_not_told_for_ever(built: Workspace) -> None:
    tomorrow = time.time_ns() + 86_400 * 10**9
    os.utime(seed_path(built, RIVER), ns=(tomorrow, tomorrow))
    assert len(notes(built)) == 1
    build(built)
    assert notes(built) == []


def test_attaching_a_text_is_no_build(built: Workspace, tmp_path: Path) -> None:
    seed_path(built, RIVER).touch()
    attach(built, [write_text(tmp_path, HARBOUR)])
    assert len(notes(built)) == 1


def test_a_lost_dossier_is_told(built: Workspace) -> None:
    (built.store / "bolt.json").unlink()
    assert notes(built) == ["the dossier of bolt is gone; run dossier check --repair"]
    shutil.rmtree(built.store / backups.FOLDER)
    assert notes(built) == ["the store has no dossier of bolt; run dossier build"]
    build(built)
    assert notes(built) == []


def test_many_names_are_cut_short(built: Workspace) -> None:
    for name in ("acme", "bolt", "calm"):
        (built.store / f"{name}.json").unlink()
    shutil.rmtree(built.store / backups.FOLDER)
    write_companies(built, ["acme", "bolt", "calm", "dory", "elba"])
    assert notes(built)[1] == (
        "the store has no dossier of acme, bolt, calm and 2 more; run dossier build"
    )


def test_inputs_that_cannot_be_read_are_told(built: Workspace) -> None:
    built.companies.write_text("schema = 1\nbroken", "utf-8")
    assert "companies.toml:2: is not valid TOML" in notes(built)[0]
    built.seeds.rename(built.root / "elsewhere")
    assert notes(built) == [f"{built.seeds}: there is no such folder"]


def test_an_empty_store_counts_as_built(workspace: Workspace) -> None:
    write_companies(workspace, [])
    write_seeds(workspace, (), {})
    build(workspace)
    assert is_built(workspace)
    assert build(workspace).written == ()
    assert notes(workspace) == []
