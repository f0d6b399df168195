"""The journal: every change that the analyst made, in their order, page by page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from msgspec.structs import replace

from dossier.cleaning import clean_line
from dossier.clock import now
from dossier.errors import UnknownNameError
from dossier.model import Ordinal, Plain, Slug, StatementId, Text, Verdict
from dossier.store import rows
from dossier.store.shelf import Drafts, Shelf, page_of

PAGE = 100  # changes; a change costs the writing of one page, however long the journal is

Kind = Literal[
    "statements",
    "review",
    "record",
    "reference",
    "addition",
    "removal",
    "correction",
    "dismissal",
    "return",
    "verdict",
]
Steps = tuple[tuple[StatementId, Ordinal], ...]


class ChangeRow(Plain, frozen=True):
    """One change: what it was in words, what it was made of, whether it has been taken back.

    `steps` are statements, by their ids of that time, with the revisions that it led to. `article`
    (an id) is the one whose review or record it was made in, `at` the number of the decision or the
    revision of the record. What a change of reference data replaced lies in a file of its own, and
    so does what an article was that was removed, or was given another text. `articles` (ids) are
    those that were added. `name` is the suggested name that was dismissed or returned. `pair` are
    the two statements (ids) that were ruled on, `at` is then the revision of the verdicts on them,
    and `was` the verdicts before.
    """

    number: Ordinal
    kind: Kind
    said: Text
    when: str = ""
    steps: Steps = ()
    article: str = ""
    at: int = 0
    undone: bool = False
    name: str = ""
    articles: tuple[Slug, ...] = ()
    pair: tuple[StatementId, ...] = ()
    was: tuple[Verdict, ...] = ()


def newest(shelf: Shelf) -> Iterator[ChangeRow]:
    """Give all changes, the newest first. Raises StorageError where a page cannot be read."""
    for page in reversed(shelf.pages()):
        yield from reversed(_read(shelf, shelf.drafts(page_of(page)), page))


def standing(shelf: Shelf, wanted: Callable[[ChangeRow], bool]) -> ChangeRow | None:
    """Give the newest change that has not been taken back and is the `wanted` one."""
    return next((row for row in newest(shelf) if not row.undone and wanted(row)), None)


def numbered(shelf: Shelf, number: int) -> ChangeRow:
    """Give a change by its number. Raises UnknownNameError where there is none."""
    page = _page(number)
    held = _read(shelf, shelf.drafts(page_of(page)), page) if page in shelf.pages() else []
    for row in held:
        if row.number == number:
            return row
    raise UnknownNameError(f"there is no change {number}")


class Pen:
    """Writes on pages of the journal, in drafts. To be used under the lock of the store."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._recorded: Drafts | None = None
        self._marked: Drafts | None = None

    def record(
        self,
        kind: Kind,
        said: str,
        *,
        steps: Steps = (),
        article: str = "",
        at: int = 0,
        name: str = "",
        articles: tuple[str, ...] = (),
        pair: tuple[str, ...] = (),
        was: tuple[Verdict, ...] = (),
    ) -> int:
        """Note a change that is being made, and give its number."""
        page = max(self._shelf.pages(), default=1)
        drafts = self._shelf.drafts(page_of(page))
        held = _read(self._shelf, drafts, page)
        number = held[-1].number + 1 if held else first_of(page)
        if _page(number) > page:
            drafts = self._shelf.drafts(page_of(page + 1))
        row = ChangeRow(
            number,
            kind,
            clean_line(said),
            now(),
            steps,
            article,
            at,
            name=name,
            articles=articles,
            pair=pair,
            was=was,
        )
        rows.append(drafts[page_of(_page(number))].table(rows.CHANGES), [row])
        self._recorded = drafts
        return number

    def mark(self, change: ChangeRow) -> None:
        """Note that a change is being taken back."""
        name = page_of(_page(change.number))
        drafts = self._marked = self._shelf.drafts(name)
        rows.put(drafts[name].table(rows.CHANGES), [replace(change, undone=True)])

    def around(self, contents: Mapping[Path, bytes | None]) -> dict[Path, bytes | None]:
        """Give what is to be written, in the order in which a sudden end does the least harm.

        A change is noted before it is made, and stays noted until it has been taken back.
        """
        first = self._recorded.contents() if self._recorded else {}
        last = self._marked.contents() if self._marked else {}
        return {**first, **contents, **last}


@contextmanager
def changing(shelf: Shelf, *names: str) -> Iterator[tuple[Drafts, Pen]]:
    """Change files as `Shelf.changing` does, and the journal with them."""
    with shelf.locked():
        drafts, pen = shelf.drafts(*names), Pen(shelf)
        yield drafts, pen
        shelf.replace(pen.around(drafts.contents()))


def first_of(page: int) -> int:
    """Give the number of the first change on a page."""
    return (page - 1) * PAGE + 1


def _page(number: int) -> int:
    return (number - 1) // PAGE + 1


def _read(shelf: Shelf, drafts: Drafts, page: int) -> list[ChangeRow]:
    name = page_of(page)
    return rows.fetch(drafts[name].table(rows.CHANGES), ChangeRow, shelf.path(name))
