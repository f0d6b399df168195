"""The files of a store: which there are, their lock, and edits that are written whole."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Set
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

from tinydb import TinyDB

from dossier.errors import StorageError
from dossier.store import backups, files, rows
from dossier.store.keeping import Contents, Times, keeping_of
from dossier.store.storage import SafeStorage

ARTICLES_FILE = "articles"
REVIEW_FOLDER = "review"
REMOVED_FOLDER = "removed"
JOURNAL_FOLDER = "journal"
KEPT_FOLDER = "kept"
BESIDE = (JOURNAL_FOLDER, KEPT_FOLDER, REMOVED_FOLDER)  # what takes changes back lies in these
_FOLDERS = ("", REVIEW_FOLDER, *BESIDE)
RESERVED = frozenset({ARTICLES_FILE, "session"})  # session.json is the app's own
_ENDING = ".json"
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


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


_TABLES = {
    rows.COMPANY: {rows.COMPANY, rows.STATEMENTS, rows.HISTORY, rows.VERDICTS},
    rows.ARTICLES: {
        rows.ARTICLES, rows.ATTACHMENTS, rows.IMPORTS, rows.EARLIER, rows.DESCRIPTIONS,
    },
    rows.REVIEW: {rows.REVIEW, rows.PROPOSALS, rows.DECISIONS},
}  # fmt: skip


def foreign(name: str, tables: Iterable[str], owners: Iterable[str]) -> str:
    """Say what a file holds that is not its own, by its name; nothing where all is.

    `owners` are the companies, or the articles of a review, whose file it says that it is.
    """
    folder, _, own = name.rpartition("/")
    kind = rows.ARTICLES if name == ARTICLES_FILE else rows.COMPANY
    if folder == REVIEW_FOLDER:
        kind = rows.REVIEW
    elif folder:
        return ""
    for other, known in _TABLES.items():
        if other != kind and known & set(tables):
            return f"tables of another kind of file ({', '.join(sorted(known & set(tables)))})"
    others = [owner for owner in owners if owner != own]
    return f"the record of {others[0]!r}" if others and kind != rows.ARTICLES else ""


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

    def documents(self, name: str, table: str) -> Iterable[Mapping[str, Any]]:
        """Give the documents of a table, to be read only; TinyDB would copy each of them."""
        return self._storages[name].read().get(table, {}).values()

    def foreign(self, name: str) -> str:
        """Say what a file holds that is not its own; nothing where all is."""
        tables = self._storages[name].read()
        documents = [
            document
            for table in (rows.COMPANY, rows.REVIEW)
            for document in tables.get(table, {}).values()
        ]
        return foreign(name, tables, map(rows.name, documents))

    def contents(self) -> dict[Path, bytes | None]:
        """Give what has changed, as `Shelf.replace` takes it."""
        changed: dict[Path, bytes | None] = {}
        for storage in self._storages.values():
            changed.update(storage.finished())
        return changed


class Companies(Set[str]):
    """The ids of the companies that have a file; one is looked up without listing all."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def __contains__(self, id_: object) -> bool:
        return isinstance(id_, str) and self._shelf.has(id_)

    def __iter__(self) -> Iterator[str]:
        return iter(self._shelf.companies())

    def __len__(self) -> int:
        return len(self._shelf.companies())


class Shelf:
    """The folder of a store. Its lock is held by one process and one thread at a time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._keeping = keeping_of(folder)

    def path(self, name: str) -> Path:
        """Give the place of a file: `articles`, a company's id, or one of a folder."""
        return self.folder / f"{name}{_ENDING}"

    def companies(self) -> list[str]:
        """List the ids of the companies that have a file.

        Raises StorageError when the folder is there but cannot be read.
        """
        found = {name.removesuffix(_ENDING) for name in _names(self.folder)}
        return sorted(id_ for id_ in found - RESERVED if _ID.fullmatch(id_))

    def has(self, company: str) -> bool:
        """Tell whether a company (an id) has a file. Raises StorageError as `companies` does."""
        if company in RESERVED or not _ID.fullmatch(company):
            return False
        try:
            self.path(company).lstat()
        except FileNotFoundError:
            return False
        except OSError as fault:
            raise _closed(self.folder, fault) from None
        return True

    def strangers(self) -> list[Path]:
        """List the files that no name of the store leads to: a conflict copy of a synchroniser.

        Raises StorageError as `companies` does.
        """
        folders = (self.folder / name for name in _FOLDERS)
        found = (path for folder in folders for path in _files(folder))
        return sorted(path for path in found if not _ID.fullmatch(path.stem))

    def reviews(self) -> list[str]:
        """List the names of the files of reviews. Raises StorageError as `companies` does."""
        found = (path.stem for path in _files(self.folder / REVIEW_FOLDER))
        return sorted(review_of(article) for article in found if _ID.fullmatch(article))

    def beside(self) -> list[str]:
        """List the names of the files by which changes are taken back: there, or kept from before.

        Raises StorageError as `companies` does.
        """
        found = {
            f"{name}/{stem}"
            for name in BESIDE
            for stem in (
                *(path.stem for path in _files(self.folder / name)),
                *(kept.removesuffix(_ENDING) for kept in backups.names(self.folder / name)),
            )
        }
        return sorted(name for name in found if name.rpartition("/")[2].isdecimal())

    def pages(self) -> list[int]:
        """List the pages of the journal (numbers), the oldest first."""
        with suppress(FileNotFoundError), os.scandir(self.folder / JOURNAL_FOLDER) as entries:
            names = [entry.name for entry in entries if entry.name.endswith(_ENDING)]
            return sorted(int(name[:-5]) for name in names if name[:-5].isdecimal())
        return []

    def drafts(self, *names: str) -> Drafts:
        """Read files to work on; nothing reaches the disk.

        Raises StorageError on damage, and where a file is not the one that its name says.
        """
        drafts = self.read(*names)
        for name in names:
            if other := drafts.foreign(name):
                raise StorageError(
                    f"holds {other}",
                    where=str(self.path(name)),
                    advice="It was put in the place of another. To mend it: dossier check --repair",
                )
        return drafts

    def read(self, *names: str) -> Drafts:
        """Read files whatever they hold. Raises StorageError on damage."""
        return Drafts({name: self.path(name) for name in names})

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Keep writers out for a while, where the folder lets us."""
        with ExitStack() as held:
            with suppress(OSError):
                held.enter_context(self._keeping.reading())
            yield

    def locked(self) -> AbstractContextManager[None]:
        """Keep every other process out.

        Raises StorageError when the folder cannot be made or locked.
        """
        return self._keeping.writing()

    def replace(self, contents: Contents, times: Times | None = None) -> None:
        """Give files of the workspace their new contents, all of them or none, and their times.

        The caller holds the lock. Raises StorageError; nothing is changed then.
        """
        self._keeping.replace(contents, times or {})

    def by_hand(self) -> Contents:
        """Give the plain files that a change by hand has left to be handed in with a build."""
        return self._keeping.by_hand()

    @contextmanager
    def changing(self, *names: str) -> Iterator[Drafts]:
        """Read files anew under the lock, and write them together when the block ends well.

        Raises StorageError; the files are then as they were.
        """
        with self.locked():
            drafts = self.drafts(*names)
            yield drafts
            self.replace(drafts.contents())


def _files(folder: Path) -> list[Path]:
    """List the files of a folder that are the store's by their ending, and not hidden."""
    return [folder / name for name in _names(folder)]


def _names(folder: Path) -> list[str]:
    """Give the names of the same. Raises StorageError where the folder cannot be read."""
    try:
        found = [path.name for path in folder.iterdir()]
    except FileNotFoundError:
        return []
    except OSError as fault:
        raise _closed(folder, fault) from None
    return [name for name in found if name.endswith(_ENDING) and name[0] != "."]


def _closed(folder: Path, fault: OSError) -> StorageError:
    return StorageError(f"cannot be read: {files.reason(fault)}", where=str(folder))
