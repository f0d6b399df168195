"""Suggested names are dismissed, and brought back, in a plain file that one may edit as well."""

from __future__ import annotations

from collections.abc import Callable

from dossier import records
from dossier.cleaning import clean_line
from dossier.coding.dismissed import HEAD, is_dismissed, read_dismissed
from dossier.errors import DossierError, UnknownNameError
from dossier.store import files
from dossier.store.shelf import Shelf
from dossier.workspace import Workspace


def dismiss(workspace: Workspace, name: str) -> str:
    """Suggest a name no more, in no spelling; say so.

    Raises DossierError when there is no word in it, StorageError when it cannot be written.
    """
    name = clean_line(name).lstrip("# ")
    if not any(map(str.isalnum, name)):
        raise DossierError(f"{name!r} is no name")

    def change(text: str, known: tuple[str, ...]) -> str:
        return text if is_dismissed([name], known) else f"{text.rstrip()}\n{name}\n"

    _rewrite(workspace, change)
    return f"{name} is not suggested any more."


def bring_back(workspace: Workspace, name: str) -> str:
    """Let a name be suggested again; say so.

    Raises UnknownNameError when it was not dismissed, StorageError when it cannot be written.
    """

    def change(text: str, known: tuple[str, ...]) -> str:
        if not is_dismissed([name], known):
            raise UnknownNameError(f"{name!r} was not dismissed")
        lines = text.split("\n")
        return "\n".join(
            line for line in lines if line[:1] == "#" or not is_dismissed([name], [line])
        )

    _rewrite(workspace, change)
    return f"{name} is suggested again where the articles name it."


def _rewrite(workspace: Workspace, change: Callable[[str, tuple[str, ...]], str]) -> None:
    path = workspace.dismissed
    with Shelf(workspace.store).locked():
        known = read_dismissed(path)
        text = records.text_of(path) if path.exists() else HEAD
        files.replace({path: change(text, known).encode("utf-8")})
