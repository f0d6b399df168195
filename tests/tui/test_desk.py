"""What the desk shows after each change is what a new start would read from the disk."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dossier.coding.accepting import identified, stated
from dossier.errors import DossierError
from dossier.model import Library, Statement
from dossier.store.store import Store
from dossier.tui.desk import Desk
from dossier.views.orphans import orphans
from dossier.workspace import Workspace
from tests import invented
from tests.clippings import QUAY_ID, add_clippings
from tests.corrected import correct

WHEN = "2026-01-02T03:04:05+00:00"


def everything(library: Library) -> tuple[object, ...]:
    """Give a library and all that it has worked out of its records."""
    return (
        library, library.company, library.article, library.statement, library.facet,
        library.topic, library.told, library.coded,
    )  # fmt: skip


def pick(desk: Desk, number: int) -> Statement:
    """Choose a statement."""
    return desk.library.statements[number % len(desk.library.statements)]


def reword(desk: Desk, one: int, other: int) -> None:
    """Change a text, and whether a tie is told."""
    before = pick(desk, one)
    parties = (desk.library.companies[other % 3].id,) if other % 2 else ()
    desk.save(before, replace(before, text=f"Reworded {other}.", parties=parties))


def move(desk: Desk, one: int, other: int) -> None:
    """Give a statement to another company."""
    before = pick(desk, one)
    company = desk.library.companies[other % len(desk.library.companies)].id
    desk.save(before, replace(before, company=company, parties=()))


def rest(desk: Desk, one: int, other: int) -> None:
    """Let a statement rest on the passages of another."""
    before = pick(desk, one)
    desk.save(before, replace(before, evidence=pick(desk, other).evidence))


def add(desk: Desk, one: int, other: int) -> None:
    """Code a passage once more."""
    like = replace(pick(desk, one), company=desk.library.companies[other % 2].id)
    desk.add(identified(like, desk.store.is_free))


def decide(desk: Desk, one: int, other: int) -> None:
    """Accept or reject a proposal."""
    waiting = desk.reviews.open(desk.library, QUAY_ID).waiting(desk.library)
    proposal = waiting[one % len(waiting)]
    if other % 3:
        pair = (proposal, stated(proposal, desk.store.is_free))
        desk.reviews.accept(QUAY_ID, [pair], "analyst", WHEN)
    else:
        desk.reviews.reject(QUAY_ID, [proposal], WHEN)


def elsewhere(desk: Desk, one: int, other: int) -> None:
    """Change a statement in another session, unseen as yet."""
    another = Store(desk.workspace)
    found = another.library().statements[one % len(desk.library.statements)]
    new = replace(found, text=f"Elsewhere {other}.")
    another.save(new, revision=another.revision(found.id), who="analyst")


def lose(desk: Desk, one: int, other: int) -> None:
    """Lose an attached text, or find it changed."""
    place = desk.workspace.originals / f"{QUAY_ID}.txt"
    if other % 2:
        place.unlink()
    else:
        place.write_text("Another text.", "utf-8")


CHANGES: dict[str, Callable[[Desk, int, int], object]] = {
    "reword": reword,
    "move": move,
    "rest": rest,
    "add": add,
    "delete": lambda desk, one, _: desk.delete(pick(desk, one)),
    "decide": decide,
    "undo": lambda desk, one, _: desk.undo(pick(desk, one)),
    "elsewhere": elsewhere,
    "lose": lose,
}
STEPS = st.lists(
    st.tuples(st.sampled_from(sorted(CHANGES)), st.integers(0, 60), st.integers(0, 60)),
    min_size=1,
    max_size=8,
)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented library with articles of the analyst's, built and reviewed."""
    folder = tmp_path_factory.mktemp("prepared")
    workspace = add_clippings(invented.make(folder / "library"), folder / "clippings")
    store = Store(workspace)
    Desk(workspace, store.library()).reviews.open(store.library(), QUAY_ID)
    return workspace.root


@settings(max_examples=25)
@given(steps=STEPS)
def test_after_whatever_is_done_the_desk_shows_what_is_on_the_disk(
    tmp_path_factory: pytest.TempPathFactory, prepared: Path, steps: list[tuple[str, int, int]]
) -> None:
    root = tmp_path_factory.mktemp("steps") / "library"
    workspace = Workspace(shutil.copytree(prepared, root))
    store = Store(workspace)
    desk = Desk(workspace, store.library(), read_from=store)
    for what, one, other in steps:
        everything(desk.library)  # what has been asked for is brought along
        with suppress(DossierError, FileNotFoundError, ZeroDivisionError):
            CHANGES[what](desk, one, other)
        assert desk.refresh() == ""
        assert everything(desk.library) == everything(Store(workspace).library())
    shutil.rmtree(root)


def test_what_has_not_changed_is_not_put_together_again(prepared: Path, tmp_path: Path) -> None:
    workspace = Workspace(shutil.copytree(prepared, tmp_path / "library"))
    store = Store(workspace)
    desk = Desk(workspace, store.library(), read_from=store)
    before, told = desk.library, desk.library.told
    assert desk.refresh() == ""
    assert desk.library is before
    edited = before.statements[0]
    desk.save(edited, replace(edited, text="Reworded."))
    assert desk.refresh() == ""
    others = set(told) - {edited.company, *edited.parties}
    assert others
    assert all(desk.library.told[company] is told[company] for company in others)


def test_an_earlier_text_stays_as_long_as_a_statement_rests_on_it(
    prepared: Path, tmp_path: Path
) -> None:
    workspace = Workspace(shutil.copytree(prepared, tmp_path / "library"))
    correct(workspace, tmp_path)
    store = Store(workspace)
    desk = Desk(workspace, store.library(), read_from=store)
    lost = {orphan.statement.id: orphan.statement for orphan in orphans(desk.library)}
    assert lost
    assert desk.library.earlier
    for statement in lost.values():
        desk.delete(statement)
    desk.refresh()
    assert not desk.library.earlier
    desk.undo(None)
    desk.refresh()
    assert everything(desk.library) == everything(Store(workspace).library())
    assert desk.library.earlier
