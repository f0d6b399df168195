"""Every change can be taken back, in any start, and what stands in the way is said."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dossier.coding.dismissed import read_dismissed
from dossier.errors import ConflictError, DossierError
from dossier.model import Verdict
from dossier.store import rows, ruling
from dossier.store.adding.intake import add
from dossier.store.adding.versions import update
from dossier.store.amending import codebook_changes, company_changes, dismissing
from dossier.store.building.build import build, open_store
from dossier.store.checking.check import check
from dossier.store.freshness import notes
from dossier.store.removal.removing import remove
from dossier.store.removal.superseding import supersede
from dossier.store.rows import StatementRow
from dossier.store.shelf import Shelf, page_of
from dossier.store.store import Store
from dossier.store.undo import journal, undoing
from dossier.workspace import Workspace

from .revising import CORRECTED, QUAY, coded, put
from .samples import (
    FERRY,
    SALES,
    STATEMENTS,
    YARD,
    edit,
    evidence,
    make_workspace,
    snapshot,
    statement,
    text_of,
)

MINE = statement("bolt-00000a", "sales", "Bolt is not named here.", evidence("40 boats"))


def undo(workspace: Workspace, number: int = 0) -> str:
    """Take back the latest change, or one by its number, as a fresh start does."""
    store = Store(workspace)
    change = undoing.numbered(store, number) if number else undoing.latest(store)
    assert change is not None
    return undoing.take_back(store, change, "")


def sound(workspace: Workspace) -> None:
    """Hold what must be true after every change."""
    assert notes(workspace) == []
    assert build(workspace).written == ()
    assert check(workspace).faults == ()


def state(workspace: Workspace) -> tuple[object, ...]:
    """Give the plain files, and what is stored but for revisions and histories."""
    store = Store(workspace)
    held = [
        replace(row, revision=1)
        for dossier in store._dossiers().values()
        for row in dossier.rows.values()
        if row != StatementRow(row.id, row.revision, "analyst")
    ]
    ruled = [
        (row.id, row.given)
        for dossier in store._dossiers().values()
        for row in dossier.ruled
        if row.given
    ]
    plain = (workspace.companies.read_bytes(), workspace.codebook.read_bytes())
    return (
        plain,
        set(read_dismissed(workspace.dismissed)),
        sorted(held, key=lambda row: row.id),
        sorted(ruled),
        store.library(),
    )


def test_a_merge_is_taken_back_with_what_followed(workspace: Workspace) -> None:
    store = open_store(workspace)
    edit(store, YARD, "A yard, I say.")
    before = state(workspace)
    company_changes.merge(workspace, "acme", "bolt")
    edit(store, "bolt-00000a", "A yard, says Bolt.")
    assert undo(workspace) == "Taken back: edited bolt-00000a: A yard, says Bolt."
    assert undo(workspace) == "Taken back: merged Acme into Bolt: 3 statements followed"
    assert state(workspace) == before
    sound(workspace)
    past = store.history(YARD)
    assert [entry.what for entry in past] == ["added", "changed", "changed", "undone"]
    assert undo(workspace) == "Taken back: edited acme-00000a: A yard, I say."
    assert text_of(workspace, YARD) == STATEMENTS[0].text
    sound(workspace)
    assert undoing.latest(Store(workspace)) is None


def test_of_two_who_take_back_the_same_merge_one_is_told(workspace: Workspace) -> None:
    store = open_store(workspace)
    company_changes.merge(workspace, "acme", "bolt")
    change = undoing.latest(store)
    assert change is not None
    undo(workspace)
    company_changes.merge(workspace, "acme", "bolt")
    with pytest.raises(ConflictError, match="change 1 was taken back meanwhile"):
        undoing.take_back(store, change, "")
    assert "acme" not in store.library().company
    sound(workspace)


def test_what_was_edited_in_it_since_keeps_a_merge_but_not_the_others(
    workspace: Workspace,
) -> None:
    store = open_store(workspace)
    edit(store, FERRY, "A ferry, I say.")
    company_changes.merge(workspace, "acme", "bolt")
    edit(store, "bolt-00000a", "A yard, says Bolt.")
    before = snapshot(workspace)
    with pytest.raises(ConflictError, match="has changed since") as raised:
        undo(workspace, 2)
    assert raised.value.where == "bolt-00000a"
    assert "dossier history bolt-00000a" in raised.value.advice
    assert snapshot(workspace) == before
    assert undo(workspace, 1) == "Taken back: edited bolt-00000d: A ferry, I say."
    assert text_of(workspace, FERRY) == STATEMENTS[3].text
    sound(workspace)


def test_a_file_edited_by_hand_keeps_its_changes_but_not_the_others(workspace: Workspace) -> None:
    store = open_store(workspace)
    codebook_changes.move_topic(workspace, "sales", "products")
    company_changes.rename(workspace, "acme", "Acme Boats")
    edit(store, YARD, "A yard, I say.")
    text = workspace.companies.read_text("utf-8") + "# mine\n"
    workspace.companies.write_text(text, "utf-8")
    build(workspace)
    before = snapshot(workspace)
    with pytest.raises(ConflictError, match="has changed since") as raised:
        undo(workspace, 2)
    assert raised.value.where == str(workspace.companies)
    assert snapshot(workspace) == before
    assert workspace.companies.read_text("utf-8") == text
    assert undo(workspace, 1).startswith("Taken back: moved the topic Sales to Products")
    assert undo(workspace).startswith("Taken back: edited acme-00000a")
    assert store.library().statement[SALES].facet == "market"
    sound(workspace)


def test_what_stands_on_an_addition_keeps_it(workspace: Workspace) -> None:
    store = open_store(workspace)
    company_changes.add(workspace, "Dory")
    new = statement("dory-0000aa", "sales", "Dory is not named.", evidence("40 boats"))
    store.add(new, who="analyst")
    with pytest.raises(DossierError, match="1 statement stands on what would go with it"):
        undo(workspace, 1)
    sound(workspace)
    undo(workspace)
    undo(workspace)
    assert "dory" not in store.library().company
    sound(workspace)


def test_a_dismissal_and_a_return_are_taken_back(workspace: Workspace) -> None:
    open_store(workspace)
    dismissing.dismiss(workspace, "Velmora Ltd")
    dismissing.bring_back(workspace, "velmora")
    dismissing.dismiss(workspace, "Orbica")
    dismissing.dismiss(workspace, "orbica")  # nothing new
    assert undo(workspace, 2) == "Taken back: brought back the suggested name Velmora Ltd"
    assert set(read_dismissed(workspace.dismissed)) == {"Orbica", "Velmora Ltd"}
    assert undo(workspace) == "Taken back: dismissed the suggested name Orbica"
    workspace.dismissed.write_text("# none\n", "utf-8")  # by hand
    with pytest.raises(ConflictError, match="has changed since"):
        undo(workspace, 1)
    assert undoing.latest(Store(workspace)) is None
    sound(workspace)


def test_line_ends_and_comments_come_back_to_the_byte(workspace: Workspace) -> None:
    open_store(workspace)
    text = "# Ours.\n" + workspace.companies.read_text("utf-8")
    workspace.companies.write_bytes(text.replace("\n", "\r\n").encode())
    build(workspace)
    before = workspace.companies.read_bytes()
    company_changes.add_name(workspace, "acme", "brands", "Gondo\u00e9")
    undo(workspace)
    assert workspace.companies.read_bytes() == before
    sound(workspace)


def test_a_statement_taken_back_by_its_id_is_taken_back_once(workspace: Workspace) -> None:
    store = open_store(workspace)
    edit(store, YARD, "A yard, I say.")
    edit(store, FERRY, "A ferry, I say.")
    store.undo(YARD, 2, who="analyst")
    assert [row.undone for row in journal.newest(Shelf(workspace.store))] == [False, True]
    assert undo(workspace).startswith("Taken back: edited bolt-00000d")
    with pytest.raises(DossierError, match="change 1 is taken back already"):
        undo(workspace, 1)


def test_a_change_that_ended_half_done_is_passed_over(workspace: Workspace) -> None:
    store = open_store(workspace)
    edit(store, FERRY, "A ferry, I say.")
    old = snapshot(workspace)
    edit(store, YARD, "A yard, I say.")  # noted, but the power failed before it was made
    (workspace.store / "acme.json").write_bytes(old["acme.json"])
    assert undo(workspace).startswith("Taken back: edited bolt-00000d")
    sound(workspace)


def test_an_undo_that_ended_half_done_is_done_to_its_end(workspace: Workspace) -> None:
    store = open_store(workspace)
    store.add(MINE, who="analyst")
    before = state(workspace)
    company_changes.merge(workspace, "acme", "bolt")
    merged = {**snapshot(workspace), "../companies.toml": workspace.companies.read_bytes()}
    undo(workspace)
    # how far the power lasted: what comes back first, the journal last
    order = ["acme.json", "bolt.json", "../companies.toml", "journal/000001.json"]
    for reached in range(1, len(order)):
        for name in order[reached:]:
            (workspace.store / name).write_bytes(merged[name])
        assert undo(workspace).startswith("Taken back: merged Acme into Bolt")
        assert state(workspace) == before
        build(workspace)  # the plain file was written beside the program
        sound(workspace)


def test_the_journal_goes_on_on_another_page(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "PAGE", 3)
    store = open_store(workspace)
    for number in range(7):
        edit(store, YARD, f"A yard {number}.")
    shelf = Shelf(workspace.store)
    assert shelf.pages() == [1, 2, 3]
    assert [row.number for row in journal.newest(shelf)] == [7, 6, 5, 4, 3, 2, 1]
    for _ in range(7):
        undo(workspace)
    assert text_of(workspace, YARD) == STATEMENTS[0].text
    sound(workspace)


def test_the_check_tells_what_is_wrong_with_the_journal(workspace: Workspace) -> None:
    store = open_store(workspace)
    company_changes.rename(workspace, "acme", "Acme Boats")
    edit(store, YARD, "A yard, I say.")
    edit(store, YARD, "A yard, I do say.")
    shelf = Shelf(workspace.store)
    with shelf.changing(page_of(1)) as drafts:
        rows.drop(drafts[page_of(1)].table(rows.CHANGES), [2])  # type: ignore[list-item]
    (workspace.store / "kept" / "00000001.json").unlink()
    told = [str(fault) for fault in check(workspace).faults]
    assert told == [
        "data/store/journal/000001.json: the changes are not numbered 1, 2, 3 …",
        "data/store/kept/00000001.json: is gone; states of it are kept. "
        "To bring it back: dossier check --repair",
    ]
    assert undo(workspace).startswith("Taken back: edited acme-00000a: A yard, I do say.")


IDS = st.integers(0, 9)
COMPANIES = st.sampled_from(["bolt", "acme", "calm", "dory"])
TOPICS = st.sampled_from(["sales", "routes", "boats", "tides"])
RULINGS = st.sampled_from(["stand", "error", "done", "unrelated"])
FACETS = st.sampled_from(["market", "products", "harbours"])
WORDS = st.sampled_from(["Dory", "Eider"])
ARTICLES = st.sampled_from([QUAY, f"{QUAY}-2"])
REFERENCE: dict[str, tuple[st.SearchStrategy[str], st.SearchStrategy[str], Callable[..., str]]] = {
    "add a company": (WORDS, WORDS, lambda place, name, _: company_changes.add(place, name)),
    "rename": (COMPANIES, WORDS, company_changes.rename),
    "merge": (COMPANIES, COMPANIES, company_changes.merge),
    "alias": (
        COMPANIES, WORDS,
        lambda place, company, name: company_changes.add_name(place, company, "aliases", name),
    ),
    "remove a company": (
        COMPANIES, WORDS,
        lambda place, company, _: company_changes.remove(place, company, with_statements=True),
    ),
    "add a facet": (
        WORDS, WORDS, lambda place, name, _: codebook_changes.add_facet(place, name, "All of it.")
    ),
    "add a topic": (
        FACETS, st.just("Tides"),
        lambda place, facet, name: codebook_changes.add_topic(place, facet, name, "All of it."),
    ),
    "merge topics": (TOPICS, TOPICS, codebook_changes.merge_topics),
    "merge facets": (FACETS, FACETS, codebook_changes.merge_facets),
    "move": (TOPICS, FACETS, codebook_changes.move_topic),
    "reword": (
        TOPICS, WORDS,
        lambda place, topic, name: codebook_changes.say_of_topic(place, topic, name=name),
    ),
    "remove a topic": (
        TOPICS, WORDS, lambda place, topic, _: codebook_changes.remove_topic(place, topic)
    ),
    "dismiss": (WORDS, WORDS, lambda place, name, _: dismissing.dismiss(place, name)),
    "bring back": (WORDS, WORDS, lambda place, name, _: dismissing.bring_back(place, name)),
    "remove an article": (
        ARTICLES, WORDS,
        lambda place, article, _: str(remove(place, article, with_statements=True)),
    ),
    "correct": (ARTICLES, WORDS, lambda place, copy, _: str(supersede(place, copy))),
    "add a file": (
        WORDS, WORDS, lambda place, name, _: str(add(place, [clipping(place, f"{name}'s boats")]))
    ),
    "give another text": (
        ARTICLES, WORDS,
        lambda place, article, word: str(update(place, article, clipping(place, word))),
    ),
}  # fmt: skip


def clipping(workspace: Workspace, word: str) -> Path:
    """Write the story with a word more, as a file beside the library."""
    text = CORRECTED.replace("It rains", f"{word} would not say, as it rains")
    return put(workspace.root.parent / "clippings", text, f"{word}.txt")


STEPS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["edit", "delete", "code"]), IDS, TOPICS),
        st.tuples(st.just("add"), IDS, COMPANIES),
        st.tuples(st.sampled_from(["rule", "withdraw"]), IDS, RULINGS),
        st.tuples(st.just("undo"), IDS, st.just("")),
        *(st.tuples(st.just(what), one, two) for what, (one, two, _) in REFERENCE.items()),
    ),
    max_size=9,
)


def step(workspace: Workspace, number: int, what: str, one: int | str, other: str) -> None:
    """Make a change, where it can be made."""
    store = Store(workspace)
    library = store.library()
    ids = sorted(library.statement)
    if what in REFERENCE:
        REFERENCE[what][2](workspace, one, other)
    elif what == "undo":
        undo(workspace)
    elif what == "add":
        topic = library.topic[sorted(library.topic)[int(one) % len(library.topic)]].id
        home = next(item.id for item in library.facets if topic in {x.id for x in item.topic})
        new = replace(MINE, company=other, id=f"{other}-{number:06x}", facet=home, topic=topic)
        store.add(new, who="analyst")
    elif ids:
        found = library.statement[ids[int(one) % len(ids)]]
        revision = store.revision(found.id)
        if what in {"rule", "withdraw"}:
            second = next(id_ for id_ in ids if id_ != found.id and about(id_) == found.company)
            if what == "rule":
                ruling.give(workspace, Verdict(found.id, second, other))  # type: ignore[arg-type]
            else:
                ruling.withdraw(workspace, found.id, second)
        elif what == "delete":
            store.delete(found.id, revision, who="analyst")
        elif what == "edit":
            edit(store, found.id, f"Mine {number}.")
        else:
            home = next(item.id for item in library.facets if other in {x.id for x in item.topic})
            new = replace(found, facet=home, topic=other)
            store.save(new, revision=revision, who="analyst")


def about(id_: str) -> str:
    """Give the company that a statement is about, by its id."""
    return id_.rpartition("-")[0]


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with an article of the analyst's, coded, and a copy that corrects it."""
    folder = tmp_path_factory.mktemp("imported")
    workspace = make_workspace(folder / "library")
    open_store(workspace)
    coded(workspace, folder)
    add(workspace, [put(folder / "copy", CORRECTED, "wire.txt")])
    assert Store(workspace).library().article[f"{QUAY}-2"].copy_of == QUAY
    shutil.rmtree(workspace.store / "journal")  # so that the changes of a test are numbered from 1
    return workspace.root


@settings(max_examples=40, deadline=None)
@given(steps=STEPS)
def test_whatever_is_done_as_many_undos_give_the_same_library(
    tmp_path_factory: pytest.TempPathFactory,
    imported: Path,
    steps: list[tuple[str, int | str, str]],
) -> None:
    root = tmp_path_factory.mktemp("steps") / "library"
    shutil.copytree(imported, root)
    workspace = Workspace(root)
    before, watching = [state(workspace)], Store(workspace)
    for number, (what, one, other) in enumerate(steps):
        assert watching.library().told
        with suppress(DossierError, StopIteration, KeyError, AssertionError):
            step(workspace, number, what, one, other)
        seen, anew = watching.library(), Store(workspace).library()
        assert (seen, seen.told) == (anew, anew.told)  # who looks on sees it too
        standing = sum(not row.undone for row in journal.newest(Shelf(workspace.store)))
        now = state(workspace)
        if standing < len(before):  # nothing could be done, or it was an undo
            assert now == before[standing]
        before = [*before[:standing], now]
    sound(workspace)
    for expected in reversed(before[:-1]):
        undo(workspace)
        assert state(workspace) == expected
    sound(workspace)
