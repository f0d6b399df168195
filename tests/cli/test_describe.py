"""`dossier describe` as it is typed, and `dossier list`, which says what asks something."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dossier.workspace import Workspace
from tests.cli.conftest import Run

FERRY = "a-ferry-for-the-islands"


@pytest.fixture
def asking(run: Run, made_up: Workspace, tmp_path: Path) -> Workspace:
    """The invented library with an article that asks for its date."""
    path = tmp_path / "ferry.md"
    path.write_text(
        "# A ferry for the islands\n\nPublished 03/04/2018\n\nThe line has bought a boat.", "utf-8"
    )
    added = run("add", str(path), workspace=made_up)
    assert "To answer: dossier describe ARTICLE --issued DATE" in added.stdout
    return made_up


def test_what_an_article_asks_is_listed_shown_and_answered(run: Run, asking: Workspace) -> None:
    assert "? 1 open question" in run("list", workspace=asking).stdout
    listed = json.loads(run("list", "--json", workspace=asking).stdout)["articles"]
    assert [len(item["questions"]) for item in listed if item["id"] == FERRY] == [1]
    shown = run("describe", "ferry", workspace=asking).stdout
    assert "from the file ferry.md (Markdown)" in shown
    assert f"4 March 2018: dossier describe {FERRY} --issued 2018-03-04" in shown
    done = run("describe", FERRY, "--issued", "2018-03-04", workspace=asking)
    assert (done.returncode, done.stderr) == (0, "")
    assert "issued     2018-03-04  (as imported: empty)" in done.stdout
    assert "open question" not in run("list", workspace=asking).stdout
    assert run("check", workspace=asking).returncode == 0


def test_fields_are_set_emptied_and_taken_back(run: Run, asking: Workspace) -> None:
    run(
        "describe", FERRY, "--author", "Ada Quill", "--author", "Ben Sand", "--outlet", "Quay News",
        "--title", "", workspace=asking,
    )  # fmt: skip
    data = json.loads(run("describe", FERRY, "--json", workspace=asking).stdout)
    assert (data["author"], data["outlet"]) == (["Ada Quill", "Ben Sand"], "Quay News")
    assert (data["title"], data["as_imported"]["title"]) == ("", "A ferry for the islands")
    undone = json.loads(run("describe", FERRY, "--undo", "--json", workspace=asking).stdout)
    assert (undone["author"], undone["title"]) == ([], "A ferry for the islands")
    assert run("describe", FERRY, "--undo", workspace=asking).returncode == 1
    run("describe", FERRY, "--settle", workspace=asking)
    assert "open question" not in run("list", workspace=asking).stdout


def test_what_is_wrong_is_said(run: Run, asking: Workspace) -> None:
    for arguments, status, said in (
        (["--url", "file:///etc/passwd"], 1, "url: is not an address of the web"),
        (["--issued", "03/04/2018"], 1, "issued:"),
        (["--undo", "--title", "x"], 2, "--undo takes no other change"),
    ):
        done = run("describe", FERRY, *arguments, workspace=asking)
        assert (done.returncode, said in done.stderr) == (status, True), done.stderr
    of_a_seed = run("describe", "harbour", "--title", "x", workspace=asking)
    assert of_a_seed.returncode == 1
    assert "harbour.toml" in of_a_seed.stderr
    assert run("describe", "no such thing", workspace=asking).returncode == 2
