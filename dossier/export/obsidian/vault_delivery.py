"""A vault is written into a folder, and what the analyst wrote there is kept to the byte.

Properties that the analyst added are kept, and tags and aliases. A note that has been edited
elsewhere, outside its region for notes, is left alone, and the others are written all the same.
The note of something that the library holds no more says so from then on, and keeps what the
analyst wrote; no file is removed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from dossier.articles.own_page import field, is_ours
from dossier.errors import OccupiedError
from dossier.export import notes
from dossier.export.delivery import as_text, is_same_subject, refusal
from dossier.export.frontmatter import front_matter
from dossier.export.obsidian.properties import GONE, is_intact, sealed, with_added
from dossier.export.obsidian.writing import FOLDERS, subject, text
from dossier.export.placing import Delivered, make_folder, place
from dossier.model import Library

_GONE = (
    "The library holds this no more. What you wrote above is kept, and so is this file: remove it "
    "when you need it no longer."
)


class VaultReport(Struct, frozen=True):
    """What became of the notes: paths in the vault by outcome, and why some were left alone."""

    outcomes: dict[str, Delivered]
    gone: tuple[str, ...]
    refused: tuple[OccupiedError, ...]

    def count(self, outcome: Delivered) -> int:
        """Count the notes of an outcome."""
        return sum(item == outcome for item in self.outcomes.values())


def deliver_vault(
    folder: Path, library: Library, pages: Iterable[tuple[str, bytes]], *, force: bool = False
) -> VaultReport:
    """Write the notes into `folder`, made if need be.

    Raises DossierError when a file cannot be written; those before it are.
    """
    outcomes: dict[str, Delivered] = {}
    refused: list[OccupiedError] = []
    for name in FOLDERS.values():
        make_folder(folder / name)
    for name, page in pages:
        _deliver(folder, name, page.decode(), outcomes, refused, force=force)
    gone = list(_gone(folder, library))
    for name, farewell in gone:
        _deliver(folder, name, farewell, outcomes, refused, force=force)
    return VaultReport(outcomes, tuple(name for name, _ in gone), tuple(refused))


def _deliver(
    folder: Path, name: str, page: str, outcomes: dict[str, Delivered],
    refused: list[OccupiedError], *, force: bool,
) -> None:  # fmt: skip
    try:
        outcomes[name] = _deliver_note(folder / name, page, force=force)
    except OccupiedError as fault:
        refused.append(fault)


def _deliver_note(path: Path, page: str, *, force: bool) -> Delivered:
    def renew(before: bytes) -> tuple[bytes, OccupiedError | None]:
        old, exact = as_text(before, "replace"), as_text(before, "surrogateescape")
        fault = refusal(path, old, page, intact=is_intact(old))
        kept = notes.kept(exact) if is_same_subject(old, page) else None
        after = page if kept is None else with_added(exact, notes.carry(kept, page))
        return after.encode("utf-8", "surrogateescape"), fault

    return place(path, page.encode(), renew, force=force)


def _gone(folder: Path, library: Library) -> Iterator[tuple[str, str]]:
    """Give notes of ours on what the library holds no more, with what they are to say now."""
    held = {
        *(subject("company", item) for item in library.company),
        *(subject("article", item) for item in library.article),
        *(subject("topic", item) for item in library.topic),
    }
    for kind, name in FOLDERS.items():
        for path in sorted((folder / name).glob("*.md")):
            if path.is_symlink() or not path.is_file():
                continue
            old = as_text(path.read_bytes(), "replace")
            about = field(old, "subject")
            if is_ours(old) and about.startswith(subject(kind, "")) and about not in held:
                yield f"{name}/{path.name}", _farewell(field(old, "title"), about)


def _farewell(title: str, about: str) -> str:
    head = front_matter(title=title, subject=about, tags=("dossier", GONE), articles=[])
    return sealed("\n\n".join([head, f"# {text(title)}", notes.region(), _GONE]) + "\n")
