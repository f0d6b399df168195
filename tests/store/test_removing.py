"""An article goes only with the consent of what rests on it, and comes back whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from dossier.articles.moving import evidence_at
from dossier.errors import ConflictError, DossierError
from dossier.store.adding.describing import describe, undo
from dossier.store.adding.intake import add
from dossier.store.adding.intake_report import Added
from dossier.store.building.build import build
from dossier.store.checking.check import check
from dossier.store.removal.removing import remove, resting
from dossier.store.removal.superseding import supersede
from dossier.store.shelf import Shelf
from dossier.store.store import Store
from dossier.store.undo import journal, undoing
from dossier.workspace import Workspace

from .revising import BELIEF, CORRECTED, OPENED, PEOPLE, QUAY, SECOND, STORY, coded, coding, put
from .samples import HARBOUR, SALES, YARD, edit, snapshot, text_of

OTHER = f"{QUAY}-2"


def faults(workspace: Workspace) -> list[str]:
    found = check(workspace)
    return [*map(str, found.faults), *found.notes]


@pytest.fixture
def quay(workspace: Workspace, tmp_path: Path) -> Store:
    """The small library with an imported article, four statements on it, one beside another."""
    store = coded(workspace, tmp_path)
    sales = store.library().statement[SALES]
    passage = store.library().statement[PEOPLE].evidence[0]
    both = replace(sales, evidence=(*sales.evidence, passage))
    store.save(both, revision=store.revision(SALES), who="analyst")
    return store


def taken_back(workspace: Workspace, number: int = 0) -> str:
    """Take back the latest change, or one by its number."""
    store = Store(workspace)
    change = undoing.numbered(store, number) if number else undoing.latest(store)
    assert change is not None
    return undoing.take_back(store, change, "")


def removal(workspace: Workspace) -> int:
    """Remove the quay with its statements; give the number of the change."""
    remove(workspace, QUAY, with_statements=True)
    change = undoing.latest(Store(workspace))
    assert change is not None
    return change.number


def copied(workspace: Workspace, folder: Path, text: str, name: str = "wire.txt") -> str:
    """Add a text under another name, and give the id of its article."""
    (outcome,) = add(workspace, [put(folder / "copy", text, name)]).outcomes
    assert isinstance(outcome, Added)
    return outcome.article.id


def test_nothing_goes_while_statements_rest_on_it_alone(quay: Store) -> None:
    before = snapshot(quay.workspace)
    with pytest.raises(DossierError, match="4 statements would be left without evidence") as raised:
        remove(quay.workspace, QUAY)
    assert "--with-statements" in raised.value.advice
    assert snapshot(quay.workspace) == before


def test_what_rests_on_it_alone_goes_and_the_rest_keeps_its_other_evidence(quay: Store) -> None:
    workspace = quay.workspace
    found = remove(workspace, QUAY, with_statements=True)
    assert {item.id for item in found.alone} == {PEOPLE, BELIEF, SECOND, OPENED}
    assert [item.id for item in found.beside] == [SALES]
    library = Store(workspace).library()
    assert QUAY not in library.article
    assert not {PEOPLE, BELIEF, SECOND, OPENED} & library.statement.keys()
    assert {item.article for item in library.statement[SALES].evidence} == {HARBOUR}
    assert faults(workspace) == []
    assert build(workspace).written == ()
    assert [entry.what for entry in quay.history(PEOPLE)] == ["added", "removed"]


def test_it_comes_back_with_text_record_and_statements(quay: Store) -> None:
    workspace = quay.workspace
    describe(workspace, QUAY, {"title": "The quay"})
    before = Store(workspace).library()
    number = removal(workspace)
    said = taken_back(workspace)
    assert said == f"Taken back: removed the article {QUAY}, and 4 statements with it"
    assert Store(workspace).library() == before
    assert faults(workspace) == []
    assert undo(workspace, QUAY).record.title == "Calm opens a quay"
    with pytest.raises(DossierError, match="is taken back already"):
        taken_back(workspace, number)


def test_a_statement_that_was_changed_since_stays_so(quay: Store) -> None:
    workspace = quay.workspace
    number = removal(workspace)
    edit(quay, SALES, "Sales, I say.")
    assert taken_back(workspace, number).endswith(f"({SALES} was edited since and stays)")
    assert text_of(workspace, SALES) == "Sales, I say."
    assert PEOPLE in Store(workspace).library().statement
    assert faults(workspace) == []


def test_what_the_removal_keeps_is_verified(quay: Store) -> None:
    workspace = quay.workspace
    kept = workspace.store / "removed" / f"{removal(workspace):08}.json"
    strange = kept.rename(kept.with_name(f"{kept.stem} (conflict).json"))
    other, lost = sorted(map(str, check(workspace).faults))
    assert "is gone; states of it are kept" in lost
    assert strange.name in other


def test_a_text_that_was_added_anew_under_another_name_is_not_doubled(
    quay: Store, tmp_path: Path
) -> None:
    workspace = quay.workspace
    number = removal(workspace)
    add(workspace, [put(tmp_path / "x", STORY.replace("ferries", "boats"))])
    assert QUAY in Store(workspace).library().article
    with pytest.raises(ConflictError, match="another article has this name"):
        taken_back(workspace, number)


def test_an_addition_is_taken_back_if_nothing_was_made_of_it(
    workspace: Workspace, tmp_path: Path
) -> None:
    build(workspace)
    workspace.originals.mkdir(exist_ok=True)
    before, kept = Store(workspace).library(), list(workspace.originals.glob("*.txt"))
    story, wire = put(tmp_path, STORY), put(tmp_path, CORRECTED, "wire.txt")
    first, second = add(workspace, [story, wire]).outcomes
    assert isinstance(first, Added)
    assert isinstance(second, Added)
    assert second.article.copy_of == first.article.id
    describe(workspace, QUAY, {"title": "The quay"})
    with pytest.raises(ConflictError, match="it was described since"):
        taken_back(workspace, 1)
    assert taken_back(workspace).startswith("Taken back: changed the record")
    assert taken_back(workspace) == "Taken back: added 2 articles"
    assert Store(workspace).library() == before
    assert list(workspace.originals.glob("*.txt")) == kept == []
    assert faults(workspace) == []
    assert len(add(workspace, [story, wire]).outcomes) == 2
    assert QUAY in Store(workspace).library().article


def test_an_addition_stays_while_statements_rest_on_it(quay: Store) -> None:
    before = snapshot(quay.workspace)
    with pytest.raises(ConflictError, match="5 statements rest on it") as raised:
        taken_back(quay.workspace, 1)
    assert "dossier drop" in raised.value.advice
    assert snapshot(quay.workspace) == before


def test_the_first_copy_takes_its_place_as_a_source(quay: Store, tmp_path: Path) -> None:
    workspace = quay.workspace
    first = copied(workspace, tmp_path, f"From our wire service\n{STORY}")
    second = copied(workspace, tmp_path, f"A story of the coast\n{STORY}", "coast.txt")
    library = Store(workspace).library()
    assert {library.article[item].copy_of for item in (first, second)} == {QUAY}
    assert set(resting(library, QUAY).copies) == {first, second}
    remove(workspace, QUAY, with_statements=True)
    library = Store(workspace).library()
    head, other = sorted((first, second))
    assert (library.article[head].copy_of, library.article[other].copy_of) == ("", head)
    assert faults(workspace) == []
    taken_back(workspace)
    library = Store(workspace).library()
    assert {library.article[item].copy_of for item in (first, second)} == {QUAY}


def test_the_article_of_a_seed_stays(quay: Store) -> None:
    with pytest.raises(DossierError, match="it is the article of a seed") as raised:
        remove(quay.workspace, HARBOUR, with_statements=True)
    assert f"{HARBOUR}.toml" in raised.value.advice
    assert YARD in Store(quay.workspace).library().statement


def test_a_copy_may_be_said_to_be_a_source_of_its_own(quay: Store, tmp_path: Path) -> None:
    workspace = quay.workspace
    copy = copied(workspace, tmp_path, f"From our wire service\n{STORY}")
    describe(workspace, copy, {"copy_of": ""})
    assert Store(workspace).library().article[copy].copy_of == ""
    with pytest.raises(DossierError, match="there is no article 'nowhere'"):
        describe(workspace, copy, {"copy_of": "nowhere"})
    undo(workspace, copy)
    assert Store(workspace).library().article[copy].copy_of == QUAY
    assert faults(workspace) == []


def test_a_copy_that_is_a_correction_becomes_the_new_text(quay: Store, tmp_path: Path) -> None:
    workspace = quay.workspace
    copy = copied(workspace, tmp_path, CORRECTED)
    library = Store(workspace).library()
    assert library.article[copy].copy_of == QUAY
    text = library.originals[copy].text
    start = text.index("Forty-three people")
    passage = evidence_at(library.article[copy], text, start, start + len("Forty-three people"))
    said = replace(library.statement[PEOPLE], id="calm-0000c0", evidence=(passage,))
    Store(workspace).add(said, who="analyst")
    before = Store(workspace).library()

    supersede(workspace, copy)

    library = Store(workspace).library()
    assert copy not in library.article
    assert library.originals[QUAY].text == text
    assert library.statement["calm-0000c0"].evidence == (replace(passage, article=QUAY),)
    assert library.statement[SECOND].evidence[0].version == ""
    assert library.statement[PEOPLE].evidence[0].version != ""
    assert check(workspace).faults == ()

    edit(quay, PEOPLE, "People, I say.")
    changes = list(journal.newest(Shelf(workspace.store)))
    with pytest.raises(ConflictError, match="has changed since"):
        taken_back(workspace, changes[1].number)
    taken_back(workspace)
    said_back = taken_back(workspace)
    assert said_back == f"Taken back: made {copy} the new text of {QUAY}"
    assert Store(workspace).library() == before
    assert faults(workspace) == []
    assert build(workspace).written == ()
    supersede(workspace, copy)
    assert Store(workspace).undo("calm-0000c0", 3, who="analyst") == 4


def test_a_correction_stays_while_something_rests_on_the_new_text(
    quay: Store, tmp_path: Path
) -> None:
    workspace = quay.workspace
    supersede(workspace, copied(workspace, tmp_path, CORRECTED))
    quay.add(coding(quay, "calm-0000c1", "a fine quay"), who="analyst")
    number = next(journal.newest(Shelf(workspace.store))).number
    before = snapshot(workspace)
    with pytest.raises(DossierError, match="1 statement rests on the new text"):
        taken_back(workspace, number - 1)
    assert snapshot(workspace) == before
    describe(workspace, QUAY, {"title": "The quay"})
    taken_back(workspace, number)
    with pytest.raises(ConflictError, match="has changed since"):
        taken_back(workspace, number - 1)
