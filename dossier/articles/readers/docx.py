"""Word documents (.docx): a zip archive with the text in one XML file."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from xml.etree.ElementTree import ParseError, XMLParser

from dossier.articles.readers.document import Document
from dossier.errors import DossierError

TEXT_PART = "word/document.xml"
_LARGEST = 64 * 1024 * 1024  # bytes of the text part: as declared, and as found
_MOST_PARTS = 10_000
_CHUNK = 65536
_HEADING = re.compile(r"heading|titre|title|berschrift", re.IGNORECASE)

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIGNS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
# a picture's text box stands twice, once for old programs
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_LEFT_OUT = {f"{_W}del", f"{_W}moveFrom", _FALLBACK}


def read(data: bytes) -> Document:
    """Read the paragraphs of a Word document; hidden and deleted text is left out.

    Its properties are not believed: they name whoever made the file, and when.
    Raises DossierError when it is no such document, or one that unpacks to too much.
    """
    found = _Paragraphs()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _feed(archive, XMLParser(target=found))  # noqa: S314 - see `doctype`
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError, zlib.error):
        raise DossierError("is not a Word document that can be read") from None
    except ParseError:
        raise DossierError("is not a Word document that can be read: its XML is broken") from None
    return Document("\n\n".join(found.texts), headings=tuple(found.headings))


def _feed(archive: zipfile.ZipFile, parser: XMLParser) -> None:
    if len(archive.infolist()) > _MOST_PARTS:
        raise DossierError("has too many parts for a document")
    size = archive.getinfo(TEXT_PART).file_size
    with archive.open(TEXT_PART) as part:
        taken = 0
        while size <= _LARGEST and taken <= _LARGEST:
            chunk = part.read(_CHUNK)
            if not chunk:
                parser.close()
                return
            taken += len(chunk)
            parser.feed(chunk)
    raise DossierError("unpacks to more than 64 MB")


class _Paragraphs:
    """Takes the events of the parser: a paragraph may stand inside another, in a text box."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.headings: list[str] = []
        self._open: list[list[str]] = []
        self._heading = self._hidden = self._in_text = False
        self._left_out = 0

    def doctype(self, _name: str, _public: str | None, _system: str | None) -> None:
        """Refuse a document type: it is where entities multiply, and Word writes none."""
        raise DossierError("is not a Word document that can be read: it declares a document type")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the beginning of an element."""
        value = attributes.get(f"{_W}val", "")
        if tag in _LEFT_OUT:
            self._left_out += 1
        elif tag == f"{_W}p":
            self._open.append([])
            self._heading = False
        elif tag == f"{_W}pStyle":
            self._heading = bool(_HEADING.search(value))
        elif tag == f"{_W}r":
            self._hidden = False
        elif tag == f"{_W}vanish":
            self._hidden = value not in {"0", "false", "off"}
        elif tag == f"{_W}t":
            self._in_text = True
        elif tag in _SIGNS:
            self._add(_SIGNS[tag])

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        if tag in _LEFT_OUT:
            self._left_out -= 1
        elif tag == f"{_W}t":
            self._in_text = False
        elif tag == f"{_W}p":
            text = "".join(self._open.pop()).strip()
            if text:
                self.texts.append(text)
                if self._heading:
                    self.headings.append(text)

    def data(self, text: str) -> None:
        """Take characters; those between the elements are layout of the XML."""
        if self._in_text:
            self._add(text)

    def _add(self, text: str) -> None:
        if self._open and not self._left_out and not self._hidden:
            self._open[-1].append(text)
