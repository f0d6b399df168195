"""Commands at a date: what was not published by then is left out, and that is said."""

from __future__ import annotations

import json
from pathlib import Path

from dossier.workspace import Workspace

from .conftest import Run

AT = ("--as-of", "2018-01")


def test_a_company_is_compared_with_itself(run: Run, sample: Workspace) -> None:
    told = run("compare", "psa@2018-01", "psa", "--facet", "market-position", workspace=sample)
    assert "Groupe PSA, as o" in told.stdout
    assert "only PSA" in told.stdout
    assert "as of January 2018: left out: 3 articles without a date." in told.stderr


def test_what_was_not_published_by_then_is_not_found(run: Run, sample: Workspace) -> None:
    assert "statement" in run("search", "Manley", "--json", workspace=sample).stdout
    then = run("search", "Manley", *AT, "--json", workspace=sample).stdout
    assert {item["kind"] for item in json.loads(then)} == {"person"}
    told = run("show", "autonation", *AT, workspace=sample)
    assert "0 statements" in told.stdout
    assert "As published by January 2018; left out: 4 articles without a date." in told.stderr


def test_an_export_says_its_date_and_is_no_other_file(
    run: Run, sample: Workspace, tmp_path: Path
) -> None:
    now, then = tmp_path / "now.md", tmp_path / "then.md"
    run("export", "psa", "-o", str(now), workspace=sample)
    run("export", "psa", *AT, "-o", str(then), workspace=sample)
    assert "**As published by January 2018; left out: 4 articles" in then.read_text("utf-8")
    refused = run("export", "psa", *AT, "-o", str(now), workspace=sample)
    assert refused.returncode == 1
    assert "--force" in refused.stderr


def test_what_is_no_date_is_said(run: Run, sample: Workspace) -> None:
    told = run("list", "--as-of", "soon", workspace=sample)
    assert told.returncode == 1
    assert "'soon' is not a date" in told.stderr
