from __future__ import annotations

import json

import msgspec
from hypothesis import given

from dossier.export.as_jsonl import statements_jsonl
from dossier.export.lines import Line
from dossier.model import Evidence, Library, Statement

from .hostile import hostile_library, lines
from .samples import STATEMENTS, library, original


def read_back(library: Library) -> list[Statement]:
    """Take from each line what a statement is made of."""
    found = []
    for line in statements_jsonl(library, map(Line, library.statements)).split("\n")[:-1]:
        data = json.loads(line)
        fields = {name: data[name] for name in Statement.__struct_fields__}
        fields["evidence"] = [
            {name: item[name] for name in Evidence.__struct_fields__ if item[name] != ""}
            for item in data["evidence"]
        ]
        found.append(msgspec.convert(fields, Statement))
    return found


@given(lines())
def test_what_is_read_back_equals_what_was_written(text: str) -> None:
    made = hostile_library(text)
    assert read_back(made) == list(made.statements)


def test_every_field_of_the_sample_comes_back(seeds: Library) -> None:
    assert read_back(seeds) == list(seeds.statements)
    assert read_back(library()) == list(STATEMENTS)


def test_a_line_holds_names_articles_and_verified_words_only() -> None:
    first, *_ = map(
        json.loads,
        statements_jsonl(library(originals=[original()]), map(Line, STATEMENTS)).splitlines(),
    )
    assert first["company_name"] == "Northwind Motors"
    assert first["facet_name"] == "Sites"
    assert first["speaker_name"] == "Mia Poe (journalist)"
    assert first["evidence"][0]["quotation"] == "opened a depot in Lille"
    assert first["articles"][0]["title"] == "Northwind opens a depot"
    bare, *_ = map(json.loads, statements_jsonl(library(), map(Line, STATEMENTS)).splitlines())
    assert "quotation" not in bare["evidence"][0]
    assert bare["evidence"][0]["digest"]
