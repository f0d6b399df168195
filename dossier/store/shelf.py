"""The files of a store: which there are, their lock, and edits that are written whole."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout
from tinydb import TinyDB

from dossier.errors import StorageError
from dossier.store import files
from dossier.store.storage import SafeStorage

ARTICLES_FILE = "articles"
REVIEW_FOLDER = "review"
REMOVED_FOLDER = "removed"
JOURNAL_FOLDER = "journal"
KEPT_FOLDER = "kept"
RESERVED = frozenset({ARTICLES_FILE, "session"})  # session.json is the app's own
_PATIENCE = 20.0  # seconds that a writer waits for the others
_BRIEF = 2.0  # seconds that a reader waits; reading is possible without the lock
_POLL = 0.005


def review_of(article: str) -> str:
    """Give the name of the file of an article's review."""
    return f"{REVIEW_FOLDER}/{article}"


def removed_of(change: int) -> str:
    """Give the name of the file of the articles that a change removed or gave another text."""
    return f"{REMOVED_FOLDER}/{change:08}"


def page_of(number: int) -> str:
    """Give the name of a page of the journal, from 1."""
    return f"{JOURNAL_FOLDER}/{number:06}"


def kept_of(change: int) -> str:
    """Give the name of the file of what a change of reference data replaced."""
    return f"{KEPT_FOLDER}/{change:08}"


class Drafts:
    """Files that have been read into memory, each a TinyDB under its name."""

    def __init__(self, paths: Mapping[str, Path]) -> None:
        self._storages = {
            name: SafeStorage(path, lasting=name == ARTICLES_FILE) for name, path in paths.items()
        }
        for storage in self._storages.values():
            storage.begin()

    def __getitem__(self, name: str) -> TinyDB:
        return TinyDB(storage=lambda: self._storages[name])

    def contents(self) -> dict[Path, bytes | None]:
        """Give what has changed, as `files.replace` takes it."""
        changed: dict[Path, bytes | None] = {}
        for storage in self._storages.values():
            changed.update(storage.finished())
        return changed


class Shelf:
    """The folder of a store. Its lock is held by one process and one thread at a time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = FileLock(folder / ".lock", mode=0o600, poll_interval=_POLL)

    def path(self, name: str) -> Path:
        """Give the place of a file: `articles`, a company's id, or one of a folder."""
        return self.folder / f"{name}.json"

    def companies(self) -> list[str]:
        """List the ids of the companies that have a file.

        Raises StorageError when the folder is there but cannot be read.
        """
        try:
            paths = list(self.folder.iterdir())
        except FileNotFoundError:
            return []
        except OSError as fault:
            raise StorageError(
                f"cannot be read: {files.reason(fault)}", where=str(self.folder)
            ) from None
        found = {path.stem for path in paths if path.suffix == ".json" and path.name[0] != "."}
        return sorted(found - RESERVED)

    def reviews(self) -> list[str]:
        """List the names of the files of reviews."""
        found = (self.folder / REVIEW_FOLDER).glob("[!.]*.json")
        return sorted(f"{REVIEW_FOLDER}/{path.stem}" for path in found)

    def pages(self) -> list[int]:
        """List the pages of the journal (numbers), the oldest first."""
        with suppress(FileNotFoundError), os.scandir(self.folder / JOURNAL_FOLDER) as entries:
            names = [entry.name for entry in entries if entry.name.endswith(".json")]
            return sorted(int(name[:-5]) for name in names if name[:-5].isdecimal())
        return []

    def drafts(self, *names: str) -> Drafts:
        """Read files to work on; nothing reaches the disk. Raises StorageError on damage."""
        return Drafts({name: self.path(name) for name in names})

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Keep writers out for a while, where the folder lets us."""
        with ExitStack() as held:
            if self.folder.is_dir():
                with suppress(Timeout, OSError):
                    held.enter_context(self._lock.acquire(timeout=_BRIEF))
            yield

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep every other process out.

        Raises StorageError when the folder cannot be made or locked.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            held = self._lock.acquire(timeout=_PATIENCE)
        except Timeout:
            raise StorageError(
                "another dossier is writing here",
                where=str(self.folder),
                advice="Try again when it has finished. Nothing was changed.",
            ) from None
        except OSError as fault:
            raise StorageError(
                f"cannot be written: {files.reason(fault)}",
                where=str(self.folder),
                advice="Nothing was changed.",
            ) from fault
        with held:
            yield

    @contextmanager
    def changing(self, *names: str) -> Iterator[Drafts]:
        """Read files anew under the lock, and write them together when the block ends well.

        Raises StorageError; the files are then as they were.
        """
        with self.locked():
            drafts = self.drafts(*names)
            yield drafts
            files.replace(drafts.contents())
