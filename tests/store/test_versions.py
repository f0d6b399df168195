"""A corrected text becomes a version: what stands in it moves there, the rest is not forgotten."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dossier.coding.accepting import stated
from dossier.errors import DossierError
from dossier.store import files
from dossier.store.adding import describing
from dossier.store.adding.intake import add
from dossier.store.adding.intake_report import Added, Known, Revised
from dossier.store.adding.versions import update
from dossier.store.building import originals
from dossier.store.building.build import build
from dossier.store.checking.check import check
from dossier.store.reviews import Reviews
from dossier.store.store import Store
from dossier.store.undo import undoing
from dossier.views.evidence import exhibits, passage
from dossier.workspace import Workspace
from tests import clippings

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
from .samples import HARBOUR, TEXTS, edit, snapshot, text_of, write_seeds


def faults(workspace: Workspace) -> list[str]:
    return [str(fault) for fault in check(workspace).faults]


def quoted(workspace: Workspace, id_: str) -> str:
    library = Store(workspace).library()
    return passage(library, library.statement[id_].evidence[0])


def everything(workspace: Workspace) -> dict[str, bytes]:
    texts = {p.name: p.read_bytes() for p in workspace.originals.iterdir() if p.is_file()}
    return {**snapshot(workspace), **texts}


def test_a_file_of_the_same_name_is_a_new_version(workspace: Workspace, tmp_path: Path) -> None:
    coded(workspace, tmp_path)
    before = article_of(workspace)
    report = add(workspace, [put(tmp_path / "later", CORRECTED)])
    (outcome,) = report.outcomes
    assert isinstance(outcome, Revised)
    assert (outcome.article.id, outcome.found, outcome.lost) == (QUAY, 1, 3)
    assert "new version of calm-opens-a-quay: 1 passage found again, 3 lost." in report.lines()[0]
    assert report.data()["revised"][0]["lost"] == 3
    assert versions(workspace) == {
        PEOPLE: before.version, BELIEF: before.version, SECOND: "", OPENED: before.version,
    }  # fmt: skip
    library = Store(workspace).library()
    assert len(library.articles) == 3
    assert library.originals[QUAY].text == CORRECTED
    assert [quoted(workspace, id_) for id_ in PASSAGES] == list(PASSAGES.values())
    assert faults(workspace) == []


def test_what_is_lost_is_shown_as_of_an_earlier_version(
    workspace: Workspace, tmp_path: Path
) -> None:
    coded(workspace, tmp_path)
    correct(workspace, tmp_path)
    library = Store(workspace).library()
    (shown,) = exhibits(library, library.statement[PEOPLE])
    assert shown.source == "earlier"
    assert shown.quotation == PASSAGES[PEOPLE]
    assert shown.text.startswith("Forty-two people")
    assert shown.article.text_sha256 == library.article[QUAY].text_sha256


def test_the_check_notes_what_waits(workspace: Workspace, tmp_path: Path) -> None:
    coded(workspace, tmp_path)
    correct(workspace, tmp_path)
    (note,) = check(workspace).notes
    assert "3 passages have no one place in the present text" in note
    assert "dossier orphans calm-opens-a-quay" in note


def test_a_build_changes_nothing_of_it(workspace: Workspace, tmp_path: Path) -> None:
    coded(workspace, tmp_path)
    correct(workspace, tmp_path)
    before = everything(workspace)
    assert build(workspace).written == ()
    assert everything(workspace) == before


def test_an_unchanged_text_under_another_name_is_known(
    workspace: Workspace, tmp_path: Path
) -> None:
    coded(workspace, tmp_path)
    before = everything(workspace)
    twin = put(tmp_path, STORY, "twin.txt")
    assert add(workspace, [twin]).outcomes == (Known(twin, QUAY, attached=True),)
    assert update(workspace, QUAY, twin) == Known(twin, QUAY, attached=True)
    assert everything(workspace) == before


def test_a_page_is_known_by_its_address(workspace: Workspace, tmp_path: Path) -> None:
    head = "---\nurl: https://quay.example/1\n---\n"
    first = put(tmp_path, head + STORY, "a.md")
    second = put(tmp_path, head + STORY.replace("Forty-two", "Forty-three"), "b.md")
    other = put(tmp_path, head.replace("/1", "/2") + STORY + "It rained.\n", "c.md")
    one, two, three = add(workspace, [first, second, other]).outcomes
    assert isinstance(one, Added)
    assert isinstance(two, Revised)
    assert two.article.id == one.article.id
    assert isinstance(three, Added)
    assert three.article.copy_of == one.article.id


def test_two_files_of_one_name_that_come_together_are_copies(
    workspace: Workspace, tmp_path: Path
) -> None:
    put(tmp_path / "in" / "a", STORY)
    put(tmp_path / "in" / "b", CORRECTED)
    one, two = add(workspace, [tmp_path / "in"]).outcomes
    assert isinstance(one, Added)
    assert isinstance(two, Added)
    assert two.article.copy_of == one.article.id
    assert [type(item) for item in add(workspace, [tmp_path / "in"]).outcomes] == [Known, Known]


def test_a_file_of_the_same_name_and_another_outlet_is_a_copy(
    workspace: Workspace, tmp_path: Path
) -> None:
    head = "---\npublication: {}\n---\n"
    paths = [
        put(tmp_path / name, head.format(name) + text, "quay.md")
        for name, text in (("Harbour News", STORY), ("River Post", CORRECTED))
    ]
    outcomes = [add(workspace, [path]).outcomes[0] for path in paths]
    assert [type(item) for item in outcomes] == [Added, Added]


def test_a_copy_stays_a_copy_of_an_article_that_changes(
    workspace: Workspace, tmp_path: Path
) -> None:
    coded(workspace, tmp_path)
    wire = put(tmp_path, STORY.replace("Calm opens a quay", "A quay for Calm"), "wire.txt")
    (outcome,) = add(workspace, [wire]).outcomes
    assert isinstance(outcome, Added)
    correct(workspace, tmp_path)
    assert Store(workspace).library().article[outcome.article.id].copy_of == QUAY
    assert faults(workspace) == []


def test_words_of_unchanged_paragraphs_stay(workspace: Workspace, tmp_path: Path) -> None:
    coded(workspace, tmp_path)
    record = article_of(workspace)
    told = tuple(replace(item, text=f"Words {item.paragraph}.") for item in record.digest)
    _write_article(workspace, replace(record, digest=told))
    correct(workspace, tmp_path, "A line more.\n" + CORRECTED)
    digest = article_of(workspace).digest
    assert [item.text for item in digest] == ["", "Words 1.", "Words 2.", "", "", "", "Words 6."]
    correct(workspace, tmp_path, STORY)
    assert article_of(workspace).digest == told


def test_what_the_record_says_stays_and_is_asked_about(
    workspace: Workspace, tmp_path: Path
) -> None:
    coded(workspace, tmp_path)
    head = '---\ntitle: Calm has its quay\nauthor: "Ada Penn"\ndate: 2018-04-03\n---\n'
    taken = update(workspace, QUAY, put(tmp_path, head + CORRECTED, "quay.md"))
    assert isinstance(taken, Revised)
    record = article_of(workspace)
    assert record.issued == "2018-04-03"
    assert record.title == "Calm opens a quay"
    assert record.author[0].name == "Ada Quill"
    assert "the headline “Calm has its quay”, the record has “Calm opens a quay”" in (
        "\n".join(taken.lines("quay.md"))
    )
    assert any("author “Ada Penn”" in question for question in taken.questions)


def test_a_text_of_another_kind_is_refused_unless_meant(
    workspace: Workspace, tmp_path: Path
) -> None:
    coded(workspace, tmp_path)
    other = put(
        tmp_path, "A headline\n\nA wholly different story, of hills and of snow.\n", "o.txt"
    )
    before = everything(workspace)
    with pytest.raises(DossierError, match=r"has only 0% .* in common with calm-opens-a-quay"):
        update(workspace, QUAY, other)
    assert everything(workspace) == before
    taken = update(workspace, QUAY, other, anyway=True)
    assert isinstance(taken, Revised)
    assert taken.lost == 4
    assert faults(workspace) == []


def test_the_text_of_another_article_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    coded(workspace, tmp_path)
    path = put(tmp_path, TEXTS[HARBOUR], "harbour.txt")
    with pytest.raises(DossierError, match="is the text of harbour-news"):
        update(workspace, QUAY, path)


def test_the_article_of_a_seed_is_left_to_its_seed(workspace: Workspace, tmp_path: Path) -> None:
    path = put(tmp_path, TEXTS[HARBOUR] + "One line more.\n", "harbour.txt")
    with pytest.raises(DossierError, match="the seed was written by hand"):
        update(workspace, HARBOUR, path, anyway=True)


def test_going_back_is_a_version_too(workspace: Workspace, tmp_path: Path) -> None:
    store = coded(workspace, tmp_path)
    store.add(coding(store, "calm-0000a4", "It rains."), who="analyst")  # stands there twice
    before = {item.id: item for item in store.library().statements}
    assert correct(workspace, tmp_path).lost == 4
    first = put(tmp_path, STORY, "old.txt")
    (known,) = add(workspace, [first]).outcomes
    assert known == Known(first, QUAY, attached=True, earlier=True)
    assert "To go back to it: dossier update" in add(workspace, [first]).lines()[0]
    taken = update(workspace, QUAY, first)
    assert isinstance(taken, Revised)
    assert (taken.found, taken.lost) == (5, 0)
    assert {item.id: item for item in Store(workspace).library().statements} == before
    assert correct(workspace, tmp_path).lost == 4
    names = sorted(path.name for path in workspace.originals.glob("*.txt"))
    assert names == [f"{QUAY}.txt", f"{QUAY}.v1.txt", f"{QUAY}.v2.txt"]
    assert faults(workspace) == []


def test_what_a_third_version_holds_again_comes_back(workspace: Workspace, tmp_path: Path) -> None:
    coded(workspace, tmp_path)
    first = article_of(workspace).version
    correct(workspace, tmp_path)
    correct(workspace, tmp_path, CORRECTED.replace("Forty-three", "Forty-two"))
    assert versions(workspace) == {PEOPLE: "", BELIEF: first, SECOND: "", OPENED: first}
    correct(workspace, tmp_path, CORRECTED.replace("second quay", "third quay"))
    library = Store(workspace).library()
    assert {version for _, version in library.earlier} == {first, _third(library.earlier, first)}
    assert [quoted(workspace, id_) for id_ in PASSAGES] == list(PASSAGES.values())
    assert faults(workspace) == []


def _third(earlier: Iterable[tuple[str, str]], first: str) -> str:
    (other,) = (version for _, version in earlier if version != first)
    return other


def test_undo_takes_back_the_edit_and_not_the_version(workspace: Workspace, tmp_path: Path) -> None:
    store = coded(workspace, tmp_path)
    words = text_of(workspace, SECOND)
    edit(store, SECOND, "Reworded.")
    edit(store, PEOPLE, "Reworded too.")
    correct(workspace, tmp_path, "A line above.\n" + CORRECTED)
    for id_ in (SECOND, PEOPLE):
        store.undo(id_, store.revision(id_), who="analyst")
    assert text_of(workspace, SECOND) == words
    assert quoted(workspace, SECOND) == PASSAGES[SECOND]
    assert versions(workspace)[SECOND] == ""
    assert quoted(workspace, PEOPLE) == PASSAGES[PEOPLE]
    assert versions(workspace)[PEOPLE] != ""
    assert [entry.what for entry in store.history(SECOND)] == [
        "added", "changed", "moved", "undone",
    ]  # fmt: skip
    store.undo(SECOND, store.revision(SECOND), who="analyst")  # and the coding itself
    assert SECOND not in Store(workspace).library().statement
    assert faults(workspace) == []


def test_a_new_text_is_taken_back_by_the_journal(workspace: Workspace, tmp_path: Path) -> None:
    coded(workspace, tmp_path)
    before = Store(workspace).library()
    correct(workspace, tmp_path)
    store = Store(workspace)
    change = undoing.latest(store)
    assert change is not None
    assert undoing.take_back(store, change, "") == (f"Taken back: gave {QUAY} the text of quay.txt")
    assert Store(workspace).library() == before
    assert quoted(workspace, SECOND) == PASSAGES[SECOND]
    assert faults(workspace) == []
    correct(workspace, tmp_path)  # and it can be given again
    assert "fine quay" in Store(workspace).library().originals[QUAY].text
    assert faults(workspace) == []


def test_a_new_text_stays_while_a_statement_rests_on_it_alone(
    workspace: Workspace, tmp_path: Path
) -> None:
    store = coded(workspace, tmp_path)
    correct(workspace, tmp_path)
    change = undoing.latest(store)
    assert change is not None
    store.add(coding(Store(workspace), "calm-0000a9", "fine quay"), who="analyst")
    with pytest.raises(DossierError, match="1 statement rests on the new text"):
        undoing.take_back(store, change, "")


def test_what_was_removed_before_comes_back_to_its_place(
    workspace: Workspace, tmp_path: Path
) -> None:
    store = coded(workspace, tmp_path)
    for id_ in (SECOND, PEOPLE):
        store.delete(id_, store.revision(id_), who="analyst")
    correct(workspace, tmp_path, "A line above.\n" + CORRECTED)
    for id_ in (SECOND, PEOPLE):
        store.undo(id_, store.revision(id_), who="analyst")
        assert quoted(workspace, id_) == PASSAGES[id_]
    assert versions(workspace)[SECOND] == ""
    assert versions(workspace)[PEOPLE] != ""
    assert faults(workspace) == []


def test_a_lost_earlier_text_is_told_and_comes_back_with_its_file(
    workspace: Workspace, tmp_path: Path
) -> None:
    coded(workspace, tmp_path)
    correct(workspace, tmp_path)
    kept = workspace.originals / f"{QUAY}.v1.txt"
    kept.unlink()
    library = Store(workspace).library()
    (shown,) = exhibits(library, library.statement[PEOPLE])
    assert (shown.source, shown.quotation) == ("earlier digest", "")
    assert any("the earlier text is missing" in fault for fault in faults(workspace))
    correct(workspace, tmp_path, CORRECTED + "One line more.\n")  # works without it
    add(workspace, [put(tmp_path, STORY, "old.txt")])
    assert kept.read_text("utf-8") == STORY
    assert quoted(workspace, PEOPLE) == PASSAGES[PEOPLE]
    kept.write_text("changed", "utf-8")
    assert any("was changed" in fault for fault in faults(workspace))
    assert quoted(workspace, PEOPLE) == ""


def test_a_version_that_nobody_listed_is_a_fault(workspace: Workspace, tmp_path: Path) -> None:
    store = coded(workspace, tmp_path)
    stands = store.library().statement[PEOPLE]
    wrong = replace(stands, evidence=(replace(stands.evidence[0], version="0" * 16),))
    with pytest.raises(DossierError, match="has no earlier version"):
        store.save(wrong, revision=1, who="analyst")


def test_a_seed_of_the_present_text_takes_over(workspace: Workspace, tmp_path: Path) -> None:
    coded(workspace, tmp_path)
    correct(workspace, tmp_path)
    write_seeds(workspace, (), {**TEXTS, QUAY: CORRECTED})
    build(workspace)
    assert quoted(workspace, PEOPLE) == PASSAGES[PEOPLE]
    assert faults(workspace) == []


@pytest.mark.on_disk
@pytest.mark.parametrize("nth", range(4))
def test_a_disk_that_breaks_leaves_everything_as_it_was(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nth: int
) -> None:
    coded(workspace, tmp_path)
    before = everything(workspace)
    with monkeypatch.context() as patched:
        _break_off(patched, nth, OSError(5, "Input/output error"))
        with pytest.raises(DossierError, match="Nothing was changed"):
            correct(workspace, tmp_path)
    assert everything(workspace) == before
    assert correct(workspace, tmp_path).lost == 3


@pytest.mark.parametrize("nth", range(4))
def test_killed_between_two_files_the_same_command_finishes(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nth: int
) -> None:
    coded(workspace, tmp_path)
    with monkeypatch.context() as patched:
        _break_off(patched, nth, KeyboardInterrupt())
        patched.setattr(files, "_put_back", lambda *_: True)  # nobody is left to do it
        with pytest.raises(KeyboardInterrupt):
            correct(workspace, tmp_path)
    assert quoted(workspace, SECOND) in {PASSAGES[SECOND], ""}
    add(workspace, [tmp_path / "next" / "quay.txt"])
    assert [quoted(workspace, id_) for id_ in PASSAGES] == list(PASSAGES.values())
    assert [bool(version) for version in versions(workspace).values()] == [True, True, False, True]
    assert len(Store(workspace).history(SECOND)) == 2
    assert faults(workspace) == []


def _break_off(patched: pytest.MonkeyPatch, nth: int, fault: BaseException) -> None:
    """Let the replacing of the file number `nth` fail."""
    original, done = os.replace, []

    def replaced(path: Path, target: Path) -> None:
        done.append(path)
        if len(done) == nth + 1:
            raise fault
        return original(path, target)

    patched.setattr(os, "replace", replaced)


LINES = st.lists(st.sampled_from(STORY.split("\n")[2:-1]), min_size=1, max_size=7)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(texts=st.lists(LINES, min_size=1, max_size=3))
def test_whatever_becomes_of_the_text_no_passage_is_lost_or_mistaken(
    tmp_path_factory: pytest.TempPathFactory, texts: list[list[str]]
) -> None:
    from .samples import make_workspace

    folder = tmp_path_factory.mktemp("versions")
    workspace = make_workspace(folder / "library")
    store = coded(workspace, folder)
    for lines in texts:
        path = put(folder / "next", "Calm opens a quay\n\n" + "\n".join(lines) + "\n")
        update(workspace, QUAY, path, anyway=True)
        present = store.library().originals[QUAY].text
        for id_, words in PASSAGES.items():
            assert quoted(workspace, id_) == words
            assert (versions(workspace)[id_] == "") == (present.count(words) == 1)
    assert faults(workspace) == []
    assert originals.place(workspace, QUAY).exists()


def _write_article(workspace: Workspace, record: object) -> None:
    from dossier.model import Article
    from dossier.store import rows
    from dossier.store.shelf import ARTICLES_FILE, Shelf

    assert isinstance(record, Article)
    with Shelf(workspace.store).changing(ARTICLES_FILE) as drafts:
        rows.put(drafts[ARTICLES_FILE].table(rows.ARTICLES), [record])


def test_what_was_filled_in_can_be_taken_back(workspace: Workspace, tmp_path: Path) -> None:
    coded(workspace, tmp_path)
    update(workspace, QUAY, put(tmp_path, f"---\ndate: 2018-04-03\n---\n{CORRECTED}", "quay.md"))
    assert article_of(workspace).issued == "2018-04-03"
    describing.undo(workspace, QUAY)
    assert article_of(workspace).issued == ""
    assert faults(workspace) == []


def test_a_passage_chosen_in_the_text_before_is_refused(
    workspace: Workspace, tmp_path: Path
) -> None:
    store = coded(workspace, tmp_path)
    late = coding(store, "calm-0000a9", "Forty-two people")
    correct(workspace, tmp_path, STORY.replace("Forty-two", "Forty-six"))
    with pytest.raises(DossierError, match="does not hold the passage in this place"):
        store.add(late, who="analyst")


def test_a_review_follows_to_the_new_text(clipped: Workspace, tmp_path: Path) -> None:
    store = Store(clipped)
    reviews = Reviews(store)
    first, *others = reviews.open(store.library(), clippings.QUAY_ID).waiting(store.library())
    reviews.reject(clippings.QUAY_ID, others[:-1], "")
    reviews.accept(clippings.QUAY_ID, [(first, stated(first, store.is_free))], "analyst", "")
    above = "Norvane looks for a second quay\n\nSubscribe to our newsletter.\n"
    text = above + clippings.QUAY.partition("\n")[2].replace("two ferries", "three ferries")
    update(clipped, clippings.QUAY_ID, put(tmp_path, text))
    library = store.library()
    found = reviews.open(library, clippings.QUAY_ID).waiting(library)
    assert {item.quotation for item in found} == {
        others[-1].quotation.replace("two ferries", "three ferries")
    }
    assert quoted(clipped, first.id) == first.quotation
    reviews.undo(clippings.QUAY_ID, "")
    assert first.id not in store.library().statement
    assert faults(clipped) == []
