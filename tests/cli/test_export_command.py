"""Pages that go to files: where to, and what stands there already."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.workspace import Workspace
from tests.cli.conftest import Run


def test_export_goes_to_stdout_a_file_or_a_folder(
    run: Run, sample: Workspace, tmp_path: Path
) -> None:
    printed = run("export", "huawei", workspace=sample).stdout
    assert "# Huawei" in printed
    run("export", "huawei", "-o", str(tmp_path / "one.md"), workspace=sample)
    assert (tmp_path / "one.md").read_text("utf-8") == printed
    run("export", "--all", "-o", str(tmp_path / "all"), workspace=sample)
    assert {path.name for path in (tmp_path / "all").iterdir()} == {
        "index.md", "psa.md", "renault-alpine.md", "autonation.md", "huawei.md",
    }  # fmt: skip
    run("export", "--compare", "psa", "huawei", "-o", f"{tmp_path}/side/", workspace=sample)
    assert (tmp_path / "side" / "compare-psa-huawei.md").is_file()


def test_export_again_changes_no_byte_and_keeps_notes(
    run: Run, sample: Workspace, tmp_path: Path
) -> None:
    target = tmp_path / "psa.md"
    run("export", "psa", "-o", str(target), workspace=sample)
    first = target.read_bytes()
    again = run("export", "psa", "-o", str(target), workspace=sample)
    assert again.stderr.startswith("unchanged")
    assert target.read_bytes() == first
    noted = first.decode().replace("<!-- /notes -->", "Ask Madrid.\n\n<!-- /notes -->")
    target.write_text(noted, "utf-8")
    run("export", "psa", "-o", str(target), workspace=sample)
    assert "Ask Madrid." in target.read_text("utf-8")


def test_a_foreign_file_is_not_overwritten(run: Run, sample: Workspace, tmp_path: Path) -> None:
    target = tmp_path / "mine.md"
    target.write_text("mine\n", "utf-8")
    refused = run("export", "psa", "-o", str(target), workspace=sample)
    assert refused.returncode == 1
    assert "--force" in refused.stderr
    assert target.read_text("utf-8") == "mine\n"
    assert run("export", "psa", "-o", str(target), "--force", workspace=sample).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        ("", "Name companies, or give --all."),
        ("--all psa", "--all is every company already"),
        ("--all --compare", "--compare needs companies"),
        ("psa --facet people", "go with --compare"),
        ("psa --rows differs", "go with --compare"),
        ("psa huawei -o x.md", "2 pages need a folder; x.md names a file."),
        ("--all -o x.md", "5 pages need a folder"),
    ],
)
def test_export_says_what_it_needs(
    run: Run, sample: Workspace, tmp_path: Path, arguments: str, answer: str
) -> None:
    done = run("export", *arguments.split(), workspace=sample)
    assert done.returncode == 2
    assert answer in done.stderr
    assert not (tmp_path / "x.md").exists()


def test_export_to_a_dash_is_standard_output(run: Run, sample: Workspace, tmp_path: Path) -> None:
    done = run("export", "psa", "huawei", "-o", "-", workspace=sample)
    assert done.stdout == run("export", "psa", "huawei", workspace=sample).stdout
    assert not (tmp_path / "-").exists()


def test_exports_of_different_things_do_not_meet(
    run: Run, sample: Workspace, tmp_path: Path
) -> None:
    side = ("export", "--compare", "psa", "huawei", "-o", f"{tmp_path}/side/")
    run(*side, workspace=sample)
    run(*side, "--rows", "differs", workspace=sample)
    run(*side, "--facet", "people", workspace=sample)
    assert {path.name for path in (tmp_path / "side").iterdir()} == {
        "compare-psa-huawei.md", "compare-psa-huawei--differs.md", "compare-psa-huawei--people.md",
    }  # fmt: skip
    other = run(
        "export", "huawei", "-o", f"{tmp_path}/side/compare-psa-huawei.md", workspace=sample
    )
    assert other.returncode == 1
    assert "another subject (comparison psa huawei)" in other.stderr
