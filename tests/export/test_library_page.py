from __future__ import annotations

import pytest

from dossier.export.markdown import library_markdown
from dossier.model import Library

from .hostile import TEXTS, hostile_library
from .rendering import blocks, foreign_html, links
from .samples import library

PAGE = """\
# Library

3 companies, 4 statements, 1 article (newest: 1 March 2026).

<!-- notes: yours, kept on re-export -->

<!-- /notes -->

## Dossiers

- [Northwind Motors](northwind.md): 4 statements from 1 article
- [Southwind](southwind.md): 1 statement from 1 article
- [Calm](calm.md): 0 statements from 0 articles

## Coverage

Statements by facet, or the gap; *denied* where all of them say that it is not so.

| Facet | Northwind | Southwind | Calm |
| --- | ---: | ---: | ---: |
| Sites | 2 | — not mentioned | — no article read |
| Sales | 2 | 1 | — no article read |
| Money | — not mentioned | — not mentioned | — no article read |

## Articles
"""


def test_the_index_reads_like_this() -> None:
    assert PAGE in library_markdown(library())


def test_an_empty_library_has_an_index() -> None:
    page = library_markdown(library([], articles=[], companies=[]))
    assert "0 companies, 0 statements, 0 articles.\n" in page


def test_every_dossier_of_the_seed_library_is_linked(seeds: Library) -> None:
    assert links(library_markdown(seeds)) == [f"{company.id}.md" for company in seeds.companies]


@pytest.mark.parametrize("text", [text for text in TEXTS if text == " ".join(text.split())])
def test_hostile_names_stay_in_their_link(text: str) -> None:
    page = library_markdown(hostile_library(text))
    assert links(page) == ["northwind.md", "southwind.md"]
    assert not foreign_html(page)
    entries = [block.text for block in blocks(page) if block.place == "li"]
    assert entries[0] == f"{text}: 2 statements from 1 article"
