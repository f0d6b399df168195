"""A file of the store as documents: divided, changed one by one, and joined to the very bytes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("psycopg", reason="psycopg is not installed: no test with a server")

from dossier.store.server.documents import Divided, changes, divided, joined, renewed
from dossier.store.storage import encoded

_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=8)
_NUMBER = st.floats(allow_nan=False, allow_infinity=False)
_VALUE = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | _NUMBER | _TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXT, inner, max_size=3),
    max_leaves=6,
)
_DOCUMENT = st.dictionaries(_TEXT, _VALUE, max_size=4)
_TABLE = st.dictionaries(st.integers(1, 6).map(str), _DOCUMENT, min_size=1, max_size=5)
_TABLES = st.dictionaries(st.sampled_from(["company", "statements", "history"]), _TABLE)


def _divided(tables: dict[str, dict[str, dict[str, object]]], generation: int) -> Divided:
    data = encoded(tables, generation)
    found = divided(data)
    assert found is not None
    assert joined(found) == data
    return found


@given(_TABLES, _TABLES)
def test_what_changes_makes_the_new_file_of_the_old_one(
    old: dict[str, dict[str, dict[str, object]]], new: dict[str, dict[str, dict[str, object]]]
) -> None:
    before, after = _divided(old, 1), _divided(new, 2)
    rows = list(changes(before.tables, after.tables))
    made = renewed(before.tables, after.tables, rows)
    assert {name: dict(table) for name, table in new.items()} == _plain(made)
    moved = [name for name, table in new.items() if list(made[name]) != list(table)]
    for name in moved:  # what is here cannot follow, and the server has all of them in order
        here = [row for row in rows if row.table == name and row.body is not None]
        assert list(renewed({}, [name], here)[name]) == list(new[name])
    if not moved:
        assert joined(Divided(after.header, made)) == joined(after)


def _plain(tables: object) -> object:
    import msgspec

    return msgspec.json.decode(msgspec.json.encode(tables))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data[:-5],
        lambda data: data + b"\n",
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: data.replace(b"Acme", b"Acm\xff"),
        lambda data: data.replace(b"Acme", b"Ac\\u0000"),
        lambda data: data.replace(b"Acme", b"\\ud800"),
        lambda data: data.replace(b"Acme", b"Ac\tme"),
        lambda data: data.replace(b'"1": {\n   "id"', b'"01": {\n   "id"'),
        lambda data: b"",
        lambda data: b"[]",
    ],
)
def test_what_would_not_come_back_to_the_byte_is_not_divided(spoil: object) -> None:
    data = encoded({"company": {"1": {"id": "acme", "name": "Acme"}}}, 3)
    assert callable(spoil)
    assert spoil(data) != data
    assert divided(spoil(data)) is None
