"""An article that has its seed by now is corrected: seed and store come together again."""

from __future__ import annotations

from pathlib import Path

import pytest

from dossier.errors import DossierError
from dossier.export.seed_delivery import deliver_seed
from dossier.export.seed_page import seed_page
from dossier.store.adding.intake import add
from dossier.store.adding.intake_report import Revised
from dossier.store.adding.versions import update
from dossier.store.building.build import build
from dossier.store.building.build_report import BuildReport
from dossier.store.building.readiness import refuse_unbuilt
from dossier.store.checking.check import check
from dossier.store.store import Store
from dossier.workspace import Workspace

from .revising import (
    BELIEF,
    CORRECTED,
    OPENED,
    PASSAGES,
    PEOPLE,
    QUAY,
    SECOND,
    STORY,
    article_of,
    coded,
    coding,
    correct,
    put,
    versions,
)

LATER = CORRECTED.replace("west coast", "north coast")


@pytest.fixture
def worded(workspace: Workspace, tmp_path: Path) -> Workspace:
    """A library with the story, its statements in our own words."""
    store = coded(workspace, tmp_path)
    store.save(coding(store, BELIEF, PASSAGES[BELIEF]), revision=1, who="analyst")
    return workspace


def export(workspace: Workspace, *, force: bool = False) -> None:
    library = Store(workspace).library()
    refuse_unbuilt(workspace, library)
    deliver_seed(workspace.seeds / f"{QUAY}.toml", seed_page(library, QUAY), force=force)


def assert_at_rest(workspace: Workspace) -> None:
    """See that nothing is wrong, and that one more build changes nothing."""
    assert check(workspace).faults == ()
    assert build(workspace).written == ()


def assert_renewed(workspace: Workspace, built: BuildReport) -> None:
    """See that the store stands, and that its seed can be renewed and built."""
    before = Store(workspace).library().statements
    assert built.behind == (QUAY,)
    assert "Corrected since the seed was written" in "\n".join(built.lines())
    assert_at_rest(workspace)
    with pytest.raises(DossierError, match="on an earlier version by now"):
        export(workspace)
    export(workspace, force=True)
    renewed = build(workspace)
    assert renewed.behind == renewed.removed == ()
    assert set(renewed.unseeded) >= {PEOPLE, BELIEF, OPENED}  # a seed cannot hold them
    assert_at_rest(workspace)
    assert Store(workspace).library().statements == before
    export(workspace)


def test_a_correction_between_export_and_build_locks_nothing(
    worded: Workspace, tmp_path: Path
) -> None:
    export(worded)
    correct(worded, tmp_path)
    before = versions(worded)
    built = build(worded)
    assert built.conflicts == built.changed == built.removed == ()
    assert versions(worded) == before
    assert article_of(worded).characters == len(CORRECTED)
    assert_renewed(worded, built)


def test_what_is_a_seeds_by_now_is_corrected_as_before(worded: Workspace, tmp_path: Path) -> None:
    export(worded)
    build(worded)
    export(worded)
    (taken,) = add(worded, [put(tmp_path / "next", CORRECTED)]).outcomes
    assert isinstance(taken, Revised)
    assert (taken.article.id, taken.found, taken.lost) == (QUAY, 1, 3)
    assert versions(worded)[SECOND] == ""
    assert_renewed(worded, build(worded))
    (again,) = add(worded, [put(tmp_path / "last", LATER)]).outcomes
    assert isinstance(again, Revised)
    assert versions(worded)[SECOND] != ""
    build(worded)
    assert_at_rest(worded)


def test_an_edit_between_correction_and_build_stays(worded: Workspace, tmp_path: Path) -> None:
    export(worded)
    build(worded)
    assert isinstance(update(worded, QUAY, put(tmp_path / "next", CORRECTED)), Revised)
    store = Store(worded)
    taken = coding(store, SECOND, "a second quay")
    store.save(taken, revision=store.revision(SECOND), who="analyst")
    built = build(worded)
    assert (built.edited, built.conflicts) == ((SECOND,), ())
    assert Store(worded).library().statement[SECOND] == taken
    assert_at_rest(worded)


def test_a_seed_that_was_written_by_hand_is_asked_for_first(
    worded: Workspace, tmp_path: Path
) -> None:
    export(worded)
    seed = worded.seeds / f"{QUAY}.toml"
    seed.write_text(f"# by hand\n{seed.read_text('utf-8')}", "utf-8")
    build(worded)
    path = put(tmp_path / "next", CORRECTED)
    with pytest.raises(DossierError) as told:
        update(worded, QUAY, path)
    assert "the seed was written by hand" in told.value.what
    assert f"dossier export --seeds {QUAY} -o seeds --force" in told.value.advice
    export(worded, force=True)
    build(worded)
    assert isinstance(update(worded, QUAY, path), Revised)


def test_a_seed_with_a_text_that_was_never_here_is_still_refused(
    worded: Workspace, tmp_path: Path
) -> None:
    correct(worded, tmp_path)
    export(worded)
    update(worded, QUAY, put(tmp_path / "old", STORY))
    export_of_another = worded.seeds / f"{QUAY}.toml"
    text = export_of_another.read_text("utf-8")
    there = next(line for line in text.splitlines() if line.startswith("text_sha256"))
    export_of_another.write_text(text.replace(there, f'text_sha256 = "{"0" * 64}"'), "utf-8")
    with pytest.raises(DossierError, match="with another text") as told:
        build(worded)
    assert "dossier update" in told.value.advice
