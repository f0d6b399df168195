"""An imported article, statements coded in it, and corrected versions of its text."""

from __future__ import annotations

from pathlib import Path

from dossier.articles.moving import evidence_at
from dossier.model import Article, Statement
from dossier.store.adding.intake import add
from dossier.store.adding.intake_report import Added, Revised
from dossier.store.adding.versions import update
from dossier.store.store import Store
from dossier.workspace import Workspace

from .samples import statement

QUAY = "calm-opens-a-quay"
STORY = """\
Calm opens a quay

By Ada Quill

Calm, the maker of small ferries, has opened a quay in Port Ellery, and the town is glad of it.
Forty-two people work there, and the mayor said that there would soon be more than a hundred.
Nobody had believed in the quay when it was first spoken of, least of all the fishermen. It rains.
“We may build a second quay on the west coast,” said Ines Marrow, and nobody laughed. It rains.
"""
CORRECTED = (
    STORY.replace("has opened a quay", "has now opened a fine quay")
    .replace("Forty-two", "Forty-three")
    .replace("believed in the quay", "really believed in the quay")
)
PEOPLE, BELIEF, SECOND, OPENED = "calm-0000a0", "calm-0000a1", "calm-0000a2", "calm-0000a3"
PASSAGES = {
    PEOPLE: "Forty-two people work there",
    BELIEF: "Nobody had believed in the quay when it was first spoken of, "
    "least of all the fishermen.",
    SECOND: "We may build a second quay on the west coast",
    OPENED: "has opened a quay in Port Ellery",
}


def put(folder: Path, text: str, name: str = "quay.txt") -> Path:
    """Write a file into a folder of its own: two versions may have one name."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def coded(workspace: Workspace, folder: Path) -> Store:
    """Add the story and code it; the statement BELIEF is still a quotation."""
    (outcome,) = add(workspace, [put(folder / "first", STORY)]).outcomes
    assert isinstance(outcome, Added)
    store = Store(workspace)
    for id_, words in PASSAGES.items():
        store.add(coding(store, id_, words, quoted=id_ == BELIEF), who="analyst")
    return store


def coding(store: Store, id_: str, words: str, *, quoted: bool = False) -> Statement:
    """Make a statement on the first place of some words in the present text."""
    library = store.library()
    article, text = library.article[QUAY], library.originals[QUAY].text
    start = text.index(words)
    place = evidence_at(article, text, start, start + len(words))
    return statement(id_, "sales", words if quoted else f"{id_} in our own words.", place)


def correct(workspace: Workspace, folder: Path, text: str = CORRECTED) -> Revised:
    """Give the article a new text by command."""
    taken = update(workspace, QUAY, put(folder / "next", text), when="2026-01-01")
    assert isinstance(taken, Revised)
    return taken


def versions(workspace: Workspace) -> dict[str, str]:
    """Give for each statement of the story the version that it rests on, empty for the present."""
    found = Store(workspace).library().statement
    return {id_: found[id_].evidence[0].version for id_ in PASSAGES if id_ in found}


def article_of(workspace: Workspace) -> Article:
    """Give the record as it stands."""
    return Store(workspace).library().article[QUAY]
