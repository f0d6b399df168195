"""Text files."""

from __future__ import annotations

from dossier.articles.freezing import decode
from dossier.articles.readers.document import Document
from dossier.articles.tidying import tidy, unwrap
from dossier.cleaning import clean
from dossier.errors import DossierError

_LOOKED_AT = 65536
_CONTROLS = frozenset(map(chr, range(32))) - set("\t\n\v\f\r\x1b")
_MOST_CONTROLS = 0.02  # share of control characters in anything that a person wrote


def read(data: bytes) -> Document:
    """Read a text. Raises DossierError when the bytes are not text."""
    return Document(unwrap(clean(tidy(read_text(data)))))


def read_text(data: bytes) -> str:
    """Decode text. Raises DossierError when the bytes are not text."""
    text = decode(data)
    start = text[:_LOOKED_AT]
    if sum(character in _CONTROLS for character in start) > _MOST_CONTROLS * len(start):
        raise DossierError("is not a text file")
    return text
