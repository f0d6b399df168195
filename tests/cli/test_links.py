"""The command that tells who is tied to whom."""

from __future__ import annotations

import json
from pathlib import Path

from dossier.workspace import Workspace

from .conftest import Run


def test_everybody_one_name_and_a_way(run: Run, sample: Workspace) -> None:
    told = run("links", workspace=sample).stdout
    assert "  ◆ AutoNation – Renault · Alpine: partner" not in told
    assert "  ◆ AutoNation – Renault · Alpine: considered [renault-alpine-bcdf82]" in told
    assert "DENIED" in told
    told = run("links", "tavares", "--type", "former employer", workspace=sample).stdout
    assert "  ← Nissan  former employer: done" in told
    assert "Groupe PSA" not in told.splitlines()[1]
    told = run("links", "autonation", "--to", "nissan", workspace=sample).stdout
    assert told.startswith("AutoNation → Renault · Alpine → Nissan Motor Co → Nissan\n")
    told = run(
        "links", "huawei", "--to", "autonation", "--type", "partner", workspace=sample
    ).stdout
    assert told == "No way leads from Huawei to AutoNation.\n"


def test_page_picture_and_data(run: Run, sample: Workspace, tmp_path: Path) -> None:
    page, picture = tmp_path / "links.md", tmp_path / "links.SVG"
    run("links", "psa", "-o", str(page), workspace=sample)
    assert page.read_text("utf-8").startswith('---\ntitle: "Links: Groupe PSA"\n')
    run("links", "-o", str(picture), workspace=sample)
    assert picture.read_text("utf-8").startswith("<?xml")
    data = json.loads(run("links", "psa", "--json", workspace=sample).stdout)
    assert {"company:tesla", "psa", "huawei"} <= {item["id"] for item in data["actors"]}


def test_what_is_not_understood_is_said(run: Run, sample: Workspace) -> None:
    done = run("links", "nisan", workspace=sample)
    assert done.returncode == 2
    assert "Did you mean company:nissan?" in done.stderr
    assert run("links", "--to", "psa", workspace=sample).returncode == 2
    assert run("links", "--type", "kinship", workspace=sample).returncode == 2


def test_a_topic_is_told_what_it_ties(run: Run, sample: Workspace) -> None:
    assert "none" in run("topic", "tie", "alliance", "none", workspace=sample).stdout
    assert "ALLIANCE" not in run("links", workspace=sample).stdout
    run("topic", "tie", "us-retail", "competitor named", workspace=sample)
    assert "ties as competitor named" in run("codebook", workspace=sample).stdout
    assert "Tesla – Groupe PSA: competitor named: planned, denied" in (
        run("links", workspace=sample).stdout
    )
    run("undo", workspace=sample)
    run("undo", workspace=sample)
    assert "ALLIANCE" in run("links", workspace=sample).stdout
