"""The command that tells what sets companies apart."""

from __future__ import annotations

import json
import re
from pathlib import Path

from dossier.workspace import Workspace

from .conftest import Run


def test_text_json_and_page_tell_the_same_topics(
    run: Run, sample: Workspace, tmp_path: Path
) -> None:
    pair = ("apart", "renault-alpine", "autonation")
    text = run(*pair, workspace=sample).stdout
    held = json.loads(run(*pair, "--json", workspace=sample).stdout)
    path = tmp_path / "apart.md"
    assert run(*pair, "-o", str(path), workspace=sample).stderr == f"written: {path}\n"
    page = path.read_text("utf-8")
    topics = [topic for company in held["companies"] for topic in company["topics"]]
    assert [item["company"] for item in topics[0]["statements"]] == ["renault-alpine"] * 6
    for topic in topics:
        assert f"{topic['facet_name']} / {topic['topic_name']}" in text
        assert topic["reason"] in text
        assert f"### {topic['facet_name']}: {topic['topic_name']}" in page
        assert f"{topic['reason']}." in page
    assert {item["id"] for topic in topics for item in topic["statements"]} == set(
        re.findall(r"^\[\^(.+?)\]:", page, re.MULTILINE)
    )
    printed = run(*pair, "-o", "-", workspace=sample).stdout
    assert printed == page


def test_one_company_stands_against_all_others(run: Run, sample: Workspace) -> None:
    told = run("apart", "huawei", workspace=sample).stdout
    assert "HUAWEI: 4 statements, against 3 other companies" in told
    assert "Groupe PSA" not in told.partition("\n")[0]
    narrowed = run("apart", "huawei", "--facet", "people", workspace=sample).stdout
    assert "Nothing sets it apart." in narrowed
