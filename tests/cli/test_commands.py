from __future__ import annotations

import json
from pathlib import Path

import pytest

from dossier import __version__
from dossier.workspace import Workspace
from tests.cli.conftest import Run


def test_the_first_command_builds_by_itself_and_keeps_stdout_for_data(
    run: Run, tmp_path: Path
) -> None:
    made = run("init", str(tmp_path / "new"), "--sample")
    assert made.returncode == 0
    assert made.stdout == ""
    listed = run("list", "--json", "--workspace", str(tmp_path / "new"))
    assert "statements from 5 articles" in listed.stderr
    assert {company["id"] for company in json.loads(listed.stdout)["companies"]} == {
        "psa",
        "renault-alpine",
        "autonation",
        "huawei",
    }


def test_outside_any_workspace_the_users_own_library_opens(run: Run, tmp_path: Path) -> None:
    done = run("list")
    assert done.returncode == 0
    assert "Groupe PSA" in done.stdout
    assert (tmp_path / "home" / "data" / "dossier" / "library" / "seeds").is_dir()


def test_show_as_json_has_every_field_of_a_statement(run: Run, sample: Workspace) -> None:
    done = run("show", "autonation", "--json", workspace=sample)
    dossier = json.loads(done.stdout)
    fields = {
        "id", "facet", "topic", "text", "status", "speaker", "date", "figures", "names", "evidence",
    }  # fmt: skip
    assert all(fields <= statement.keys() for statement in dossier["statements"])
    sold = next(item for item in dossier["statements"] if item["topic"] == "volumes")
    assert sold["figures"][0]["value"] == 262403
    assert sold["date"] == "2021"
    assert sold["evidence"][0]["article"] == "alpine-us-partner"


@pytest.mark.parametrize("typed", ["psa", "PSA", "groupe psa", "Peugeot Citroën Automobiles"])
def test_a_company_is_found_by_its_names(run: Run, sample: Workspace, typed: str) -> None:
    done = run("show", typed, workspace=sample)
    assert done.returncode == 0
    assert done.stdout.startswith("Groupe PSA: ")


def test_an_unknown_company_is_answered_with_the_nearest(run: Run, sample: Workspace) -> None:
    done = run("show", "hwawei", workspace=sample)
    assert done.returncode == 2
    assert "Did you mean huawei?" in done.stderr
    assert done.stdout == ""


def test_an_unknown_facet_is_answered_with_the_nearest(run: Run, sample: Workspace) -> None:
    done = run("compare", "psa", "huawei", "--facet", "partnershp", workspace=sample)
    assert done.returncode == 2
    assert "partnerships" in done.stderr


def test_compare_shows_gaps_and_verdicts(run: Run, sample: Workspace) -> None:
    done = run("compare", "psa", "huawei", "--facet", "technology-data", workspace=sample)
    assert "— not mentioned (1 article)" in done.stdout
    assert "only PSA" in done.stdout
    rows = json.loads(run("compare", "psa", "huawei", "--json", workspace=sample).stdout)["rows"]
    assert any(cell["gap"] == "not mentioned" for row in rows for cell in row["cells"])


@pytest.mark.parametrize("companies", [("psa",), ("psa", "PSA"), tuple("abcde")])
def test_a_comparison_takes_two_to_four(
    run: Run, sample: Workspace, companies: tuple[str, ...]
) -> None:
    assert run("compare", *companies, workspace=sample).returncode == 2


def test_search_finds_across_languages(run: Run, sample: Workspace) -> None:
    hits = json.loads(run("search", "usine", "--json", workspace=sample).stdout)
    assert hits[0]["topic"] == "plants"
    assert {"id", "kind", "company", "facet", "topic", "text", "score"} <= hits[0].keys()


def test_search_says_when_there_is_more_and_when_there_is_nothing(
    run: Run, sample: Workspace
) -> None:
    some = run("search", "psa", "--limit", "2", "--json", workspace=sample)
    assert len(json.loads(some.stdout)) == 2
    assert "--limit shows more" in some.stderr
    none = run("search", "zzqqxv", "--json", workspace=sample)
    assert json.loads(none.stdout) == []
    assert "Nothing found." in none.stderr
    assert none.returncode == 0


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
    "arguments", [(), ("--all", "psa"), ("--all", "--compare"), ("psa", "--facet", "people")]
)
def test_export_says_what_it_needs(run: Run, sample: Workspace, arguments: tuple[str, ...]) -> None:
    assert run("export", *arguments, workspace=sample).returncode == 2


def test_attach_and_check(run: Run, made_up: Workspace) -> None:
    assert run("check", workspace=made_up).stdout.startswith("7 statements, 7 with evidence")
    originals = [str(path) for path in sorted((made_up.root / "originals").iterdir())]
    attached = run("attach", *originals, workspace=made_up)
    assert attached.returncode == 0
    assert attached.stdout.count("the very text coded") == 2
    shown = json.loads(run("show", "norvane", "--json", workspace=made_up).stdout)
    assert "Forty-two people work there" in json.dumps(shown)
    assert run("check", workspace=made_up).returncode == 0


def test_check_lists_faults_and_fails(run: Run, made_up: Workspace) -> None:
    store = made_up.store / "norvane.json"
    store.write_text(store.read_text("utf-8").replace("ongoing", "rumour"), "utf-8")
    done = run("check", workspace=made_up)
    assert done.returncode == 1
    assert "norvane.json" in done.stdout


def test_a_malformed_seed_names_file_line_and_field(run: Run, made_up: Workspace) -> None:
    seed = made_up.seeds / "harbour.toml"
    text = seed.read_text("utf-8").replace('status = "considered"', 'status = "perhaps"')
    seed.write_text(text, "utf-8")
    before = {path.name: path.read_bytes() for path in made_up.store.glob("*.json")}
    done = run("build", workspace=made_up)
    line = text[: text.index('"perhaps"')].count("\n") + 1
    assert done.returncode == 1
    assert f"harbour.toml:{line}: statement[4].status" in done.stderr
    assert "Expected one of: claimed, considered, done" in done.stderr
    assert "Traceback" not in done.stderr
    assert {path.name: path.read_bytes() for path in made_up.store.glob("*.json")} == before


def test_a_newer_store_is_refused(run: Run, made_up: Workspace) -> None:
    store = made_up.store / "norvane.json"
    store.write_text(store.read_text("utf-8").replace('"schema": 1', '"schema": 99'), "utf-8")
    done = run("list", workspace=made_up)
    assert done.returncode == 1
    assert "norvane.json" in done.stderr
    assert "Traceback" not in done.stderr


def test_hostile_text_is_printed_harmlessly(run: Run, with_originals: Workspace) -> None:
    for arguments in (["show", "calder"], ["search", "calder"], ["compare", "calder", "norvane"]):
        done = run(*arguments, workspace=with_originals)
        assert done.returncode == 0
        assert "\x1b" not in done.stdout
        assert "\u202e" not in done.stdout
    assert "[@click=app.quit]" in run("show", "calder", workspace=with_originals).stdout


def test_the_app_says_that_it_needs_a_terminal(run: Run, sample: Workspace) -> None:
    done = run(workspace=sample)
    assert done.returncode == 1
    assert "needs a terminal" in done.stderr


def test_a_folder_that_is_no_workspace_says_how_to_make_one(run: Run, tmp_path: Path) -> None:
    done = run("list", "--workspace", str(tmp_path / "nowhere"))
    assert done.returncode == 1
    assert "dossier init" in done.stderr


def test_version_and_help(run: Run) -> None:
    assert run("--version").stdout == f"dossier {__version__}\n"
    assert "Exit status" in run("--help").stdout


def test_output_cut_short_is_no_fault(run: Run, sample: Workspace) -> None:
    import os
    import subprocess
    import sys

    line = f"{sys.executable} -m dossier show psa | head -n 1"
    done = subprocess.run(
        line, shell=True, capture_output=True, text=True, check=False,
        env={**os.environ, "DOSSIER_WORKSPACE": str(sample.root)},
    )  # fmt: skip
    assert done.stdout.startswith("Groupe PSA")
    assert "Traceback" not in done.stderr
