"""What is known of an article once its file has been read: cleaned, complete, frozen."""

from __future__ import annotations

import msgspec

from dossier.articles import own_page
from dossier.articles.byline import complete
from dossier.articles.freezing import text_hash
from dossier.articles.languages import detect
from dossier.articles.readers import plain
from dossier.articles.readers.document import LANGUAGE_UNKNOWN, Document
from dossier.articles.readers.registry import MARKDOWN, PLAIN, choose
from dossier.articles.tidying import tidy
from dossier.cleaning import clean, clean_line
from dossier.errors import DossierError
from dossier.model import Author, Plain

_LONGEST = 500_000  # characters: a book has as many
LONGEST_FIELD = 500


class Extract(Plain, frozen=True):
    """A document whose text is frozen, and the name of the format it came in.

    `as_found_sha256` is the hash of a text file's own text, before lines were joined: the one
    by which an article coded by hand may be known. Empty for other formats.
    """

    format: str
    document: Document
    as_found_sha256: str = ""


def extract(name: str, data: bytes) -> Extract:
    """Read the content `data` of a file called `name`.

    Raises DossierError when it is of no known format, cannot be read, holds no words or is a page
    that this program wrote: what rests on articles is no source beside them. A reader
    may raise anything else on a file made to break it: call this in a process of its own.
    """
    form = choose(name, data)
    if form in {MARKDOWN, PLAIN} and own_page.is_ours(clean(plain.read_text(data))):
        raise DossierError(
            "is a page that dossier wrote: it rests on articles and is no evidence itself",
            advice="Add the articles that it names",
        )
    document = _frozen(form.read(data))
    if len(document.text) > _LONGEST:
        raise DossierError(f"holds more than {_LONGEST:,} characters, which is no article")
    if not any(map(str.isalnum, document.text)):
        raise DossierError("holds no text")
    found = text_hash(clean(plain.read_text(data))) if form is PLAIN else ""
    return Extract(form.name, document, found)


def _frozen(document: Document) -> Document:
    """Clean everything once more, after all decoding: an entity may have hidden an escape."""
    text = clean(tidy(document.text))
    cleaned = msgspec.structs.replace(
        document,
        text=text,
        title=_field(document.title),
        author=tuple(_author(item) for item in document.author),
        container_title=_field(document.container_title),
        publisher=_field(document.publisher),
        url=_field(document.url),
        headings=tuple(clean_line(tidy(item)) for item in document.headings),
    )
    completed = complete(cleaned)
    return msgspec.structs.replace(
        completed,
        title=_field(completed.title),
        language=detect(text) or _declared(document.language),
        questions=tuple(map(clean_line, completed.questions)),
    )


def _field(value: str) -> str:
    line = clean_line(tidy(value))
    return line if len(line) <= LONGEST_FIELD else ""


def _author(name: Author) -> Author:
    return Author(_field(name.family), _field(name.given), _field(name.literal))


def _declared(tag: str) -> str:
    """Give the two letters of a language tag such as fr-FR."""
    letters = tag.strip().lower()[:3]
    code = letters[:2]
    whole = len(letters) == 2 or letters[2:] in {"-", "_"}
    return code if whole and code.isascii() and code.isalpha() else LANGUAGE_UNKNOWN
