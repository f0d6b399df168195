"""What holds for every query, however odd."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.model import Library
from dossier.search.search import Index

PIECES = st.sampled_from(
    ["company:", "psa", "usine", '"', "-", "before:", "2018", "free 2", "é", "status:planned", " "]
)
QUERIES = st.lists(st.text(max_size=12) | PIECES, max_size=8).map("".join)


@settings(deadline=None, max_examples=300)
@given(text=QUERIES)
def test_a_search_never_fails_and_always_answers_the_same(index: Index, text: str) -> None:
    results = index.search(text, limit=20)
    assert results == index.search(text, limit=20)
    assert len(results.hits) == min(results.total, 20)
    scores = [hit.score for hit in results.hits]
    assert scores == sorted(scores, reverse=True)
    assert all(problem.isprintable() for problem in results.problems)
    for hit in results.hits:
        ends = [0]
        for start, end in hit.marks:
            assert ends[-1] <= start < end <= len(hit.text)
            ends.append(end)


def test_every_statement_is_found_by_its_own_text(index: Index, library: Library) -> None:
    for statement in library.statements:
        top = [hit.text for hit in index.search(statement.text).hits[:3]]
        assert statement.text in top


def test_every_statement_is_found_without_accents_and_capitals(
    index: Index, library: Library
) -> None:
    for statement in library.statements[::7]:
        typed = statement.text.upper().replace("É", "E").replace("Ë", "E")
        assert statement.id in {hit.id for hit in index.search(typed).hits[:3]}


def test_every_beginning_of_a_query_is_answered(index: Index) -> None:
    text = "concessionnaire autonation"
    for length in range(3, len(text) + 1):
        assert index.search(text[:length]).total > 0, text[:length]


def test_hostile_queries_are_bounded(index: Index) -> None:
    for text in (
        "usine " * 2000,
        "a b " * 2500,
        '"' * 10_000,
        "company:x " * 1000,
        "[/x] \x1b]52;c;\x07 \u202e" * 500,
        "\ud800" * 100,
        "(" * 10_000,
        "1 000 " * 2000,
    ):
        results = index.search(text)
        assert len(results.hits) <= 50
        assert len(results.problems) < 100
        assert all(problem.isprintable() for problem in results.problems)
