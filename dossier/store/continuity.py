"""A file that is gone, or has become older, is noticed by the states that are kept of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from dossier.errors import StorageError
from dossier.model import Article, Company
from dossier.store import backups, files
from dossier.store.shelf import ARTICLES_FILE, Shelf, review_of
from dossier.store.storage import parse

_BACK = "To bring it back: dossier check --repair"


def breaks(
    shelf: Shelf, companies: Iterable[Company], articles: Iterable[Article]
) -> Iterator[tuple[Path, str]]:
    """Give the files that should be there and are gone, and those that were put back in time."""
    names = [ARTICLES_FILE, *(item.id for item in companies)]
    names += [review_of(item.id) for item in articles]
    for path in map(shelf.path, names):
        states = backups.kept(path)
        if states and not path.exists() and not path.is_symlink():
            yield path, f"is gone; states of it are kept. {_BACK}"
            continue
        with suppress(StorageError, OSError):  # told where the file itself is read
            present = parse(files.read(path), path)[0].generation
            later = max(map(_generation, states), default=0)
            if later > present:
                yield (
                    path,
                    f"is of generation {present}, and was of generation {later} before: an older "
                    f"file was put in its place. {_BACK}",
                )


def refuse_restart(shelf: Shelf) -> None:
    """Raise StorageError where the articles are gone: to begin anew would lose the added ones."""
    path = shelf.path(ARTICLES_FILE)
    if backups.kept(path) and not path.exists():
        raise StorageError(
            "is gone; states of it are kept",
            where=str(path),
            advice=f"{_BACK}. To begin anew, remove the folder {path.parent}.",
        )


def _generation(state: Path) -> int:
    try:
        return parse(files.read(state), state)[0].generation
    except (StorageError, OSError):
        return 0
