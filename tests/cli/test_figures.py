"""The command that lists every number."""

from __future__ import annotations

import json
import re
from pathlib import Path

from dossier.workspace import Workspace

from .conftest import Run


def test_numbers_are_listed_as_printed_with_their_sources(run: Run, sample: Workspace) -> None:
    told = run("figures", "autonation", workspace=sample).stdout
    assert "about 262,403 vehicles, 2021" in told
    assert "autonation-bafe9e" in told


def test_an_unknown_unit_is_named_with_those_that_are_there(run: Run, sample: Workspace) -> None:
    told = run("figures", "--unit", "boats", workspace=sample)
    assert told.returncode == 2
    assert "vehicles" in told.stderr


def test_json_and_page_hold_the_same_figures(run: Run, sample: Workspace, tmp_path: Path) -> None:
    held = json.loads(run("figures", "--json", workspace=sample).stdout)
    path = tmp_path / "figures.md"
    run("figures", "-o", str(path), workspace=sample)
    page = path.read_text("utf-8")
    assert len(held) == len(re.findall(r"^\| .*\[\^[^\]]+\].* \|$", page, re.MULTILINE)) == 20
    assert {item["statement"]["id"] for item in held} == set(
        re.findall(r"^\[\^(.+?)\]:", page, re.MULTILINE)
    )
