"""A statement that a verdict calls superseded, or an error, says so wherever it goes."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from dossier.export.as_csv import statements_csv
from dossier.export.as_json import comparison_json
from dossier.export.as_jsonl import statements_jsonl
from dossier.export.as_qdpx import project_qdpx
from dossier.export.html_page import comparison_html
from dossier.export.lines import Line, lines
from dossier.export.markdown import comparison_markdown, dossier_markdown
from dossier.export.obsidian.vault import vault
from dossier.export.pairs_page import promises_markdown
from dossier.export.scope import Scope
from dossier.model import Library, Verdict
from dossier.views.apart import apart
from dossier.views.as_of import with_states
from dossier.views.citing import cite, cite_row
from dossier.views.comparison import Row, compare

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


# The statements of `tests.disputed`: of 2021, and what took its place, of September 2022.
SOLD, SOLD_ANEW, RANKED, RANKED_ANEW = (f"orvell-0000{n}" for n in ("01", "0a", "03", "11"))
COMPARED = Scope(("orvell@2021", "lumen"), compared=True)


@pytest.mark.parametrize(
    "made",
    [
        lambda held: comparison_markdown(held, COMPARED.companies),
        lambda held: comparison_html(held, COMPARED),
        lambda held: statements_csv(held, lines(held, COMPARED)),
        lambda held: statements_jsonl(held, lines(held, COMPARED)),
        lambda held: json.dumps(comparison_json(held, COMPARED.companies)),
        lambda held: zipped(project_qdpx(held, COMPARED)),
        lambda held: promises_markdown(held, ["orvell@2021"]),
        lambda held: cite_row(held, sold_row(held)),
    ],
)
def test_of_a_date_it_is_not_said_by_what_was_told_later(
    contested_library: Library, made: Callable[[Library], str]
) -> None:
    verdicts = (
        Verdict(SOLD, SOLD_ANEW, "superseded", "ANEW"),
        Verdict(RANKED, RANKED_ANEW, "error", "ANEW"),
    )
    held = with_states(replace(contested_library, verdicts=verdicts), ["orvell@2021"])
    page = made(held)
    assert "orvell-00000" in page
    assert "ANEW" not in page


def test_of_a_date_it_weighs_what_it_weighed_then(contested_library: Library) -> None:
    each = (Verdict(RANKED, RANKED_ANEW, "error"), Verdict(RANKED_ANEW, RANKED, "error"))
    held = with_states(replace(contested_library, verdicts=each), ["orvell@2021"])
    then, now = (
        {trait.topic.id for profile in apart(held, [name]) for trait in profile.traits}
        for name in ("orvell@2021", "orvell")
    )
    assert ("rank" in then, "rank" in now) == (True, False)


def sold_row(held: Library) -> Row:
    (row,) = (it for it in compare(held, COMPARED.companies).rows if it.topic.id == "volumes")
    return row


def zipped(project: bytes) -> str:
    return zipfile.ZipFile(io.BytesIO(project)).read("project.qde").decode()
