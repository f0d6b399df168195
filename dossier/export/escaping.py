"""Any text becomes Markdown that renders as that very text: nothing in it is obeyed.

Valid for CommonMark, GitHub's tables, strikethrough, footnotes and links, and for renderers that
also link bare domains. What is escaped depends on the text alone, so that an escaped text may
stand anywhere in a line: in a paragraph, a list item, a heading, a table cell, a footnote.
"""

from __future__ import annotations

import re

# GitHub links an e-mail address even where it is escaped; in a code span it does not.
_EMAIL = r"[A-Za-z0-9][A-Za-z0-9.+_-]{0,63}@[A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)+"
_SPECIAL = re.compile(
    rf"""
      (?P<email>{_EMAIL})
    | [\\`*_~\[\]<|$\#@]          # emphasis, code, links, footnotes, HTML, cells, formulas
    | &(?=\#?\w+;)                # &amp;
    | /(?=/)                      # http://
    | (?<=\S)\.(?=[^\W\d_]{{2}})  # example.com
    | (?<=[Ww]{{3}})\.            # www.
    | :(?=[\w+-]+:)               # :emoji:
    | ^[-+=>]                     # list, underline of a heading, block quotation
    | [!^]$                       # before a footnote these make an image, a note
    """,
    re.VERBOSE,
)
_ORDERED = re.compile(r"^([0-9]{1,9})(?=[.)](?:\s|$))")


def inline(text: str) -> str:
    """Escape `text`, on one line: its line ends become spaces, its outer white space goes."""
    line = " ".join(text.splitlines()).strip()
    return _ORDERED.sub(r"\1\\", _SPECIAL.sub(_escape, line))


def _escape(found: re.Match[str]) -> str:
    return f"`{found[0]}`" if found["email"] else f"\\{found[0]}"
