"""`dossier update` and `dossier orphans` as they are typed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dossier.store.store import Store
from dossier.workspace import Workspace
from tests.cli.conftest import Run
from tests.corrected import BELIEF, BUILT, CORRECTED, PASSAGES, PEOPLE, QUAY, STORY, correct


@pytest.fixture
def workspace(made_up: Workspace, tmp_path: Path) -> Workspace:
    correct(made_up, tmp_path)
    return made_up


def test_an_article_is_updated_and_what_is_lost_is_listed(
    run: Run, made_up: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "quay.txt"
    path.write_text(STORY, "utf-8")
    assert run("add", str(path), workspace=made_up).returncode == 0
    path.write_text(CORRECTED, "utf-8")
    done = run("update", QUAY, str(path), workspace=made_up)
    assert done.returncode == 0, done.stderr
    assert "new version of norvane-builds-a-quay: 0 passages found again, 0 lost." in done.stdout
    assert "% of the text is as it was." in done.stdout
    again = run("update", QUAY, str(path), "--json", workspace=made_up)
    assert json.loads(again.stdout)["known"][0]["article"] == QUAY


def test_what_cannot_be_a_version_is_refused(
    run: Run, workspace: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "other.txt"
    path.write_text("Of hills\n\nAnother story altogether, of the snow in the hills.\n", "utf-8")
    done = run("update", QUAY, str(path), workspace=workspace)
    assert done.returncode == 1
    assert "--anyway" in done.stderr
    assert run("update", "harbour", str(path), workspace=workspace).returncode == 1
    assert run("update", "nothing-like-it", str(path), workspace=workspace).returncode == 2
    done = run("update", QUAY, str(path), "--anyway", workspace=workspace)
    assert done.returncode == 0
    assert "4 lost" in done.stdout
    assert run("check", workspace=workspace).returncode == 0


def test_orphans_are_listed_with_their_candidates(run: Run, workspace: Workspace) -> None:
    done = run("orphans", workspace=workspace)
    assert done.returncode == 0
    assert "3 passages wait for a decision" in done.stdout
    assert f"was: {PASSAGES[BUILT]}" in done.stdout
    assert "now: has {+now+} built a {+fine+} quay in Port Ellery" in done.stdout
    assert "now: nothing that says the same" in done.stdout
    listed = json.loads(run("orphans", QUAY, "--json", workspace=workspace).stdout)
    assert {item["statement"] for item in listed} == {BUILT, PEOPLE, BELIEF}
    built = next(item for item in listed if item["statement"] == BUILT)
    assert built["evidence"]["quotation"] == PASSAGES[BUILT]
    assert built["candidate"]["text"] == "has now built a fine quay in Port Ellery"
    assert next(item for item in listed if item["statement"] == PEOPLE)["candidate"] is None
    assert run("orphans", "harbour", "--json", workspace=workspace).stdout.strip() == "[]"


def test_they_are_taken_and_kept(run: Run, workspace: Workspace) -> None:
    done = run("orphans", "--take", BUILT, "--take", BELIEF, "--keep", PEOPLE, workspace=workspace)
    assert done.returncode == 0, done.stderr
    assert f"{PEOPLE} rests on the earlier version, knowingly." in done.stderr
    assert "No statement waits" in done.stdout
    stands = Store(workspace).library().statement
    assert stands[BELIEF].text.startswith("Nobody had really believed")
    assert stands[PEOPLE].evidence[0].kept
    assert run("check", workspace=workspace).returncode == 0
    assert run("undo", BELIEF, workspace=workspace).returncode == 0
    assert "1 passage waits" in run("orphans", workspace=workspace).stdout


def test_what_cannot_be_decided_so_is_told(run: Run, workspace: Workspace) -> None:
    done = run("orphans", "--take", PEOPLE, workspace=workspace)
    assert done.returncode == 1
    assert "no passage to propose" in done.stderr
    assert run("orphans", "--keep", "norvane-000000", workspace=workspace).returncode == 2


def test_an_earlier_passage_leaves_as_what_it_is(run: Run, workspace: Workspace) -> None:
    page = run("export", "norvane", workspace=workspace).stdout
    note = next(line for line in page.splitlines() if line.startswith(f"[^{PEOPLE}]:"))
    version = Store(workspace).library().statement[PEOPLE].evidence[0].version
    assert f"(earlier version {version})" in note
    assert "The present text does not hold these words, or more than once." in note
    assert "Quotation: “Forty-two people work there" in note
    assert f"Earlier version: SHA-256 `{version}" in page
    (workspace.originals / f"{QUAY}.v1.txt").unlink()
    page = run("export", "norvane", workspace=workspace).stdout
    note = next(line for line in page.splitlines() if line.startswith(f"[^{PEOPLE}]:"))
    assert "The earlier one is lost. No digest yet." in note
    assert "now: nothing" in run("orphans", workspace=workspace).stdout
    assert "no one place" in run("check", workspace=workspace).stdout


def test_seeds_know_nothing_of_earlier_versions(
    run: Run, workspace: Workspace, tmp_path: Path
) -> None:
    done = run("export", "--seeds", QUAY, "-o", str(tmp_path / "seeds"), workspace=workspace)
    assert "3 statements left out, on an earlier version of the article" in done.stderr
    page = (tmp_path / "seeds" / f"{QUAY}.toml").read_text("utf-8")
    assert "version" not in page
    assert PEOPLE not in page
