"""Which reader a file gets: its name proposes, its first bytes confirm."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from dossier.articles.readers import docx, html, mail, markdown, pdf, plain
from dossier.articles.readers.document import Document
from dossier.errors import DossierError

_HEAD = 2048
_HEADER_LINE = re.compile(
    rb"^(?:from|to|subject|date|received|return-path|message-id|mime-version|delivered-to|"
    rb"content-type|reply-to|x-[\w-]+)[ \t]*:",
    re.IGNORECASE | re.MULTILINE,
)
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html)", re.IGNORECASE | re.DOTALL
)


@dataclass(frozen=True)
class Format:
    """A kind of file. `fits` tells whether bytes may be of it; `binary` that no text fits."""

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes], Document]
    fits: Callable[[bytes], bool]
    binary: bool = False


def _is_pdf(data: bytes) -> bool:
    return b"%PDF-" in data[:1024]


def _is_docx(data: bytes) -> bool:
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return docx.TEXT_PART in archive.NameToInfo
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return False


def _is_page(data: bytes) -> bool:
    return bool(_PAGE.match(data[:_HEAD].removeprefix(b"\xef\xbb\xbf")))


def _is_mail(data: bytes) -> bool:
    """Tell whether a block of header lines comes first, two known ones at least."""
    head = data[:_HEAD].lstrip().replace(b"\r\n", b"\n").split(b"\n\n")[0]
    return bool(_HEADER_LINE.match(head)) and len(_HEADER_LINE.findall(head)) >= 2


def _is_any(_data: bytes) -> bool:
    return True


PDF = Format("PDF", (".pdf",), pdf.read, _is_pdf, binary=True)
DOCX = Format("Word", (".docx",), docx.read, _is_docx, binary=True)
MAIL = Format("mail", (".eml",), mail.read, _is_mail)
PAGE = Format("HTML", (".html", ".htm", ".xhtml"), html.read, _is_any)
MARKDOWN = Format("Markdown", (".md", ".markdown"), markdown.read, _is_any)
PLAIN = Format("text", (".txt", ".text"), plain.read, _is_any)

FORMATS = (PDF, DOCX, MAIL, PAGE, MARKDOWN, PLAIN)
SUFFIXES = frozenset(suffix for form in FORMATS for suffix in form.suffixes)


def choose(name: str, data: bytes) -> Format:
    """Choose the format of a file `name` that holds `data`.

    A name that promises text is believed, whatever the text looks like: an article may begin
    like a mail. Bytes that cannot be text are what their beginning says.

    Raises DossierError when name and content contradict each other, or both say nothing.
    """
    suffix = PurePath(name).suffix.lower()
    named = next((form for form in FORMATS if suffix in form.suffixes), None)
    packed = next((form for form in (PDF, DOCX) if form.fits(data)), None)
    if named is not None and named.binary:
        if not named.fits(data):
            raise DossierError(f"is called {suffix}, but its content is not {named.name}")
        return named
    if packed is not None and b"\0" in data:
        return packed
    if named is not None:
        if not named.fits(data):
            raise DossierError(f"is called {suffix}, but its content is not {named.name}")
        return named
    if packed is not None:
        return packed
    if _is_page(data):
        return PAGE
    return MAIL if _is_mail(data) else PLAIN
