from __future__ import annotations

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from dossier.articles.own_page import field
from dossier.export import notes
from dossier.export.markdown import dossier_markdown
from dossier.model import Library

from .hostile import TEXTS, hostile_library, lines
from .rendering import Block, blocks, check_footnotes, foreign_html, kinds, links
from .samples import DIGESTS, STATEMENTS, library, original

PAGE = """\
---
title: "Northwind Motors"
aliases:
- "Northwind"
- "NWM"
- "Northwind Inc."
tags:
- "dossier"
- "northwind"
articles:
- "depot"
as-of: "2026-03-01"
generator: "dossier"
subject: "dossier northwind"
checksum: "CHECKSUM"
---

# Northwind Motors

4 statements from 1 article (newest: 1 March 2026). Also called: Northwind, NWM, Northwind Inc. \
Brands: Bora. People: Ada Quill (head), Rui. Shares statements with: Southwind.

<!-- notes: yours, kept on re-export -->

<!-- /notes -->

## Gaps

Not mentioned in 1 article read:

- Nothing at all on: Money

Only denied: Plants.

## Sites

### Depots

- Northwind has a depot in Lille.[^northwind-000001] *done; Mia Poe (journalist); undated*

### Plants

- Northwind leaves Lille.[^northwind-000003] *claimed, denied; Ada Quill; undated*

## Sales

### Offer

- Northwind might sell Bora vans.[^northwind-000002] *considered; Mia Poe (journalist); 2027, \
in the article: “from 2027”; about 3,000 vans*
- Southwind is to carry Northwind's parts.[^northwind-000004] *planned; Northwind Motors; undated; \
with Southwind*

## Articles
"""


def test_a_dossier_reads_like_this() -> None:
    page = dossier_markdown(library(), "northwind")
    assert page.startswith(PAGE.replace("CHECKSUM", field(page, "checksum")))


def test_a_counterpart_is_told_the_same_statement_from_its_side() -> None:
    page = dossier_markdown(library(), "southwind")
    assert "*planned; Northwind Motors; undated; told of Northwind Motors*" in page
    check_footnotes(page)


def test_a_company_without_articles_has_no_empty_sections() -> None:
    page = dossier_markdown(library(), "calm")
    assert [block.text for block in blocks(page)] == [
        "Calm",
        "No statement yet: no article about this company has been read.",
    ]


def test_a_rank_is_said() -> None:
    page = dossier_markdown(library([replace(STATEMENTS[0], rank="deprecated")]), "northwind")
    assert "*done; Mia Poe (journalist); undated; deprecated*" in page


def test_a_statement_whose_topic_is_gone_is_still_shown() -> None:
    page = dossier_markdown(library([replace(STATEMENTS[0], topic="gone")]), "northwind")
    assert Block("h2", "Topics not in the codebook") in blocks(page)
    assert "- Northwind has a depot in Lille." in page
    check_footnotes(page)


def test_notes_are_put_in_verbatim() -> None:
    page = dossier_markdown(library(), "northwind", notes="# mine\n\n| a")
    assert notes.kept(page) == "# mine\n\n| a"


def test_the_same_library_gives_the_same_bytes() -> None:
    shown = library(originals=[original()])
    assert dossier_markdown(shown, "northwind") == dossier_markdown(shown, "northwind")
    assert "\r" not in dossier_markdown(shown, "northwind")


def test_without_originals_there_is_no_quotation(seeds: Library) -> None:
    for company in seeds.companies:
        assert "Quotation:" not in dossier_markdown(seeds, company.id)


def test_with_the_original_all_passages_are_quoted() -> None:
    page = dossier_markdown(library(originals=[original()]), "northwind")
    assert page.count("Quotation:") == 5
    assert "Digest:" not in page
    assert "original attached" in page


def test_with_another_version_what_it_lacks_is_not_quoted() -> None:
    page = dossier_markdown(library(originals=[original("A depot in Lille")]), "northwind")
    assert "“depot in Lille”" in page
    assert "opened a depot" not in page
    assert "another version attached" in page
    assert DIGESTS[1] in page


def test_every_statement_of_the_seed_library_is_there_to_the_letter(seeds: Library) -> None:
    for company in seeds.companies:
        page = dossier_markdown(seeds, company.id)
        items = [block.text for block in blocks(page) if block.place == "li"]
        for told in seeds.told[company.id]:
            assert [item for item in items if item.startswith(f"{told.text} ")]
        check_footnotes(page)
        assert not links(page)
        assert not foreign_html(page)


def test_two_dossiers_in_one_file_share_only_equal_footnotes(seeds: Library) -> None:
    """A footnote is named after its statement, so a shared one is defined alike in both."""
    pages = [dossier_markdown(seeds, company.id) for company in seeds.companies]
    defined: dict[str, str] = {}
    for page in pages:
        for line in page.splitlines():
            if line.startswith("[^"):
                name, _, text = line.partition(":")
                assert defined.setdefault(name, text) == text


def check_hostile(text: str) -> None:
    for company in ("northwind", "southwind"):
        page = dossier_markdown(hostile_library(text), company)
        check_footnotes_of(page)
        assert not links(page)
        assert not foreign_html(page)
        assert "table_open" not in kinds(page)
        assert notes.kept(page) == ""
        headings = [block for block in blocks(page) if block.place in {"h1", "h2", "h3"}]
        assert headings[0] == Block("h1", text)
        ours = {"Gaps", "Sites", "Depots", "Plants", "Articles"}
        assert {block.text for block in headings[1:]} <= ours
        if company == "northwind":
            items = [block.text for block in blocks(page) if block.place == "li"]
            assert f"{text} done; {text}; “{text}”" in items


def check_footnotes_of(page: str) -> None:
    """Check by the renderer alone: a text may look like a footnote in the source."""
    found = [block for block in blocks(page) if block.place == "footnote"]
    assert all("¶" in block.text for block in found)
    assert len(found) == len([line for line in page.splitlines() if line.startswith("[^north")])


@pytest.mark.parametrize("text", [text for text in TEXTS if text == " ".join(text.split())])
def test_hostile_texts_stay_texts(text: str) -> None:
    check_hostile(text)


@settings(max_examples=60, deadline=None)
@given(lines())
def test_any_texts_stay_texts(text: str) -> None:
    check_hostile(text)
