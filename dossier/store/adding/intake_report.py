"""What became of files that were to be added, in plain words and as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dossier.articles.published import asks_date
from dossier.cleaning import clean_line
from dossier.counting import count
from dossier.model import Article


@dataclass(frozen=True)
class Added:
    """A file that became an article; `questions` are what it leaves to the analyst."""

    path: Path
    article: Article
    questions: tuple[str, ...] = ()

    @property
    def boilerplate(self) -> int:
        """The number of paragraphs that are no part of the story."""
        return sum(item.kind == "boilerplate" for item in self.article.digest)


@dataclass(frozen=True)
class Known:
    """A file whose article (an id) the library has; `attached` tells that its text is here too.

    `earlier` tells that the article has a newer text by now.
    """

    path: Path
    article: str
    attached: bool
    earlier: bool = False


@dataclass(frozen=True)
class Revised:
    """A file whose text has become the present one of an article that the library had.

    Of the passages coded in it `found` stand in the new text, `lost` in an earlier one only;
    `common` is the share of text that both have, where it was measured.
    """

    path: Path
    article: Article
    found: int
    lost: int
    questions: tuple[str, ...] = ()
    common: float | None = None

    def lines(self, name: str) -> list[str]:
        """Say it in plain words, of a file that is called `name`."""
        found = f"{count(self.found, 'passage')} found again, {self.lost} lost"
        told = [f"{name}: new version of {self.article.id}: {found}."]
        if self.common is not None:
            told.append(f"  {self.common:.0%} of the text is as it was.")
        if self.lost:
            told.append(f"  To see what was lost: dossier orphans {self.article.id}")
        told += [f"  Question: {question}." for question in self.questions]
        if self.questions:
            told.append(f"  To change the record: dossier describe {self.article.id}")
        return told

    def data(self) -> dict[str, Any]:
        """Give it as plain data, for JSON."""
        return {
            "file": _file(self.path),
            "article": self.article.id,
            "found": self.found,
            "lost": self.lost,
            "common": self.common,
            "questions": list(self.questions),
        }


@dataclass(frozen=True)
class NotTaken:
    """A file that was not taken, and why."""

    path: Path
    why: str


Outcome = Added | Known | Revised | NotTaken


@dataclass(frozen=True)
class AddReport:
    """What became of each file, and which files of other kinds a folder held.

    `files` were found; where the reading was `stopped`, `left` of them were not read.
    """

    outcomes: tuple[Outcome, ...]
    passed_over: tuple[Path, ...] = ()
    files: int = 0
    left: int = 0
    stopped: bool = False

    @property
    def added(self) -> tuple[Added, ...]:
        """The files that became articles."""
        return tuple(item for item in self.outcomes if isinstance(item, Added))

    @property
    def revised(self) -> tuple[Revised, ...]:
        """The files that gave an article a new text."""
        return tuple(item for item in self.outcomes if isinstance(item, Revised))

    @property
    def known(self) -> tuple[Known, ...]:
        """The files whose articles the library has."""
        return tuple(item for item in self.outcomes if isinstance(item, Known))

    @property
    def refused(self) -> tuple[NotTaken, ...]:
        """The files that were not taken."""
        return tuple(item for item in self.outcomes if isinstance(item, NotTaken))

    def lines(self) -> list[str]:
        """Say it in plain words: every file, then the counts."""
        told = [line for item in self.outcomes for line in tell(item, str(item.path))]
        if any(asks_date(question) for item in self.added for question in item.questions):
            told.append("To answer: dossier describe ARTICLE --issued DATE")
        if any(item.article.copy_of for item in self.added):
            told.append("A copy that corrects an article: dossier update ARTICLE --copy COPY")
            told.append("A copy that is a source of its own: dossier describe COPY --copy-of ''")
        return [*told, *self.summary()]

    def summary(self) -> list[str]:
        """Say how many files were added, known, refused and passed over, and where it stopped."""
        counts = (
            (len(self.added), "added"),
            (sum(bool(item.article.copy_of) for item in self.added), "of them copies"),
            (len(self.revised), "new version" if len(self.revised) == 1 else "new versions"),
            (len(self.known), "known already"),
            (len(self.refused), "refused"),
            (len(self.passed_over), "of other kinds, passed over"),
        )
        said = ", ".join(f"{number:,} {word}" for number, word in counts if number)
        if not self.stopped:
            return [f"{said or 'No files found'}."]
        read = f"Stopped: {self.files - self.left:,} of {count(self.files, 'file')} read."
        return [*([f"{said}."] if said else []), f"{read} Add the same again for the others."]

    def data(self) -> dict[str, Any]:
        """Give it as plain data, for JSON."""
        return {
            "added": [_added(item) for item in self.added],
            "revised": [item.data() for item in self.revised],
            "known": [
                {
                    "file": _file(item.path),
                    "article": item.article,
                    "attached": item.attached,
                    "earlier": item.earlier,
                }
                for item in self.known
            ],
            "refused": [{"file": _file(item.path), "why": item.why} for item in self.refused],
            "passed_over": [_file(path) for path in self.passed_over],
            "stopped": self.stopped,
            "left": self.left,
        }


def tell(item: Outcome, name: str) -> list[str]:
    """Say what became of a file that is called `name`."""
    name = clean_line(name)
    if isinstance(item, NotTaken):
        return [f"{name}: refused: {item.why}"]
    if isinstance(item, Revised):
        return item.lines(name)
    if isinstance(item, Known) and item.earlier:
        advice = f"To go back to it: dossier update {item.article} {name}"
        return [f"{name}: is an earlier version of {item.article}, which the library has. {advice}"]
    if isinstance(item, Known):
        advice = "" if item.attached else f" To see its passages: dossier attach {name}"
        return [f"{name}: is {item.article}, which the library has.{advice}"]
    article = item.article
    marked = f", {item.boilerplate} of them boilerplate" if item.boilerplate else ""
    language = article.language if article.language != "und" else "language unknown"
    paragraphs = count(len(article.digest), "paragraph")
    told = [f"{name}: added as {article.id} ({language}, {paragraphs}{marked})."]
    if article.copy_of:
        told.append(f"  It repeats {article.copy_of}: it does not count as a second source.")
    told += [
        f"  Question: {question}{'; left empty' if asks_date(question) else ''}."
        for question in item.questions
    ]
    return told


def _added(item: Added) -> dict[str, Any]:
    article = item.article
    return {
        "file": _file(item.path),
        "article": article.id,
        "title": article.title,
        "author": [name.name for name in article.author],
        "container_title": article.container_title,
        "issued": article.issued,
        "url": article.url,
        "language": article.language,
        "copy_of": article.copy_of,
        "paragraphs": len(article.digest),
        "boilerplate": item.boilerplate,
        "questions": list(item.questions),
    }


def _file(path: Path) -> str:
    # a name that is not UTF-8 cannot stand in JSON as it is
    return str(path).encode("utf-8", "replace").decode("utf-8")
