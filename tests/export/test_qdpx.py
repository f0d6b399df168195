from __future__ import annotations

import hashlib
import io
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings

from dossier.articles.anchoring import exact, fingerprint
from dossier.export.as_qdpx import project_qdpx
from dossier.export.scope import Scope, whole
from dossier.model import Evidence, Library

from .hostile import hostile_library, lines
from .qda_shape import NAMESPACE, check
from .samples import FACETS, article, library, original, statement


class Project:
    """A project as a program reads it: the XML, and the texts by path."""

    def __init__(self, library: Library, scope: Scope | None = None) -> None:
        self.data = project_qdpx(library, scope or whole(library))
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            self.root = ET.fromstring(archive.read("project.qde"))  # noqa: S314
            self.texts = {
                f"internal://{name.removeprefix('sources/')}": archive.read(name).decode()
                for name in archive.namelist()
                if name.startswith("sources/")
            }
            self.dates = {entry.date_time for entry in archive.infolist()}
        check(self.root)

    def every(self, name: str) -> list[ET.Element]:
        """Give all elements of a name."""
        return list(self.root.iter(f"{NAMESPACE}{name}"))

    def names(self, name: str) -> list[str]:
        """Give what all elements of a name are called."""
        return [item.get("name", "") for item in self.every(name)]

    def passages(self) -> list[tuple[str, str, set[str]]]:
        """Give the words of each selection, its comment, and the names of its codes."""
        codes = {item.get("guid"): item.get("name", "") for item in self.every("Code")}
        found = []
        for source in self.every("TextSource"):
            text = self.texts[source.attrib["plainTextPath"]]
            for item in source.iter(f"{NAMESPACE}PlainTextSelection"):
                words = text[int(item.attrib["startPosition"]) : int(item.attrib["endPosition"])]
                refs = item.iter(f"{NAMESPACE}CodeRef")
                comment = item.findtext(f"{NAMESPACE}Description", "")
                found.append((words, comment, {codes[ref.get("targetGUID")] for ref in refs}))
        return found


def test_passages_of_an_attached_text_carry_topic_status_and_companies() -> None:
    project = Project(library(originals=[original()]))
    found = {words: (comment, codes) for words, comment, codes in project.passages()}
    assert set(found) == {
        "opened a depot in Lille", "may sell “Bora” vans there from 2027", "We are not leaving",
        "Ada Quill", "depot in Lille", "Southwind will carry the parts",
    }  # fmt: skip
    comment, codes = found["We are not leaving"]
    assert codes == {"Plants", "claimed", "denied", "Northwind Motors"}
    assert comment.startswith("Northwind Motors: Northwind leaves Lille.\n[claimed, denied; Ada")
    assert found["Southwind will carry the parts"][1] >= {"Northwind Motors", "Southwind"}
    assert project.names("Case") == ["Northwind Motors", "Southwind", "Calm"]
    assert set(project.names("Code")) >= {topic.name for item in FACETS for topic in item.topic}


def test_another_reader_of_the_standard_finds_the_same(tmp_path: Path) -> None:
    """The reader takes nothing that the official schema does not allow."""
    reader = pytest.importorskip("pyrefiqda").RefiProject
    ours = Project(library(originals=[original()]))
    (tmp_path / "all.qdpx").write_bytes(ours.data)
    theirs = reader.load(tmp_path / "all.qdpx", tmp_path)
    found = [
        (text[item.start_position : item.end_position], item.description, len(item.coding))
        for source in theirs.sources.text_source
        for text in [
            reader.resolve_source_path(source.plain_text_path, tmp_path).read_text("utf-8")
        ]
        for item in source.plain_text_selection
    ]
    assert found == [(words, told, len(codes)) for words, told, codes in ours.passages()]
    assert [case.name for case in theirs.cases.case] == ours.names("Case")


def test_without_the_text_the_digest_stands_in_and_says_so() -> None:
    project = Project(library())
    assert project.names("TextSource") == ["depot (digest)"]
    assert next(iter(project.texts.values())).startswith("[Not the article")
    assert {words.split()[0] for words, _, _ in project.passages()} == {"¶2", "¶3"}
    assert "opened a depot in Lille" not in "".join(project.texts.values())


def test_passages_that_another_text_lacks_rest_on_the_digest() -> None:
    project = Project(library(originals=[original("We are not leaving, she wrote.")]))
    assert project.names("TextSource") == ["depot (digest)", "depot"]
    assert [words for words, _, _ in project.passages()].count("We are not leaving") == 1


def test_positions_count_code_points_beyond_the_basic_plane() -> None:
    text = "🚗🚙 𝔑orthwind\n\nThe 🚗 maker opened 𝔞 depot."
    words = "opened 𝔞 depot"
    start = text.index(words)
    evidence = Evidence("depot", 2, start, start + len(words), fingerprint(words))
    digest = hashlib.sha256(text.encode()).hexdigest()
    about = article(text_sha256=digest, characters=len(text), digest=())
    made = library(
        [statement(1, "A depot is open.", "Lille", evidence=(evidence,))],
        articles=[about],
        originals=[exact(about, text)],
    )
    assert [found for found, _, _ in Project(made).passages()] == [words]


def test_codes_of_one_name_are_told_apart() -> None:
    names = Project(hostile_library("Depots")).names("Code")
    assert len({item.casefold() for item in names}) == len(names)


@settings(max_examples=40)
@given(lines())
def test_hostile_texts_come_over_as_they_are(text: str) -> None:
    project = Project(hostile_library(text))
    assert project.names("Case") == [text, text]
    assert any(text in comment for _, comment, _ in project.passages())


def test_the_same_library_gives_the_same_bytes_and_no_time() -> None:
    first, second = (Project(library(originals=[original()])) for _ in range(2))
    assert first.data == second.data
    assert first.dates == {(1980, 1, 1, 0, 0, 0)}
    assert b"DateTime" not in first.data


def test_a_part_of_a_comparison_holds_its_statements_only() -> None:
    scope = Scope(("northwind", "southwind"), compared=True, facets=("sales",))
    assert "Depots" not in set.union(
        *(codes for _, _, codes in Project(library(), scope).passages())
    )
