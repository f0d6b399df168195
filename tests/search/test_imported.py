"""An article that has just been added is found by its text, before anything is coded from it."""

from __future__ import annotations

from pathlib import Path

from dossier.search.search import Index
from dossier.store.adding.intake import add
from dossier.store.building.build import build
from dossier.store.store import Store
from dossier.workspace import create

TEXT = """\
Norvane opens a harbour workshop

Norvane, the maker of cargo bicycles, has moved into the old customs house of Port Ellery.

Subscribe to our newsletter
"""


def test_the_text_of_an_uncoded_article_is_found(tmp_path: Path) -> None:
    workspace = create(tmp_path / "library")
    build(workspace)
    path = tmp_path / "harbour.txt"
    path.write_text(TEXT, "utf-8")
    add(workspace, [path])
    index = Index.build(Store(workspace).library())
    (hit,) = index.search("customs house").hits
    assert (hit.kind, hit.id.rpartition("¶")[2]) == ("passage", "2")
    assert index.search("harbour workshop").hits[0].text == "Norvane opens a harbour workshop"
    assert not [hit for hit in index.search("subscribe newsletter").hits if hit.kind == "passage"]
