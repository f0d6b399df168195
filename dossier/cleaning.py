"""The door: text from an article, a file or a person is cleaned here once, and nowhere else.

What goes: control and escape characters, bidirectional overrides and other invisible format
characters, joiners and selectors that only hide words, lone surrogates, noncharacters, floods of
combining marks. What stays is NFC with LF line ends. Cleaning is idempotent, and takes time in
proportion to the length.
"""

from __future__ import annotations

import re
import unicodedata

_JOINERS = "\u200c\u200d"  # needed by emoji and by several scripts
_MARKS = frozenset({"Mn", "Me"})
_MARKS_KEPT = 8  # more marks on one letter is never writing
_PLANE_ENDS = "".join(chr(plane << 16 | 0xFFFE) + chr(plane << 16 | 0xFFFF) for plane in range(17))
_BLANK = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0"  # letters and marks that nobody sees
# What French and English are written in: nothing of it goes, and nothing of it composes.
_USUAL = re.compile("[\t\n -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u202f\u20ac]*")
# The others are compiled when a text first needs them: a start that meets none is spared 4 ms.
_NOTHING = f"[{_BLANK}\ufdd0-\ufdef{_PLANE_ENDS}]"
_LINE_ENDS = "\r\n?|[\u0085\u2028\u2029\x0b\x0c]"
_SELECTORS = "\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"
_UNSEEN = f"[{_JOINERS}{_SELECTORS}]"
_JOINER_FLOOD = f"([{_JOINERS}])[{_JOINERS}]+"
_SELECTOR = f"[{_SELECTORS}]"
# Between Latin letters a joiner hides a name from every search; these scripts and signs need it.
_JOINED = (
    "[\u0590-\u1cff\u2190-\u2bff\ua840-\uab2f\uabc0-\uabff\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010a00-\U00011fff\U0001f000-\U0001faff]"
)
_VARIED = (
    "[0-9#*\u00a9\u00ae\u1000-\u109f\u1800-\u18af\u2010-\u2bff\u3000-\u9fff\ua840-\ua87f"
    "\uf900-\ufaff\U00020000-\U0003ffff\U0001f000-\U0001faff]"
)


def clean(text: str) -> str:
    """Clean a text of several lines; tabs and line feeds are kept."""
    if _USUAL.fullmatch(text):  # nearly every text, and thousands of them
        return text
    text = re.sub(_LINE_ENDS, "\n", text)
    if text.isascii():
        return "".join(filter(_is_kept, text))
    text = re.sub(_NOTHING, "", text)
    text = _in_order("".join(filter(_is_kept, text)))
    if re.search(_UNSEEN, text):
        text = _in_order(_without_strays(re.sub(_JOINER_FLOOD, r"\1", text)))
    return text


def clean_line(text: str) -> str:
    """Clean a text that stands on one line; runs of white space become one space."""
    return " ".join(clean(text).split())


def _is_kept(character: str) -> bool:
    if " " <= character <= "~" or character in "\n\t":
        return True
    category = unicodedata.category(character)
    return category not in {"Cc", "Cf", "Cs"} or character in _JOINERS


def _in_order(text: str) -> str:
    """Give the NFC of a text; marks are thinned before, since to sort a flood takes hours."""
    return _thin_marks(unicodedata.normalize("NFC", _thin_marks(text)))


def _thin_marks(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.category(character) in _MARKS else 0
        if marks <= _MARKS_KEPT:
            kept.append(character)
    return "".join(kept)


def _without_strays(text: str) -> str:
    """Leave out joiners that join nothing and selectors that vary nothing."""
    kept: list[str] = []
    base = ""
    for place, character in enumerate(text):
        if character in _JOINERS:
            if not (re.match(_JOINED, base) and _is_joined(text[place + 1 : place + 2])):
                continue
        elif re.match(_SELECTOR, character):
            if not (kept and kept[-1] == base and re.match(_VARIED, base)):
                continue
        elif unicodedata.category(character) not in _MARKS:
            base = character
        kept.append(character)
    return "".join(kept)


def _is_joined(following: str) -> bool:
    """Tell whether a joiner has something behind it; a mark belongs to what is before it."""
    return bool(re.match(_JOINED, following)) and unicodedata.category(following) not in _MARKS
