"""After an edit the index finds what a new one would find, and reads only what changed."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dossier.language.lexicon import Lexicon
from dossier.model import Library
from dossier.search.document import Field
from dossier.search.engine import Engine, Question
from dossier.search.search import Index

QUERIES = ("plant lyon", "factory", "usine", "bolt", "scoter", "atelier", "company:acme", "rent")


def answers(index: Index) -> list[list[tuple[str, str]]]:
    return [[(hit.kind, hit.text) for hit in index.search(text).hits] for text in QUERIES]


def test_an_edited_statement_is_found_by_its_new_words_alone(library_attached: Library) -> None:
    index = Index.build(library_attached)
    first, *others = library_attached.statements
    edited = replace(library_attached, statements=(replace(first, text="Acmé shuts."), *others))
    updated = index.updated(edited)
    assert updated.search("shuts").hits[0].text == "Acmé shuts."
    assert not any("opens a plant" in hit.text for hit in updated.search("opens").hits)
    assert any("opens a plant" in hit.text for hit in index.search("opens").hits)
    assert answers(updated) == answers(Index.build(edited))


def test_removed_and_added_statements_keep_the_order_of_the_library(
    library_attached: Library,
) -> None:
    index = Index.build(library_attached)
    first, second, *others = library_attached.statements
    added = replace(second, id="acme-000009", text="Acmé builds a second plant in Lyon.")
    without = replace(library_attached, statements=(second, *others))
    edited = replace(library_attached, statements=(added, second, first, *others))
    for library in (without, edited, library_attached):
        index = index.updated(library)
        fresh = Index.build(library)
        assert answers(index) == answers(fresh)
        assert index.search("company:acme").hits == fresh.search("company:acme").hits


def test_a_changed_lexicon_takes_effect(library_attached: Library) -> None:
    library = replace(library_attached, originals={})
    index = Index.build(library)
    assert "acme-000002" in {hit.id for hit in index.search("louer").hits}
    assert not index.updated(replace(library, lexicon=())).search("louer ").hits


WORDS = st.sampled_from("plant plants plane lyon paris usine dealer deal seller sell".split())
TEXTS = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)


def engine(texts: list[str]) -> Engine:
    return Engine.build([(Field(1.0, text),) for text in texts], Lexicon(()))


@settings(deadline=None)
@given(first=st.lists(TEXTS, max_size=8), more=st.lists(TEXTS, max_size=4), asked=TEXTS)
def test_texts_added_later_are_found_as_if_they_had_been_there(
    first: list[str], more: list[str], asked: str
) -> None:
    grown = engine(first)
    for text in more:
        grown = grown.with_changes([(Field(1.0, text),)])
    question = Question(tuple(asked.split()), unfinished=True)
    assert grown.search(question, 50)[:3] == engine([*first, *more]).search(question, 50)[:3]


@settings(deadline=None)
@given(texts=st.lists(TEXTS, min_size=1, max_size=8), data=st.data())
def test_removed_texts_are_not_found(texts: list[str], data: st.DataObject) -> None:
    gone = data.draw(st.sets(st.integers(0, len(texts) - 1)))
    left = engine(texts).with_changes(removed=gone)
    for text in texts:
        found = left.search(Question(tuple(text.split())), 50)
        assert not gone & set(found.texts)
        assert found.total == len(found.texts)
        assert {n for n, other in enumerate(texts) if other == text} - gone <= set(found.texts)


@settings(deadline=None)
@given(texts=st.lists(TEXTS, min_size=1, max_size=8), asked=TEXTS)
def test_a_text_with_all_typed_words_stands_above_one_without(texts: list[str], asked: str) -> None:
    words = tuple(asked.split())
    found = engine(texts).search(Question(words), 50).texts
    whole = [set(words) <= set(texts[number].split()) for number in found]
    assert whole == sorted(whole, reverse=True)
    assert sum(whole) == sum(set(words) <= set(text.split()) for text in texts)


@pytest.mark.parametrize("module", ["search.search", "search.narrowing", "cli.app", "cli.pages"])
def test_numpy_waits_until_there_is_an_index(module: str) -> None:
    code = f"import sys, dossier.{module}; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_an_edit_reads_nothing_but_its_statement_and_the_articles_it_is_about(
    library_attached: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = Index.build(library_attached)
    monkeypatch.delattr("dossier.search.search.documents")  # everything that can be found
    first, *others = library_attached.statements
    edited = replace(library_attached, statements=(replace(first, text="Acmé shuts."), *others))
    assert index.updated(edited).search("shuts").hits[0].text == "Acmé shuts."


@settings(deadline=None, max_examples=12)
@given(left=st.lists(st.sets(st.integers(0, 5)), min_size=2, max_size=3), worded=st.booleans())
def test_whatever_comes_and_goes_is_found_in_the_order_of_the_library(
    library_attached: Library, left: list[set[int]], worded: bool
) -> None:
    statements = library_attached.statements
    index = Index.build(library_attached)
    for places in left:
        kept = [item for place, item in enumerate(statements) if place in places]
        if kept and worded:
            kept[-1] = replace(kept[-1], text="Acmé rents a plant.")
        library = replace(library_attached, statements=tuple(kept))
        fresh = Index.build(library)
        index = index.updated(library)
        for query in ("plant", "usine", "scoter", "-nothing"):
            assert index.search(query).hits == fresh.search(query).hits
