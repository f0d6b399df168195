"""A web page as a browser's parser sees it."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = {"meta", "br", "link", "img", "input", "hr"}


@dataclass
class Element:
    """An element, with the text that is directly or further down in it."""

    name: str
    attributes: dict[str, str]
    inside: list[Element] = field(default_factory=list)
    text: str = ""


class Page(HTMLParser):
    """Reads a page; whatever is not closed as it was opened is a fault."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(html)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        assert len(dict(attrs)) == len(attrs)
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        for item in self._open:
            item.inside.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        """Close the element that was opened last."""
        assert self._open.pop().name == tag

    def handle_data(self, data: str) -> None:
        """Add to the texts of what is open."""
        for item in self._open:
            item.text += data

    def every(self, name: str, class_: str = "") -> list[Element]:
        """Give the elements of a name, and a class."""
        return [
            item
            for item in self.elements
            if item.name == name
            and (not class_ or class_ in item.attributes.get("class", "").split())
        ]
