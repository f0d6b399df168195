"""A library in which an imported article has been corrected, for the screens and the commands."""

from __future__ import annotations

from pathlib import Path

from dossier.articles.moving import evidence_at
from dossier.model import Statement
from dossier.store.adding.intake import add
from dossier.store.adding.versions import update
from dossier.store.store import Store
from dossier.workspace import Workspace

QUAY = "norvane-builds-a-quay"
STORY = """\
Norvane builds a quay

By Ada Quill

Norvane, the maker of cargo bicycles, has built a quay in Port Ellery, and the town is glad of it.

Forty-two people work there [/], and the mayor said that there would soon be more than a hundred.
Nobody had believed in the quay when it was first spoken of, least of all the fishermen.

"We may build a second quay on the west coast," said Ines Marrow, and nobody laughed at that.
"""
CORRECTED = (
    STORY.replace("has built a quay", "has now built a fine quay")
    .replace("Forty-two", "Forty-three")
    .replace("believed in the quay", "really believed in the quay")
)
BUILT, PEOPLE, BELIEF, SECOND = (f"norvane-0000b{number}" for number in range(4))
PASSAGES = {
    BUILT: "has built a quay in Port Ellery",
    PEOPLE: "Forty-two people work there [/]",
    BELIEF: "Nobody had believed in the quay when it was first spoken of, "
    "least of all the fishermen.",
    SECOND: "We may build a second quay on the west coast",
}


def code(workspace: Workspace, folder: Path) -> Path:
    """Add an article and code four statements, of which BELIEF is a quotation; give its file."""
    path = folder / "quay.txt"
    path.write_text(STORY, "utf-8")
    add(workspace, [path])
    store = Store(workspace)
    article = store.library().article[QUAY]
    for id_, words in PASSAGES.items():
        start = STORY.index(words)
        place = evidence_at(article, STORY, start, start + len(words))
        text = words if id_ == BELIEF else f"What {id_} says."
        coded = Statement(
            id_, "norvane", "strategy", "expansion", text, "done", "journalist", (place,)
        )
        store.add(coded, who="analyst")
    return path


def correct(workspace: Workspace, folder: Path) -> None:
    """Add an article, code it, and correct it.

    The passage of SECOND stands in the new text; of the others PEOPLE has no candidate.
    """
    path = code(workspace, folder)
    path.write_text(CORRECTED, "utf-8")
    update(workspace, QUAY, path)
