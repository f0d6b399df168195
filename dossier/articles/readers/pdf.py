"""PDF files that hold text."""

from __future__ import annotations

import io
import re

from dossier.articles.readers.document import Document, needs_extra
from dossier.articles.tidying import tidy, unwrap_typeset
from dossier.cleaning import clean, clean_line
from dossier.errors import DossierError

_MOST_PAGES = 200
_PAGE_NUMBER = re.compile(r"\s*(?:page\s*)?\d{1,4}(?:\s*(?:/|of|sur)\s*\d{1,4})?\s*", re.IGNORECASE)


def read(data: bytes) -> Document:
    """Read the text of a PDF, its lines joined to paragraphs.

    Title and author of the file's properties are believed only where the text prints them: they
    often name the program, the template or the person who made the file. The day on which the
    file was made is never taken for that of publication.

    Raises DossierError when it cannot be read, is encrypted or holds no text.
    """
    try:
        import pypdf
        from pypdf.errors import PyPdfError
    except ModuleNotFoundError:
        raise needs_extra("PDF") from None

    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise DossierError("is protected by a password")
        if len(reader.pages) > _MOST_PAGES:
            raise DossierError(f"has more than {_MOST_PAGES} pages, which is no article")
        pages = [_without_number(clean(tidy(page.extract_text()))) for page in reader.pages]
        properties = reader.metadata
        title = clean_line(str(properties.title or "")) if properties else ""
    except PyPdfError as fault:
        raise DossierError(f"is not a PDF that can be read: {clean_line(str(fault))}") from None
    text = unwrap_typeset("\n".join(pages))
    if not text.strip():
        raise DossierError(
            "holds no text: perhaps pictures of pages",
            advice="A program for character recognition can give it a text.",
        )
    printed = " ".join(text.split()).casefold()
    return Document(text, title=title if title and title.casefold() in printed else "")


def _without_number(page: str) -> str:
    """Leave out the page number at the head or the foot of a page."""
    lines = page.strip().split("\n")
    if len(lines) > 1 and _PAGE_NUMBER.fullmatch(lines[-1]):
        lines.pop()
    if len(lines) > 1 and _PAGE_NUMBER.fullmatch(lines[0]):
        lines.pop(0)
    return "\n".join(lines)
