"""The analyst says what an imported article is: it is stored, it stays, it can be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.errors import ConflictError, DossierError, UnknownNameError
from dossier.export.library_page import library_markdown
from dossier.model import Author
from dossier.store.adding import record
from dossier.store.adding.describing import describe, described, undo
from dossier.store.adding.intake import add
from dossier.store.adding.intake_report import Added
from dossier.store.building.build import build
from dossier.store.checking.check import check
from dossier.store.rows import Record
from dossier.store.store import Store
from dossier.workspace import Workspace
from tests.store.samples import HARBOUR, STATEMENTS, TEXTS, write_seeds
from tests.store.test_check import damage

STORY = """\
A ferry for the islands

03/04/2018

The ferry line has bought a boat, and it is to go to the islands in the summer of the year.
"""
QUESTION = "the date “03/04/2018” may be 3 April 2018 or 4 March 2018"
FERRY = "a-ferry-for-the-islands"


@pytest.fixture
def imported(workspace: Workspace, tmp_path: Path) -> Workspace:
    """The small library with an article that asks for its date."""
    path = tmp_path / "ferry.txt"
    path.write_text(STORY, "utf-8")
    (outcome,) = add(workspace, [path]).outcomes
    assert isinstance(outcome, Added)
    assert outcome.article.id == FERRY
    return workspace


def faults(workspace: Workspace) -> list[str]:
    return [str(fault) for fault in check(workspace).faults]


def test_a_question_is_known_until_the_date_answers_it(imported: Workspace) -> None:
    assert Store(imported).library().questions == {FERRY: (QUESTION,)}
    describe(imported, FERRY, {"title": "A ferry"})
    assert FERRY in Store(imported).library().questions
    describe(imported, FERRY, {"issued": "2018-04-03"})
    library = Store(imported).library()
    assert library.questions == {}
    assert library.article[FERRY].issued == "2018-04-03"
    assert "3 April 2018" in library_markdown(library)
    assert faults(imported) == []


def test_a_question_may_be_settled_without_an_answer(imported: Workspace) -> None:
    describe(imported, FERRY, {}, settle=True)
    library = Store(imported).library()
    assert (library.questions, library.article[FERRY].issued) == ({}, "")
    undo(imported, FERRY)
    assert Store(imported).library().questions == {FERRY: (QUESTION,)}


def test_every_field_is_cleaned_and_stored(imported: Workspace) -> None:
    fields = {
        "title": " A \x1b[2Jferry\u202e sails ", "author": "Ada Quill; Ben van der Sand;;Ada Quill",
        "outlet": "Quay News", "publisher": "Quay & Sons", "language": "FR", "label": "Ferry",
        "url": "https://quay.example/a?b=c",
    }  # fmt: skip
    describe(imported, FERRY, fields)
    article = Store(imported).library().article[FERRY]
    assert article.title == "A [2Jferry sails"
    assert article.author == (
        Author(given="Ada", family="Quill"), Author(literal="Ben van der Sand"),
    )  # fmt: skip
    assert (article.container_title, article.publisher) == ("Quay News", "Quay & Sons")
    assert (article.language, article.label) == ("fr", "Ferry")
    assert article.url == "https://quay.example/a?b=c"
    describe(imported, FERRY, dict.fromkeys(("title", "author", "url", "language"), ""))
    article = Store(imported).library().article[FERRY]
    assert (article.title, article.author, article.url, article.language) == ("", (), "", "und")


def test_a_label_made_of_the_title_follows_it(imported: Workspace) -> None:
    describe(imported, FERRY, {"title": "Another headline"})
    assert Store(imported).library().article[FERRY].label == "Another headline"
    describe(imported, FERRY, {"label": "Ours"})
    describe(imported, FERRY, {"title": "A third one"})
    assert Store(imported).library().article[FERRY].label == "Ours"


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("issued", "03/04/2018", "issued: '03/04/2018'|issued: '03' is not a date"),
        ("issued", "2018-02-30", "issued: '2018-02-30' is not in the calendar"),
        ("language", "french", "language: 'french' is not a language"),
        ("url", "javascript:alert(1)", "url: is not an address of the web"),
        ("url", "ftp://quay.example", "url: is not an address of the web"),
        ("url", "https://", "url: is not an address of the web"),
        ("url", "https://a b", "url: is not an address of the web"),
        ("url", "https://[x", "url: is not an address of the web"),
        ("label", " ", "label: must not be empty"),
        ("title", "x" * 501, "title: is longer than 500 characters"),
    ],
)
def test_what_is_not_sound_is_refused_and_nothing_changes(
    imported: Workspace, name: str, value: str, said: str
) -> None:
    before = described(imported, FERRY)
    with pytest.raises(DossierError, match=said):
        describe(imported, FERRY, {"title": "New", name: value})
    assert described(imported, FERRY) == before


def test_changes_are_taken_back_one_by_one_to_what_the_file_said(imported: Workspace) -> None:
    first = described(imported, FERRY)
    describe(imported, FERRY, {"title": "Second"})
    describe(imported, FERRY, {"title": "Third", "issued": "2018"})
    assert undo(imported, FERRY).record.title == "Second"
    describe(imported, FERRY, {"title": "Fourth"})
    assert undo(imported, FERRY).record.title == "Second"
    last = undo(imported, FERRY)
    assert (last.record, last.found) == (first.record, first.record)
    with pytest.raises(DossierError, match="as it was imported"):
        undo(imported, FERRY)
    assert described(imported, FERRY).revision == 6
    assert faults(imported) == []


def test_a_change_that_changes_nothing_writes_nothing(imported: Workspace) -> None:
    assert describe(imported, FERRY, {"title": "A ferry for the islands"}).revision == 0


def test_the_second_of_two_editors_is_told(imported: Workspace) -> None:
    describe(imported, FERRY, {"title": "Theirs"}, revision=0)
    with pytest.raises(ConflictError, match="changed meanwhile"):
        describe(imported, FERRY, {"title": "Ours"}, revision=0)
    assert described(imported, FERRY).record.title == "Theirs"


def test_builds_and_a_second_adding_leave_the_record(imported: Workspace, tmp_path: Path) -> None:
    describe(imported, FERRY, {"title": "Ours", "issued": "2018-04-03"})
    (imported.originals / f"{FERRY}.txt").unlink()
    add(imported, [tmp_path / "ferry.txt"])
    assert build(imported).written == ()
    assert described(imported, FERRY).record.title == "Ours"
    assert described(imported, FERRY).record.questions == ()
    assert described(imported, FERRY).found.questions == (QUESTION,)


def test_the_record_of_a_seed_is_its_seeds(imported: Workspace) -> None:
    with pytest.raises(DossierError, match="that of its seed") as raised:
        describe(imported, HARBOUR, {"title": "Ours"})
    assert f"{HARBOUR}.toml" in raised.value.advice
    with pytest.raises(UnknownNameError):
        described(imported, "nowhere")


def test_a_seed_that_takes_over_brings_its_own_record(imported: Workspace) -> None:
    describe(imported, FERRY, {"title": "Ours"})
    write_seeds(imported, STATEMENTS, {**TEXTS, FERRY: STORY})
    build(imported)
    assert Store(imported).library().article[FERRY].title != "Ours"
    assert faults(imported) == []


def test_a_check_finds_a_record_that_is_not_sound(imported: Workspace) -> None:
    describe(imported, FERRY, {"title": "Ours"})
    damage(imported, "articles", lambda it: it["descriptions"]["1"].update(revision=3))
    assert any("revision 3 where 1 should come" in fault for fault in faults(imported))
    damage(imported, "articles", lambda it: it["descriptions"]["1"].update(article=HARBOUR))
    assert any("but it is not imported" in fault for fault in faults(imported))

    def misdate(content: dict[str, dict[str, dict[str, str]]]) -> None:
        for document in content["articles"].values():
            document["issued"] = "2018-13" if document["id"] == FERRY else ""

    damage(imported, "articles", misdate)
    assert any("issued: '2018-13'" in fault for fault in faults(imported))


@given(st.fixed_dictionaries({}, optional={name: st.text(max_size=40) for name in record.FIELDS}))
def test_what_was_typed_is_taken_or_refused_and_typing_it_again_changes_nothing(
    fields: dict[str, str],
) -> None:
    start = Record("Ferry", "en", title="Ferry", copy_of="", questions=(QUESTION,))
    try:
        new = record.revised(start, fields)
    except DossierError:
        return
    assert list(record.broken(new)) == []
    assert record.revised(new, record.words(new)) == new
