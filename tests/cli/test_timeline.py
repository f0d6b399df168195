"""The command that tells what happened when."""

from __future__ import annotations

from pathlib import Path

from dossier.workspace import Workspace

from .conftest import Run


def test_the_command_tells_writes_and_counts(run: Run, sample: Workspace, tmp_path: Path) -> None:
    told = run("timeline", "psa", "--kind", "deed", workspace=sample).stdout
    assert "  April 2016       ● In April 2016 PSA" in told
    assert "○" not in told
    path = tmp_path / "time.md"
    run("timeline", "-o", str(path), workspace=sample)
    assert path.read_text("utf-8").startswith("---\n")


def test_an_empty_library_says_so(run: Run, tmp_path: Path) -> None:
    run("init", str(tmp_path / "empty"))
    for command in ("timeline", "changed"):
        told = run("-w", str(tmp_path / "empty"), command)
        assert told.stdout.strip() == "No company yet."
