from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.export.as_csv import COLUMNS, MARK, guarded, statements_csv, unguarded
from dossier.export.lines import Line
from dossier.model import Library

from .hostile import hostile_library, lines
from .samples import STATEMENTS, library, original


def rows(library: Library) -> list[dict[str, str]]:
    text = statements_csv(library, map(Line, library.statements))
    assert text.count("\n") == text.count("\r\n")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_each_passage_of_each_statement_has_a_row_with_everything() -> None:
    found = rows(library(originals=[original()]))
    assert list(found[0]) == list(COLUMNS)
    assert [(row["statement"], row["passage"]) for row in found] == [
        (item.id, str(number)) for item in STATEMENTS for number in range(1, len(item.evidence) + 1)
    ]
    assert all(row["status"] and row["speaker"] and row["speaker_name"] for row in found)
    considered, denied = found[1], found[2]
    assert considered["status"] == "considered"
    assert considered["figures"] == "vans: about 3,000 vans"
    assert considered["quotation"] == "may sell “Bora” vans there from 2027"
    assert (considered["date"], considered["date_words"]) == ("2027", "from 2027")
    assert (denied["denied"], denied["speaker"], denied["passages"]) == ("true", "Ada Quill", "3")


@pytest.mark.parametrize(
    ("originals", "source"), [([], "digest"), ([original("Quite another text.")], "orphaned")]
)
def test_nothing_is_quoted_that_is_not_verified(originals: list[object], source: str) -> None:
    found = rows(library(originals=originals))  # type: ignore[arg-type]
    assert {(row["source"], row["quotation"]) for row in found} == {(source, "")}
    assert all(row["digest"] for row in found)


@given(st.text())
def test_a_guard_is_taken_off_again_and_no_spreadsheet_obeys_a_cell(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@given(lines() | st.sampled_from(["=1+1", "@SUM(A1)", "-2", "+x", "'quoted", "''", '="a,b"']))
def test_hostile_texts_come_back_as_they_were(text: str) -> None:
    made = hostile_library(text)
    found = rows(made)
    assert [unguarded(row["text"]) for row in found] == [item.text for item in made.statements]
    assert {unguarded(row["title"]) for row in found} == {text}
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in found for cell in row.values())


def test_a_mark_is_there_only_where_asked_for() -> None:
    plain = statements_csv(library(), map(Line, STATEMENTS))
    assert not plain.startswith(MARK)
    assert statements_csv(library(), map(Line, STATEMENTS), mark=True) == MARK + plain
