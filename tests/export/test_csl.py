from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from dossier.export.as_csl import articles_csl, csl_date
from dossier.model import Author, Library

from .hostile import lines
from .samples import article


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("", {}),
        ("2017-04-07", {"date-parts": [[2017, 4, 7]]}),
        ("2016-04", {"date-parts": [[2016, 4]]}),
        ("2021", {"date-parts": [[2021]]}),
        ("2021~", {"date-parts": [[2021]], "circa": True}),
        ("2021-05?", {"date-parts": [[2021, 5]], "circa": True}),
        ("2027/2028", {"date-parts": [[2027], [2028]]}),
        ("2027/2028-03~", {"date-parts": [[2027], [2028, 3]], "circa": True}),
        ("XXXX-11-14", {"literal": "14 November (year not stated)"}),
        ("201X", {"literal": "2010s"}),
        ("201X/2024", {"literal": "2010s to 2024"}),
    ],
)
def test_a_date_is_said_in_parts_or_in_words(edtf: str, said: dict[str, Any]) -> None:
    assert csl_date(edtf) == said


@given(lines())
def test_what_an_article_does_not_give_is_left_out(text: str) -> None:
    full = article(title=text, author=(Author(literal=text), Author("Poe", "Mia")), url=text)
    bare = article(title="", author=(), issued="", language="und", type="notice")
    first, second = json.loads(articles_csl([full, bare]))
    assert first["title"] == first["URL"] == text
    assert first["author"] == [{"literal": text}, {"family": "Poe", "given": "Mia"}]
    assert second == {
        "id": "depot", "type": "document", "title": "[no headline: Northwind's depot]",
    }  # fmt: skip


def test_pandoc_makes_a_bibliography_of_it(seeds: Library, tmp_path: Path) -> None:
    pandoc = pytest.importorskip("pypandoc").get_pandoc_path()
    dated = article(issued="2026-03/2026-04~", title="A <b>bold</b> $1 headline")
    path = tmp_path / "articles.json"
    path.write_text(articles_csl([*seeds.articles, dated]), "utf-8")
    done = subprocess.run(
        [pandoc, "--citeproc", f"--bibliography={path}", "-t", "plain"],
        input="---\nnocite: '@*'\n---\n", capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert "Morvan, Jérémie" in done.stdout
    assert "Poe, Mia" in done.stdout
