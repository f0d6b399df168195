"""A build is refused with file and line, or fails, and the store is as it was."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

from dossier.errors import DossierError, StorageError
from dossier.model import Figure
from dossier.store.building.build import build, open_store
from dossier.store.checking.check import check
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
    seed_path,
    seeded,
    snapshot,
    statement,
    text_of,
    write_companies,
    write_seeds,
)

WRONG: Sequence[tuple[str, dict[str, object], str]] = [
    ("company", {"company": "bold", "id": "bold-00000a"}, "unknown company 'bold'"),
    ("id", {"company": "bolt"}, "the id must begin with the company's: bolt-"),
    ("facet", {"facet": "markets"}, "unknown facet 'markets'; did you mean 'market'?"),
    ("topic", {"topic": "route"}, "unknown topic 'route'; did you mean 'routes'?"),
    ("topic", {"topic": "boats"}, "'boats' is a topic of 'products'"),
    ("parties", {"parties": ("acme",)}, "'acme' is the company of the statement itself"),
    ("parties", {"parties": ("bolt", "dodo")}, "unknown company 'dodo'"),
    ("figures", {"figures": (Figure("m", "u", low=2, high=1),)}, "low is above high"),
]


@pytest.mark.parametrize(("field", "fields", "told"), WRONG)
def test_a_seed_that_does_not_fit_is_refused_with_file_and_line(
    workspace: Workspace, field: str, fields: dict[str, object], told: str
) -> None:
    build(workspace)
    before = snapshot(workspace)
    statements = (
        *seeded(YARD, **fields),
        statement("acme-0000ff", "sales", "New.", evidence("40")),
    )
    write_seeds(workspace, statements)
    path = seed_path(workspace, HARBOUR)
    lines = path.read_text("utf-8").splitlines()
    start = lines.index("[[statement]]")
    line = next(
        number
        for number, text in enumerate(lines[start:], start + 1)
        if text.startswith(f"{field} =")
    )
    with pytest.raises(DossierError) as fault:
        build(workspace)
    assert fault.value.where == f"{path}:{line}"
    assert told in fault.value.what
    assert snapshot(workspace) == before


def test_faults_of_the_reference_data_are_told(workspace: Workspace) -> None:
    write_companies(workspace, ["acme", "bolt", "articles"])
    with pytest.raises(DossierError, match=r"companies\.toml:14: 'articles' cannot be the id"):
        build(workspace)
    write_companies(workspace, ["acme", "bolt"])
    workspace.lexicon.write_text("schema = 2", "utf-8")
    with pytest.raises(DossierError, match=r"lexicon\.toml"):
        build(workspace)
    workspace.lexicon.unlink()
    with pytest.raises(DossierError, match=r"lexicon\.toml: there is no such file"):
        build(workspace)
    assert not workspace.store.exists()


def test_without_the_seeds_folder_nothing_is_thrown_away(workspace: Workspace) -> None:
    build(workspace)
    before = snapshot(workspace)
    workspace.seeds.rename(workspace.root / "elsewhere")
    with pytest.raises(DossierError, match="there is no such folder"):
        build(workspace)
    assert snapshot(workspace) == before


def test_a_folder_that_cannot_be_read_is_not_an_empty_one(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(workspace)
    before = snapshot(workspace)
    listed = Path.iterdir

    for folder in (workspace.seeds, workspace.store):

        def forbidden(path: Path, folder: Path = folder) -> Iterator[Path]:
            if path == folder:
                raise PermissionError(13, "Permission denied", str(path))
            return listed(path)

        with monkeypatch.context() as patched:
            patched.setattr(Path, "iterdir", forbidden)
            for allow_empty in (False, True):
                with pytest.raises(DossierError, match="cannot be read"):
                    build(workspace, allow_empty=allow_empty)
            assert "cannot be read" in check(workspace).faults[0].what
    assert snapshot(workspace) == before


def test_seeds_that_are_all_gone_are_not_taken_for_an_order(workspace: Workspace) -> None:
    build(workspace)
    before = snapshot(workspace)
    write_seeds(workspace, (), {})
    with pytest.raises(DossierError) as raised:
        build(workspace)
    assert str(raised.value) == (
        f"{workspace.seeds}: there is no seed here, and the store holds what was built from "
        "seeds: 4 statements and 2 articles would go\n"
        "  Put the seeds back; or, to let these go: dossier build --allow-empty"
    )
    assert snapshot(workspace) == before
    assert "dossier build --allow-empty" in check(workspace).faults[0].what
    assert build(workspace, allow_empty=True).removed == (YARD, SALES, TALKS, FERRY)
    assert build(workspace).written == ()  # nothing is left that could be lost


def test_what_the_analyst_edited_outlives_all_seeds(workspace: Workspace) -> None:
    edit(open_store(workspace), YARD, "A yard, I say.")
    write_seeds(workspace, (), {})
    assert build(workspace, allow_empty=True).unseeded == (YARD,)
    assert build(workspace).unseeded == (YARD,)


def test_a_pipe_among_the_seeds_is_refused_at_once(workspace: Workspace) -> None:
    os.mkfifo(workspace.seeds / "p.toml")
    with pytest.raises(DossierError, match=r"p\.toml: is not a regular file"):
        build(workspace)


def test_a_damaged_file_stops_a_build_before_it_writes(workspace: Workspace) -> None:
    build(workspace)
    (workspace.store / "bolt.json").write_text("{", "utf-8")
    write_seeds(workspace, seeded(YARD, text="Changed."))
    before = snapshot(workspace)
    with pytest.raises(StorageError, match=r"bolt\.json"):
        build(workspace)
    assert snapshot(workspace) == before
    (workspace.store / "bolt.json").unlink()  # as the message says
    build(workspace)
    assert len(Store(workspace).library().statements) == 4


@pytest.mark.parametrize("nth", range(1, 9))
def test_a_disk_that_fills_up_leaves_the_store_as_it_was(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, nth: int
) -> None:
    build(workspace)
    write_seeds(workspace, [replace(item, text=f"{item.text} Or so.") for item in STATEMENTS])
    write_companies(workspace, ["acme", "bolt", "calm"])
    before = snapshot(workspace)
    calls = 0
    original = os.fsync

    def full(descriptor: int) -> None:
        nonlocal calls
        calls += 1
        if calls == nth:
            raise OSError(28, "No space left on device")
        original(descriptor)

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        try:
            build(workspace)
        except StorageError as fault:
            told = str(fault)
        else:
            told = "done"
    if told == "done":
        assert calls < nth
    else:
        assert "the disk is full" in told
        assert snapshot(workspace) == before
    assert build(workspace).conflicts == ()
    assert text_of(workspace, YARD).endswith("Or so.")
