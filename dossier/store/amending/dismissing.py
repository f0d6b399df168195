"""Suggested names are dismissed, and brought back, in a plain file that one may edit as well."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from dossier import records
from dossier.cleaning import clean_line
from dossier.coding.dismissed import HEAD, is_dismissed, read_dismissed
from dossier.errors import ConflictError, DossierError, UnknownNameError
from dossier.store.shelf import Shelf
from dossier.store.undo import journal
from dossier.store.undo.journal import ChangeRow, Pen
from dossier.workspace import Workspace


def dismiss(workspace: Workspace, name: str) -> str:
    """Suggest a name no more, in no spelling; say so.

    Raises DossierError when there is no word in it, StorageError when it cannot be written.
    """
    name = clean_line(name).lstrip("# ")
    if not any(map(str.isalnum, name)):
        raise DossierError(f"{name!r} is no name")
    with _rewriting(workspace) as (names, pen):
        if names.add(name):
            pen.record("dismissal", f"dismissed the suggested name {name}", name=name)
    return f"{name} is not suggested any more."


def bring_back(workspace: Workspace, name: str) -> str:
    """Let a name be suggested again; say so.

    Raises UnknownNameError when it was not dismissed, StorageError when it cannot be written.
    """
    with _rewriting(workspace) as (names, pen):
        was = names.remove(name)
        if not was:
            raise UnknownNameError(f"{name!r} was not dismissed")
        pen.record("return", f"brought back the suggested name {was}", name=was)
    return f"{name} is suggested again where the articles name it."


def stands(workspace: Workspace, change: ChangeRow) -> bool:
    """Tell whether a name still is as a change left it: dismissed, or suggested again."""
    gone = is_dismissed([change.name], read_dismissed(workspace.dismissed))
    return gone == (change.kind == "dismissal")


def take_back(workspace: Workspace, change: ChangeRow) -> None:
    """Take back the dismissal of a name, or its return.

    Raises ConflictError where it is taken back by now, StorageError as `dismiss` does.
    """
    with _rewriting(workspace) as (names, pen):
        if change.kind == "dismissal":
            done = names.remove(change.name) != ""
        else:
            done = names.add(change.name)
        if not done or journal.numbered(Shelf(workspace.store), change.number).undone:
            raise ConflictError(f"has changed since: {change.said}", where=str(workspace.dismissed))
        pen.mark(change)


class _Names:
    """The text of the file of dismissed names."""

    def __init__(self, text: str, known: tuple[str, ...]) -> None:
        self.text = text
        self._known = known

    def add(self, name: str) -> bool:
        """Add a name that is not there in any spelling; tell whether it was."""
        if is_dismissed([name], self._known):
            return False
        self.text = f"{self.text.rstrip()}\n{name}\n"
        return True

    def remove(self, name: str) -> str:
        """Take a name out in every spelling; give it as it stood, empty where it did not."""
        lines = self.text.split("\n")
        gone = [line for line in lines if line[:1] != "#" and is_dismissed([name], [line])]
        self.text = "\n".join(line for line in lines if line not in gone)
        return clean_line(gone[0]) if gone else ""


@contextmanager
def _rewriting(workspace: Workspace) -> Iterator[tuple[_Names, Pen]]:
    """Change the file under the lock, and the journal with it, when the block ends well."""
    path, shelf = workspace.dismissed, Shelf(workspace.store)
    with shelf.locked():
        known = read_dismissed(path)
        text = records.text_of(path) if path.exists() else HEAD
        names, pen = _Names(text, known), Pen(shelf)
        yield names, pen
        if names.text != text:
            shelf.replace(pen.around({path: names.text.encode("utf-8")}))
