"""An index is kept in a file, and taken from there only where it gives the same answers."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from dossier.language.folding import words
from dossier.language.forms import telling
from dossier.language.lexicon import Lexicon, stems
from dossier.model import Library, Term, Version
from dossier.search import keeping
from dossier.search.keeping import keep_index, kept_index, read_index
from dossier.search.search import Index
from dossier.store.building.build import build
from dossier.store.store import Store
from dossier.workspace import create

QUERIES = (
    *("plant lyon", "usine", "scoter", "lyn", "company:acme", "before:2018", "-speaker:doe rents"),
    *('"plant in ly', "hwaweei", "facet:sites factory", "acm", "status:denied", "12 500"),
)


@pytest.fixture(autouse=True)
def small_ones_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "_FEWEST", 0)


@pytest.fixture(scope="module")
def kept(library_attached: Library, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Give the bytes of a file in which an index is kept."""
    path = tmp_path_factory.mktemp("kept") / "search.index"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(keeping, "_FEWEST", 0)
        keep_index(path, library_attached, Index.build(library_attached))
    return path.read_bytes()


def answers(index: Index) -> list[object]:
    return [index.search(text) for text in QUERIES]


def test_a_kept_index_gives_the_same_answers_also_after_edits(
    library_attached: Library, kept: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "search.index"
    path.write_bytes(kept)
    index = read_index(path, library_attached)
    assert index is not None
    assert answers(index) == answers(Index.build(library_attached))
    first, *others = library_attached.statements
    edited = replace(library_attached, statements=(*others, replace(first, text="Acmé shuts.")))
    assert answers(index.updated(edited)) == answers(Index.build(library_attached).updated(edited))
    assert index.updated(edited).search("shuts").hits[0].text == "Acmé shuts."


@settings(deadline=None, max_examples=150)
@given(data=st.data())
def test_a_damaged_file_is_never_believed(
    library_attached: Library,
    kept: bytes,
    tmp_path_factory: pytest.TempPathFactory,
    data: st.DataObject,
) -> None:
    place = data.draw(st.integers(0, len(kept) - 1))
    flipped = bytes([kept[place] ^ data.draw(st.integers(1, 255))])
    damaged = data.draw(
        st.sampled_from(
            [
                kept[:place] + flipped + kept[place + 1 :],
                kept[:place],
                kept[:place] + kept[place + 1 :],
                kept + flipped,
                kept[place:],
            ]
        )
    )
    path = tmp_path_factory.getbasetemp() / "damaged.index"
    path.write_bytes(damaged)
    assert damaged == kept or read_index(path, library_attached) is None


def test_a_damaged_file_is_replaced(library_attached: Library, kept: bytes, tmp_path: Path) -> None:
    path = tmp_path / "search.index"
    path.write_bytes(kept[:-1])
    assert answers(kept_index(path, library_attached)) == answers(Index.build(library_attached))
    assert path.read_bytes() == kept
    assert list(tmp_path.iterdir()) == [path]


def test_an_index_of_anything_else_is_not_taken(
    library_attached: Library, kept: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "search.index"
    path.write_bytes(kept)
    library = library_attached
    assert read_index(path, library) is not None
    assert read_index(path, replace(library, lexicon=library.lexicon[1:])) is None
    assert read_index(path, replace(library, originals={})) is None
    assert read_index(path, replace(library, statements=library.statements[::-1])) is None
    monkeypatch.setattr(keeping, "FORMAT", keeping.FORMAT + 1)
    assert read_index(path, library) is None


def test_an_index_is_kept_of_a_library_with_a_corrected_article(
    library_attached: Library, tmp_path: Path
) -> None:
    before = Version(library_attached.articles[0])
    earlier = {("report", "b"): before, ("report", "a"): before}
    corrected = replace(library_attached, earlier=earlier)
    path = tmp_path / "search.index"
    keep_index(path, corrected, Index.build(corrected))
    backwards = replace(corrected, earlier=dict(reversed(earlier.items())))
    assert read_index(path, backwards)
    assert read_index(path, library_attached) is None


def test_where_it_cannot_be_kept_one_still_searches(
    library_attached: Library, tmp_path: Path
) -> None:
    folder = tmp_path / "search.index"
    folder.mkdir()
    blocked = tmp_path / "file"
    blocked.write_text("no folder", "utf-8")
    for path in (folder, blocked / "search.index", tmp_path / "nowhere" / "search.index"):
        index = kept_index(path, library_attached)
        assert answers(index) == answers(Index.build(library_attached))
    assert sorted(tmp_path.iterdir()) == [blocked, folder]
    assert not list(folder.iterdir())


def test_an_index_that_was_pieced_together_is_not_kept(
    library_attached: Library, tmp_path: Path
) -> None:
    path = tmp_path / "search.index"
    index = Index.build(library_attached)
    first, *others = library_attached.statements
    for statements in (others, (*others, replace(first, text="Acmé shuts."))):
        edited = replace(library_attached, statements=tuple(statements))
        keep_index(path, edited, index.updated(edited))
        assert not path.exists()


def test_what_a_killed_process_left_is_removed_later(
    library_attached: Library, tmp_path: Path
) -> None:
    path = tmp_path / "search.index"
    old, new = tmp_path / ".search.index.a.part", tmp_path / ".search.index.b.part"
    for part in (old, new):
        part.write_bytes(b"half")
    os.utime(old, (time.time() - 10_000,) * 2)
    kept_index(path, library_attached)
    assert sorted(tmp_path.iterdir()) == [new, path]


_WRITER = """
import sys
from pathlib import Path
from dossier.search import keeping
from dossier.search.search import Index
from dossier.store.store import Store
from dossier.workspace import Workspace
keeping._FEWEST = 0
workspace = Workspace(Path(sys.argv[1]))
library = Store(workspace).library()
index = Index.build(library)
for _ in range(40):
    keeping.keep_index(workspace.index, library, index)
    kept = keeping.read_index(workspace.index, library)
    assert kept is not None and kept.search("usine") == index.search("usine")
"""


def test_two_processes_keep_the_same_index_at_once(tmp_path: Path) -> None:
    workspace = create(tmp_path / "library", sample=True)
    build(workspace)
    command = [sys.executable, "-c", _WRITER, str(workspace.root)]
    both = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(2)]
    assert [process.communicate()[1] for process in both] == [b"", b""]
    assert read_index(workspace.index, Store(workspace).library()) is not None
    assert [path.name for path in workspace.store.glob(".search*")] == []


TERMS = st.lists(st.text("abé s'-", min_size=1), min_size=1).map(tuple)


@given(st.lists(st.builds(Term, fr=TERMS, en=TERMS)))
def test_a_lexicon_that_was_packed_is_the_same(terms: list[Term]) -> None:
    lexicon = Lexicon(terms)
    again = Lexicon.unpacked(lexicon.packed())
    assert again.packed() == lexicon.packed()
    assert (again.words, again.longest) == (lexicon.words, lexicon.longest)
    for term in terms:
        for text in term.fr:
            phrase = stems(telling(words(text)))
            assert again.others(phrase) == lexicon.others(phrase)
