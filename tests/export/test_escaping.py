from __future__ import annotations

import pytest
from hypothesis import example, given, settings

from dossier.cleaning import clean_line
from dossier.export.escaping import inline
from dossier.export.tables import BREAK, table

from .hostile import TEXTS, lines
from .rendering import Block, blocks, kinds, links

PLAIN = {
    "inline",
    "text",
    "code_inline",
    *(
        f"{kind}_{end}"
        for kind in ("paragraph", "bullet_list", "list_item")
        for end in ("open", "close")
    ),
}
NOTE = "\n\n[^n]: note"


def check_everywhere(text: str) -> None:
    escaped, seen = inline(text), clean_line(text)
    assert blocks(escaped) == [Block("p", seen)]
    assert blocks(f"- {escaped}") == [Block("li", seen)]
    assert kinds(escaped) | kinds(f"- {escaped}") <= PLAIN
    assert blocks(f"## {escaped}") == [Block("h2", seen)]
    assert blocks(f"*done; {escaped}* x") == [Block("p", f"done; {seen} x")]
    cells = table(["h", "i"], [[escaped, f"a{BREAK}{escaped}[^n]"]]) + NOTE
    assert [block.text for block in blocks(cells)] == ["h", "i", seen, f"a\n{seen}", "note"]
    referred = f"{escaped}[^n] {escaped}{NOTE} {escaped}"
    assert blocks(referred) == [Block("p", f"{seen} {seen}"), Block("footnote", f"note {seen}")]
    assert not links(escaped) + links(cells) + links(referred)


@pytest.mark.parametrize("text", TEXTS)
def test_a_hostile_text_renders_as_itself(text: str) -> None:
    check_everywhere(clean_line(text))


@settings(max_examples=400, deadline=None)
@given(lines())
@example("x@y.com`")
def test_any_text_renders_as_itself(text: str) -> None:
    check_everywhere(text)


@pytest.mark.parametrize(
    "text",
    [
        "PSA has chosen Atlanta (its location); nearly 20 cities – 3.5 % more.",
        "It's “quoted”, isn't it? Yes: R&D and/or U.S. offices, T.K. says…",
        "Renault · Alpine's A110 costs 60 000 €!  No.",
    ],
)
def test_common_prose_stays_as_it_is(text: str) -> None:
    assert inline(text) == text


def test_a_text_of_several_lines_becomes_one() -> None:
    assert inline(" one\n\n# two\u2028three ") == "one  \\# two three"


@pytest.mark.parametrize(
    ("text", "escaped"),
    [("www.1.2", "www\\.1.2"), (":smile:", "\\:smile:"), ("me@example.com", "`me@example.com`")],
)
def test_what_only_github_would_obey_is_escaped_too(text: str, escaped: str) -> None:
    assert inline(text) == escaped
