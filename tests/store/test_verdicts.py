"""What is ruled on two statements stands beside them, follows them, and is taken back."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.errors import ConflictError, DossierError, UnknownNameError
from dossier.model import Verdict
from dossier.store import ruling
from dossier.store.amending import company_changes
from dossier.store.building.build import build, open_store
from dossier.store.building.readiness import refuse_unbuilt
from dossier.store.checking.check import check
from dossier.store.repair.run import repair
from dossier.store.storage import HEADER, encoded
from dossier.store.store import Store
from dossier.store.undo import undoing
from dossier.workspace import Workspace

from .samples import (
    FERRY,
    HARBOUR,
    SALES,
    TALKS,
    YARD,
    evidence,
    make_workspace,
    seed_path,
    snapshot,
    statement,
)
from .test_round_trip import elsewhere, export

MINE = "bolt-00000a"
STAND = Verdict(YARD, SALES, "stand", "Two years, two numbers.")
DONE = Verdict(SALES, YARD, "done")
FOUND_WRONG = Verdict(TALKS, FERRY, "error")


def rule(workspace: Workspace, *verdicts: Verdict) -> tuple[Verdict, ...]:
    """Rule, and give all that is ruled then, as a fresh start reads it."""
    for verdict in verdicts:
        ruling.give(workspace, verdict)
    return Store(workspace).library().verdicts


def undo(workspace: Workspace, number: int = 0) -> tuple[Verdict, ...]:
    """Take back the latest change, or one by its number; give all that is ruled then."""
    store = Store(workspace)
    change = undoing.numbered(store, number) if number else undoing.latest(store)
    assert change is not None
    undoing.take_back(store, change, "")
    return store.library().verdicts


@pytest.fixture
def built(workspace: Workspace) -> Workspace:
    open_store(workspace)
    return workspace


def test_a_tension_and_a_promise_are_two_questions(built: Workspace) -> None:
    assert rule(built, DONE, STAND) == (STAND, DONE)
    error = Verdict(SALES, YARD, "error")
    assert rule(built, error) == (DONE, error)
    unrelated = Verdict(YARD, SALES, "unrelated", " Not  the\nsame. ")
    assert rule(built, FOUND_WRONG, unrelated) == (
        Verdict(YARD, SALES, "unrelated", "Not the same."),
        FOUND_WRONG,
    )
    assert rule(built, DONE) == (DONE, FOUND_WRONG)
    assert check(built).faults == ()


def test_a_verdict_touches_the_file_of_its_company_alone(built: Workspace) -> None:
    before = snapshot(built)
    rule(built, STAND)
    after = snapshot(built)
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {"acme.json", "journal/000001.json"}
    rule(built, STAND)
    assert snapshot(built) == after


@pytest.mark.parametrize(
    ("verdict", "told"),
    [
        (Verdict(YARD, YARD, "stand"), "not on one and the same"),
        (Verdict(YARD, TALKS, "stand"), "two statements of one company"),
        (Verdict(YARD, "acme-0000ff", "stand"), "there is no statement 'acme-0000ff'"),
        (Verdict("../x-000000", "../x-000001", "stand"), "there is no statement '../x-000000'"),
        (Verdict(YARD, SALES, "perhaps"), "'perhaps' is no ruling"),  # type: ignore[arg-type]
    ],
)
def test_what_cannot_be_ruled_is_refused_and_changes_nothing(
    built: Workspace, verdict: Verdict, told: str
) -> None:
    before = snapshot(built)
    with pytest.raises(DossierError, match=told):
        ruling.give(built, verdict)
    with pytest.raises(DossierError, match="nothing was ruled on"):
        ruling.withdraw(built, YARD, SALES)
    assert snapshot(built) == before


def test_a_verdict_goes_and_comes_back_with_its_statement(built: Workspace) -> None:
    rule(built, STAND, FOUND_WRONG)
    store = Store(built)
    watching = store.library()
    assert watching.verdicts == (STAND, FOUND_WRONG)
    store.delete(SALES, 1, who="analyst")
    assert store.library().verdicts == (FOUND_WRONG,)
    assert check(built).faults == ()
    with pytest.raises(UnknownNameError):
        ruling.withdraw(built, YARD, SALES)
    undo(built)
    assert store.library().verdicts == (STAND, FOUND_WRONG)


def test_only_the_last_word_on_two_statements_is_taken_back(built: Workspace) -> None:
    rule(built, STAND)
    ruling.withdraw(built, SALES, YARD)
    rule(built, STAND, FOUND_WRONG)
    with pytest.raises(ConflictError, match="were ruled on again since"):
        undo(built, 1)
    assert undo(built, 3) == (FOUND_WRONG,)
    assert undo(built, 2) == (STAND, FOUND_WRONG)
    assert undo(built) == (STAND,)
    assert undo(built) == ()
    assert undoing.latest(Store(built)) is None


def test_verdicts_follow_a_merge_and_keep_it_where_they_are_newer(built: Workspace) -> None:
    new = statement(MINE, "sales", "Bolt is not named here.", evidence("40 boats"))
    Store(built).add(new, who="analyst")
    rule(built, STAND, FOUND_WRONG)
    company_changes.merge(built, "acme", "bolt")
    library = Store(built).library()
    moved = next(item.id for item in library.statements if item.text.startswith("Acme plans"))
    assert moved not in {MINE, "bolt-00000b"}
    followed = Verdict(moved, "bolt-00000b", "stand", STAND.note)
    assert set(library.verdicts) == {followed, FOUND_WRONG}
    assert check(built).faults == ()
    torn = Verdict(MINE, moved, "superseded")
    rule(built, torn)
    before = snapshot(built)
    with pytest.raises(ConflictError, match="were ruled on since") as raised:
        undo(built, 4)
    assert moved in raised.value.where
    assert snapshot(built) == before
    undo(built)
    assert undo(built) == (STAND, FOUND_WRONG)
    assert check(built).faults == ()


def test_verdicts_go_and_come_back_with_their_company(built: Workspace) -> None:
    store = Store(built)
    for number, words in ((1, "40 boats"), (2, "Bolt is in talks")):
        item = statement(f"calm-00000{number}", "sales", "Calm, not named.", evidence(words))
        store.add(item, who="analyst")
    calm = Verdict("calm-000001", "calm-000002", "unrelated")
    assert rule(built, calm) == (calm,)
    company_changes.remove(built, "calm", with_statements=True)
    assert Store(built).library().verdicts == ()
    assert undo(built) == (calm,)
    assert undo(built) == ()


def test_the_seeds_are_followed_until_the_analyst_rules_otherwise(
    built: Workspace, tmp_path: Path
) -> None:
    rule(built, STAND, DONE, FOUND_WRONG)
    first = export(built, tmp_path / "first")
    other = elsewhere(built, tmp_path / "other")
    assert Store(other).library().verdicts == (STAND, DONE, FOUND_WRONG)
    assert export(other, tmp_path / "second") == first
    assert snapshot(elsewhere(other, tmp_path / "third")) == snapshot(other)
    seed = seed_path(other, HARBOUR)
    text = seed.read_text("utf-8")
    seed.write_text(text.replace('ruling = "error"', 'ruling = "superseded"'), "utf-8")
    assert build(other).lines()[1] == "From the seeds: 1 verdict."
    ruling.withdraw(other, TALKS, FERRY)
    seed.write_text(text, "utf-8")
    build(other)
    assert Store(other).library().verdicts == (STAND, DONE)
    export(other, other.seeds)
    assert build(other).ruled == ()
    assert undo(other) == (STAND, DONE, Verdict(TALKS, FERRY, "superseded"))
    seed.write_text(text[: text.index("[[verdict]]")], "utf-8")
    build(other)
    assert Store(other).library().verdicts == (Verdict(TALKS, FERRY, "superseded"),)
    assert check(other).faults == ()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('ruling = "error"', 'ruling = "rumour"', "ruling: unknown value 'rumour'"),
        ('first = "bolt-00000c"', 'first = "bolt-00000d"', "'bolt-00000d' in this file"),
        ('second = "bolt-00000d"', 'second = "bolt-0000dd"', "no statement 'bolt-0000dd'"),
        ('second = "bolt-00000d"', 'second = "acme-00000a"', "two statements of one company"),
        ('ruling = "done"', 'ruling = "unrelated"', "answers the same"),
    ],
)
def test_a_verdict_of_a_seed_that_is_wrong_is_told_with_its_line(
    built: Workspace, old: str, new: str, told: str
) -> None:
    rule(built, STAND, DONE, FOUND_WRONG)
    export(built, built.seeds)
    seed = seed_path(built, HARBOUR)
    text = seed.read_text("utf-8").replace(old, new)
    seed.write_text(text, "utf-8")
    with pytest.raises(DossierError, match=told) as raised:
        build(built)
    line = int(raised.value.where.rpartition(":")[2])
    at = text.splitlines()[line - 1]
    assert at.startswith((new, 'second = "acme-00000a"'))


def test_a_verdict_that_the_store_has_not_taken_in_is_not_overwritten(
    built: Workspace, tmp_path: Path
) -> None:
    export(built, built.seeds)
    build(built)
    other = elsewhere(built, tmp_path / "other")
    rule(other, STAND)
    export(other, built.seeds)
    with pytest.raises(DossierError, match=f"has not: the verdict on {YARD} and {SALES}"):
        refuse_unbuilt(built, Store(built).library())
    build(built)
    rule(built, Verdict(YARD, SALES, "error"))
    refuse_unbuilt(built, Store(built).library())


def test_what_repeats_the_article_does_not_leave_in_a_note(
    built: Workspace, tmp_path: Path
) -> None:
    copied = Verdict(YARD, SALES, "stand", "It has sold 40 boats this year.")
    assert rule(built, copied, FOUND_WRONG) == (copied, FOUND_WRONG)
    other = elsewhere(built, tmp_path / "other")
    assert Store(other).library().verdicts == (FOUND_WRONG,)


PAIRS = st.permutations([YARD, SALES, "acme-0000aa"]).map(lambda ids: ids[:2])
RULINGS = st.sampled_from(
    ["stand", "superseded", "error", "done", "changed", "dropped", "unrelated"]
)
VERDICTS = st.builds(
    lambda pair, *more: Verdict(*pair, *more), PAIRS, RULINGS, st.text(max_size=9).map(str.strip)
)
QUESTIONS = {
    **dict.fromkeys(("stand", "superseded", "error"), (1,)),
    **dict.fromkeys(("done", "changed", "dropped"), (2,)),
}


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with three statements about Acme."""
    workspace = make_workspace(tmp_path_factory.mktemp("three") / "library")
    third = statement("acme-0000aa", "sales", "Acme, once more.", evidence("40 boats"))
    open_store(workspace).add(third, who="analyst")
    return workspace.root


@settings(max_examples=15, deadline=None)
@given(verdicts=st.lists(VERDICTS, max_size=6))
def test_of_each_question_the_last_answer_stands_and_travels(
    tmp_path_factory: pytest.TempPathFactory, three: Path, verdicts: list[Verdict]
) -> None:
    root = tmp_path_factory.mktemp("ruled") / "library"
    shutil.copytree(three, root)
    workspace = Workspace(root)
    answers: dict[tuple[object, int], Verdict] = {}
    states = [Store(workspace).library().verdicts]
    for verdict in verdicts:
        stored = ruling.give(workspace, verdict)
        asked = [(verdict.pair, question) for question in QUESTIONS.get(verdict.ruling, (1, 2))]
        gone = {answers[item] for item in asked if item in answers}
        answers = {item: old for item, old in answers.items() if old not in gone}
        answers |= dict.fromkeys(asked, stored)
        found = Store(workspace).library().verdicts
        assert set(found) == set(answers.values())
        assert len(found) == len(set(found))
        if found != states[-1]:
            states.append(found)
    other = elsewhere(workspace, root.parent / "other")
    assert Store(other).library().verdicts == states[-1]
    for expected in reversed(states[:-1]):
        assert undo(workspace) == expected
    assert check(workspace).faults == ()


Row = dict[str, Any]


def test_of_two_records_on_the_same_statements_one_is_left(built: Workspace) -> None:
    rule(built, STAND)
    path = built.store / "acme.json"
    damaged = path.read_text("utf-8").replace(f'"{YARD} {SALES}"', f'"{YARD} acme-0000ff"')
    path.unlink()
    path.write_text(damaged, "utf-8")
    repair(built)
    assert check(built).faults == ()
    assert Store(built).library().verdicts == (STAND,)


def damage(workspace: Workspace, change: Callable[[Row], object]) -> None:
    """Change the verdict on the two statements of Acme where it is stored, to the letter."""
    path = workspace.store / "acme.json"
    content = json.loads(path.read_bytes())
    header = content.pop(HEADER)
    (row,) = content["verdicts"].values()
    change(row)
    path.unlink()
    path.write_bytes(encoded(content, header["1"]["generation"]))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda row: row["given"][0].update(ruling="rumour"), "Invalid enum value 'rumour'"),
        (lambda row: row["given"][0].update(second="acme-0000ff"), "on other statements"),
        (lambda row: row.update(id=f"{YARD} {TALKS}"), "not on statements of this company"),
        (lambda row: row.update(id=f"{YARD} acme-0000ff"), "acme-0000ff, which is not there"),
        (lambda row: row["given"].append({**row["given"][0]}), "only one can stand"),
        (lambda row: row.update(seed=[{**row["given"][0], "first": SALES}]), "one and the same"),
    ],
)
def test_a_verdict_that_is_wrong_is_told_and_put_right(
    built: Workspace, change: Callable[[Row], object], told: str
) -> None:
    rule(built, STAND)
    damage(built, change)
    faults = [str(fault) for fault in check(built).faults]
    assert any(fault.startswith("data/store/acme.json: ") and told in fault for fault in faults)
    report = repair(built)
    assert report.is_whole
    assert f"{YARD} " in report.restored[0]
    assert Store(built).library().verdicts == (STAND,)
