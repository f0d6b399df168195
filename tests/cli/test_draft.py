"""The beginning of a seed file, made from a text."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from dossier.articles.anchoring import fingerprint
from dossier.articles.freezing import freeze
from dossier.coding.seeds import read_seed
from tests.cli.conftest import Run
from tests.invented import HARBOUR


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.txt"
    path.write_text(HARBOUR, "utf-8")
    return path


def draft(run: Run, *arguments: str) -> dict[str, Any]:
    done = run("draft", *arguments)
    assert done.returncode == 0, done.stderr
    return tomllib.loads(done.stdout)


def test_a_draft_tells_what_can_be_counted(run: Run, text: Path) -> None:
    seed, frozen = draft(run, str(text)), freeze(text)
    assert seed["schema"] == 1
    assert seed["article"] == {
        "sha256": frozen.sha256,
        "text_sha256": frozen.text_sha256,
        "characters": len(frozen.text),
    }
    passages = [frozen.text[item["start"] : item["end"]] for item in seed["digest"]]
    assert passages == [line.strip() for line in HARBOUR.splitlines() if line.strip()]
    assert [item["paragraph"] for item in seed["digest"]] == [1, 2, 3, 4, 5]
    assert {item["text"] for item in seed["digest"]} == {""}
    assert "statement" not in seed


def test_words_that_are_found_begin_statements(run: Run, text: Path) -> None:
    words = ["Forty-two people work there", "She denied that Norvane is for sale", "Ada Quill"]
    seed = draft(run, str(text), *(part for one in words for part in ("--find", one)))
    for statement, one in zip(seed["statement"], words, strict=True):
        (evidence,) = statement["evidence"]
        assert HARBOUR[evidence["start"] : evidence["end"]] == one
        assert evidence["fingerprint"] == fingerprint(one)
    assert [item["evidence"][0]["paragraph"] for item in seed["statement"]] == [3, 5, 2]


def test_a_draft_filled_in_is_a_seed(run: Run, text: Path, tmp_path: Path) -> None:
    page = run("draft", str(text), "--find", "Forty-two people work there").stdout
    for empty, filled in {
        '# id = ""  ': 'id = "harbour"  ',
        '# label = ""': 'label = "Harbour"',
        "# language": "language",
        '\ntext = ""': '\ntext = "Said in our own words."',
        '[[statement]]\n# id = ""': '[[statement]]\nid = "norvane-00002a"',
        '# company = ""': 'company = "norvane"',
        '# facet = ""': 'facet = "organisation-sites"',
        '# topic = ""': 'topic = "jobs"',
        '# text = ""': 'text = "Norvane employs forty-two people."',
        '# status = ""': 'status = "ongoing"',
        "# speaker": "speaker",
    }.items():
        assert empty in page
        page = page.replace(empty, filled, 1 if "id" in empty else -1)
    path = tmp_path / "harbour.toml"
    path.write_text(page, "utf-8")
    seed = read_seed(path)
    assert seed.article.id == "harbour"
    assert seed.statements[0].evidence[0].article == "harbour"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("Forty-three people", "do not stand in the text"),
        ("", "do not stand in the text"),
        ("Norvane", "stand in the text more than once"),
        ("harbour workshop\n\nBy Ada", "run over more than one paragraph"),
    ],
)
def test_words_must_stand_there_once(run: Run, text: Path, words: str, why: str) -> None:
    done = run("draft", str(text), "--find", "Ada Quill", "--find", words)
    assert done.returncode == 1
    assert why in done.stderr
    assert done.stdout == ""


def test_a_text_that_is_not_there_is_said(run: Run, tmp_path: Path) -> None:
    done = run("draft", str(tmp_path / "no.txt"))
    assert done.returncode == 1
    assert "cannot be opened" in done.stderr
