"""`dossier verdict`: what is ruled on two statements, told and taken back."""

from __future__ import annotations

import json

from dossier.store.store import Store
from dossier.workspace import Workspace
from tests.cli.conftest import Run


def test_two_statements_are_ruled_on_and_the_word_is_withdrawn(
    run: Run, made_up: Workspace
) -> None:
    told = Store(made_up).library().told
    first, second = (item.id for item in next(x for x in told.values() if len(x) > 1)[:2])
    assert f"Nothing is ruled on {first}" in run("verdict", first, second, workspace=made_up).stderr
    line = [first, second, "superseded", "--note", "The later count [sic]."]
    said = run("verdict", *line, workspace=made_up)
    assert said.stdout == f"{first} is superseded by {second}: The later count [sic].\n"
    done = run("verdict", second, first, "done", "--json", workspace=made_up)
    assert f"{second} is no plan" in done.stderr
    assert json.loads(done.stdout) == [
        {"first": item.first, "second": item.second, "ruling": item.ruling, **noted}
        for item in Store(made_up).library().verdicts
        for noted in [{"note": item.note} if item.note else {}]
    ]
    assert run("verdict", first, second, "--withdraw", workspace=made_up).returncode == 0
    assert Store(made_up).library().verdicts == ()
    undone = run("undo", workspace=made_up)
    assert undone.stderr == f"Taken back: withdrew what was ruled on {first} and {second}\n"
    assert len(Store(made_up).library().verdicts) == 2


def test_what_is_no_verdict_is_told_in_words(run: Run, made_up: Workspace) -> None:
    (first, *_) = sorted(Store(made_up).library().statement)
    for line, status, told in (
        ([first, "x", "stand"], 1, "two statements of one company"),
        ([first, f"{first[:-6]}ffffff", "stand"], 2, "there is no statement"),
        ([first, first, "maybe"], 2, "'maybe' is not one of"),
        ([first, first, "--note", "Why."], 2, "--note needs one"),
    ):
        refused = run("verdict", *line, workspace=made_up)
        assert (refused.returncode, told in refused.stderr) == (status, True), refused.stderr
