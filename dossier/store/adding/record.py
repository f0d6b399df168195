"""The record of an imported article: what may be said of it, and what that makes of it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from msgspec.structs import replace

from dossier import dates
from dossier.articles.extract import LONGEST_FIELD
from dossier.articles.naming import label
from dossier.articles.published import asks_date
from dossier.articles.readers.document import LANGUAGE_UNKNOWN, author
from dossier.articles.tidying import tidy
from dossier.cleaning import clean_line
from dossier.errors import DossierError
from dossier.model import Article, Author
from dossier.store.rows import Record

# by the name that people type
FIELDS = {
    "title": "title", "author": "author", "outlet": "container_title", "publisher": "publisher",
    "issued": "issued", "language": "language", "url": "url", "label": "label",
    "copy_of": "copy_of",
}  # fmt: skip
_BETWEEN = "; "  # stands between authors
_LANGUAGE = re.compile(r"[a-z]{2}|und")
_DATES = "Write 2018-04-03, 2018-04 or 2018; leave empty what the article does not say."


def of(article: Article, questions: tuple[str, ...]) -> Record:
    """Give the record of an article that has these open questions."""
    return Record(
        label=article.label,
        language=article.language,
        title=article.title,
        author=article.author,
        container_title=article.container_title,
        publisher=article.publisher,
        issued=article.issued,
        url=article.url,
        copy_of=article.copy_of,
        questions=questions,
    )


def applied(article: Article, record: Record) -> Article:
    """Give the article with what its record says."""
    said = {field: getattr(record, field) for field in FIELDS.values()}
    return replace(article, **{field: value for field, value in said.items() if value is not None})


def words(record: Record) -> dict[str, str]:
    """Give by name each field as it is typed; several authors with semicolons between them."""
    names = _BETWEEN.join(item.name for item in record.author)
    said = {name: getattr(record, field) or "" for name, field in FIELDS.items()}
    return said | {"author": names}


def revised(record: Record, fields: Mapping[str, str], *, settle: bool = False) -> Record:
    """Give the record with fields as they were typed, by name; an empty one is emptied.

    A date answers the question of the date; `settle` takes every question as answered. A label
    that was made of the title is made anew. Raises DossierError where a field is not sound.
    """
    said = {FIELDS[name]: clean_line(tidy(value)) for name, value in fields.items()}
    if said.get("title", record.title) != record.title and record.label == label(record.title):
        said.setdefault("label", label(said["title"]) if said["title"] else record.label)
    if "language" in said:
        said["language"] = said["language"].lower() or LANGUAGE_UNKNOWN
    names = said.pop("author", None)
    new = replace(record, **said)
    if names is not None:
        new = replace(new, author=_authors(names, record.author))
    for name, what, advice in broken(new):
        raise DossierError(f"{name}: {what}", advice=advice)
    open_ = () if settle else record.questions
    if new.issued:
        open_ = tuple(question for question in open_ if not asks_date(question))
    return replace(new, questions=open_)


def broken(record: Record) -> Iterator[tuple[str, str, str]]:
    """Give by name each field that is not sound, what is wrong with it, what would be right."""
    if not record.label:
        yield "label", "must not be empty", "It is the short name that stands for the article."
    if not _LANGUAGE.fullmatch(record.language):
        yield "language", f"{record.language!r} is not a language", "Write two letters like fr."
    try:
        dates.span(record.issued)
    except ValueError as fault:
        yield "issued", str(fault), _DATES
    if record.url and not _is_address(record.url):
        yield "url", "is not an address of the web", "Write it whole, with http:// or https://."
    for name, value in words(record).items():
        if len(value) > LONGEST_FIELD:
            yield name, f"is longer than {LONGEST_FIELD} characters", "Shorten it."


def _authors(names: str, known: tuple[Author, ...]) -> tuple[Author, ...]:
    """Make authors of names; one that is there already stays divided as it is."""
    by_name = {item.name: item for item in known}
    parts = (part.strip() for part in names.split(_BETWEEN.strip()))
    return tuple(by_name.get(part, author(part)) for part in dict.fromkeys(parts) if part)


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and " " not in url
