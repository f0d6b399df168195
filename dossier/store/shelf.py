"""The files of a store: which there are, their lock, and edits that are written whole."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout
from tinydb import TinyDB

from dossier.errors import StorageError
from dossier.store import files
from dossier.store.storage import SafeStorage

ARTICLES_FILE = "articles"
RESERVED = frozenset({ARTICLES_FILE, "session"})  # session.json is the app's own
_PATIENCE = 20.0  # seconds that a writer waits for the others
_BRIEF = 2.0  # seconds that a reader waits; reading is possible without the lock
_POLL = 0.005


class Shelf:
    """The folder of a store. Its lock is held by one process and one thread at a time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = FileLock(folder / ".lock", mode=0o600, poll_interval=_POLL)

    def path(self, name: str) -> Path:
        """Give the place of the file of a company (its id), or of `articles`."""
        return self.folder / f"{name}.json"

    def companies(self) -> list[str]:
        """List the ids of the companies that have a file."""
        found = {path.stem for path in self.folder.glob("*.json") if path.name[0] != "."}
        return sorted(found - RESERVED)

    def open(self, name: str) -> TinyDB:
        """Read one file for reading only; what is written into the result is not kept.

        Raises StorageError when the file is damaged.
        """
        storage = SafeStorage(self.path(name))
        storage.begin()
        return TinyDB(storage=lambda: storage)

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
    def changing(self, *names: str) -> Iterator[tuple[TinyDB, ...]]:
        """Read files anew under the lock and, when the block ends well, write what has changed.

        All of them are written, in the order given, or none. Raises StorageError.
        """
        storages = [SafeStorage(self.path(name)) for name in names]
        with self.locked():
            for storage in storages:
                storage.begin()
            yield tuple(TinyDB(storage=lambda storage=storage: storage) for storage in storages)
            contents: dict[Path, bytes | None] = {}
            for storage in storages:
                contents.update(storage.finished())
            files.replace(contents)
