"""What the tables hold, row by row, and how rows come out of and go into TinyDB."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Literal, TypeVar

import msgspec
from msgspec import field
from tinydb.table import Table

from dossier.cleaning import clean_line
from dossier.errors import StorageError
from dossier.model import (
    Article,
    Author,
    Company,
    Offset,
    Ordinal,
    Plain,
    Sha256,
    Slug,
    Statement,
    StatementId,
    Text,
    Verdict,
)

Who = Literal["seed", "proposer", "analyst"]
What = Literal["added", "changed", "removed", "undone", "moved"]

COMPANY = "company"
STATEMENTS = "statements"
HISTORY = "history"
VERDICTS = "verdicts"
ARTICLES = "articles"
ATTACHMENTS = "attachments"
IMPORTS = "imports"
EARLIER = "earlier"
DESCRIPTIONS = "descriptions"
REVIEW = "review"
PROPOSALS = "proposals"
DECISIONS = "decisions"
REMOVED = "removed"
CHANGES = "changes"

# our own identifiers; the numbers that TinyDB gives are reused after a removal
_KEYS = {
    COMPANY: "id", STATEMENTS: "id", VERDICTS: "id",
    ARTICLES: "id", ATTACHMENTS: "article", IMPORTS: "article",
    EARLIER: "id", DESCRIPTIONS: "article",
    REVIEW: "article", PROPOSALS: "id", DECISIONS: "number",
    CHANGES: "number", REMOVED: "id",
}  # fmt: skip

T = TypeVar("T", bound=Plain)


class CompanyRow(Plain, frozen=True):
    """A company and its place in the order of companies, from 1."""

    id: Slug
    order: Ordinal
    company: Company


class StatementRow(Plain, frozen=True):
    """A statement with its bookkeeping; `statement` is None once the analyst has removed it.

    `seed` is the seed's version where the statement differs from it. `conflict` is true when the
    seed changed under an edit and the analyst has not decided yet.
    """

    id: StatementId
    revision: Ordinal
    origin: Who
    statement: Statement | None = None
    seed: Statement | None = None
    conflict: bool = False

    @property
    def base(self) -> Statement | None:
        """The seed's version, None for a statement that never stood in a seed."""
        return self.statement if self.seed is None and self.origin == "seed" else self.seed


class Entry(Plain, frozen=True):
    """One line of a statement's history; `before` is the statement as it stood until then.

    `moved` tells that its evidence followed an article to another text.
    """

    statement: StatementId
    revision: Ordinal
    who: Who
    what: What
    when: str = ""
    before: Statement | None = None


class VerdictRow(Plain, frozen=True):
    """What has been ruled on two statements; `id` is the two ids, sorted, with a space between.

    `given` are the verdicts that stand, one for each question at most, `seed` those of the seeds.
    It follows the seeds while the two are the same. `revision` counts the changes of `given`.
    """

    id: Text
    revision: Offset = 0
    given: tuple[Verdict, ...] = ()
    seed: tuple[Verdict, ...] = ()

    @property
    def statements(self) -> tuple[str, ...]:
        """The statements (ids) that are ruled on."""
        return tuple(self.id.split(" "))


def verdicts_id(statements: Iterable[str]) -> str:
    """Give the identifier of what is ruled on two statements (ids)."""
    return " ".join(sorted(statements))


class Attachment(Plain, frozen=True):
    """That an article's text is attached; `anchors` as in `model.Original`.

    `sha256` is the hash of the file it was taken from, None where that is not known; `file` the
    name of the file from which an article was imported that is a seed's by now.
    """

    article: Slug
    text_sha256: Sha256
    exact: bool
    sha256: Sha256 | None = None
    anchors: dict[str, tuple[Offset, Offset]] = field(default_factory=dict)
    file: str = ""


class Import(Plain, frozen=True):
    """That an article came from a file of the analyst's, not from a seed.

    `file` is its name without folders, `questions` are what it left to the analyst and is open.
    """

    article: Slug
    file: str
    format: str
    questions: tuple[str, ...] = ()


class Earlier(Plain, frozen=True):
    """A text that an imported article has had, each once; the present one may be among them.

    `id` names the file in which it is kept, `record` is the article as it stood with it, `file`
    the file that it came from, `when` the moment at which another text took its place.
    """

    id: Text
    article: Slug
    record: Article
    file: str = ""
    when: str = ""


class Record(Plain, frozen=True):
    """What the analyst may say of an imported article, as in `model.Article`.

    `questions` are those that are still open. `copy_of` is None where a record that was kept does
    not tell of it.
    """

    label: Text
    language: str
    title: str = ""
    author: tuple[Author, ...] = ()
    container_title: str = ""
    publisher: str = ""
    issued: str = ""
    url: str = ""
    copy_of: str | None = None
    questions: tuple[str, ...] = ()


class Description(Plain, frozen=True):
    """One change of an imported article's record; `before` is the record as it stood until then.

    The first one keeps what the file said.
    """

    article: Slug
    revision: Ordinal
    what: Literal["changed", "undone"]
    before: Record
    when: str = ""


def decode(document: Mapping[str, Any], kind: type[T], path: Path) -> T:
    """Make a row of a document.

    Raises StorageError naming the file and the row when it does not fit.
    """
    try:
        return msgspec.convert(document, kind)
    except msgspec.ValidationError as fault:
        raise StorageError(
            clean_line(f"{name(document)}: is not a valid record: {fault}"),
            where=str(path),
            advice="dossier check lists every such record.",
        ) from None


def name(document: Mapping[str, Any]) -> str:
    """Give the identifier of a document, valid or not."""
    found = next((document[key] for key in ("id", "statement", "article") if key in document), "")
    return found if isinstance(found, str) else ""


def fetch(table: Table, kind: type[T], path: Path) -> list[T]:
    """Read a whole table. Raises StorageError at the first row that is not valid."""
    return [decode(document, kind, path) for document in table.all()]


def fetch_once(table: Table, kind: type[T], path: Path, key: Callable[[T], str]) -> list[T]:
    """Read a whole table. Raises StorageError as `fetch` does, and where two rows share a key."""
    found = fetch(table, kind, path)
    twice = {one for one, times in Counter(map(key, found)).items() if times > 1}
    if twice:
        raise StorageError(f"{table.name}: holds {min(twice)} twice", where=str(path))
    return found


def put(table: Table, rows: Iterable[Plain]) -> None:
    """Write rows in the place of those with the same identifier, new ones at the end."""
    key = _KEYS[table.name]
    documents = {str(document[key]): document for document in map(encode, rows)}

    def renew(document: Any) -> None:
        new = documents.pop(str(document[key]), None)
        if new is not None:
            document.clear()
            document.update(new)

    if documents:
        table.update(renew)
    if documents:  # those that were not there
        table.insert_multiple(documents.values())


def rewrite(table: Table, kind: type[T], path: Path, change: Callable[[T], T]) -> None:
    """Put what `change` makes of each row in its place. Raises StorageError as `fetch` does."""

    def renew(document: Any) -> None:
        row = decode(document, kind, path)
        new = change(row)
        if new != row:
            document.clear()
            document.update(encode(new))

    table.update(renew)


def append(table: Table, rows: Iterable[Plain]) -> None:
    """Write rows at the end of a table that has no identifiers of its own."""
    table.insert_multiple(map(encode, rows))


def drop(table: Table, ids: Iterable[str]) -> None:
    """Remove the rows with these identifiers."""
    key, gone = _KEYS[table.name], set(ids)
    if gone:
        table.remove(lambda document: document[key] in gone)


def encode(row: Plain) -> dict[str, Any]:
    """Make the document of a row."""
    return dict(msgspec.to_builtins(row))
