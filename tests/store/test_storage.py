"""One file of the store: what is written is what is read, and damage is always noticed."""

from __future__ import annotations

import json
import math
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tinydb import JSONStorage, TinyDB, where

from dossier.errors import StorageError
from dossier.store import backups, files
from dossier.store.storage import HEADER, SCHEMA, SafeStorage

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)
DOCUMENTS = st.lists(st.dictionaries(TEXT, VALUES, max_size=4), max_size=5)
LIBRARIES = st.dictionaries(
    TEXT.filter(lambda name: name != HEADER), DOCUMENTS.filter(bool), max_size=3
)


def store_all(path: Path, tables: dict[str, list[dict[str, Any]]]) -> None:
    storage = SafeStorage(path)
    storage.begin()
    db = TinyDB(storage=lambda: storage)
    for name, documents in tables.items():
        db.table(name).insert_multiple(documents)
    files.replace(storage.finished())


def read_all(path: Path) -> dict[str, list[dict[str, Any]]]:
    storage = SafeStorage(path)
    storage.begin()
    db = TinyDB(storage=lambda: storage)
    return {name: [dict(document) for document in db.table(name)] for name in db.tables()}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "acme.json"
    store_all(path, {"statements": [{"id": "a", "text": "Zoé « va »"}, {"id": "b", "n": 1.5}]})
    return path


@settings(max_examples=60, deadline=None)
@given(LIBRARIES)
def test_what_is_written_is_what_is_read(
    tmp_path_factory: pytest.TempPathFactory, tables: dict[str, list[dict[str, Any]]]
) -> None:
    path = tmp_path_factory.mktemp("round") / "acme.json"
    store_all(path, tables)
    assert read_all(path) == tables
    if tables:
        with TinyDB(path, storage=JSONStorage, encoding="utf-8") as plain:
            for name, documents in tables.items():
                assert plain.table(name).all() == documents
            assert plain.table(HEADER).all()[0]["schema"] == SCHEMA


def test_the_same_content_gives_the_same_bytes(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.json"
    store_all(other, read_all(path))
    assert other.read_bytes() == path.read_bytes()


def test_an_edit_that_changes_nothing_writes_nothing(path: Path) -> None:
    storage = SafeStorage(path)
    storage.begin()
    TinyDB(storage=lambda: storage).table("statements").update({"n": 1.5}, where("id") == "b")
    assert storage.finished() == {}


def test_the_version_before_is_kept(path: Path) -> None:
    before = path.read_bytes()
    store_all(path, {"statements": [{"id": "c"}]})
    assert backups.kept(path)[1].read_bytes() == before
    generations = [
        json.loads(item)[HEADER]["1"]["generation"] for item in (before, path.read_bytes())
    ]
    assert generations == [1, 2]


def test_only_the_owner_may_read(path: Path) -> None:
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_file_without_documents_goes(path: Path) -> None:
    storage = SafeStorage(path)
    storage.begin()
    TinyDB(storage=lambda: storage).drop_tables()
    files.replace(storage.finished())
    assert not path.exists()
    assert read_all(path) == {}


def test_a_newer_schema_is_refused_and_left_alone(path: Path) -> None:
    content = json.loads(path.read_bytes())
    content[HEADER]["1"] |= {"schema": SCHEMA + 1, "signature": "of later times"}
    path.write_text(json.dumps(content), "utf-8")
    before = path.read_bytes()
    with pytest.raises(StorageError, match=r"acme\.json: is of schema 2.*\n.*newer dossier"):
        SafeStorage(path).begin()
    assert path.read_bytes() == before


def test_a_file_cut_anywhere_is_refused_by_name(path: Path) -> None:
    whole = path.read_bytes()
    for length in range(len(whole) - 2):
        path.write_bytes(whole[:length])
        with pytest.raises(StorageError, match=r"acme\.json"):
            SafeStorage(path).begin()


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_no_changed_byte_goes_unnoticed(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("garbled") / "acme.json"
    store_all(path, {"statements": [{"id": "a", "text": "Zoé", "n": 12}]})
    whole = bytearray(path.read_bytes())
    before = read_all(path)
    place = data.draw(st.integers(0, len(whole) - 1))
    whole[place] = data.draw(st.integers(0, 255).filter(lambda byte: byte != whole[place]))
    path.write_bytes(bytes(whole))
    found: object
    try:
        found = read_all(path)
    except StorageError as fault:
        found = fault.where.partition(":")[0]
    assert found in (str(path), before)  # `before`: white space, or the count of writes


def test_invalid_json_is_told_with_its_line(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    lines[9] = lines[9].replace(":", ";")
    path.write_text("\n".join(lines), "utf-8")
    with pytest.raises(StorageError, match=r"acme\.json:10: is not valid JSON"):
        SafeStorage(path).begin()


def test_a_damaged_file_comes_with_a_way_out(path: Path) -> None:
    path.write_text("{}", "utf-8")
    with pytest.raises(StorageError, match=r"dossier check --repair.*dossier restore"):
        SafeStorage(path).begin()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b" \n",
        b"[]",
        b"null",
        b'{"_dossier": {"1": {"schema": "new"}}}',
        b'{"_dossier": {"1": {"schema": true, "generation": 1, "checksum": ""}}}',
        b'{"_dossier": {"x": {}}}',
        b'{"_dossier": 3}',
        b"[" * 100_000,
        b'{"a": ' + b"1" * 10_000 + b"}",
        b'\xff\xfe{"a": 1}',
        b'{"statements": {"1": {"id": "\\ud800"}}}',
    ],
)
def test_what_is_not_a_store_file_is_refused(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(StorageError, match=r"acme\.json"):
        SafeStorage(path).begin()


def test_only_plain_files_are_read(path: Path, tmp_path: Path) -> None:
    link, pipe, folder = tmp_path / "link.json", tmp_path / "pipe.json", tmp_path / "folder.json"
    link.symlink_to(path)
    os.mkfifo(pipe)
    folder.mkdir()
    for odd in (link, pipe, folder):
        with pytest.raises(StorageError, match="is not a plain file"):
            SafeStorage(odd).begin()


@pytest.mark.parametrize("value", [math.nan, math.inf, "\ud800"])
def test_what_json_cannot_hold_is_refused(path: Path, value: object) -> None:
    before = path.read_bytes()
    with pytest.raises(StorageError, match="cannot be stored"):
        store_all(path, {"statements": [{"id": "x", "value": value}]})
    assert path.read_bytes() == before
