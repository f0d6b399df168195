"""Seed records: one TOML file per article with its bibliography, digest and statements.

The format is documented in `seeds/README.md`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from dossier import dates, records
from dossier.articles import anchoring
from dossier.errors import DossierError
from dossier.model import (
    Article,
    DigestParagraph,
    Evidence,
    Figure,
    Plain,
    Slug,
    Statement,
    Verdict,
)

Forward = Callable[[Statement], Statement]


class Seed(Plain, frozen=True):
    """An article, the statements coded from it, and verdicts on these; `path` is their file."""

    path: Path
    article: Article
    statements: tuple[Statement, ...]
    verdicts: tuple[Verdict, ...] = ()


class _Subject(msgspec.Struct):
    id: Slug


class _Head(msgspec.Struct):
    """What tells which article a file is about, whatever else stands in it."""

    article: _Subject


class _File(Plain, frozen=True):
    schema: int
    article: Article
    digest: Annotated[tuple[DigestParagraph, ...], Meta(min_length=1)]
    statement: tuple[Statement, ...] = ()
    verdict: tuple[Verdict, ...] = ()


def read_seeds(folder: Path, forward: Forward = lambda statement: statement) -> tuple[Seed, ...]:
    """Read the seed files of `folder`, in the order of the file names.

    `forward` gives a statement in the ids of today. Raises DossierError when the folder cannot be
    read, at the first file that is malformed, or at an id that stands twice.
    """
    return joined(map(read_seed, seed_files(folder)), forward)


def joined(seeds: Iterable[Seed], forward: Forward) -> tuple[Seed, ...]:
    """Give seeds that have been read in the ids of today.

    Raises DossierError at an id that stands twice.
    """
    seeds = tuple(seeds)
    together = tuple(
        msgspec.structs.replace(seed, statements=tuple(map(forward, seed.statements)))
        for seed in seeds
    )
    _refuse_twins(together)
    was = (statement.id for seed in seeds for statement in seed.statements)
    now = (statement.id for seed in together for statement in seed.statements)
    ids = dict(zip(was, now, strict=True))
    return tuple(
        msgspec.structs.replace(seed, verdicts=tuple(_led(item, ids) for item in seed.verdicts))
        for seed in together
    )


def _led(verdict: Verdict, ids: Mapping[str, str]) -> Verdict:
    first, second = (ids.get(id_, id_) for id_ in (verdict.first, verdict.second))
    return msgspec.structs.replace(verdict, first=first, second=second)


def seed_files(folder: Path) -> list[Path]:
    """List every `*.toml` of `folder` but hidden ones, which editors and systems leave behind.

    Raises DossierError when the folder is missing or cannot be read.
    """
    try:
        found = sorted(folder.iterdir())
    except FileNotFoundError:
        raise DossierError("there is no such folder", where=str(folder)) from None
    except OSError as fault:
        raise DossierError(f"cannot be read: {fault.strerror}", where=str(folder)) from None
    return [path for path in found if path.suffix == ".toml" and not path.name.startswith(".")]


def articles_in(folder: Path) -> dict[str, Path]:
    """Give the seed files of `folder` by the id of their article, sound in other ways or not.

    Raises DossierError when the folder is missing or cannot be read.
    """
    found: dict[str, Path] = {}
    for path in seed_files(folder):
        with suppress(DossierError):  # no seed, or none in which an article can be told
            found.setdefault(records.read(path, _Head).article.id, path)
    return found


def read_seed(path: Path) -> Seed:
    """Read one seed file.

    Raises DossierError with file, line and field when a value is not as documented.
    """
    file = records.read(path, _File, _name_the_article)
    article = msgspec.structs.replace(file.article, digest=file.digest)
    _check_date(article.issued, path, ("article", "issued"))
    _check_digest(article, path)
    for number, statement in enumerate(file.statement):
        _check_words(statement, path, ("statement", number))
        _check_passages(article, statement.evidence, path, ("statement", number, "evidence"))
        _check_date(statement.date, path, ("statement", number, "date"))
        for index, figure in enumerate(statement.figures):
            _check_figure(figure, path, ("statement", number, "figures", index))
    _check_verdicts(file, path)
    return Seed(path, article, file.statement, file.verdict)


def _name_the_article(data: dict[str, Any]) -> None:
    """Write the article's id into each passage that names none: it is said once, at the head."""
    article = data.get("article")
    statements = data.get("statement")
    if not isinstance(article, dict) or not isinstance(statements, list):
        return
    for statement in statements:
        passages = statement.get("evidence") if isinstance(statement, dict) else None
        for passage in passages if isinstance(passages, list) else ():
            if isinstance(passage, dict) and "id" in article:
                passage.setdefault("article", article["id"])


def _check_date(edtf: str, path: Path, place: records.Place) -> None:
    try:
        dates.span(edtf)
    except ValueError as fault:
        raise _fault(path, place, str(fault)) from None


def _check_words(statement: Statement, path: Path, place: records.Place) -> None:
    """Refuse a statement that stands in the article's words: seeds carry our own."""
    if statement.quoted:
        what = "a seed carries own words: word the statement, then leave this field out"
        raise _fault(path, (*place, "quoted"), what)
    if any(anchoring.repeats(statement.text, passage) for passage in statement.evidence):
        what = "is the passage itself; a seed carries own words"
        raise _fault(path, (*place, "text"), what)


def _check_verdicts(file: _File, path: Path) -> None:
    """Refuse a verdict whose first statement stands in another file: it is looked for there."""
    here = {statement.id for statement in file.statement}
    for number, verdict in enumerate(file.verdict):
        if verdict.first not in here:
            what = f"there is no statement {verdict.first!r} in this file"
            raise _fault(path, ("verdict", number, "first"), what)


def _check_figure(figure: Figure, path: Path, place: records.Place) -> None:
    if figure.value is None and (figure.low is None or figure.high is None):
        raise _fault(path, place, "a figure needs a value, or low and high")


def _check_digest(article: Article, path: Path) -> None:
    end = 0
    for number, paragraph in enumerate(article.digest):
        if paragraph.paragraph != number + 1:
            what = f"paragraphs are numbered 1, 2, 3 …: expected {number + 1}"
            raise _fault(path, ("digest", number, "paragraph"), what)
        if not paragraph.start < paragraph.end <= article.characters:
            raise _fault(path, ("digest", number, "start"), "the span is not inside the text")
        if paragraph.start < end:
            what = f"the span begins before paragraph {number} ends"
            raise _fault(path, ("digest", number, "start"), what)
        end = paragraph.end


def _check_passages(
    article: Article, evidence: tuple[Evidence, ...], path: Path, place: records.Place
) -> None:
    """Hold the passages of a statement to the digest, but those in other articles: see `rules`."""
    if evidence[0].article != article.id:
        what = f"the first passage must be in {article.id}, the article of this file"
        raise _fault(path, (*place, 0), what)
    homes = {paragraph.paragraph: paragraph for paragraph in article.digest}
    for number, passage in enumerate(evidence):
        if passage.article != article.id:
            continue
        home = homes.get(passage.paragraph)
        if home is None:
            raise _fault(path, (*place, number), f"there is no paragraph {passage.paragraph}")
        if not home.start <= passage.start < passage.end <= home.end:
            what = f"the span is not inside paragraph {home.paragraph}"
            raise _fault(path, (*place, number), what)


def _refuse_twins(seeds: tuple[Seed, ...]) -> None:
    articles: dict[str, Path] = {}
    statements: dict[str, Path] = {}
    for seed in seeds:
        if seed.article.id in articles:
            first = articles[seed.article.id]
            raise _fault(seed.path, ("article", "id"), f"article id also used by {first.name}")
        articles[seed.article.id] = seed.path
        for number, statement in enumerate(seed.statements):
            if statement.id in statements:
                first = statements[statement.id]
                what = f"id {statement.id!r} also used in {first.name}"
                raise _fault(seed.path, ("statement", number, "id"), what)
            statements[statement.id] = seed.path


def _fault(path: Path, place: records.Place, what: str) -> DossierError:
    line = records.line_of(path.read_text("utf-8"), place)
    field = "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in place)
    return DossierError(f"{field.lstrip('.')}: {what}", where=f"{path}:{line}")
