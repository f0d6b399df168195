"""`dossier drop`, and what is said of copies by command."""

from __future__ import annotations

import json
from pathlib import Path

from dossier.store.adding.intake import add
from dossier.store.store import Store
from dossier.workspace import Workspace
from tests.cli.conftest import Run
from tests.corrected import CORRECTED, PEOPLE, QUAY, code


def test_an_article_is_dropped_with_consent_and_comes_back(
    run: Run, made_up: Workspace, tmp_path: Path
) -> None:
    code(made_up, tmp_path)
    before = Store(made_up).library()
    said = run("drop", QUAY, "--dry-run", workspace=made_up)
    assert "for lack of other evidence: 4 statements." in said.stdout
    refused = run("drop", QUAY, workspace=made_up)
    assert refused.returncode == 1
    assert PEOPLE in refused.stderr
    assert "--with-statements" in refused.stderr
    assert Store(made_up).library() == before
    done = run("drop", QUAY, "--with-statements", "--json", workspace=made_up)
    assert PEOPLE in json.loads(done.stdout)["statements_alone"]
    assert QUAY not in Store(made_up).library().article
    assert run("check", workspace=made_up).returncode == 0
    newest = run("history", workspace=made_up).stdout.splitlines()[0]
    assert newest.endswith(f"removed the article {QUAY}, and 4 statements with it")
    back = run("undo", newest.split()[0], workspace=made_up)
    assert f"Taken back: removed the article {QUAY}" in back.stderr
    assert Store(made_up).library() == before


def test_a_copy_is_made_a_source_or_the_new_text(
    run: Run, made_up: Workspace, tmp_path: Path
) -> None:
    code(made_up, tmp_path)
    path = tmp_path / "wire.txt"
    path.write_text(CORRECTED, "utf-8")
    (added,) = add(made_up, [path]).added
    copy = added.article.id
    run("describe", copy, "--copy-of", "", workspace=made_up)
    refused = run("update", QUAY, "--copy", copy, workspace=made_up)
    assert f"it is no copy of {QUAY}" in refused.stderr
    run("describe", copy, "--copy-of", QUAY, workspace=made_up)
    before = Store(made_up).library()
    done = run("update", QUAY, "--copy", copy, workspace=made_up)
    assert "1 passage found again, 3 lost" in done.stdout
    assert Store(made_up).library().originals[QUAY].text == CORRECTED
    assert run("check", workspace=made_up).returncode == 0
    assert run("update", QUAY, workspace=made_up).returncode == 2
    assert f"made {copy} the new text of {QUAY}" in run("undo", workspace=made_up).stderr
    assert Store(made_up).library() == before


def test_a_dismissed_name_is_in_the_journal(run: Run, made_up: Workspace) -> None:
    run("company", "suggest", "--dismiss", "Velmora", workspace=made_up)
    told = run("history", workspace=made_up).stdout
    assert told.endswith("dismissed the suggested name Velmora\n")
    assert run("undo", workspace=made_up).returncode == 0
    assert run("company", "suggest", "--dismissed", "--json", workspace=made_up).stdout == "[]\n"
