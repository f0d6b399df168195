from __future__ import annotations

import json
import os
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


def kinds(run: Run, workspace: Workspace, *options: str) -> set[str]:
    done = run("compare", "autonation", "ren", "huawei", *options, "--json", workspace=workspace)
    return {row["kind"] for row in json.loads(done.stdout)["rows"]}


def test_rows_of_one_kind(run: Run, sample: Workspace) -> None:
    assert kinds(run, sample) == {"differs", "only", "shared"}
    for kind in ("differs", "only", "shared"):
        assert kinds(run, sample, "--rows", kind) == {kind}
    assert kinds(run, sample, "--differences") == {"differs"}
    both = run("compare", "psa", "huawei", "--differences", "--rows", "only", workspace=sample)
    assert both.returncode == 2
    none = run("compare", "huawei", "renault", "--rows", "shared", workspace=sample)
    assert none.stdout.startswith("No topic here is compared as: shared.")
    page = run("compare", "psa", "huawei", workspace=sample).stdout
    assert "Compared is who is written about, not whether statements agree." in page


def test_search_leaves_out_words_wherever_they_stand(run: Run, sample: Workspace) -> None:
    def found(*words: str) -> set[str]:
        done = run("search", "--json", "--limit", "99", *words, workspace=sample)
        assert done.returncode == 0, done.stderr
        return {hit["id"] for hit in json.loads(done.stdout)}

    assert found("-dominique", "usine") == found("usine", "-dominique") < found("usine")
    for words in (["-huawei", "partner"], ["-war", "partner"], ["--", "-huawei", "partner"]):
        assert found(*words) == found(*reversed(words[-2:]))
    assert found("-w", str(sample.root), "usine") == found("usine")


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
    import subprocess
    import sys

    line = f"{sys.executable} -m dossier show psa | head -n 1"
    done = subprocess.run(
        line, shell=True, capture_output=True, text=True, check=False,
        env={**os.environ, "DOSSIER_WORKSPACE": str(sample.root)},
    )  # fmt: skip
    assert done.stdout.startswith("Groupe PSA")
    assert "Traceback" not in done.stderr
