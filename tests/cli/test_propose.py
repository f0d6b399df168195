"""`dossier propose`: texts in, proposals out, nothing stored."""

from __future__ import annotations

import json
from pathlib import Path

from dossier.workspace import Workspace
from tests.cli.conftest import Run

TEXT = "PSA could open a plant in Ohio by 2027.\nRenault hired 40 people in 2021.\n"


def test_proposals_are_printed_with_what_speaks_for_them(
    run: Run, sample: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "Some Clipping.txt"
    path.write_text(TEXT, "utf-8")
    done = run("propose", str(path), workspace=sample)
    assert done.returncode == 0, done.stderr
    assert "“PSA could open a plant in Ohio by 2027.”" in done.stdout
    assert "Groupe PSA (named)" in done.stdout
    assert "Plants: open a plant" in done.stdout
    assert "◌ considered" in done.stdout
    assert "Some Clipping.txt: 2 proposals" in done.stderr


def test_json_and_the_choice_of_a_company(run: Run, sample: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    done = run("propose", str(path), "--company", "renault", "--json", workspace=sample)
    (proposal,) = json.loads(done.stdout)
    assert proposal["company"] == "renault-alpine"
    assert proposal["figures"][0]["value"] == 40


def test_faults_are_told(run: Run, sample: Workspace, tmp_path: Path) -> None:
    assert run("propose", str(tmp_path / "none.txt"), workspace=sample).returncode == 1
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    unknown = run("propose", str(tmp_path / "a.txt"), "--company", "nobody", workspace=sample)
    assert unknown.returncode == 2
