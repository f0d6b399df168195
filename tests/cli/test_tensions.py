"""The commands that list where statements disagree, and what became of plans."""

from __future__ import annotations

import json
from pathlib import Path

from dossier.model import Verdict
from dossier.store import ruling
from dossier.workspace import Workspace
from tests.views.test_promises import TO_LEAVE
from tests.views.test_tensions import OPENED_AUGUST, SECOND, SOLD_9000, THIRD, TO_OPEN

from .conftest import Run


def test_tensions_are_told_with_the_verdict_and_written(
    run: Run, contested: Workspace, tmp_path: Path
) -> None:
    ruling.give(contested, Verdict(SECOND, THIRD, "superseded", "a later ranking"))
    told = run("tensions", workspace=contested).stdout
    assert "  rank: makers of cargo bicycles: no. 2 against no. 3, Europe" in told
    assert "    = the first is superseded by the second: a later ranking" in told
    assert f"ruled superseded by {THIRD}: a later ranking · quay ¶2 · {SECOND}]" in told
    path = tmp_path / "tensions.md"
    run("tensions", "orvell", "-o", str(path), workspace=contested)
    page = path.read_text("utf-8")
    assert "- *verdict:* the first is superseded by the second: a later ranking" in page
    assert f"[^{SOLD_9000}]: “Late, or not”" in page
    opened = json.loads(run("tensions", "--open", "--json", workspace=contested).stdout)
    assert {item["kind"] for item in opened} == {"number", "date", "denial", "status"}
    assert run("tensions", "--facet", "people", workspace=contested).stdout.startswith("Nothing")


def test_plans_are_told_with_their_fate_by_the_day_asked_for(
    run: Run, contested: Workspace, tmp_path: Path
) -> None:
    ruling.give(contested, Verdict(TO_OPEN, OPENED_AUGUST, "done", "two months late"))
    told = run("promises", "orvell", workspace=contested).stdout
    assert "    → done: two months late\n      ● done: Orvell opened its plant" in told
    assert "    → perhaps done; which came first is not known" in told
    path = tmp_path / "promises.md"
    run("promises", "-o", str(path), workspace=contested)
    assert "What is over is judged by 16 October 2022." in path.read_text("utf-8")
    early = json.loads(run("promises", "--as-of", "2021", "--json", workspace=contested).stdout)
    assert {item["plan"]["id"]: item["fate"] for item in early}[TO_LEAVE] == "not due"
    opened = run("promises", "--open", workspace=contested).stdout
    assert "two months late" not in opened
