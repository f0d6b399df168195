"""The check finds every kind of damage, all of it at once, and says where."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from dossier.errors import StorageError
from dossier.store import backups
from dossier.store.building.attachments import attach
from dossier.store.building.build import build, open_store
from dossier.store.checking.check import check
from dossier.store.shelf import Shelf
from dossier.store.storage import HEADER
from dossier.store.store import Store
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
    seed_path,
    snapshot,
    write_seeds,
    write_text,
)

Documents = dict[str, dict[str, Any]]
Damage = Callable[[dict[str, Documents]], None]


def damage(workspace: Workspace, name: str, change: Damage) -> None:
    """Change what a file says behind the store's back, with a checksum that fits again."""
    shelf = Shelf(workspace.store)
    content = json.loads(shelf.path(name).read_bytes())
    del content[HEADER]
    change(content)
    with shelf.changing(name) as drafts:
        drafts[name].storage.write(content)


def record(content: dict[str, Documents], id_: str, table: str = "statements") -> dict[str, Any]:
    return next(item for item in content[table].values() if id_ in item.values())


def told(workspace: Workspace) -> list[tuple[str, str, str]]:
    return [(fault.file, fault.id, fault.what) for fault in check(workspace).faults]


def test_a_sound_workspace_is_counted(workspace: Workspace, tmp_path: Path) -> None:
    assert check(workspace).lines() == ["4 statements, 4 with evidence"]
    attach(workspace, [write_text(tmp_path, HARBOUR), write_text(tmp_path, RIVER, "2")])
    assert check(workspace).lines() == ["4 statements, 4 with evidence"]


def test_checking_changes_nothing(workspace: Workspace) -> None:
    build(workspace)
    write_seeds(workspace, STATEMENTS[1:])
    before = snapshot(workspace)
    check(workspace)
    assert snapshot(workspace) == before


def _set(id_: str, **fields: Any) -> Damage:
    def change(content: dict[str, Documents]) -> None:
        record(content, id_)["statement"].update(fields)

    return change


def _set_evidence(id_: str, **fields: Any) -> Damage:
    def change(content: dict[str, Documents]) -> None:
        record(content, id_)["statement"]["evidence"][0].update(fields)

    return change


def _set_row(id_: str, table: str = "statements", **fields: Any) -> Damage:
    def change(content: dict[str, Documents]) -> None:
        record(content, id_, table).update(fields)

    return change


def _twice(content: dict[str, Documents]) -> None:
    content["statements"]["9"] = record(content, YARD)


def _forget_history(content: dict[str, Documents]) -> None:
    content["history"].pop("1")


def _lose(content: dict[str, Documents]) -> None:
    content["statements"].pop("1")


@pytest.mark.parametrize(
    ("change", "id_", "what"),
    [
        (_set(YARD, parties=["dodo"]), YARD, "unknown company 'dodo'"),
        (_set(YARD, facet="moods"), YARD, "unknown facet 'moods'"),
        (_set(YARD, topic="moods"), YARD, "unknown topic 'moods'"),
        (_set(YARD, topic="boats"), YARD, "'boats' is a topic of 'products'"),
        (_set(YARD, status="rumoured"), YARD, "is not a valid record: Invalid enum value"),
        (_set(YARD, evidence=[]), YARD, "is not a valid record: Expected `array` of length >= 1"),
        (_set(YARD, mood="good"), YARD, "is not a valid record: Object contains unknown field"),
        (_set(YARD, date="2027-02-31"), YARD, "2027-02-31"),
        (_set(YARD, figures=[{"measure": "m", "unit": "u"}]), YARD, "a figure needs a value"),
        (_set(YARD, id=SALES), YARD, "the record is not of this id"),
        (_set(YARD, company="bolt"), YARD, "the id must begin with the company's: bolt-"),
        (_set_evidence(YARD, article="sea"), YARD, "unknown article 'sea'"),
        (_set_evidence(YARD, end=99_999), YARD, "is not a span of"),
        (_set_evidence(YARD, start=61), YARD, "is not a span of"),
        (_set_evidence(YARD, end=100), YARD, "is not inside paragraph 2"),
        (_set_evidence(YARD, fingerprint="x"), YARD, "is not a valid record"),
        (_set_row(YARD, revision=2), YARD, "is at revision 2, but its history leads to revision 1"),
        (_set_row(YARD, revision="2"), YARD, "is not a valid record: Expected `int`"),
        (_set_row(YARD, "history", revision=7), YARD, "its history has revision 7 where 1 should"),
        (_set_row(YARD, "history", who="me"), YARD, "is not a valid record"),
        (_set_row("acme", "company", id="calm"), "acme", "must hold the record of its company"),
        (_twice, YARD, "two records have this id"),
        (_forget_history, YARD, "is at revision 1, but its history leads nowhere"),
        (_lose, YARD, "its history leads to a statement that is not there"),
    ],
)
def test_every_kind_of_damage_to_a_record_is_found(
    workspace: Workspace, change: Damage, id_: str, what: str
) -> None:
    build(workspace)
    damage(workspace, "acme", change)
    found = told(workspace)
    assert ("data/store/acme.json", id_) in {fault[:2] for fault in found}
    assert what in next(fault[2] for fault in found if fault[1] == id_ and what in fault[2])


def test_statements_without_sound_evidence_are_not_counted_as_such(workspace: Workspace) -> None:
    build(workspace)
    damage(workspace, "acme", _set(YARD, evidence=[]))
    damage(workspace, "bolt", _set_evidence(FERRY, paragraph=1))
    assert check(workspace).lines()[0] == "4 statements, 2 with evidence"


def test_every_fault_is_told_not_only_the_first(workspace: Workspace) -> None:
    build(workspace)
    damage(workspace, "acme", _set(YARD, topic="moods"))
    damage(workspace, "bolt", _set(TALKS, status="rumoured"))
    (workspace.store / "calm.json").write_text("{", "utf-8")
    seed_path(workspace, RIVER).write_text("schema = 1\nbroken", "utf-8")
    workspace.lexicon.write_text("schema = 1\nword = 1", "utf-8")
    found = told(workspace)
    assert [(file.partition(":")[0], id_) for file, id_, _ in found] == [
        ("data/lexicon.toml", ""),
        (f"seeds/{RIVER}.toml", ""),
        ("data/store/bolt.json", TALKS),
        ("data/store/calm.json", ""),
        ("data/store/acme.json", YARD),
    ]


def test_a_damaged_record_cannot_speak_to_the_terminal(workspace: Workspace) -> None:
    build(workspace)
    damage(workspace, "acme", _set_row(YARD, id="\x1b[2J", revision="\x1b[2J"))
    damage(workspace, "bolt", _set(TALKS, status="\x1b[2J"))
    assert not [line for line in check(workspace).lines() if not line.isprintable()]
    with pytest.raises(StorageError) as told:
        Store(workspace).library()
    assert told.value.what.isprintable()


def test_damage_to_the_articles_is_found(workspace: Workspace, tmp_path: Path) -> None:
    attach(workspace, [write_text(tmp_path, HARBOUR)])

    def change(content: dict[str, Documents]) -> None:
        record(content, RIVER, "articles")["language"] = "English"
        content["attachments"]["7"] = {**content["attachments"]["1"], "article": "sea"}
        content["attachments"]["8"] = content["attachments"]["1"]
        content["attachments"]["9"] = {"exact": True}

    damage(workspace, "articles", change)
    found = {(id_, what.partition(":")[0]) for _, id_, what in told(workspace)}
    assert {
        (RIVER, "is not a valid record"),
        ("sea", "a text is attached to it, but there is no such article"),
        (HARBOUR, "two records have this id"),
        ("attachments", "is not a valid record"),
    } <= found
    assert check(workspace).with_evidence == 3


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("", "is empty"),
        ("{", "is not valid JSON"),
        ('{"a": "\\ud800"}', "it holds half a character"),
        ('{"_dossier": {"1": {"schema": 9}}}', "newer dossier"),
        ('{"a": {}}', "its header is missing"),
    ],
)
@pytest.mark.parametrize("name", ["acme", "articles"])
def test_a_file_that_cannot_be_read_is_one_fault(
    workspace: Workspace, name: str, content: str, what: str
) -> None:
    build(workspace)
    (workspace.store / f"{name}.json").write_text(content, "utf-8")
    ((file, _, found),) = told(workspace)
    assert file.partition(":")[0] == f"data/store/{name}.json"
    assert what in found


def test_a_changed_letter_is_found_by_the_checksum(workspace: Workspace) -> None:
    build(workspace)
    path = workspace.store / "acme.json"
    path.write_text(path.read_text("utf-8").replace("Nantes", "Nancys"), "utf-8")
    ((file, _, what),) = told(workspace)
    assert (file, "checksum" in what) == ("data/store/acme.json", True)


def test_a_store_behind_the_seeds_is_told_to_build(workspace: Workspace) -> None:
    build(workspace)
    write_seeds(workspace, (replace(STATEMENTS[0], text="Changed."), *STATEMENTS[2:]))
    assert told(workspace) == [
        (
            "data/store",
            "",
            "is behind the seeds (1 statement to change, 1 statement to remove). "
            "Run: dossier build",
        )
    ]
    build(workspace)
    assert told(workspace) == []
    (workspace.store / "bolt.json").unlink()
    shutil.rmtree(workspace.store / backups.FOLDER)
    assert "2 statements to add" in told(workspace)[0][2]


def test_faulty_seeds_are_told_with_their_lines_and_nothing_is_built(workspace: Workspace) -> None:
    write_seeds(workspace, (replace(STATEMENTS[0], parties=("dodo",)), *STATEMENTS[1:]))
    found = told(workspace)
    assert [what for _, _, what in found] == [f"{YARD}: unknown company 'dodo'"]
    assert found[0][0].startswith(f"seeds/{HARBOUR}.toml:")
    assert not workspace.store.exists()


def test_a_fault_in_a_seed_is_told_once(workspace: Workspace) -> None:
    build(workspace)
    text = workspace.codebook.read_text("utf-8")
    workspace.codebook.write_text(text.replace('"sales"', '"revenue"'), "utf-8")
    ((file, _, what),) = told(workspace)
    assert file.startswith(f"seeds/{HARBOUR}.toml:")
    assert what == f"{SALES}: unknown topic 'sales'"


@pytest.mark.parametrize("name", ["codebook", "companies", "lexicon", "seeds"])
def test_missing_inputs_are_told(workspace: Workspace, name: str) -> None:
    build(workspace)
    getattr(workspace, name).rename(workspace.root / "elsewhere")
    ((file, _, what),) = told(workspace)
    assert file in {f"data/{name}.toml", "seeds"}
    assert what.partition(".")[0] in {"there is no such file", "there is no such folder"}


def test_a_passage_that_differs_from_the_attached_text_is_a_fault(
    workspace: Workspace, tmp_path: Path
) -> None:
    wrong = replace(STATEMENTS[1].evidence[0], fingerprint="0" * 16)
    store = open_store(workspace)
    store.save(replace(STATEMENTS[1], evidence=(wrong,)), revision=1, who="analyst")
    attach(workspace, [write_text(tmp_path, HARBOUR)])
    ((file, id_, what),) = told(workspace)
    assert (file, id_) == (f"data/originals/{HARBOUR}.txt", SALES)
    assert what == "the passage at 62-93 is not the one coded"
    assert check(workspace).lines()[0] == "4 statements, 3 with evidence"


def test_conflicts_and_orphans_are_notes(workspace: Workspace) -> None:
    store = open_store(workspace)
    store.save(replace(STATEMENTS[0], text="Mine."), revision=1, who="analyst")
    store.save(replace(STATEMENTS[3], text="Mine."), revision=1, who="analyst")
    write_seeds(workspace, (replace(STATEMENTS[0], text="Theirs."), *STATEMENTS[1:3]))
    build(workspace)
    copy = workspace.root / "copy.txt"
    copy.write_text(TEXTS[HARBOUR].replace("40 boats", "41 boats"), "utf-8")
    attach(workspace, [copy])
    assert check(workspace).lines() == [
        "4 statements, 4 with evidence",
        f"note: {SALES}: its passage in paragraph 2 is not in the text attached to {HARBOUR}, "
        "or more than once",
        f"note: {YARD}: edited by you, and its seed has changed; both are kept",
        f"note: {FERRY}: edited by you or of a corrected article, and no longer in the seeds; kept",
    ]
