"""Markdown as a reader sees it, by a renderer that obeys everything it can."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

RENDERER = (
    MarkdownIt("commonmark", {"linkify": True, "html": True})
    .enable(["table", "strikethrough", "linkify"])
    .use(footnote_plugin)
    .use(front_matter_plugin)
)
REFERENCE = re.compile(r"(?<!\\)\[\^([a-z0-9-]+)\](?!:)")
DEFINITION = re.compile(r"^\[\^([a-z0-9-]+)\]:", re.MULTILINE)
OWN_HTML = {"<br>"}


@dataclass(frozen=True)
class Block:
    """A piece of visible text and what it stands in: `p`, `li`, `td`, `h2`, `footnote`."""

    place: str
    text: str


def tokens(markdown: str) -> list[Token]:
    """Parse, block by block."""
    return RENDERER.parse(markdown, {})


def blocks(markdown: str) -> list[Block]:
    """Give the visible texts of a page."""
    places: list[str] = []
    found: list[Block] = []
    for token in tokens(markdown):
        if token.nesting == 1:
            places.append("footnote" if token.type == "footnote_open" else token.tag)
        elif token.nesting == -1:
            places.pop()
        elif token.type == "inline":
            place = next(place for place in reversed(places) if place != "p" or len(places) == 1)
            found.append(Block(place, visible(token)))
    return found


def visible(token: Token) -> str:
    """Give the text of an inline token; a line break of ours is a line feed."""
    return "".join(
        "\n" if child.content in OWN_HTML else child.content
        for child in token.children or ()
        if child.type in {"text", "code_inline", "html_inline"}
    )


def kinds(markdown: str) -> set[str]:
    """Give the types of everything that the renderer makes of a text."""
    return {token.type for token in _every(tokens(markdown))}


def foreign_html(markdown: str) -> list[str]:
    """Give the HTML in a page that is neither our line break nor a comment."""
    return [
        token.content
        for token in _every(tokens(markdown))
        if token.type in {"html_inline", "html_block"}
        and token.content not in OWN_HTML
        and not token.content.startswith("<!--")
    ]


def links(markdown: str) -> list[str]:
    """Give the targets of all links and images."""
    return [
        str(token.attrs.get("href", token.attrs.get("src")))
        for token in _every(tokens(markdown))
        if token.type in {"link_open", "image"}
    ]


def _every(found: list[Token]) -> Iterator[Token]:
    for token in found:
        yield token
        yield from _every(token.children or [])


def check_footnotes(markdown: str) -> None:
    """Check that each reference has one definition, each definition a reference, and no more."""
    referred = set(REFERENCE.findall(markdown))
    defined = DEFINITION.findall(markdown)
    assert sorted(referred) == sorted(defined)
    rendered = {
        token.meta["label"] for token in _every(tokens(markdown)) if token.type == "footnote_ref"
    }
    assert rendered == referred
