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


def test_a_new_workspace_proposes_rows_for_any_trade(run: Run, tmp_path: Path) -> None:
    root, path = tmp_path / "press", tmp_path / "ferry.txt"
    path.write_text(
        "Norvane ferries\n\nNorvane hired 40 welders. Norvane sued its rival.\n", "utf-8"
    )
    there = ("--workspace", str(root))
    made = run("init", str(root))
    assert "Its codebook is for companies of any trade: 11 facets" in made.stderr
    assert str(root / "data" / "codebook.toml") in made.stderr
    assert "dossier topic" in made.stderr
    for words in (("company", "add", "Norvane"), ("add", str(path)), ("check",)):
        assert run(*words, *there).returncode == 0
    found = run("propose", str(path), *there).stdout
    assert "People and jobs / Hiring and training: hired" in found
    assert "Law and regulation / Court cases: sued" in found
    assert run("check", *there).stdout == "0 statements, 0 with evidence\n"
    sample = run("init", str(tmp_path / "sample"), "--sample")
    assert "Its codebook is for the sample library: 12 facets" in sample.stderr
