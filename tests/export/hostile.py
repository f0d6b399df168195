"""Texts that try to be more than text."""

from __future__ import annotations

from hypothesis import strategies as st
from msgspec.structs import replace

from dossier.cleaning import clean_line
from dossier.model import Library, Name

from .samples import NORTHWIND, article, library, statement

TEXTS = (
    "a | b",
    "ends in a backslash \\",
    "\\| and \\\\|",
    "# not a heading",
    "not a heading #",
    "- item",
    "-",
    "+ item",
    "* item",
    "1. item",
    "12) item",
    "1.",
    "> quoted",
    "~~~",
    "~~struck~~ and ~one~",
    "```code```",
    "`tick",
    "**bold** *thin* _thin_ __bold__",
    "[text](https://example.com)",
    "[reference][S1]",
    "[S1]: https://example.com",
    "[^1]: mine",
    "[^northwind-000001]: mine",
    "[^northwind-000001]",
    "![image](x.png)",
    "wow!",
    "power^",
    "^[inline note]",
    "<b>bold</b> <img src=x onerror=alert(1)>",
    "<!-- notes: yours, kept on re-export -->",
    "<!-- /notes -->",
    "<https://example.com>",
    "<script>alert(1)</script>",
    "&amp; &lt; &#35; &copy R&D",
    "see http://example.com/a_b?x=1&amp;y=2 and https://localhost/x",
    "www.example.com WWW.example.com www.1.2",
    "//localhost/x ftp://example.com xmpp:me@example.com mailto:me@example.com",
    "example.com, sub.example.co.uk, пример.рф, Acme.com!",
    "me@example.com a@b.c+d@e.f x@y@z.com `me@example.com` é@a.bc",
    ":smile: :+1: 10:30:45 ::",
    "===",
    "---",
    "***",
    "___",
    "| --- | --- |",
    ":--",
    "--- | ---",
    "    indented",
    "\tindented",
    "two\n\n# lines",
    "a  \nbreak",
    "back\\\nslash",
    "$x^2$ and $$y$$ US$5/$6",
    "{{ template }} {% raw %}",
    "Acme\nadmin: true",
    'say "yes": no',
    "NO",
    "[ ] task",
    "- [x] task",
    "U.S. rules, 3.5 %, T.K. etc.Next",
    "« guillemets » “quotes” …",
    "e\u0301 \u200d 🚗 Ω",
)
_PIECES = st.sampled_from(
    [
        *"\\`*_{}[]()<>#+-.!|~^&@:/$=%\"'?;, \n\tw1aé",
        "http://",
        "www.",
        ".com",
        "&amp;",
        "<b>",
        *TEXTS,
    ]
)


def lines() -> st.SearchStrategy[str]:
    """Draw texts as they are after cleaning: on one line, not empty."""
    mixed = st.lists(_PIECES | st.text(max_size=3), min_size=1, max_size=12).map("".join)
    return mixed.map(clean_line).filter(bool)


def hostile_library(text: str) -> Library:
    """Put `text` wherever a text may stand."""
    company = replace(NORTHWIND, name=text, short=text, aliases=(Name(text),), brands=(Name(text),))
    digest = (replace(article().digest[1], text=text),)
    return library(
        [
            statement(1, text, "Lille", speaker=text, date_words=text),
            statement(2, "plain", "Bora", topic="plants", parties=("southwind",)),
        ],
        articles=[article(title=text, container_title=text, url=text, digest=digest)],
        companies=[company, replace(NORTHWIND, id="southwind", name=text)],
    )
