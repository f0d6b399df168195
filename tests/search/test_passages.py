"""The text of an article is searched where it is attached and the passage is verified."""

from __future__ import annotations

from msgspec.structs import replace

from dossier.model import Library, Original
from dossier.search.search import Index


def kinds(index: Index, text: str) -> list[tuple[str, str]]:
    return [(hit.kind, hit.id) for hit in index.search(text).hits]


def test_without_the_original_the_digest_and_the_lexicon_answer(small: Index) -> None:
    assert kinds(small, "trottinettes") == [("digest", "lyon¶2")]
    assert kinds(small, "louons") == []


def test_with_the_original_the_statement_comes_first(attached: Index) -> None:
    assert kinds(attached, "trottinettes") == [
        ("statement", "acme-000002"),
        ("passage", "lyon¶2"),
        ("digest", "lyon¶2"),
    ]


def test_the_passage_shows_where(attached: Index) -> None:
    hit = attached.search("louons").hits[0]
    assert (hit.kind, hit.id, hit.company) == ("passage", "lyon¶2", "")
    assert [hit.text[start:end] for start, end in hit.marks] == ["louons"]


def test_a_paragraph_without_a_coded_passage_is_not_searched(attached: Index) -> None:
    assert kinds(attached, "relevé") == []


def test_a_passage_that_is_not_verified_is_not_searched(library_attached: Library) -> None:
    text = library_attached.originals["lyon"].text.replace("usine", "piste")
    changed = replace(library_attached, originals={"lyon": Original(article="lyon", text=text)})
    index = Index.build(changed)
    assert kinds(index, "piste") == []
    assert ("passage", "lyon¶2") in kinds(index, "trottinettes")
