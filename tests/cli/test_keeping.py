"""Commands that build, fill and verify a library."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import cast

import click

from dossier.cli.draft import draft
from dossier.cli.keep import attach
from dossier.workspace import Workspace
from tests.cli.conftest import Run


def test_a_file_that_cannot_be_attached_is_told(
    run: Run, made_up: Workspace, tmp_path: Path
) -> None:
    for path in (tmp_path, tmp_path / "nowhere.txt"):
        done = run("attach", str(path), workspace=made_up)
        assert done.returncode == 1
        assert "not attached" in done.stdout


def test_whether_a_file_can_be_read_is_left_to_the_command() -> None:
    files = [
        item for one in (attach, draft) for item in one.params if item.name in {"file", "files"}
    ]
    assert [cast("click.Path", item.type).readable for item in files] == [False, False]


def test_an_empty_library_is_built_without_a_word(run: Run, tmp_path: Path) -> None:
    run("init", str(tmp_path / "new"))
    assert run("list", "--workspace", str(tmp_path / "new")).stderr == ""


def test_changed_seeds_are_told_beside_the_data(run: Run, made_up: Workspace) -> None:
    assert run("list", workspace=made_up).stderr == ""
    seed = made_up.seeds / "harbour.toml"
    later = seed.stat().st_mtime + 60
    os.utime(seed, (later, later))
    for command in (["list"], ["show", "norvane"], ["search", "norvane"], ["export", "calder"]):
        assert (
            "harbour.toml changed since the last build" in run(*command, workspace=made_up).stderr
        )
    assert run("build", workspace=made_up).returncode == 0
    assert run("list", workspace=made_up).stderr == ""


def test_seeds_that_are_gone_are_given_up_only_when_asked(run: Run, made_up: Workspace) -> None:
    for seed in made_up.seeds.glob("*.toml"):
        seed.unlink()
    assert run("build", workspace=made_up).returncode == 1
    assert "Norvane opened" in run("show", "norvane", workspace=made_up).stdout
    assert run("build", "--allow-empty", workspace=made_up).returncode == 0
    assert "Norvane opened" not in run("show", "norvane", workspace=made_up).stdout


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
