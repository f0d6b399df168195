"""The door: text from an article, a file or a person is cleaned here once, and nowhere else.

What goes: control and escape characters, bidirectional overrides and other invisible format
characters, lone surrogates, noncharacters, floods of combining marks. What stays is NFC with
LF line ends. Cleaning is idempotent.
"""

from __future__ import annotations

import re
import unicodedata

_JOINERS = "\u200c\u200d"  # needed by emoji and by several scripts
_MARKS_KEPT = 8  # more marks on one letter is never writing
_PLANE_ENDS = "".join(chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(17))
_NONCHARACTERS = re.compile(f"[\ufdd0-\ufdef{_PLANE_ENDS}]")
_LINE_ENDS = re.compile("\r\n?|[\u0085\u2028\u2029\x0b\x0c]")
_JOINER_FLOOD = re.compile(f"([{_JOINERS}])[{_JOINERS}]+")


def clean(text: str) -> str:
    """Clean a text of several lines; tabs and line feeds are kept."""
    if text.isascii() and text.isprintable():  # the most usual text, and thousands of them
        return text
    text = _LINE_ENDS.sub("\n", text)
    if not text.isascii():
        text = _NONCHARACTERS.sub("", text)
    text = "".join(character for character in text if _is_kept(character))
    text = _JOINER_FLOOD.sub(r"\1", text)
    return _thin_marks(unicodedata.normalize("NFC", text))


def clean_line(text: str) -> str:
    """Clean a text that stands on one line; runs of white space become one space."""
    return " ".join(clean(text).split())


def _is_kept(character: str) -> bool:
    if " " <= character <= "~" or character in "\n\t":
        return True
    category = unicodedata.category(character)
    return category not in {"Cc", "Cf", "Cs"} or character in _JOINERS


def _thin_marks(text: str) -> str:
    if text.isascii():
        return text
    kept: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.category(character) in {"Mn", "Me"} else 0
        if marks <= _MARKS_KEPT:
            kept.append(character)
    return "".join(kept)
