"""A file that is gone, or has become older, is noticed by the states that are kept of it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from dossier.errors import StorageError
from dossier.model import Article, Company
from dossier.store import backups, files
from dossier.store.restoring import sound_states
from dossier.store.shelf import ARTICLES_FILE, Shelf, review_of
from dossier.store.storage import parse

_BACK = "To bring it back: dossier check --repair"


def breaks(
    shelf: Shelf, companies: Iterable[Company], articles: Iterable[Article]
) -> Iterator[tuple[Path, str]]:
    """Give the files that should be there and are gone, and those that were put back in time."""
    names = [ARTICLES_FILE, *(item.id for item in companies)]
    names += [*(review_of(item.id) for item in articles), *shelf.beside()]
    for name in names:
        path = shelf.path(name)
        if _is_kept(path):
            continue
        later = max((kept.generation for kept in sound_states(name, path)), default=0)
        try:
            present = parse(files.read(path), path)[0].generation
        except FileNotFoundError:
            if later:
                yield path, f"is gone; states of it are kept. {_BACK}"
        except StorageError:
            pass  # told where the file itself is read
        else:
            if later > present:
                yield (
                    path,
                    f"is of generation {present}, and was of generation {later} before: an older "
                    f"file was put in its place. {_BACK}",
                )


def refuse_restart(shelf: Shelf, companies: Iterable[Company]) -> None:
    """Raise StorageError where a file is gone: to begin it anew would lose what was edited in it.

    Of `companies`, those that are listed, and of the articles.
    """
    for name in (ARTICLES_FILE, *(item.id for item in companies)):
        path = shelf.path(name)
        if not path.exists() and any(sound_states(name, path)):
            raise StorageError(
                "is gone; states of it are kept",
                where=str(path),
                advice=f"{_BACK}. To begin it anew, remove {backups.place(path)}.",
            )


def _is_kept(path: Path) -> bool:
    """Tell whether a file is the very one that is its newest state, which nearly all are."""
    newest = backups.kept(path)[:1]
    with suppress(OSError):
        return bool(newest) and os.path.samestat(newest[0].lstat(), path.lstat())
    return False
