"""Saved web pages: the article is taken out of menus, banners and advertisements."""

from __future__ import annotations

import codecs
import re
from typing import Any

from dossier.articles.freezing import decode
from dossier.articles.readers.document import Document, needs_extra
from dossier.articles.readers.html_fields import fields
from dossier.errors import DossierError

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_HEAD = 4096  # bytes in which a page declares its encoding
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
_HIDDEN = (
    "//script | //style | //template | //noscript | //comment() | //*[@hidden] |"
    " //*[@aria-hidden='true'] |"
    " //*[contains(translate(@style, ' ', ''), 'display:none')] |"
    " //*[contains(translate(@style, ' ', ''), 'visibility:hidden')]"
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
_BLOCKS = {"p", "head", "item", "quote", "code", "row", "lb"}


def read(data: bytes) -> Document:
    """Read a page. Raises DossierError when it is not text or holds no article."""
    return read_page(decode_page(data))


def decode_page(data: bytes) -> str:
    """Decode a page: UTF-8, else as it says itself, else as any other text."""
    declared = _DECLARED.search(data[:_HEAD])
    if declared and b"\0" not in data:
        for encoding in ("utf-8", declared[1].decode("ascii", "replace")):
            try:
                return data.decode(codecs.lookup(encoding).name)
            except (LookupError, ValueError):
                continue
    return decode(data)


def read_page(page: str) -> Document:
    """Read the source of a page. Raises DossierError when it holds no article."""
    try:
        import trafilatura
        from lxml import etree, html
    except ModuleNotFoundError:
        raise needs_extra("HTML") from None

    source = _XML_DECLARATION.sub("", page).encode("utf-8", "replace")
    try:
        tree = html.document_fromstring(source, parser=html.HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError, AssertionError):
        raise DossierError("is not a page that can be read") from None
    _clean(tree)
    known = fields(tree, page)  # before the scripts go: JSON-LD is one of them
    for element in tree.xpath(_HIDDEN):
        if element.getparent() is not None:
            _remove(element)
    found = trafilatura.bare_extraction(tree, include_comments=False, with_metadata=False)
    body = getattr(found, "body", None)
    blocks = _blocks(body) if body is not None else []
    if not blocks:
        raise DossierError("holds no article that can be told from the page around it")
    headings = tuple(text for text, tag in blocks if tag == "head")
    return Document(text="\n\n".join(text for text, _ in blocks), headings=headings, **known)


def _clean(tree: Any) -> None:
    """Take out what an entity like &#27; has put in: no text with it can be set or extracted."""
    for element in tree.iter():
        if element.text and _CONTROL.search(element.text):
            element.text = _CONTROL.sub("", element.text)
        if element.tail and _CONTROL.search(element.tail):
            element.tail = _CONTROL.sub("", element.tail)
        for name, value in element.attrib.items():
            if _CONTROL.search(value):
                del element.attrib[name]


def _remove(element: Any) -> None:
    """Remove an element, but not the words after it, which belong to what is around it."""
    parent, before = element.getparent(), element.getprevious()
    if element.tail:
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _blocks(body: Any) -> list[tuple[str, str]]:
    """Give paragraph by paragraph the words and the tag, in order; no block stands twice."""
    found: list[tuple[str, str]] = []
    words: list[str] = []
    tag = ""

    def close(following: str) -> None:
        nonlocal tag
        text = " ".join("".join(words).split())
        if text:
            found.append((text, tag))
        words.clear()
        tag = following

    from lxml import etree

    for event, element in etree.iterwalk(body, events=("start", "end")):
        name = str(element.tag)
        if event == "start":
            if name in _BLOCKS:
                close(name)
            words.append(element.text or "")
        else:
            if name in _BLOCKS:
                close("")
            words.append(f" {element.tail or ''}" if name == "cell" else element.tail or "")
    close("")
    return found
