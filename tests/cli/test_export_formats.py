"""Exports in other formats than Markdown, as they are typed."""

from __future__ import annotations

import csv
import json
import zipfile
from pathlib import Path

import click
import pytest

from dossier.cli.export import export
from dossier.export.formats import FORMATS
from dossier.workspace import Workspace
from tests.cli.conftest import Run


def test_a_table_goes_to_a_pipe_or_a_file_and_replaces_nothing_unasked(
    run: Run, with_originals: Workspace, tmp_path: Path
) -> None:
    table = ("export", "--all", "--format", "csv")
    target = tmp_path / "out" / "library.csv"
    assert run(*table, "-o", f"{tmp_path}/out/", workspace=with_originals).returncode == 0
    with target.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    assert {row["company"] for row in rows} == {"norvane", "calder"}
    assert "may open a second one" in rows[3]["quotation"]
    assert not any(cell.startswith("=") for row in rows for cell in row.values())
    printed = run(*table, workspace=with_originals).stdout
    assert printed == target.read_text("utf-8")  # both with universal line ends
    again = run(*table, "-o", str(target), workspace=with_originals)
    assert again.stderr.startswith("unchanged")
    refused = run("export", "calder", "-f", "csv", "-o", str(target), workspace=with_originals)
    assert refused.returncode == 1
    assert "library.csv.bak" in refused.stderr
    forced = run(*table, "--bom", "-o", str(target), "--force", workspace=with_originals)
    assert forced.returncode == 0
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    assert target.with_name("library.csv.bak").is_file()


def test_each_company_may_be_chosen_in_each_format(
    run: Run, with_originals: Workspace, tmp_path: Path
) -> None:
    for form in ("jsonl", "html", "qdpx", "csl-json"):
        done = run(
            "export", "norvane", "-f", form, "-o", f"{tmp_path}/out/", workspace=with_originals
        )
        assert done.returncode == 0
        assert ("keep it to yourself" in done.stderr) == (form == "qdpx")
    out = tmp_path / "out"
    assert {path.name for path in out.iterdir()} == {
        "norvane.jsonl", "norvane.html", "norvane.qdpx", "norvane.csl.json",
    }  # fmt: skip
    lines = (out / "norvane.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["company"] for line in lines] == ["norvane"] * 6
    assert zipfile.is_zipfile(out / "norvane.qdpx")
    assert json.loads((out / "norvane.csl.json").read_text("utf-8"))[0]["id"] == "harbour"


def test_notes_are_written_into_a_folder_and_what_was_left_alone_is_said(
    run: Run, made_up: Workspace, tmp_path: Path
) -> None:
    vault = ("export", "--all", "-f", "obsidian", "-o", str(tmp_path / "vault"))
    done = run(*vault, workspace=made_up)
    assert done.returncode == 0
    assert "notes written, 0 unchanged" in done.stderr
    note = tmp_path / "vault" / "companies" / "norvane.md"
    note.write_text(note.read_text("utf-8").replace("# Norvane", "# Mine"), "utf-8")
    refused = run(*vault, workspace=made_up)
    assert refused.returncode == 1
    assert f"{note}: was edited outside its notes" in refused.stderr
    assert "0 notes written" in refused.stderr


@pytest.mark.parametrize(
    ("arguments", "answer"),
    [
        ("psa --format excel", "'md', 'html', 'csv', 'jsonl', 'qdpx', 'csl-json', 'obsidian'"),
        ("psa --format qdpx", "REFI-QDA needs a file: give -o."),
        ("psa --format obsidian -o -", "Obsidian needs a folder: give -o."),
        ("psa --bom", "--bom goes with --format csv."),
        ("--seeds --format csv", "--seeds goes with articles"),
        ("a b --compare --rows only -f obsidian -o x", "leave out --facet and --rows"),
    ],
)
def test_what_cannot_be_is_said(arguments: str, answer: str) -> None:
    with pytest.raises(click.UsageError) as fault:
        export.main(arguments.split(), standalone_mode=False)
    assert answer in fault.value.format_message()


def test_help_lists_the_formats() -> None:
    told = export.get_help(click.Context(export, info_name="export"))
    for form in FORMATS.values():
        assert f"{form.name:9} {form.words}" in told
