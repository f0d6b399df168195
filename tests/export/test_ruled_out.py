"""A statement that a verdict calls superseded, or an error, says so wherever it goes."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from dossier.export.as_csv import statements_csv
from dossier.export.as_jsonl import statements_jsonl
from dossier.export.html_page import comparison_html
from dossier.export.lines import Line
from dossier.export.markdown import comparison_markdown, dossier_markdown
from dossier.export.obsidian.vault import vault
from dossier.export.scope import Scope
from dossier.model import Library, Verdict
from dossier.views.citing import cite

from .samples import STATEMENTS, library

OLD, NEW = STATEMENTS[0].id, STATEMENTS[1].id
SAID = f"ruled superseded by {NEW}: told anew"


def ruled() -> Library:
    return replace(library(), verdicts=(Verdict(OLD, NEW, "superseded", "told anew"),))


@pytest.mark.parametrize(
    "made",
    [
        lambda: dossier_markdown(ruled(), "northwind"),
        lambda: comparison_markdown(ruled(), ["northwind", "southwind"]),
        lambda: comparison_html(ruled(), Scope(("northwind", "southwind"), compared=True)),
        lambda: "".join(note for _, note in vault(ruled(), Scope(("northwind",)))),
        lambda: cite(ruled(), STATEMENTS[0]),
    ],
)
def test_it_is_said_in_texts(made: Callable[[], str]) -> None:
    page = made()
    assert SAID in page
    assert page.count("ruled ") == page.count(SAID)  # of no other statement


def test_it_is_said_in_data() -> None:
    rows = list(csv.DictReader(io.StringIO(statements_csv(ruled(), map(Line, STATEMENTS)))))
    assert {row["statement"]: row["ruled_out"] for row in rows} == {
        item.id: SAID if item.id == OLD else "" for item in STATEMENTS
    }
    told = map(json.loads, statements_jsonl(ruled(), map(Line, STATEMENTS)).splitlines())
    assert {line["id"]: [item["second"] for item in line["ruled_out"]] for line in told} == {
        item.id: [NEW] if item.id == OLD else [] for item in STATEMENTS
    }
